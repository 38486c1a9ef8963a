"""Values that mentions give of events, and whether two that tell have none in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from parley.transforms.resolution.columns import Bools, Ints, combined, distinct_in, grouped_texts


@dataclass
class Names:
    """Strings by number."""

    of: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def numbers(self, names: Iterable[str | None]) -> Ints:
        """The number of each of NAMES, -1 for None."""
        found = [-1 if name is None else self._number(name) for name in names]
        return np.array(found, np.int64)

    def _number(self, name: str) -> int:
        known = self._numbers.setdefault(name, len(self.of))
        if known == len(self.of):
            self.of.append(name)
        return known


@dataclass(frozen=True, eq=False)
class Given:
    """Values of one attribute, one entry a telling: of which `event`, which `value`, in which
    `document` and on whose word (`speaker`, -1 for nobody's). All but events are numbers of names.
    """

    event: Ints
    value: Ints
    document: Ints
    speaker: Ints

    def where(self, wanted: Bools | Ints) -> Given:
        """Those of the entries that are WANTED."""
        columns = (self.event, self.value, self.document, self.speaker)
        return Given(*(column[wanted] for column in columns))

    @property
    def teller(self) -> Ints:
        """Who gives a value: a document, on somebody's word."""
        return combined([self.document, self.speaker])[0]

    def told(self) -> Given:
        """The entries that give a value."""
        return self.where(self.value >= 0)


def in_dispute(given: Given, n_events: int) -> Given:
    """What is GIVEN of events of which two that tell have no value in common.

    Who gives two values is not at odds with those who give one of them.
    """
    given = given.told()
    several = distinct_in(given.event, given.value, n_events) > 1
    several &= distinct_in(given.event, given.teller, n_events) > 1
    given = given.where(several[given.event])
    if not len(given.event):
        return given
    teller, first = combined([given.event, given.teller])
    single = distinct_in(teller, given.value, len(first)) == 1
    alone = np.where(single[teller], given.value, -1)
    sure = distinct_in(given.event, alone, n_events) > 1
    doubtful = np.zeros(n_events, np.bool_)
    doubtful[given.event[~single[teller]]] = True
    for event in np.flatnonzero(doubtful & ~sure).tolist():
        at = np.flatnonzero(given.event == event)
        sure[event] = _apart(teller[at].tolist(), given.value[at].tolist())
    return given.where(sure[given.event])


def _apart(tellers: list[int], values: list[int]) -> bool:
    told: dict[int, set[int]] = {}
    for teller, value in zip(tellers, values, strict=True):
        told.setdefault(teller, set()).add(value)
    alike = list({frozenset(each) for each in told.values()})
    return any(one.isdisjoint(other) for n, one in enumerate(alike) for other in alike[:n])


def columns_of(
    given: Given, events: pa.Array, values: Names, documents: Names, speakers: Names,
    publishers: Sequence[str | None],
) -> dict[str, Any]:  # fmt: skip
    """Columns of EVENT_CONFLICTS of what is GIVEN: a row for each value of each event.

    EVENTS are ids by number, PUBLISHERS those of the documents by number.
    """
    row, first = combined([given.event, given.value])
    n = len(first)
    sources = Names()
    published = sources.numbers(name or None for name in publishers)
    return {
        "event_id": events.take(given.event[first]),
        "value": pa.array(values.of, pa.string()).take(given.value[first]),
        "doc_ids": grouped_texts(row, given.document, documents.of, n),
        "source_names": grouped_texts(row, published[given.document], sources.of, n),
        "attributed_to_actor_ids": grouped_texts(row, given.speaker, speakers.of, n),
    }
