"""What the files of English word classes may hold; each says what its classes are for."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BeforeValidator, Field

from parley.schemas.codebook.actors import Entry
from parley.schemas.vocabulary import Position

W = TypeVar("W")


def _once(words: W) -> W:
    """Refuse a word that stands twice in a class."""
    if isinstance(words, list):
        twice = sorted({word for word in words if words.count(word) > 1})
        if twice:
            raise ValueError(f"'{twice[0]}' stands here twice")
    return words


Words = Annotated[frozenset[str], BeforeValidator(_once), Field(min_length=1)]
"""A class of words, in lower case."""
Ordered = Annotated[tuple[str, ...], BeforeValidator(_once), Field(min_length=1)]
"""Words whose order counts."""


class GrammarWords(Entry):
    """Classes of words by how the clauses around them are built."""

    performing: Words
    telling: Words
    addressing: Words
    counts: Words
    object_control: Words
    judging: Words
    writings: Words
    calls: Words
    courtesies: Words
    taking_place: Words
    raising: Words
    traces: Words
    lacks: Words
    laying_on: Words


class ActorsWords(Entry):
    """Words in and around the names of actors."""

    bodies: Words
    alone: Words
    counted: Words
    city_named: Words
    civic_bodies: Words
    matters: Words
    regions: Words
    times: Words
    female_titles: Words
    male_titles: Words
    motion: Words
    governments: Words
    troops: Words
    meeting: Words
    of_state: Words
    fighters: Words
    groups: Words
    armed: Words
    unions: Words
    former: Words
    leaders: Words
    of_leaders: Words
    no_offices: Words
    counterparts: Words
    title_words: Words
    not_titles: Words
    of_places: Words
    spoken_of: Words
    handed_back: Words
    plain_regions: Words
    being_there: Words
    spanning: Words
    honorifics: Words
    small_parts: Words
    heads: Words
    sides: Words
    whole_sides: Words
    persons: Words
    own: Words
    acting: Words
    of_two: Words
    of_both: Words
    willing: Words
    of_things: Words
    asking: Words


class TimesWords(Entry):
    """Words of dates."""

    former: Words


class AttributionsWords(Entry):
    """Words by which texts tell what others said."""

    granted: Words
    audiences: Words
    works: Words
    defining: Words
    defining_phrase: Ordered
    copulas: Words
    sources: Words
    showing: Words
    texts: Words
    withheld: Words
    declining: Words


class EventsWords(Entry):
    """Words of events: what carries them, who takes part, when and whether they happened."""

    made_at: Words
    often: Words
    between_persons: Words
    long_remembered: Words
    made_to: Words
    leading: Words
    mediating: Words
    by_authority: Words
    copulas: Words
    making: Words
    of_saying: Words
    light: Words
    light_jointly: Words
    ready: Words
    blaming: Words
    thinking: Words
    taking_part: Words


class StancesWords(Entry):
    """Words of positions: who holds them, on what they hang, and what denies them."""

    carriers: Words
    reversals: Words
    saying: Words
    pressure: Words
    past: Words
    trade: Words
    terms: Words
    force: Words
    mandative: Words
    disputing: Words
    put_nouns: Words
    answers: dict[str, Position]
    idioms: Words
    threats: Words
    phases: Words
    credits: Words
    resolves: Words
    haggling: Words
    judging: Words
    views: Words
    lines: Words
    times: Words
    preferring: Words
    joint: Words
    provisos: Words
    yielding: Words
    deeds: Words
    doubts: Words
    good_will: Words
    conduct: Words
    enjoying: Words
    ties: Words
    keeping: Words
    of_actors: Words
    sides: Words


class QuantitiesWords(Entry):
    """Words of numbers."""

    labels: Words
    clock: Words
    relative: Words
    aged: Words
    loose: Words
    estimating: Words
    number_nouns: Words


class ExplanationsWords(Entry):
    """Words of reasons."""

    process: Words
    denials: Words


class ProcessWords(Entry):
    """Words of agreements, rounds, roles and interests that stand in no file of theirs."""

    not_all: Words
    copulas: Words
    linking: Words


class English(Entry):
    """The classes of English words, by the layer that reads by them."""

    grammar: GrammarWords
    actors: ActorsWords
    times: TimesWords
    attributions: AttributionsWords
    events: EventsWords
    stances: StancesWords
    quantities: QuantitiesWords
    explanations: ExplanationsWords
    process: ProcessWords
