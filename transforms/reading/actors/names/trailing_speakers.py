"""Parses put right that lose who speaks at the end of a sentence.

"Chad sent troops to Haiti, an official in Lima said": the parser takes the official for an aside
of Haiti, or "said" for what Chad did next.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from parley.transforms.reading.grammar.labels import CLAUSE_SUBJECTS, FINITE, NAMING, TIMES, VERBAL
from parley.transforms.reading.grammar.words import english

_STATES = frozenset({"ccomp", "xcomp", "acl", "relcl", "advcl"})
_FEWEST = 3  # words of a clause


def speak_after(doc: Doc) -> None:
    """Make whoever stands between the last comma and a verb of telling its subject."""
    for sentence in doc.sents:
        for token in sentence[_FEWEST + 1 :]:
            if token.tag_ in FINITE and token.lemma_ in english(token).grammar.telling:
                _set_right(sentence, token)


def _set_right(sentence: Span, verb: Token) -> None:
    """Hang on VERB who tells and what, where what stands before them is a clause."""
    doc = sentence.doc
    comma = next(
        (t for t in reversed(doc[sentence.start + _FEWEST : verb.i - 1]) if t.text == ","), None
    )
    if comma is None or _goes_on(verb):
        return
    told = _stated(sentence, comma, verb)
    teller = _teller(doc[comma.i + 1 : verb.i])
    if told is None or teller is None or (teller.head == verb and told.head == verb):
        return
    above = None if told.head == told else told.head
    if above is not None and above.i > comma.i and above != verb:
        return
    _take_back(verb, told, comma)
    verb.head, verb.dep_ = verb, "ROOT"
    told.head, told.dep_ = verb, "ccomp"
    teller.head, teller.dep_ = verb, "nsubj"
    comma.head = verb


def _goes_on(verb: Token) -> bool:
    """Whether VERB has words after it, or stands in a clause on a noun or under another."""
    if verb.dep_ in {"relcl", "acl", "advcl", "pcomp"}:
        return True
    after = [child for child in verb.children if child.i > verb.i]
    states = any(child.dep_ in _STATES or child.tag_ in FINITE for child in after)
    return states or any(t.text in {":", "“", '"'} for t in verb.doc[verb.i + 1 : verb.i + 3])


def _stated(sentence: Span, comma: Token, verb: Token) -> Token | None:
    """The verb of the whole clause that stands before COMMA; None where there is none."""
    heads = [
        token
        for token in sentence.doc[sentence.start : comma.i]
        if token.pos_ in VERBAL
        and (token.head == token or token.head == verb or token.head.i > comma.i)
        and token.dep_ in {"ROOT", "ccomp", "parataxis", "advcl"}
    ]
    if len(heads) != 1:
        return None
    head = heads[0]
    finite = head.tag_ in FINITE or any(c.tag_ in {*FINITE, "MD"} for c in head.children)
    begun = any(
        c.dep_ in CLAUSE_SUBJECTS and c.i < head.i and c.head in {head, *head.children}
        for c in head.subtree
    )
    opened = any(c.dep_ == "mark" for c in head.children)
    return head if finite and begun and not opened else None


def _teller(phrase: Span) -> Token | None:
    """The head of PHRASE where it is one noun phrase and nothing else."""
    if not len(phrase) or phrase[0].pos_ in {"CCONJ", "SCONJ", "ADV", "ADP", "VERB", "AUX"}:
        return None
    heads = [token for token in phrase if token.head.i not in range(phrase.start, phrase.end)]
    if len(heads) != 1 or heads[0].pos_ not in NAMING or heads[0].tag_ in {"WP", "WDT"}:
        return None
    return None if heads[0].ent_type_ in TIMES else heads[0]


def _take_back(verb: Token, told: Token, comma: Token) -> None:
    """Hang on TOLD what the parser hung on VERB though it stands before COMMA."""
    lacks = not any(child.dep_ in {"dobj", "attr", "acomp"} for child in told.children)
    for child in list(verb.children):
        if child.i > comma.i or child in (told, comma):
            continue
        child.head = told
        if child.dep_ in CLAUSE_SUBJECTS and lacks and child.i > told.i:
            child.dep_ = "dobj"
