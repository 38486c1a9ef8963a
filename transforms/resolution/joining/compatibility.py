"""Whether two tellings can be of one event: by time, place and who takes part."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, hypot, radians
from typing import Any

import pyarrow as pa

from parley.transforms.resolution.joining.features import Told

_NEAR_KM = 30.0
_KM_A_DEGREE = 111.2
_IN_HALLS = frozenset({"CONSULT", "AGREE"})


class Places:
    """Which places may be one: the same, one in the country of the other, or a short way off."""

    def __init__(self, found: pa.Table) -> None:
        columns = ("place_id", "kind", "country", "latitude", "longitude")
        rows: list[dict[str, Any]] = found.select(columns).to_pylist()
        self._places = {row["place_id"]: row for row in rows}
        self._known: dict[tuple[str, str, bool], bool] = {}

    def agree(self, one: str, other: str, venues: bool = False) -> bool:
        """Whether something at ONE may be the same as something at OTHER.

        Of VENUES, one that no gazetteer holds, such as a palace, may stand in any town.
        """
        if one == other:
            return True
        key = (min(one, other), max(one, other), venues)
        if key not in self._known:
            a, b = self._places.get(one), self._places.get(other)
            self._known[key] = bool(
                a and b and (_within(a, b) or _close(a, b) or (venues and _somewhere(a, b)))
            )
        return self._known[key]


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
    return hypot(north, east) * _KM_A_DEGREE <= _NEAR_KM


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
            and _share(self.persons, other.persons)
            and _share(self.hosts, other.hosts)
            and self._places_agree(other, places)
        )

    def _places_agree(self, other: Story, places: Places) -> bool:
        venues = self.members[0].kind in _IN_HALLS
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
        return self.last_start > _NEVER


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets have something in common, where both hold something."""
    return not one or not other or not one.isdisjoint(other)


_NEVER, _EVER = -1, 10_000_000


def _bounds(mention: Told) -> tuple[int, int]:
    """First and last day in half days; a date known to the day reaches half a day around it.

    So the 15th and the 16th agree, but neither February and March nor three days in a row.
    """
    if mention.length < 0:
        return _NEVER, _EVER
    first, last = mention.days
    around = 1 if mention.sharp else 0
    return 2 * first - around, 2 * last + around
