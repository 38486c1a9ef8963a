"""Whether two warehouses publish the same data."""

from __future__ import annotations

import io
from pathlib import Path

import pyarrow.parquet as pq

from parley.schemas.tables import TABLES

PUBLISHED = [table for table in TABLES if table.data_names and table.name != "evaluation"]


def data_of(warehouse: Path) -> dict[str, bytes]:
    """The published Parquet files, byte for byte, without the columns that tell of the run."""
    found = {}
    for table in PUBLISHED:
        path = warehouse / "parquet" / table.name
        rows = pq.read_table(path, columns=table.data_names, partitioning=None)
        buffer = io.BytesIO()
        pq.write_table(rows.replace_schema_metadata(), buffer)
        found[table.name] = buffer.getvalue()
    return found


def differing(one: Path, other: Path) -> list[str]:
    """The names of the tables in which two warehouses differ."""
    left, right = data_of(one), data_of(other)
    return [name for name in left if left[name] != right[name]]
