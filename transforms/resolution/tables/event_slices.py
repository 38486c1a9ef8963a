"""Mentions by the event they tell, some at a time: a million rows are never all opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from operator import itemgetter

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.facts import EVENT_MENTIONS, EVENT_PARTICIPANTS
from parley.schemas.table import Row, Table

Cluster = tuple[str, list[Row]]
_SLICE = 20_000
_READ = (
    "event_mention_id", "event_id", "doc_id", "trigger", "event_type", "event_mode",
    "source_actor_ids", "target_actor_ids", "date_start", "date_end", "date_precision",
    "date_basis", "place_id", "place_name", "factuality", "attributed_to_actor_id", "confidence",
)  # fmt: skip
_TAKING_PART = ("event_mention_id", "event_id", "source_actor_ids", "target_actor_ids")


def with_events(mentions: pa.Table, event_of: Mapping[str, str]) -> pa.Table:
    """EVENT_MENTIONS in which `event_id` is the event that each mention is joined to."""
    ids = pa.array([event_of[m] for m in mentions["event_mention_id"].to_pylist()], pa.string())
    place = EVENT_MENTIONS.names.index("event_id")
    return EVENT_MENTIONS.conform(mentions.set_column(place, "event_id", ids))


def by_event(mentions: pa.Table) -> Iterator[Cluster]:
    """Each event with its mentions, in the order of ids, by the columns that events rest on."""
    order = [("event_id", "ascending"), ("event_mention_id", "ascending")]
    columns = mentions.select(_READ)
    rows = _rows(columns.take(pc.sort_indices(columns, sort_keys=order)))
    for event_id, cluster in groupby(rows, key=itemgetter("event_id")):
        yield event_id, list(cluster)


def tabled(table: Table, rows: Iterable[Row]) -> pa.Table:
    """TABLE of ROWS, which are not held all at once."""
    iterator = iter(rows)
    parts = []
    while part := list(islice(iterator, _SLICE)):
        parts.append(table.from_rows(part))
    return pa.concat_tables(parts) if parts else table.empty()


def participants(mentions: pa.Table, countries: Mapping[str, str | None]) -> pa.Table:
    """EVENT_PARTICIPANTS: the lists of actors of each mention as rows."""
    return tabled(
        EVENT_PARTICIPANTS,
        (
            {
                "event_mention_id": mention["event_mention_id"],
                "event_id": mention["event_id"],
                "role": role,
                "actor_id": actor,
                "country": countries.get(actor),
            }
            for mention in _rows(mentions.select(_TAKING_PART))
            for role in ("source", "target")
            for actor in mention[f"{role}_actor_ids"]
        ),
    )


def _rows(mentions: pa.Table) -> Iterator[Row]:
    for start in range(0, mentions.num_rows, _SLICE):
        yield from mentions.slice(start, _SLICE).to_pylist()
