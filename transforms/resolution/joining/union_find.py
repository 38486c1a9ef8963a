"""Units joined step by step, never against what a group tells together (a guarded union-find)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.transforms.resolution.joining.compatibility import Places
from parley.transforms.resolution.joining.features import Told
from parley.transforms.resolution.joining.stories import Unit
from parley.transforms.resolution.joining.within_document import SPEECH
from parley.transforms.resolution.joining.wording import alike

_DRIFT = 0.2


class Groups:
    """Each of UNITS by itself, until joined. The result depends on the order of joining alone."""

    def __init__(self, units: Sequence[Unit], places: Places) -> None:
        self._units, self._places = units, places
        self._parent = list(range(len(units)))
        self._sharp = [unit.sharp for unit in units]

    def root(self, number: int) -> int:
        """The unit that stands for the group of unit NUMBER: the first of it."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def sharp(self, root: int) -> bool:
        """Whether the group of ROOT has a date known to some days."""
        return self._sharp[root]

    def fit(self, one: int, other: int) -> bool:
        """Whether the groups of two roots may be one event."""
        a, b = self._units[one], self._units[other]
        return a.story.agrees(b.story, self._places) and not _drifted(a, b)

    def join(self, one: int, other: int) -> bool:
        """Join the groups of two units, if they may be one event; whether they are one now."""
        one, other = sorted((self.root(one), self.root(other)))
        if one == other:
            return True
        if not self.fit(one, other):
            return False
        self._parent[other] = one
        self._sharp[one] = self._sharp[one] or self._sharp[other]
        self._units[one].story.take(self._units[other].story)
        return True

    def members(self) -> Iterator[list[Told]]:
        """The mentions of each group."""
        for number, parent in enumerate(self._parent):
            if number == parent:
                yield self._units[number].story.members


def _drifted(one: Unit, other: Unit) -> bool:
    """Whether acts of speech that are alike step by step have come to speak of other things."""
    if one.first.kind not in SPEECH:
        return False
    return alike(one.first.stems, other.first.stems) < _DRIFT
