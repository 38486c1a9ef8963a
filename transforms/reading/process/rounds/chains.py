"""Phrases of one document that tell of the same round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.transforms.reading.process.rounds.telling import How, Telling, Venue, by_persons
from parley.transforms.reading.records import Dated

_SHARP, _CLOSE = 7, 2
"""Days of a date that still tells one round, and by how many days two tellings of it may differ."""
_NEAR, _FAR = 80, 400
_READABLE = 20


@dataclass(slots=True)
class Chain:
    """One round with the phrases that tell of it, in the order of the text."""

    tellings: list[Telling] = field(default_factory=list)
    kind: str = "talks"
    acting: tuple[str, ...] = ()
    sides: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    hosts: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    delegates: tuple[str, ...] = ()
    place: Venue | None = None
    date: Dated | None = None

    def add(self, telling: Telling) -> None:
        """Take up TELLING with what it says of the round."""
        if not self.tellings:
            self.kind = telling.kind
        elif telling.kind == "summit":
            self.kind = "summit"
        self.tellings.append(telling)
        if len(telling.sides) > len(self.sides):
            self.acting, self.sides = telling.acting, telling.sides
        self.persons |= telling.persons
        self.hosts = tuple(dict.fromkeys((*self.hosts, *telling.hosts)))
        self.mediators = tuple(dict.fromkeys((*self.mediators, *telling.mediators)))
        if self.place is None or (self.place.wide and telling.place is not None):
            self.place = telling.place or self.place
        self.date = _sharper(self.date, telling.date)

    @property
    def level(self) -> str | None:
        """The rank of those who meet, as most phrases tell it; of equals the first."""
        told = Counter(telling.level for telling in self.tellings if telling.level)
        return max(told, key=lambda level: told[level], default=None)

    @property
    def outcome(self) -> tuple[int, int] | None:
        """What it brought: how it ended before what else is told, at length but not too long."""
        told = [t for t in self.tellings if t.outcome is not None]
        best = max(told, key=_worth, default=None)
        return best.outcome if best is not None else None

    @property
    def is_past(self) -> bool:
        """Whether all that is told of it has happened."""
        return all(telling.factuality == "actual" for telling in self.tellings)

    @property
    def last(self) -> int:
        """The token of the phrase that tells of it last."""
        return self.tellings[-1].head.i


def _worth(telling: Telling) -> tuple[bool, bool, int]:
    start, end = telling.outcome or (0, 0)
    return telling.ends, end - start <= _READABLE, end - start


def chained(tellings: Iterable[Telling]) -> list[Chain]:
    """The rounds of a document, each with its phrases."""
    chains: list[Chain] = []
    for telling in tellings:
        chain = _earlier(telling, chains)
        if chain is None:
            chain = Chain()
            chains.append(chain)
        chain.add(telling)
    return chains


def _earlier(telling: Telling, chains: list[Chain]) -> Chain | None:
    fitting = [chain for chain in chains if _fits(telling, chain)]
    return max(fitting, key=lambda chain: (_likeness(telling, chain), chain.last), default=None)


def _likeness(telling: Telling, chain: Chain) -> int:
    gap = telling.head.i - chain.last
    return (
        3 * _same_place(telling, chain)
        + 3 * (telling.date is not None and telling.date == chain.date)
        + 2 * (bool(telling.sides) and telling.sides == chain.sides)
        + (telling.kind == chain.kind)
        + 2 * (gap < _NEAR)
        + (gap < _FAR)
        + (len(chain.tellings) > 2)
    )


def _same_place(telling: Telling, chain: Chain) -> bool:
    one, other = telling.place, chain.place
    return one is not None and other is not None and one.place_id == other.place_id


def _fits(telling: Telling, chain: Chain) -> bool:
    """Whether TELLING may be of the round of CHAIN."""
    if _contradicts(telling, chain):
        return False
    dated = telling.date is not None and chain.date is not None
    near = telling.head.i - chain.last < _NEAR
    if telling.factuality == "future" and not telling.definite and chain.is_past:
        return near or _same_place(telling, chain)
    if telling.another and not (dated and telling.fixes):
        return False
    if telling.how in {How.BACK, How.VENUE} or telling.definite:
        return True
    if _same_place(telling, chain) or (dated and _is_sharp(telling.date)):
        return True
    return telling.sides == chain.sides and not (telling.fixes and not dated)


def _contradicts(telling: Telling, chain: Chain) -> bool:
    """Whether kind, parties, persons, rank, day or place say that they are two."""
    if (telling.kind == "call") != (chain.kind == "call"):
        return True
    one, other = telling.sides, chain.sides
    if one and other and not (one <= other or other <= one):
        return True
    if telling.persons and telling.by_persons != by_persons(chain.persons, chain.sides):
        return True
    if telling.number and any(t.number not in {None, telling.number} for t in chain.tellings):
        return True
    if telling.level and chain.level and telling.level != chain.level and not telling.fixes:
        return True
    # When "the talks" broke down is not yet when they were.
    told_again = telling.definite and not telling.fixes
    slack = _SHARP if told_again else _CLOSE
    return apart(telling.date, chain.date, slack) or _elsewhere(telling.place, chain.place)


def apart(one: Dated | None, other: Dated | None, close: int = _CLOSE) -> bool:
    """Whether two dates cannot be of one round; those of a day may differ by CLOSE days."""
    if one is None or other is None:
        return False
    slack = close if _is_sharp(one) and _is_sharp(other) else 0
    return max((one.first - other.last).days, (other.first - one.last).days) > slack


def _is_sharp(date: Dated | None) -> bool:
    return date is not None and (date.last - date.first).days <= _SHARP


def _sharper(one: Dated | None, other: Dated | None) -> Dated | None:
    if one is None or other is None:
        return one or other
    return other if (other.last - other.first) < (one.last - one.first) else one


def _elsewhere(one: Venue | None, other: Venue | None) -> bool:
    if one is None or other is None or one.place_id == other.place_id:
        return False
    if one.wide or other.wide:
        return one.country != other.country
    return one.name != other.name
