"""A brief in Markdown: what is told, what is claimed and by whom, what is denied and contested."""

from __future__ import annotations

import re
from datetime import date
from importlib import resources
from itertools import groupby

from parley.flows.app.formats import rows_of
from parley.schemas.errors import InputError
from parley.schemas.table import Row
from parley.transforms.ingest.text.clean import visible
from parley.warehouse.query import run_query
from parley.warehouse.store.home import Warehouse

_PARTS = {
    "happened": "What the texts tell as fact",
    "claimed": "What is claimed, and by whom",
    "denied": "What is denied, or said not to have happened",
    "expected": "What is expected or possible",
}
_CONTESTED = "SELECT * FROM contested_evidence WHERE event_id IN (SELECT unnest($ids::VARCHAR[]))"
_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")


def write_brief(
    home: Warehouse,
    event_id: str | None = None,
    first: date | None = None,
    last: date | None = None,
    rows: int = 15,
) -> str:
    """The brief of one event, or of what happened from FIRST to LAST; ROWS of each part at most.

    What has no date counts by the publication that tells it.

    Raises
    ------
    InputError: no text tells of the event, or of anything in that time.
    WarehouseError: there is no release.
    """
    values = {"event": event_id, "first": first, "last": last, "rows": rows}
    found = rows_of(run_query(home, _sql(), values))
    if not found:
        raise InputError(
            f"no text tells of {event_id}." if event_id else "no text tells of this time.",
            mend='Ids and days: parley query "SELECT event_id, date_text FROM event_timeline".',
        )
    parts = [f"# {_title(event_id, first, last, found)}", ""]
    for part, heading in _PARTS.items():
        told = [row for row in found if row["part"] == part]
        if told:
            parts += [f"## {heading}", "", *map(_line, told), *_more(told), ""]
    ids = sorted({row["event_id"] for row in found})
    contested = rows_of(run_query(home, f"{_CONTESTED} ORDER BY ALL", {"ids": ids}))
    if contested:
        parts += ["## What sources disagree on", "", *_disagreements(contested), ""]
    return "\n".join(parts)


def _title(event_id: str | None, first: date | None, last: date | None, found: list[Row]) -> str:
    if event_id:
        return escaped(found[0]["label"])
    return f"From {first or 'the beginning'} to {last or 'the end'}"


def _line(row: Row) -> str:
    when = row["date_text"] or "no date"
    word = f" **{escaped(row['word_of'])}**:" if row["word_of"] else ""
    mark = " — *contested*" if row["contested"] else ""
    more = f", {row['n_documents']} documents" if row["n_documents"] > 1 else ""
    return (
        f"- {when} · {escaped(row['what'])}{mark}.{word} “{escaped(row['sentence'])}” "
        f"({escaped(row['sources'])}{more})"
    )


def _more(told: list[Row]) -> list[str]:
    left = told[0]["n_all"] - len(told)
    return [f"- … and {left:,} more"] if left else []


def _disagreements(rows: list[Row]) -> list[str]:
    lines = []
    for (label, attribute), values in groupby(
        rows, key=lambda row: (row["event_label"], row["attribute"])
    ):
        said = "; ".join(
            f"{escaped(row['value'])} ({escaped(row['source_name'] or row['doc_id'])})"
            for row in values
        )
        lines.append(f"- {escaped(label)}, {attribute}: {said}")
    return lines


def escaped(text: str) -> str:
    """TEXT in one line, of which Markdown makes nothing but text."""
    return _MARKS.sub(r"\\\1", visible(" ".join(text.split())))


def _sql() -> str:
    folder = resources.files("parley.flows.cli") / "questions"
    return (folder / "brief.sql").read_text(encoding="utf-8")
