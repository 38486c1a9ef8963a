"""Rows that say again what other rows say: the counts of events, and who took part in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pyarrow as pa

from parley.warehouse.checks.engine import ROW, Engine

_SQL = Path(__file__).with_name("sql")
COUNTED_FROM = frozenset({"documents", "event_mentions", "events", "event_conflicts"})
_COUNTS = ("n_mentions", "n_documents", "n_sources", "contested")
_FIRST = "first_published_on"


@cache
def query(name: str) -> str:
    """The query of the file NAME in warehouse/checks/sql."""
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def miscounted() -> str:
    """The query for events that count other mentions, documents or disputes than there are."""
    faults = [f"e.{name} <> counted.{name}" for name in _COUNTS]
    faults.append(f"e.{_FIRST} IS DISTINCT FROM counted.{_FIRST}")
    return (
        f"SELECT e.{ROW} FROM events AS e JOIN ({query('event_counts')}) AS counted USING ({ROW}) "
        f"WHERE {' OR '.join(faults)} ORDER BY 1"
    )


def recounted(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """TABLES in which events count the mentions, documents and publishers that are there.

    A value that is left alone is no dispute any more. What the mentions of an event say together
    (its date, place, factuality) stays as it was resolved. Tables without faults come back as
    they are.
    """
    if not tables.keys() >= COUNTED_FROM:
        return dict(tables)
    with Engine({name: tables[name] for name in COUNTED_FROM}) as engine:
        engine.let_fall("event_conflicts", engine.rows(query("disputes_alone")))
        counted = engine.table(query("event_counts"))
        conflicts = engine.remaining("event_conflicts")
    events = tables["events"]
    for name in (*_COUNTS, _FIRST):
        field = events.schema.field(name)
        place = events.schema.get_field_index(name)
        events = events.set_column(place, field, counted[name].cast(field.type))
    return {**tables, "events": events, "event_conflicts": conflicts}
