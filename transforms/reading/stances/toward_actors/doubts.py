"""Toward whom a position is where the clause does not name him: "condemned the attack"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.grammar.arguments import is_passive
from parley.transforms.reading.grammar.labels import SUBJECTS
from parley.transforms.reading.grammar.modality import CAN
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.stances.holders import Holders
from parley.transforms.reading.stances.uses import Word

_POWERS = CAN | {"could"}
_WITHIN = 3  # sentences between a deed and the word on it


def doers_of(word: Word, heads: Iterable[Token], holders: Holders) -> list[str]:
    """Whose the deed is that HEADS name, as told a few sentences before; an army's is a state's."""
    if word.position != "oppose" or not any(
        h.lemma_.lower() in english(h).stances.deeds for h in heads
    ):
        return []
    doc, at = word.token.doc, word.token.i
    before = [s.start for s in doc.sents if s.start <= at][-_WITHIN:]
    done = [
        event.sources
        for event in doc._.events
        if event.event_type in traits(word.token).force
        and event.factuality == "actual"
        and event.sources
        and before[0] <= event.start < at
    ]
    home = holders.participants.home
    return list(dict.fromkeys(home(actor) for actor in done[-1])) if done else []


def trusters(word: Word) -> list[str]:
    """Who says that somebody "cannot be trusted": the speaker."""
    token = word.token
    if not is_passive(token) or any(c.dep_ == "agent" for c in token.children):
        return []
    if not any(c.dep_ == "aux" and c.lower_ in _POWERS for c in token.children):
        return []
    return list(speaker_of(token.doc, token.i))


def doubted(word: Word, holders: Holders) -> list[str]:
    """Of whose good will somebody doubts: "doubts that Moscow is serious"."""
    if word.token.lemma_ not in english(word.token).stances.doubts or word.position != "oppose":
        return []
    subjects = [
        s
        for c in word.token.children
        if c.dep_ == "ccomp"
        and english(word.token).stances.good_will & {t.lemma_.lower() for t in (c, *c.children)}
        for s in c.children
        if s.dep_ in SUBJECTS
    ]
    return holders.actors(subjects)
