"""Parquet files as JSON Lines, which are read as all records are."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from parley.transforms.ingest.document import RawFile, Refusal
from parley.warehouse.store.files import read_parquet

_LINES = ".jsonl"


def as_lines(file: RawFile, path: Path) -> RawFile | Refusal:
    """FILE, a Parquet file at PATH, with its rows as JSON Lines: a row a line, in their order."""
    try:
        rows = read_parquet(path)
        lines = (
            json.dumps(row, ensure_ascii=False, default=_told)
            for batch in rows.to_batches()
            for row in batch.to_pylist()
        )
        data = "".join(f"{line}\n" for line in lines).encode()
    except (pa.ArrowException, OSError, ValueError) as error:
        return Refusal(
            file.uri,
            "broken_parquet",
            f"The Parquet file cannot be read ({str(error)[:200]}). Write it anew.",
        )
    return replace(file, name=f"{path.stem}{_LINES}", data=data)


def _told(value: object) -> str:
    """What JSON has no kind for: days and times as ISO tells them, bytes not at all."""
    isoformat = getattr(value, "isoformat", None)
    return str(isoformat()) if isoformat else "" if isinstance(value, bytes) else str(value)
