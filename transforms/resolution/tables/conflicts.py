"""Where documents or speakers disagree on one event: each value with who gives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.facts import EVENT_CONFLICTS
from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.resolution.columns import (
    Bools,
    Ints,
    codes,
    distinct_in,
    integers,
    list_codes,
)
from parley.transforms.resolution.joining.compatibility import Places
from parley.transforms.resolution.tables.event_slices import ByEvent
from parley.transforms.resolution.tables.figures import Figure
from parley.transforms.resolution.tables.figures import in_dispute as figures_in_dispute
from parley.transforms.resolution.tables.given import (
    Given,
    Names,
    columns_of,
    in_dispute,
)

Sides = Mapping[str, str]

_SYMMETRIC = "CONSULT"
_DENIED = frozenset({"negated", "counterfactual"})
_REPORTED = "reported"
# From what a text asserts itself to what it leaves open.
_RESTS_ON = ("actual", _REPORTED, "possible")
_WEAKEST = len(_RESTS_ON)


@dataclass(frozen=True)
class Disputes:
    """What tells whether values are in dispute; `figures` are those about each event.

    `documents` are rows of DOCUMENTS. To cite one of `cited`, a scholar or a newspaper, is to
    assert with a reference, not to leave it to their word.
    """

    documents: pa.Table
    sides: Sides
    places: Places
    cited: AbstractSet[str] = frozenset({AUTHOR})
    figures: Mapping[str, list[Figure]] = field(default_factory=dict)


def event_conflicts(told: ByEvent, disputes: Disputes) -> pa.Table:
    """EVENT_CONFLICTS of the mentions by event.

    Days are in conflict only where both are known to the day, and what a teller says itself counts
    before what was inferred from it; sources, targets and places where
    none is part of the other; figures where both cannot be right. Factuality is where one says
    that it happened and another that it did not, or where one document asserts what another only
    reports on somebody's word ('reported') or leaves open ('possible').
    """
    read = _Reading(told, disputes)
    parts = []
    for attribute, given in read.values():
        disputed = in_dispute(given, len(told))
        if len(disputed.event):
            columns = columns_of(
                disputed, told.ids, read.names, read.documents, read.speakers, read.publishers()
            )
            rows = pa.table(columns)
            parts.append(rows.append_column("attribute", pa.array([attribute] * rows.num_rows)))
    if not parts:
        return EVENT_CONFLICTS.empty()
    return EVENT_CONFLICTS.sorted(EVENT_CONFLICTS.conform(pa.concat_tables(parts)))


class _Reading:
    """The values that mentions by event give, attribute by attribute."""

    def __init__(self, told: ByEvent, disputes: Disputes) -> None:
        self._told, self._disputes = told, disputes
        self.names, self.documents, self.speakers = Names(), Names(), Names()
        rows = told.mentions
        self._document = self._column(rows["doc_id"], self.documents)
        self._speaker = self._column(rows["attributed_to_actor_id"], self.speakers)
        self._factuality, self._facts = codes(rows["factuality"])

    @staticmethod
    def _column(values: pa.ChunkedArray, names: Names) -> Ints:
        numbers, texts = codes(values)
        return np.append(names.numbers(texts), -1)[numbers]

    def publishers(self) -> list[str | None]:
        """The publisher of each document by its number."""
        known = self._disputes.documents
        at = pc.index_in(
            pa.array(self.documents.of, pa.string()),
            value_set=known["doc_id"].combine_chunks(),
        )
        published: list[str | None] = known["source_name"].take(at).to_pylist()
        return published

    def values(self) -> Iterator[tuple[str, Given]]:
        """Each attribute with its values."""
        yield "date", self._days()
        yield "factuality", self._whether()
        yield "source", self._who("source_actor_ids")
        yield "target", self._who("target_actor_ids")
        yield "place", self._where()
        yield "quantity", self._how_many()

    def _given(self, texts: Sequence[str | None], numbers: Ints) -> Given:
        """The values TEXTS by NUMBERS, one a mention."""
        of_texts = np.append(self.names.numbers(texts), -1)
        return Given(self._told.event, of_texts[numbers], self._document, self._speaker)

    def _days(self) -> Given:
        """Days, without those that are inferred where their teller tells a day itself."""
        rows = self._told.mentions
        by_day = pc.equal(rows["date_precision"], "day").to_numpy()
        in_text = pc.equal(rows["date_basis"], "text").to_numpy()
        numbers, days = codes(rows["date_start"])
        given = self._given([None if day is None else day.isoformat() for day in days], numbers)
        width = len(self._told)
        teller = given.teller * width + given.event
        telling = np.isin(teller, teller[by_day & in_text])
        return given.where(by_day & (in_text | ~telling))

    def _whether(self) -> Given:
        """Whether it happened, where that is told both ways, or rests on less in some document."""
        n, event = len(self._told), self._told.event
        happened = [fact if fact == "actual" or fact in _DENIED else None for fact in self._facts]
        told = self._given(happened, self._factuality)
        actual = self._any(self._is({"actual"}))
        denied = self._any(self._is(_DENIED))
        both = actual & (distinct_in(event, told.value, n) > 1)
        grounds, known = self._grounds()
        resting = ~both & ~denied & (distinct_in(event, self._document, n) > 1)
        value = np.where(
            both[event], told.value, np.where(resting[event] & known, grounds.value, -1)
        )
        return Given(event, value, self._document, self._speaker)

    def _is(self, facts: AbstractSet[str]) -> Bools:
        """Which mentions have one of FACTS as their factuality."""
        return np.array([fact in facts for fact in self._facts], np.bool_)[self._factuality]

    def _any(self, mentions: Bools) -> Bools:
        """Which events have some of MENTIONS."""
        found = np.zeros(len(self._told), np.bool_)
        found[self._told.event[mentions]] = True
        return found

    def _grounds(self) -> tuple[Given, Bools]:
        """What a mention rests on, and whether its document rests the event on nothing better."""
        rank_of = [_RESTS_ON.index(f) if f in _RESTS_ON else _WEAKEST for f in self._facts]
        rank = np.array(rank_of, np.int64)[self._factuality]
        speakers = [bool(s) and s not in self._disputes.cited for s in self.speakers.of]
        on_word = np.append(np.array(speakers, np.bool_), False)[self._speaker]
        rank = np.where((rank == 0) & on_word, _RESTS_ON.index(_REPORTED), rank)
        telling = self._document * len(self._told) + self._told.event
        _, which = np.unique(telling, return_inverse=True)
        best = np.full(len(self._told.event), _WEAKEST, np.int64)
        np.minimum.at(best, which, rank)
        return self._given([*_RESTS_ON, None], rank), rank == best[which]

    def _who(self, column: str) -> Given:
        """The sides in a COLUMN of actors, unless each only says more or less of the same."""
        n, event = len(self._told), self._told.event
        sides = self._disputes.sides
        numbers, lists = list_codes(self._told.mentions[column])
        folded = [sorted({sides.get(a) or a for a in each}) for each in lists]
        given = self._given([" + ".join(each) or None for each in folded], numbers)
        types, kinds = codes(self._told.mentions["event_type"])
        symmetric = np.array([kind == _SYMMETRIC for kind in kinds], np.bool_)
        several = distinct_in(event, given.value, n) > 1
        given = given.where(several[event] & ~symmetric[types[self._told.starts]][event]).told()
        parts = [name.split(" + ") for name in self.names.of]
        width = np.array([len(each) for each in parts], np.int64)
        widest = np.zeros(n, np.int64)
        np.maximum.at(widest, given.event, width[given.value])
        members = Names()
        of_values = [members.numbers(each) for each in parts]
        spread = np.repeat(given.event, width[given.value])
        named = [of_values[value] for value in given.value.tolist()]
        all_named = np.concatenate(named) if named else np.empty(0, np.int64)
        nested = distinct_in(spread, all_named, n) <= widest
        return given.where(~nested[given.event])

    def _where(self) -> Given:
        """Places, where two of an event cannot be one; of several names of one, the last."""
        rows, event, n = self._told.mentions, self._told.event, len(self._told)
        numbers, ids = codes(rows["place_id"])
        several = distinct_in(event, numbers, n) > 1
        at = np.flatnonzero(several[event] & (numbers >= 0))
        told = zip(event[at].tolist(), numbers[at].tolist(), strict=True)
        names = rows["place_name"].take(at).to_pylist()
        shown: dict[int, dict[int, str]] = {}
        for (one, place), name in zip(told, names, strict=True):
            of_event = shown.setdefault(one, {})
            of_event[place] = max(name or "", of_event.get(place, ""))
        agree = self._disputes.places.agree
        apart = np.zeros(n, np.bool_)
        for one, of_event in shown.items():
            pairs = combinations(sorted(ids[place] for place in of_event), 2)
            apart[one] = not all(agree(a, b, venues=True) for a, b in pairs)
        at = at[apart[event[at]]]
        values = self.names.numbers(
            shown[one][place] or None
            for one, place in zip(event[at].tolist(), numbers[at].tolist(), strict=True)
        )
        return Given(event[at], values, self._document[at], self._speaker[at])

    def _how_many(self) -> Given:
        events = list(self._disputes.figures)
        places = integers(pc.index_in(pa.array(events, pa.string()), value_set=self._told.ids))
        figures = [
            (place, figure)
            for place, event in zip(places.tolist(), events, strict=True)
            if place >= 0
            for figure in figures_in_dispute(self._disputes.figures[event])
        ]
        return Given(
            np.array([event for event, _ in figures], np.int64),
            self.names.numbers(figure.value for _, figure in figures),
            self.documents.numbers(figure.doc_id for _, figure in figures),
            self.speakers.numbers(figure.attributed_to for _, figure in figures),
        )
