"""Whether two tellings can be of one event: by time, place and who takes part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, radians
from typing import Any

import numpy as np
import pyarrow as pa

from parley.transforms.resolution.columns import Bools, Ints
from parley.transforms.resolution.joining.telling import Told

_NEAR_KM = 30.0
_KM_A_DEGREE = 111.2
_NEAR_DEGREES = (_NEAR_KM / _KM_A_DEGREE) ** 2


class Places:
    """Which places may be one: the same, one in the country of the other, or a short way off."""

    def __init__(self, found: pa.Table) -> None:
        columns = ("place_id", "kind", "country", "latitude", "longitude")
        rows: list[dict[str, Any]] = found.select(columns).to_pylist()
        self._places = {row["place_id"]: row for row in rows}

    def agree(self, one: str, other: str, venues: bool = False) -> bool:
        """Whether something at ONE may be the same as something at OTHER.

        Of VENUES, one that no gazetteer holds, such as a palace, may stand in any town.
        """
        if one == other:
            return True
        a, b = self._places.get(min(one, other)), self._places.get(max(one, other))
        return bool(a and b and (_within(a, b) or _close(a, b) or (venues and _somewhere(a, b))))

    def all_agree(self, ids: Sequence[str], one: Ints, other: Ints, venues: Bools) -> Bools:
        """`agree` of pairs of places, each told by its place in IDS."""
        nowhere: dict[str, Any] = dict.fromkeys(("kind", "country", "latitude", "longitude"))
        rows = [self._places.get(place_id) for place_id in ids]
        known = np.array([row is not None for row in rows], np.bool_)
        told = [row or nowhere for row in rows]
        wide = np.array([row["kind"] == "country" for row in told], np.bool_)
        numbers: dict[str | None, int] = {None: -1}
        country = np.array([numbers.setdefault(r["country"], len(numbers)) for r in told], np.int64)
        located = np.array([_located(row) for row in told], np.bool_)
        north = np.array([row["latitude"] if _located(row) else 0.0 for row in told])
        east = np.array([row["longitude"] if _located(row) else 0.0 for row in told])
        narrowing = np.array([cos(radians(degrees)) for degrees in north.tolist()])
        # The same sums as `_close`, in which the one with the lesser id tells how long a degree is.
        order = np.argsort(np.argsort(np.array(ids, object), kind="stable"), kind="stable")
        lesser = np.where(order[one] < order[other], one, other)
        dy, dx = north[one] - north[other], (east[one] - east[other]) * narrowing[lesser]
        both = located[one] & located[other]
        told_country = country[one] >= 0
        same = told_country & (country[one] == country[other])
        near = both & (dy * dy + dx * dx <= _NEAR_DEGREES)
        alone = (country[one] == country[other]) | ~told_country | (country[other] < 0)
        hall = venues & alone & (located[one] != located[other])
        may = (same & (wide[one] | wide[other])) | near | hall
        return np.asarray((one == other) | (known[one] & known[other] & may), np.bool_)


def _within(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    same = a["country"] is not None and a["country"] == b["country"]
    return same and "country" in (a["kind"], b["kind"])


def _somewhere(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    same = a["country"] == b["country"] or None in (a["country"], b["country"])
    return same and _located(a) != _located(b)


def _close(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    if not (_located(a) and _located(b)):
        return False
    north = a["latitude"] - b["latitude"]
    east = (a["longitude"] - b["longitude"]) * cos(radians(a["latitude"]))
    return bool(north * north + east * east <= _NEAR_DEGREES)


def _located(place: Mapping[str, Any]) -> bool:
    return None not in (place["latitude"], place["longitude"])


class Story:
    """What some mentions tell together, as far as another mention or story must fit it.

    Any two of them agree in their dates: the last first day and the first last day bound them.
    """

    __slots__ = (
        "by_persons",
        "first_end",
        "hosts",
        "last_start",
        "members",
        "persons",
        "places",
        "who",
    )

    def __init__(self, mention: Told) -> None:
        self.members = [mention]
        self.last_start, self.first_end = _bounds(mention)
        self.places: frozenset[str] = frozenset({mention.place} if mention.place else ())
        self.hosts = mention.hosts
        self.who, self.persons, self.by_persons = mention.who, mention.persons, mention.by_persons

    def agrees(self, other: Story, places: Places) -> bool:
        """Whether nothing told of time, place and persons speaks against one event."""
        if self.first_end < other.last_start or other.first_end < self.last_start:
            return False
        one, two = self.who, other.who
        return (
            (one is two or one <= two or two <= one)
            and share(self.persons, other.persons)
            and share(self.hosts, other.hosts)
            and self._places_agree(other, places)
        )

    def _places_agree(self, other: Story, places: Places) -> bool:
        venues = self.members[0].in_halls
        return all(places.agree(a, b, venues) for a in self.places for b in other.places)

    def take(self, other: Story) -> None:
        """Let the members of OTHER be members of this story."""
        self.members += other.members
        self.last_start = max(self.last_start, other.last_start)
        self.first_end = min(self.first_end, other.first_end)
        self.places |= other.places
        self.who |= other.who
        self.hosts |= other.hosts
        self.by_persons = self.by_persons and other.by_persons
        # A wider telling names more persons; as long as each names some of the same, it is one.
        self.persons |= other.persons

    @property
    def dated(self) -> bool:
        """Whether some member has a date."""
        return self.last_start > NEVER


def share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets have something in common, where both hold something."""
    return not one or not other or not one.isdisjoint(other)


NEVER, EVER = -1, 10_000_000


def _bounds(mention: Told) -> tuple[int, int]:
    """First and last day in half days; a date known to the day reaches half a day around it.

    So the 15th and the 16th agree, but neither February and March nor three days in a row.
    """
    if mention.length < 0:
        return NEVER, EVER
    first, last = mention.days
    around = 1 if mention.sharp else 0
    return 2 * first - around, 2 * last + around
