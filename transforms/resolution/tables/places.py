"""The table of places: one row a place that some document puts an event at."""

from __future__ import annotations

import pyarrow as pa

from parley.schemas.dimensions import PLACES


def places(found: pa.Table) -> pa.Table:
    """PLACES from the rows of PLACES_FOUND of all documents."""
    by_id: dict[str, dict[str, object]] = {}
    for row in sorted(found.to_pylist(), key=lambda row: (row["place_id"], row["name"])):
        row.pop("doc_id")
        by_id.setdefault(row["place_id"], row)
    return PLACES.from_rows(by_id.values())
