"""Mentions by the event that they tell, in columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.facts import EVENT_MENTIONS, EVENT_PARTICIPANTS
from parley.transforms.resolution.columns import Ints, codes, texts_of


@dataclass(frozen=True, eq=False)
class ByEvent:
    """Mentions in the order of their events' ids and their own: those of one event together.

    `ids` are the events, sorted; `event` is the place in it for each of the `mentions`, and
    `starts` the first mention of each event.
    """

    mentions: pa.Table
    ids: pa.Array
    event: Ints
    starts: Ints

    def __len__(self) -> int:
        return len(self.ids)


def with_events(mentions: pa.Table, events: pa.Array | pa.ChunkedArray) -> pa.Table:
    """EVENT_MENTIONS in which `event_id` is that of EVENTS, which are in their order."""
    place = mentions.column_names.index("event_id")
    return EVENT_MENTIONS.conform(mentions.set_column(place, "event_id", events))


def by_event(mentions: pa.Table) -> ByEvent:
    """MENTIONS, rows of EVENT_MENTIONS whose events are joined, by event."""
    order = [("event_id", "ascending"), ("event_mention_id", "ascending")]
    rows = mentions.take(pc.sort_indices(mentions, sort_keys=order))
    numbers, ids = codes(rows["event_id"])
    starts = np.flatnonzero(np.diff(numbers, prepend=-1))
    return ByEvent(rows, pa.array(ids, pa.string()), numbers, starts)


def participants(mentions: pa.Table, countries: Mapping[str, str | None]) -> pa.Table:
    """EVENT_PARTICIPANTS: the lists of actors of each mention as rows."""
    parts = []
    for role in ("source", "target"):
        lists = mentions[f"{role}_actor_ids"]
        rows = mentions.select(["event_mention_id", "event_id"]).take(
            pc.list_parent_indices(lists.combine_chunks())
        )
        actors = pc.list_flatten(lists)
        numbers, ids = codes(actors)
        country = texts_of([countries.get(actor) for actor in ids], numbers)
        parts.append(
            rows.append_column("role", pa.array([role]).take(np.zeros(len(numbers), np.int64)))
            .append_column("actor_id", actors)
            .append_column("country", country)
        )
    return EVENT_PARTICIPANTS.conform(pa.concat_tables(parts))
