"""Reported words and views: a verb or noun of reporting with its content and its speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from transforms.attributions.clauses import (
    Stretch,
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
from transforms.attributions.stated import is_infinitive, stated_clauses

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
        yield from stated_clauses(doc, verb)
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
        if child.dep_ in ("xcomp", "ccomp") and is_infinitive(child):
            yield subtree(child), "verb:to_inf"
    if cue.takes("object"):
        for child in verb.children:
            if child.dep_ == "dobj" and "" in cue.complements["object"] and child.pos_ != "PRON":
                yield subtree(child), "verb:object"
            elif child.dep_ == "prep" and child.lower_ in cue.complements["object"]:
                found = _complement(child)
                if found:
                    yield found, "verb:object"


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
