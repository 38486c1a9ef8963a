"""Counts that rest on other rows, told again when some of those rows may not be published."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

_TABLES = frozenset({"documents", "event_mentions", "events", "event_conflicts"})


def recounted(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """TABLES in which events count the mentions, documents and publishers that are there.

    A value that is left alone is no dispute any more. What the mentions of an event say together
    (its date, place, factuality) stays as it was resolved. Tables without faults come back as
    they are.
    """
    if not tables.keys() >= _TABLES:
        return dict(tables)
    conflicts = _disputes(tables["event_conflicts"])
    events = tables["events"]
    ids = events["event_id"].to_pylist()
    told = _documents_of(tables["event_mentions"])
    publisher, published = _documents(tables["documents"])
    days = [[day for d in told[e] if (day := published[d])] for e in ids]
    in_dispute = set(conflicts["event_id"].to_pylist())
    for name, values in {
        "n_mentions": [told[e].total() for e in ids],
        "n_documents": [len(told[e]) for e in ids],
        "n_sources": [len({publisher[d] for d in told[e]}) for e in ids],
        "first_published_on": [min(each, default=None) for each in days],
        "contested": [e in in_dispute for e in ids],
    }.items():
        field = events.schema.field(name)
        place = events.schema.get_field_index(name)
        events = events.set_column(place, field, pa.array(values, field.type))
    return {**tables, "events": events, "event_conflicts": conflicts}


def _documents_of(mentions: pa.Table) -> defaultdict[str, Counter[str]]:
    """How many mentions of each event are in which documents."""
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    columns = (mentions["event_id"].to_pylist(), mentions["doc_id"].to_pylist())
    for event_id, doc_id in zip(*columns, strict=True):
        told[event_id][doc_id] += 1
    return told


def _documents(documents: pa.Table) -> tuple[dict[str, str], dict[str, date | None]]:
    """The publisher of each document, or the document itself, and when it was published."""
    ids = documents["doc_id"].to_pylist()
    names = documents["source_name"].to_pylist()
    publisher = {d: name or d for d, name in zip(ids, names, strict=True)}
    return publisher, dict(zip(ids, documents["published_on"].to_pylist(), strict=True))


def _disputes(conflicts: pa.Table) -> pa.Table:
    keys = ["event_id", "attribute"]
    values = conflicts.group_by(keys).aggregate([("value", "count")])
    alone = {
        (row["event_id"], row["attribute"])
        for row in values.filter(pc.less(values["value_count"], 2)).to_pylist()
    }
    if not alone:
        return conflicts
    columns = (conflicts[name].to_pylist() for name in keys)
    keep = [pair not in alone for pair in zip(*columns, strict=True)]
    return conflicts.filter(pa.array(keep, pa.bool_()))
