"""Answers of queries as plain values, and as files: CSV, JSON, Parquet."""

from __future__ import annotations

import csv
import io
import json
import math
import tempfile
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from parley.warehouse.export.read import FORMULA_STARTS
from parley.warehouse.store.files import write_parquet

Rows = list[dict[str, Any]]


def distinct_names(answer: pa.Table) -> pa.Table:
    """ANSWER with a number behind the names of columns that are called like one before."""
    seen: Counter[str] = Counter()
    names = []
    for name in answer.column_names:
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return answer.rename_columns(names)


def rows_of(answer: pa.Table) -> Rows:
    """The rows of ANSWER, with values that JSON can hold."""
    return [
        {name: plain(value) for name, value in row.items()}
        for row in distinct_names(answer).to_pylist()
    ]


def plain(value: Any) -> Any:
    """VALUE as JSON can hold it: dates and times as ISO 8601, numbers that are none as null."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


_IMPRECISE = {
    "date_precision": ("date_start", "date_end"),
    "published_precision": ("published_on",),
}
_KNOWN_LENGTH = {"month": len("2022-03"), "year": len("2022")}


def with_dates_as_known(rows: Rows) -> Rows:
    """ROWS, for people, with no more of a date than what its precision says is known."""
    return [row | _as_known(row) for row in rows]


def _as_known(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: row[name][: _KNOWN_LENGTH[row[precision]]]
        for precision, names in _IMPRECISE.items()
        if row.get(precision) in _KNOWN_LENGTH
        for name in names
        if isinstance(row.get(name), str)
    }


def harmless(value: Any) -> Any:
    """VALUE so that no spreadsheet runs it as a formula: text that looks like one gets a quote."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def as_csv(answer: pa.Table) -> bytes:
    """ANSWER as CSV with a header line; lists as JSON, null as nothing, formulas made harmless."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(harmless, answer.column_names))
    for row in rows_of(answer):
        writer.writerow(
            json.dumps(value, ensure_ascii=False)
            if isinstance(value, list | dict)
            else harmless(value)
            for value in row.values()
        )
    return text.getvalue().encode()


def as_json(answer: pa.Table) -> bytes:
    """ANSWER as a JSON array, one object a row."""
    return (json.dumps(rows_of(answer), ensure_ascii=False, indent=2) + "\n").encode()


def as_parquet(answer: pa.Table) -> bytes:
    """ANSWER as a Parquet file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answer.parquet"
        write_parquet(distinct_names(answer), path)
        return path.read_bytes()


def as_text(answer: pa.Table) -> bytes:
    """ANSWER as lines with tabs between the cells."""
    lines = ["\t".join(answer.column_names)]
    lines += ["\t".join(map(str, row.values())) for row in rows_of(answer)]
    return ("\n".join(lines) + "\n").encode()


def as_lines(answer: pa.Table) -> bytes:
    """ANSWER with a line a column, and an empty one between rows."""
    blocks = [
        "\n".join(f"{name}: {value}" for name, value in row.items()) for row in rows_of(answer)
    ]
    return ("\n\n".join(blocks) + "\n").encode()


WRITERS = {
    "lines": as_lines,
    "csv": as_csv,
    "json": as_json,
    "parquet": as_parquet,
    "table": as_text,
}
