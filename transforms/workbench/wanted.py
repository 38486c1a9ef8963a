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
_COUNTED = frozenset({"NOUN", "ADJ", "VERB", "ADV"})
_FAR = 4
_LEAST, _MOST = 2, 3


def wanted_phrases(doc: Doc, taken: AbstractSet[int]) -> Iterator[tuple[Span, bool]]:
    """Phrases of two or three words, and whether somebody demands, grants or refuses them.

    That is, whether they stand under a verb of that kind, or under one of stance. A phrase with a
    token in TAKEN names somebody, and is left out, as are those with names in them.
    """
    telling = {event.start for event in doc._.events if event.event_type in _ABOUT}
    telling |= {stance.start for stance in doc._.stances}
    for token in doc:
        if token.pos_ != "NOUN" or token.i in telling:
            continue
        above = list(token.ancestors)[:_FAR]
        wanted = token.dep_ in _COMPLEMENTS and any(each.i in telling for each in above)
        for phrase in _phrases(token):
            words = [each for each in phrase if each.pos_ in _COUNTED]
            if (
                _LEAST <= len(words) <= _MOST
                and taken.isdisjoint(range(phrase.start, phrase.end))
                and not any(each.ent_type_ or each.pos_ in {"PROPN", "NUM"} for each in phrase)
            ):
                yield phrase, wanted


def _phrases(noun: Token) -> Iterator[Span]:
    """NOUN with the adjectives and nouns right before it, and with what it is of."""
    start = noun.i
    while start > noun.sent.start:
        before = noun.doc[start - 1]
        if before.dep_ not in _BEFORE and not (before.is_punct and before.text == "-"):
            break
        start -= 1
    yield noun.doc[start : noun.i + 1]
    for word in noun.rights:
        of = [each for each in word.rights if each.dep_ == "pobj" and each.pos_ == "NOUN"]
        if word.i == noun.i + 1 and word.dep_ == "prep" and of:
            yield noun.doc[start : of[0].i + 1]
