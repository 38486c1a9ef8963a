"""Noun phrases over which actors agree or differ: what may be an issue."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from spacy.tokens import Doc, Span, Token

_ABOUT = frozenset(
    {"AGREE", "REJECT", "REQUEST", "CONCEDE", "SUPPORT", "ACCUSE", "THREATEN", "PROTEST"}
)
"""Types of events whose complement is what is argued about."""
_COMPLEMENTS = frozenset({"dobj", "pobj", "nsubjpass", "attr", "conj"})
_BEFORE = frozenset({"amod", "compound", "nmod"})
_FAR = 4
_LEAST, _MOST = 2, 3


def wanted_phrases(doc: Doc, taken: AbstractSet[int]) -> Iterator[Span]:
    """The phrases of two or three words under a verb of demand, consent or refusal, or of stance.

    Phrases with a token in TAKEN name somebody, and are left out, as are those with names in them.
    """
    telling = {event.start for event in doc._.events if event.event_type in _ABOUT}
    telling |= {stance.start for stance in doc._.stances}
    for token in doc:
        if token.pos_ != "NOUN" or token.dep_ not in _COMPLEMENTS:
            continue
        above = list(token.ancestors)[:_FAR]
        if not any(each.i in telling for each in above):
            continue
        phrase = _phrase(token)
        words = [each for each in phrase if not each.is_punct]
        if (
            _LEAST <= len(words) <= _MOST
            and taken.isdisjoint(range(phrase.start, phrase.end))
            and not any(each.ent_type_ or each.pos_ in {"PROPN", "NUM"} for each in phrase)
        ):
            yield phrase


def _phrase(noun: Token) -> Span:
    """NOUN with the adjectives and nouns right before it."""
    start = noun.i
    while start > noun.sent.start:
        before = noun.doc[start - 1]
        if before.dep_ not in _BEFORE and not (before.is_punct and before.text == "-"):
            break
        start -= 1
    return noun.doc[start : noun.i + 1]
