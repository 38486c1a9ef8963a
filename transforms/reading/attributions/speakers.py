"""Whose words a cue gives: the subject of the verb, the owner of the noun."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from parley.transforms.reading.attributions.reports.extents import FINITE, Stretch
from parley.transforms.reading.grammar.labels import NAMING
from parley.transforms.reading.grammar.subjects import subject, understood_subject
from parley.transforms.reading.records import NewActor, issuer_at, mention_at

_EXAMPLES = frozenset({"like", "as"})
_BY_WHOM = frozenset({"by", "from", "among", "of"})
_DROPPED = frozenset({"relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "parataxis"})
_THINGS = frozenset({"it", "this", "that", "these", "those", "which", "what"})
_BESIDE = 7
_INNER = frozenset({"compound", "poss", "nmod", "pobj", "npadvmod", "appos", "conj"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """The wording of a speaker, and the actors it stands for where that is known.

    `new` holds those of the actors that no codebook holds and that this wording brings in.
    """

    span: Stretch
    actors: tuple[str, ...] = ()
    new: tuple[tuple[str, NewActor], ...] = ()


def speaker_of_verb(verb: Token) -> Speaker | None:
    """Who says what VERB reports; None where the text does not tell."""
    head = understood_subject(verb)
    return speaker_at(head) if head is not None else None


def teller_of(verb: Token, content: Stretch, people: frozenset[str]) -> Token | None:
    """The subject of VERB, which reports CONTENT; for a participle, that of the report before it.

    "She predicted that the talks would fail, calling them a show": who calls is she. Nobody in
    the words themselves speaks them: then it is whoever stands beside the verb.
    """
    found = understood_subject(verb)
    start, end = content
    if found is not None and start <= found.i < end and not start <= verb.i < end:
        return beside(verb, content) or found
    if found is None or verb.tag_ != "VBG" or verb.dep_ != "advcl":
        return found
    if verb.left_edge.i == 0 or verb.left_edge.nbor(-1).text != ",":
        return found
    at = verb.head
    while at.dep_ in ("ccomp", "conj") and at.head.i != at.i and at.head.i < at.i:
        at = at.head
    outer = subject(at)
    return outer if outer is not None and can_speak(outer, people) else found


def beside(verb: Token, content: Stretch) -> Token | None:
    """Who stands right before or after VERB, outside of CONTENT: "..., said X"."""
    doc, (start, end) = verb.doc, content
    first = max(verb.sent.start, verb.i - _BESIDE, end if end <= verb.i else 0)
    for token in reversed(doc[first : verb.i]):
        if token.pos_ in NAMING and token.dep_ not in _INNER:
            return token
    last = min(verb.sent.end, verb.i + _BESIDE, start if start > verb.i else len(doc))
    for token in doc[verb.i + 1 : last]:
        if token.pos_ in NAMING and token.dep_ not in _INNER:
            return token
        if token.is_punct or token.pos_ in ("ADP", "VERB"):
            return None
    return None


def can_speak(head: Token, people: frozenset[str]) -> bool:
    """Whether the phrase of HEAD names persons or bodies, and no thing or fact."""
    if head.pos_ == "PROPN" or (head.pos_ == "PRON" and head.tag_ != "WDT"):
        mention = mention_at(head) if head.lower_ == "it" else None
        return head.lower_ not in _THINGS or (mention is not None and bool(mention.actors))
    if head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or head.lemma_.lower() in people:
        return True
    mention = mention_at(head)
    return mention is not None and bool(mention.actors)


def owner_of(noun: Token, of_phrase: bool = True) -> Token | None:
    """Whose word NOUN names: its owner, its "by"-phrase, or the subject of its verb.

    OF_PHRASE says whether a phrase with "of" may name the owner, too.
    """
    possessor = next((child for child in noun.children if child.dep_ == "poss"), None)
    if possessor is not None:
        return possessor
    by_whom = _owner_after(noun, of_phrase)
    if by_whom is not None:
        return by_whom
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod") and mention_at(child) is not None:
            return child
    return _owner_by_deed(noun)


def _owner_after(noun: Token, of_phrase: bool) -> Token | None:
    """Who stands behind NOUN as its owner: "doubts among | experts", "the view of | Paris"."""
    for child in noun.children:
        if child.dep_ not in ("prep", "agent") or child.lower_ not in _BY_WHOM:
            continue
        for told in child.children:
            owns = child.lower_ != "of" or (of_phrase and mention_at(told) is not None)
            if told.dep_ == "pobj" and owns:
                return told
    return None


def _owner_by_deed(noun: Token) -> Token | None:
    """Who does something with NOUN, and so owns it: "| Paris voiced doubts"."""
    if noun.dep_ not in ("dobj", "attr", "pobj", "conj"):
        return None
    at = noun.head
    while at.dep_ in ("prep", "conj") and at.pos_ not in ("VERB", "AUX"):
        at = at.head
    return understood_subject(at) if at.pos_ in ("VERB", "AUX") else None


def speaker_at(head: Token) -> Speaker:
    """The speaker named by the phrase of HEAD, with those coordinated with it."""
    heads = [head, *(token for token in _conjuncts(head))]
    end = max(phrase(token)[1] for token in heads)
    actors: dict[str, None] = {}
    for token in heads:
        actors |= dict.fromkeys(_actors(token))
    return Speaker((phrase(head)[0], end), tuple(actors))


def _actors(head: Token) -> tuple[str, ...]:
    """Actors of the examples that HEAD gives ("experts like"), of its mention, or apposition."""
    if issuers := issuer_at(head):
        return issuers
    named = [
        grandchild
        for child in head.children
        if child.dep_ == "prep" and child.lower_ in _EXAMPLES
        for grandchild in child.children
        if grandchild.dep_ == "pobj"
    ]
    examples = [actor for token in named for actor in _actors(token)]
    if examples:
        return tuple(examples)
    mention = mention_at(head)
    if mention is not None and mention.actors:
        return mention.actors
    for child in head.children:
        if child.dep_ == "appos" and (inner := mention_at(child)) is not None and inner.actors:
            return inner.actors
    return ()


def _conjuncts(head: Token) -> list[Token]:
    """What is coordinated with HEAD inside its phrase, nearest first."""
    found: list[Token] = []
    at = head
    while True:
        following = next(
            (c for c in at.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON")),
            None,
        )
        if following is None:
            return found
        found.append(following)
        at = following


def phrase(head: Token) -> Stretch:
    """The noun phrase of HEAD without relative clauses, appositions and coordination."""
    start, end = head.i, head.i + 1
    for child in head.children:
        if child.dep_ in _DROPPED or (child.i < head.i and child.tag_ in FINITE):
            continue
        if child.i < head.i:
            start = min(start, child.left_edge.i)
        elif child.dep_ == "prep" or child.i == end:
            if any(t.dep_ in ("relcl", "punct") for t in child.children):
                continue
            end = max(end, child.right_edge.i + 1)
    return start, end
