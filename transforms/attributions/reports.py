"""Reported words and views: a verb or noun of reporting with its content and its speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from transforms.attributions.clauses import (
    FINITE,
    Stretch,
    clause,
    main_clause,
    subject,
    subtree,
    trim,
)
from transforms.attributions.lexicon import Cue, Lexicon
from transforms.attributions.speakers import (
    Speaker,
    can_speak,
    owner_of,
    speaker_at,
    subject_of,
)

_VERBAL = frozenset({"VERB", "AUX"})
_PHRASES = ("as", "of", "about", "for")
# Where nobody is named ("it was reported that"), only a whole clause is somebody's words.
_IMPERSONAL = frozenset({"verb:clause", "verb:parenthesis"})
# Subjects of verbs of showing that hold somebody's view; facts and episodes hold none.
_SHOWING_WORDS = (
    "poll survey study report analysis document record email e-mail data figure statistic "
    "research investigation assessment review transcript article paper book letter"
)
_SHOWING = frozenset(_SHOWING_WORDS.split())


_PAUSES = frozenset({",", "?", "!", "”", '"', "''", "’", "'", "»", "—", "–"})
_FACTS = frozenset({"this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Report:
    """Content with its cue and speaker; `method` names the rule."""

    content: Stretch
    cue: Stretch
    speaker: Speaker | None
    method: str


def find_reports(doc: Doc, lexicon: Lexicon) -> list[Report]:
    """All reports of DOC by verbs and nouns, in the order of their cues."""
    found: list[Report] = []
    for token in doc:
        pos = token.pos_
        if pos == "VERB" or (pos == "AUX" and token.lemma_ == "be"):
            cue = lexicon.verb(token)
            if cue is not None:
                found += _by_verb(doc, token, cue, lexicon.people)
        elif pos == "NOUN":
            noun = lexicon.nouns.get(token.lemma_)
            if noun is not None:
                found += _by_noun(doc, token, noun, lexicon.people)
    return found


def _by_verb(doc: Doc, verb: Token, cue: Cue, people: frozenset[str]) -> Iterator[Report]:
    told = subject(verb)
    if verb.dep_ == "amod" or (told is not None and told.lower_ in _FACTS):
        return
    if cue.kinds == {"show"} and not _shows(verb):
        return
    for content, method in _contents(doc, verb, cue):
        trimmed = trim(doc, content)
        head = subject_of(verb)
        if method not in _IMPERSONAL and (head is None or not can_speak(head, people)):
            continue
        speaker = speaker_at(head) if head is not None else None
        if trimmed[0] < trimmed[1]:
            yield Report(trimmed, _cue_span(verb), speaker, method)
            return


def _contents(doc: Doc, verb: Token, cue: Cue) -> Iterator[tuple[Stretch, str]]:
    """What VERB may report, the surest first."""
    if cue.takes("clause"):
        yield from _clauses(doc, verb)
    for name in _PHRASES:
        if cue.takes(name):
            preposition = _preposition(verb, cue.complements[name])
            found = _complement(preposition) if preposition is not None else None
            if found:
                yield found, f"verb:{name}"
    if cue.takes("as"):
        for child in verb.children:
            if child.dep_ == "oprd" and child.i > verb.i:
                yield subtree(child), "verb:as"
    for child in verb.children:
        if not cue.takes("to_inf") or child.i < verb.i:
            continue
        if child.dep_ in ("xcomp", "ccomp") and _infinitive(child):
            yield subtree(child), "verb:to_inf"
    if cue.takes("object"):
        for child in verb.children:
            if child.dep_ == "dobj" and "" in cue.complements["object"] and child.pos_ != "PRON":
                yield subtree(child), "verb:object"
            elif child.dep_ == "prep" and child.lower_ in cue.complements["object"]:
                found = _complement(child)
                if found:
                    yield found, "verb:object"


def _clauses(doc: Doc, verb: Token) -> Iterator[tuple[Stretch, str]]:
    """Clauses that VERB reports: under it, or around it where it is set in between."""
    if any(c.lower_ == "as" and c.dep_ in ("mark", "advmod", "prep") and c.i < verb.i
           for c in verb.children):  # fmt: skip
        if verb.dep_ in ("advcl", "parataxis", "ccomp", "acl"):
            yield _around(verb), "verb:as_clause"
        return
    between = _between(doc, verb)
    if between is not None:
        yield between, "verb:parenthesis"
    for child in verb.children:
        if child.dep_ == "ccomp" and (
            _states(child) if child.i > verb.i else _set_off(doc, child, verb)
        ):
            yield clause(child, verb), "verb:clause"
    if verb.dep_ == "parataxis" and verb.head.pos_ in _VERBAL:
        yield _around(verb), "verb:parenthesis"


def _between(doc: Doc, verb: Token) -> Stretch | None:
    """The sentence around a parenthesis ", X said,"; None where VERB is no parenthesis."""
    after = verb.i + 1
    if after >= len(doc) or doc[after].text != "," or verb.i < 3:
        return None
    head = subject(verb)
    if head is None or head.i > verb.i or doc[head.left_edge.i - 1].text != ",":
        return None
    sentence = verb.sent
    if head.left_edge.i - sentence.start < 3 or sentence.end - after < 4:
        return None
    if any(child.dep_ == "ccomp" and child.i > verb.i and doc[after].head.i != child.i
           and child.left_edge.lower_ == "that" for child in verb.children):  # fmt: skip
        return None
    return sentence.start, sentence.end


def _around(verb: Token) -> Stretch:
    """The clause in which VERB is a parenthesis, without it."""
    main = main_clause(verb)
    start, end = subtree(main)
    own_start, own_end = subtree(verb)
    if own_start <= main.i < own_end:
        return (own_end, end) if verb.i < main.i else (start, own_start)
    if own_start - start > end - own_end:
        return (start, own_start) if end - own_end < 3 else (start, end)
    opens = subject(main)
    after = own_start - start < 3 and (opens is None or opens.i >= own_end)
    return (own_end, end) if after else (start, end)


def _preposition(verb: Token, wanted: frozenset[str]) -> Token | None:
    """The preposition of VERB, which the parser may have hung on its object."""
    for child in verb.children:
        if child.dep_ in ("prep", "mark") and child.lower_ in wanted and child.i > verb.i:
            return child
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass") and child.i > verb.i:
            hung = [c for c in child.children if c.dep_ == "prep" and c.lower_ in wanted]
            if hung:
                return hung[-1]
    return None


def _complement(preposition: Token) -> Stretch | None:
    """What follows PREPOSITION inside its phrase."""
    end = preposition.right_edge.i + 1
    return (preposition.i + 1, end) if end > preposition.i + 1 else None


def _set_off(doc: Doc, content: Token, verb: Token) -> bool:
    """Whether the clause of CONTENT stands before its VERB as words do: set off, and alone."""
    if any(c.i > verb.i and c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children):
        return False
    told = subject(verb)
    first = told.left_edge.i if told is not None and told.i < verb.i else verb.i
    return content.i < first and (
        doc[first - 1].text in _PAUSES or doc[max(0, first - 2)].text in _PAUSES
    )


def _states(verb: Token) -> bool:
    """Whether the clause of VERB states something: finite, or a wish after "that"."""
    if verb.tag_ in FINITE:
        return True
    for child in verb.children:
        if child.tag_ in FINITE or (child.dep_ == "mark" and child.lower_ == "that"):
            return True
    return verb.pos_ not in _VERBAL and subject(verb) is None


def _infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _shows(verb: Token) -> bool:
    head = subject(verb)
    return head is None or head.pos_ in ("PROPN", "PRON") or head.lemma_ in _SHOWING


def _cue_span(verb: Token) -> Stretch:
    last = verb.i + 1
    if last < len(verb.doc) and verb.nbor(1).dep_ == "prt" and verb.nbor(1).head.i == verb.i:
        last += 1
    return verb.i, last


def _by_noun(doc: Doc, noun: Token, cue: Cue, people: frozenset[str]) -> Iterator[Report]:
    content: Stretch | None = None
    method = ""
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("acl", "ccomp") and cue.takes("clause") and _with_that(child):
            content, method = subtree(child), "noun:clause"
            break
        if child.dep_ == "prep":
            for name in ("of", "about", "object"):
                if cue.takes(name) and child.lower_ in cue.complements[name]:
                    content, method = _complement(child), f"noun:{name}"
        if content:
            break
    if content is None:
        return
    owner = owner_of(noun, method != "noun:of")
    trimmed = trim(doc, content)
    if owner is not None and can_speak(owner, people) and trimmed[0] < trimmed[1]:
        yield Report(trimmed, (noun.i, noun.i + 1), speaker_at(owner), method)


def _with_that(verb: Token) -> bool:
    return any(child.lower_ == "that" and child.tag_ == "IN" for child in verb.children)
