"""The table of places: one row a place that some document names."""

from __future__ import annotations

import pyarrow as pa

from parley.schemas.dimensions import PLACES
from parley.schemas.table import Row


def places(found: pa.Table) -> pa.Table:
    """PLACES from the rows of PLACES_FOUND of all documents."""
    by_id: dict[str, dict[str, object]] = {}
    distinct = found.select(PLACES.names).group_by(PLACES.names, use_threads=False).aggregate([])
    for row in sorted(distinct.to_pylist(), key=_order):
        by_id.setdefault(row["place_id"], row)
    return PLACES.from_rows(by_id.values())


def _order(row: Row) -> tuple[str, ...]:
    """Places that texts tell may differ in what these tell: those with a position come first."""
    unplaced = row["latitude"] is None
    position = (row["latitude"], row["longitude"])
    rest = (row["kind"], row["country"], row["geonames_id"])
    return row["place_id"], str(unplaced), row["name"], str(position), str(rest)
