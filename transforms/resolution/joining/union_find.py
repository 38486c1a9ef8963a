"""Units joined step by step, never against what a group tells together (a guarded union-find)."""

from __future__ import annotations

import numpy as np

from parley.transforms.resolution.columns import Ints
from parley.transforms.resolution.joining.compatibility import Places, share
from parley.transforms.resolution.joining.units import Units
from parley.transforms.resolution.joining.wording import alike

_DRIFT = 0.2


class Groups:
    """Each of UNITS by itself, until joined. The result depends on the order of joining alone.

    What a group tells together stands at its root.
    """

    def __init__(self, units: Units, places: Places) -> None:
        self._places = places
        self._sets, self._place_sets = units.mentions.sets, units.place_sets
        self._stems = units.mentions.words.stems
        self._parent = list(range(len(units)))
        self.sharp = units.sharp.tolist()
        self._last_start, self._first_end = units.last_start.tolist(), units.first_end.tolist()
        self._who, self._persons = units.who.tolist(), units.persons.tolist()
        self._hosts, self._told_at = units.hosts.tolist(), units.places.tolist()
        self.by_persons = units.by_persons.tolist()
        self._lead = units.lead.tolist()
        self._compared = (units.first.tolist(), units.second.tolist())
        self._speaks, self._venues = units.by_wording.tolist(), units.in_halls.tolist()

    def root(self, number: int) -> int:
        """The unit that stands for the group of unit NUMBER: the first of it."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def roots(self) -> Ints:
        """The root of each unit."""
        found = np.array(self._parent, np.int64)
        while not np.array_equal(found, further := found[found]):
            found = further
        return found

    def fit(self, one: int, other: int) -> bool:
        """Whether the groups of two roots may be one event."""
        if (
            self._first_end[one] < self._last_start[other]
            or self._first_end[other] < self._last_start[one]
        ):
            return False
        sets = self._sets.of
        who, whom = self._who[one], self._who[other]
        return (
            (who == whom or sets[who] <= sets[whom] or sets[whom] <= sets[who])
            and share(sets[self._persons[one]], sets[self._persons[other]])
            and share(sets[self._hosts[one]], sets[self._hosts[other]])
            and self._places_agree(one, other)
            and not self._drifted(one, other)
        )

    def join(self, one: int, other: int) -> bool:
        """Join the groups of two units, if they may be one event; whether they are one now."""
        one, other = self.root(one), self.root(other)
        if one == other:
            return True
        if other < one:
            one, other = other, one
        if not self.fit(one, other):
            return False
        self._parent[other] = one
        self._take(one, other)
        return True

    def alike(self, one: int, other: int) -> float:
        """How alike the words of the groups of two roots are, by some mentions of each."""
        return max(
            alike(self._words(a), self._words(b))
            for a in (column[one] for column in self._compared)
            for b in (column[other] for column in self._compared)
            if a >= 0 and b >= 0
        )

    def _take(self, one: int, other: int) -> None:
        self._last_start[one] = max(self._last_start[one], self._last_start[other])
        self._first_end[one] = min(self._first_end[one], self._first_end[other])
        for column, sets in (
            (self._who, self._sets), (self._persons, self._sets), (self._hosts, self._sets),
            (self._told_at, self._place_sets),
        ):  # fmt: skip
            if column[one] != column[other]:
                column[one] = sets.number(sets.of[column[one]] | sets.of[column[other]])
        self.by_persons[one] = self.by_persons[one] and self.by_persons[other]
        self.sharp[one] = self.sharp[one] or self.sharp[other]
        if self._compared[1][one] < 0:
            self._compared[1][one] = self._compared[0][other]

    def _places_agree(self, one: int, other: int) -> bool:
        here, there = (self._place_sets.of[self._told_at[root]] for root in (one, other))
        agree, venues = self._places.agree, self._venues[one]
        return all(agree(a, b, venues) for a in here for b in there)

    def _drifted(self, one: int, other: int) -> bool:
        """Whether acts of speech that are alike step by step have come to speak of other things."""
        if not self._speaks[one]:
            return False
        return alike(self._words(self._lead[one]), self._words(self._lead[other])) < _DRIFT

    def _words(self, mention: int) -> frozenset[int]:
        starts, values = self._stems.starts, self._stems.values
        return frozenset(values[starts[mention] : starts[mention + 1]].tolist())
