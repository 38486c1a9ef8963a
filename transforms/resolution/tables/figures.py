"""Figures that texts give of one event, and whether two of them can both be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import inf

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.codebook.lexicons import UnitRow

_ROUND = 0.1  # "about 1,000" may be 1,100
_COLUMNS = (
    "about_event_id", "doc_id", "attributed_to_actor_id", "about_actor_id", "unit", "low", "high",
    "qualifier",
)  # fmt: skip
# Spans of time are seldom told of the event itself: "the first talks in three years".
_NOT_COUNTED = frozenset({"time"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure about an event, with the document and the actor on whose word it is given."""

    doc_id: str
    attributed_to: str | None
    about: str | None
    unit: str
    low: float
    high: float
    qualifier: str

    @property
    def value(self) -> str:
        """The figure with its unit, for readers."""
        number = _number(self.low) + (f" to {_number(self.high)}" if self.high > self.low else "")
        before = "" if self.qualifier == "exact" else f"{self.qualifier.replace('_', ' ')} "
        return f"{before}{number} {self.unit}"

    def agrees(self, other: Figure) -> bool:
        """Whether some number is right by both."""
        (first, last), (begin, end) = self._range(), other._range()
        return first <= end and begin <= last

    def _range(self) -> tuple[float, float]:
        if self.qualifier == "about":
            return self.low * (1 - _ROUND), self.high * (1 + _ROUND)
        low = -inf if self.qualifier == "at_most" else self.low
        return low, inf if self.qualifier == "at_least" else self.high


def counted(quantities: pa.Table, units: Iterable[UnitRow]) -> dict[str, list[Figure]]:
    """The figures of QUANTITIES about events of which several are told, by event."""
    left_out = pa.array([r.unit for r in units if r.unit_class in _NOT_COUNTED], pa.string())
    told = quantities.select(_COLUMNS).filter(
        pc.and_(
            pc.is_valid(quantities["about_event_id"]),
            pc.invert(pc.is_in(quantities["unit"], value_set=left_out)),
        )
    )
    counts = pc.value_counts(told["about_event_id"])
    several = counts.field("values").filter(pc.greater(counts.field("counts"), 1))
    told = told.filter(pc.is_in(told["about_event_id"], value_set=several))
    found: dict[str, list[Figure]] = defaultdict(list)
    for event_id, *figure in zip(*(told[name].to_pylist() for name in _COLUMNS), strict=True):
        found[event_id].append(Figure(*figure))
    return found


def in_dispute(figures: Iterable[Figure]) -> list[Figure]:
    """Those of FIGURES that no figure of some other telling of the same count agrees with.

    A document may give several figures of one unit, such as the killed and those of them who were
    children: two tellings disagree only where none of the one agrees with any of the other.
    """
    tellings: Mapping[tuple[str, str], dict[tuple[str, str], list[Figure]]]
    tellings = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        teller = (figure.doc_id, figure.attributed_to or "")
        tellings[figure.unit, figure.about or ""][teller].append(figure)
    found: dict[Figure, None] = {}
    for tellers in tellings.values():
        for (_, one), (_, other) in combinations(sorted(tellers.items())[:_TELLERS], 2):
            if not any(a.agrees(b) for a in one for b in other):
                found |= dict.fromkeys((*one, *other))
    return list(found)


_TELLERS = 60  # of a figure that everybody repeats, some are enough to find those who differ


def _number(value: float) -> str:
    return f"{value:.0f}" if value == round(value) else f"{value:g}"
