"""A phrase that tells of a round of talks, as the steps of `parley_rounds` hand it on."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from parley.transforms.reading.records import Dated


class How(StrEnum):
    """By what a phrase is told to mean a certain round."""

    TOLD = "told"  # an event that the text tells
    BACK = "back"  # "the talks", of one told before
    NAMED = "named"  # "the Oslo talks", by place or day
    ACT = "act"  # a verb: "phoned his counterpart"
    VENUE = "venue"  # "Oslo II", where talks were told to be in Oslo


CONFIDENCE = {How.TOLD: 0.75, How.NAMED: 0.7, How.BACK: 0.7, How.ACT: 0.6, How.VENUE: 0.65}


@dataclass(frozen=True, slots=True)
class Venue:
    """Where a round takes place: the name in the text, its id, and its country where it is known.

    `wide` is a whole country, in which any of its towns may be meant.
    """

    name: str
    place_id: str
    country: str | None
    wide: bool


@dataclass(slots=True)
class Telling:
    """A phrase that tells of a round.

    `event` is an index into `doc._.events`; `acting` are those whom phrase or event name as taking
    part, as actors, and `sides` whose they are; `named` holds where the phrase itself names them,
    `of_body` where an organisation meets. A date or a place that the phrase `fixes` is its own, and
    not carried from what was told before. `another` is none told last, `number` which of several it
    is. `outcome` is the token span of what it brought, by which it `ends` or not.
    """

    head: Token
    start: int
    end: int
    kind: str
    how: How
    event: int | None = None
    factuality: str = "actual"
    acting: tuple[str, ...] = ()
    sides: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    hosts: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    place: Venue | None = None
    date: Dated | None = None
    named: bool = False
    of_body: bool = False
    fixes: bool = False
    definite: bool = False
    another: bool = False
    number: str | None = None
    level: str | None = None
    outcome: tuple[int, int] | None = None
    ends: bool = False

    @property
    def by_persons(self) -> bool:
        """Whether persons meet, and not those whom their states send."""
        return by_persons(self.persons, self.sides)


def by_persons(persons: Sized, sides: Sized) -> bool:
    """Whether PERSONS meet for SIDES, one or more for each."""
    return bool(persons) and len(persons) >= len(sides)
