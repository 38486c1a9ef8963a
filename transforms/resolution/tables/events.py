"""The table of events: what the mentions of one event say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.codebook.lexicons import EventTypeRow
from parley.schemas.facts import EVENTS
from parley.schemas.vocabulary import FACTUALITY
from parley.transforms.resolution.columns import (
    Ints,
    codes,
    combined,
    commonest,
    distinct_in,
    integers,
    list_codes,
    lowered,
    ranks,
    texts_of,
)
from parley.transforms.resolution.tables.event_slices import ByEvent

_UNDATED = 100_000
_SHOWN = {"year": "%Y", "month": "%Y-%m"}
_DATES = ("date_start", "date_end", "date_precision")


@dataclass(frozen=True)
class Known:
    """What is known of events besides their mentions.

    `documents` are rows of DOCUMENTS, `names` those of the actors by id; `contested` holds the ids
    of events in dispute.
    """

    documents: pa.Table
    event_types: Iterable[EventTypeRow]
    names: Mapping[str, str]
    contested: AbstractSet[str] = frozenset()


def event_rows(told: ByEvent, known: Known) -> pa.Table:
    """EVENTS, in the order of their ids, of the mentions by event."""
    rows, event, n = told.mentions, told.event, len(told)
    if not n:
        return EVENTS.empty()
    best = _best(told)
    modes, mode_names = codes(rows["event_mode"])
    mode = commonest(event, modes, ranks(mode_names), n)
    types = rows["event_type"].take(told.starts)
    sources, targets, parties = _who(told)
    facts, fact_names = codes(rows["factuality"])
    factuality = commonest(event, facts, ranks(fact_names, FACTUALITY.index), n)
    dates = {name: rows[name].take(best) for name in _DATES}
    columns = {
        "event_id": told.ids,
        "event_type": types,
        "event_mode": texts_of(mode_names, mode),
        "source_actor_ids": rows["source_actor_ids"].take(parties),
        "target_actor_ids": rows["target_actor_ids"].take(parties),
        **dates,
        **_place(told),
        "factuality": texts_of(fact_names, factuality),
        "n_mentions": np.bincount(event, minlength=n),
        **_documents(told, known.documents),
        "contested": pc.is_in(told.ids, value_set=pa.array(sorted(known.contested), pa.string())),
        **_scores(types, texts_of(mode_names, mode), known.event_types),
        "confidence": np.maximum.reduceat(rows["confidence"].to_numpy(), told.starts),
    }
    words, triggers = lowered(rows["trigger"])
    trigger = commonest(event, words, ranks(triggers), n)
    label = pc.binary_join_element_wise(
        _named(*sources, known.names, "{}: ", "somebody: "),
        texts_of(triggers, trigger),
        _named(*targets, known.names, " → {}", ""),
        _when(dates),
        texts_of(["" if name == "actual" else f" [{name}]" for name in fact_names], factuality),
        "",
    )
    return EVENTS.conform(pa.table({**columns, "label": label}))


def _best(told: ByEvent) -> Ints:
    """The mention of each event with the sharpest date, then of the highest confidence."""
    rows = told.mentions
    start, end = integers(rows["date_start"]), integers(rows["date_end"])
    there = pc.is_valid(rows["date_start"]).to_numpy()
    sharpness = np.where(there, start - end, -_UNDATED)
    order = np.lexsort((rows["confidence"].to_numpy(), sharpness, told.event))
    found = np.empty(len(told), np.int64)
    found[told.event[order]] = order
    return found


Actors = tuple[Ints, list[tuple[str, ...]]]


def _who(told: ByEvent) -> tuple[Actors, Actors, Ints]:
    """Source and target as most mentions tell them together; of equals, those that say most.

    Each as a list by number, one an event, with the lists; and a mention that has them.
    """
    sources, source_lists = list_codes(told.mentions["source_actor_ids"])
    targets, target_lists = list_codes(told.mentions["target_actor_ids"])
    numbers, first = combined([sources, targets])
    said = [
        (source_lists[s], target_lists[t])
        for s, t in zip(sources[first].tolist(), targets[first].tolist(), strict=True)
    ]
    rank = ranks(said, lambda pair: (-len(pair[0]) - len(pair[1]), *pair))
    chosen = first[commonest(told.event, numbers, rank, len(told))]
    return (sources[chosen], source_lists), (targets[chosen], target_lists), chosen


def _place(told: ByEvent) -> dict[str, pa.Array]:
    places, ids = codes(told.mentions["place_id"])
    names, texts = codes(told.mentions["place_name"])
    place = commonest(told.event, places, ranks(ids), len(told))
    names = np.where(places == place[told.event], names, -1)
    name = commonest(told.event, names, ranks(texts), len(told))
    return {"place_id": texts_of(ids, place), "place_name": texts_of(texts, name)}


def _documents(told: ByEvent, documents: pa.Table) -> dict[str, Ints | pa.Array]:
    """How many documents and publishers tell each event, and when the first was published."""
    n, event = len(told), told.event
    told_in = told.mentions["doc_id"]
    at = pc.index_in(told_in, value_set=documents["doc_id"].combine_chunks())
    publisher = documents["source_name"].take(at)
    named = pc.fill_null(pc.not_equal(publisher, ""), False)
    days = documents["published_on"].take(at)
    first = np.full(n, _NEVER, np.int64)
    np.minimum.at(first, event, integers(days, _NEVER))
    return {
        "n_documents": distinct_in(event, codes(told_in)[0], n),
        "n_sources": distinct_in(event, codes(pc.if_else(named, publisher, told_in))[0], n),
        "first_published_on": pa.array(first, pa.int32(), mask=first == _NEVER).cast(pa.date32()),
    }


_NEVER = 2**31 - 1


def _scores(
    types: pa.ChunkedArray, modes: pa.Array, event_types: Iterable[EventTypeRow]
) -> dict[str, pa.Array]:
    """Goldstein score and quad class by type and mode, else by type."""
    scores = {(row.event_type, row.event_mode): row for row in event_types}
    (type_of, type_names), (mode_of, mode_names) = codes(types), codes(modes)
    numbers, first = combined([type_of, mode_of])
    found = []
    for row in first.tolist():
        kind = type_names[type_of[row]]
        mode = mode_names[mode_of[row]] if mode_of[row] >= 0 else ""
        found.append(scores.get((kind, mode)) or scores[kind, ""])
    return {
        "goldstein": pa.array([row.goldstein for row in found]).take(numbers),
        "quad_class": pa.array([row.quad_class for row in found]).take(numbers),
    }


def _named(
    numbers: Ints, lists: list[tuple[str, ...]], names: Mapping[str, str], shape: str, empty: str
) -> pa.Array:
    """Lists of actors by name, for readers."""
    told = [
        shape.format(", ".join(names.get(actor, actor) for actor in each)) if each else empty
        for each in lists
    ]
    return texts_of(told, numbers)


def _when(dates: Mapping[str, pa.ChunkedArray]) -> pa.Array:
    (days, day_of), (precisions, names) = codes(dates["date_start"]), codes(dates["date_precision"])
    numbers, first = combined([days, precisions])
    told = [
        ""
        if names[precisions[row]] == "none"
        else f" ({day_of[days[row]].strftime(_SHOWN.get(names[precisions[row]], '%Y-%m-%d'))})"
        for row in first.tolist()
    ]
    return texts_of(told, numbers)
