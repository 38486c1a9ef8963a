"""Rows that say again what other rows say: the counts of events, and who took part in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pyarrow as pa

from parley.schemas.relations import ROW
from parley.schemas.tables import BY_NAME
from parley.warehouse.checks.engine import Engine

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
    """TABLES in which rows count what is there: events their mentions, documents and publishers,
    and other tables what they are declared to count.

    A value that is left alone is no dispute any more. What the mentions of an event say together
    (its date, place, factuality) stays as it was resolved. Tables without faults come back as
    they are.
    """
    return _counted_as_declared(_events_recounted(tables))


def _counted_as_declared(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    with Engine(tables) as engine:
        for name in tables:
            for relation in BY_NAME[name].all_relations:
                if relation.counting and set(relation.tables) <= tables.keys():
                    counted = engine.table(relation.count(name))["n"]
                    tables[name] = _with(tables[name], relation.columns[0], counted)
    return tables


def _with(table: pa.Table, name: str, values: pa.ChunkedArray) -> pa.Table:
    field = table.schema.field(name)
    return table.set_column(table.schema.get_field_index(name), field, values.cast(field.type))


def _events_recounted(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    if not tables.keys() >= COUNTED_FROM:
        return dict(tables)
    with Engine({name: tables[name] for name in COUNTED_FROM}) as engine:
        engine.let_fall("event_conflicts", engine.rows(query("disputes_alone")))
        counted = engine.table(query("event_counts"))
        conflicts = engine.remaining("event_conflicts")
    events = tables["events"]
    for name in (*_COUNTS, _FIRST):
        events = _with(events, name, counted[name])
    return {**tables, "events": events, "event_conflicts": conflicts}
