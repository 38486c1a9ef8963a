"""Rows that may not be published: what is wrong with them, and which others fall with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.runs import QUARANTINE
from parley.schemas.table import Table
from parley.warehouse.checks.references import held, known_values, references

FALLEN = "expect_references_to_be_known"


@dataclass
class Faults:
    """The faults found in the rows of one table, by the row's number."""

    table: Table
    rows: pa.Table
    found: dict[int, dict[str, str]] = field(default_factory=dict)

    def add(self, number: int, kind: str, problem: str) -> None:
        """Note a PROBLEM of row NUMBER, under the KIND of expectation that it breaks."""
        problems = self.found.setdefault(number, {})
        problems[kind] = f"{problems[kind]}; {problem}" if kind in problems else problem

    def key_of(self, number: int) -> str:
        """The key of row NUMBER, for people."""
        return ", ".join(f"{name} {self.rows[name][number].as_py()}" for name in self.table.key)

    def remaining(self) -> pa.Table:
        """The rows without faults."""
        if not self.found:
            return self.rows
        keep = [number for number in range(self.rows.num_rows) if number not in self.found]
        return self.rows.take(pa.array(keep, pa.int64()))


def spread(faults: Mapping[str, Faults]) -> None:
    """Add to FAULTS the rows that refer to rows with faults, until no row refers to one.

    An event falls with the last of its mentions: nothing in any text would tell of it.
    """
    declared = {name: each.table for name, each in faults.items()}
    found = sum(len(each.found) for each in faults.values())
    while found:
        remaining = {name: each.remaining() for name, each in faults.items()}
        known = known_values(remaining, declared)
        for each in faults.values():
            for column in references(each.table):
                values = each.rows[column.name]
                target = ".".join(column.refers_to or ())
                if target == "runs.run_id" or (good := held(values, column, known)) is None:
                    continue
                for number in pc.indices_nonzero(pc.invert(good).fill_null(False)).to_pylist():
                    if number not in each.found:
                        each.add(
                            number,
                            FALLEN,
                            f"{column.name} {values[number].as_py()!r} refers to a row of "
                            f"{target} that went to quarantine",
                        )
        _untold(faults)
        before, found = found, sum(len(each.found) for each in faults.values())
        if before == found:
            return


def _untold(faults: Mapping[str, Faults]) -> None:
    """Add to FAULTS the events that had mentions and have none left."""
    if not {"events", "event_mentions"} <= faults.keys():
        return
    events, mentions = faults["events"], faults["event_mentions"]
    left = set(mentions.remaining()["event_id"].to_pylist())
    fallen = {mentions.rows["event_id"][number].as_py() for number in mentions.found} - left
    if fallen:
        for number, event_id in enumerate(events.rows["event_id"].to_pylist()):
            if event_id in fallen and number not in events.found:
                events.add(number, FALLEN, f"every mention of {event_id!r} went to quarantine")


def quarantine_rows(
    faults: Iterable[Faults], uris: Mapping[str, str], run_id: str, at: datetime
) -> pa.Table:
    """QUARANTINE rows, one a row and kind of fault; URIS tells the source of each document."""
    rows: list[dict[str, Any]] = []
    for each in faults:
        docs = each.rows["doc_id"].to_pylist() if "doc_id" in each.table.names else None
        for number, problems in sorted(each.found.items()):
            key = each.key_of(number)
            uri = uris.get(docs[number], "") if docs else ""
            rows += [
                {
                    "run_id": run_id,
                    "source_uri": f"{uri}#{each.table.name}: {key}".removeprefix("#"),
                    "stage": "validate",
                    "error_kind": kind,
                    "error_message": f"{each.table.name}: {problem} ({key}).",
                    "raw_sha256": None,
                    "first_seen_at": at,
                }
                for kind, problem in problems.items()
            ]
    unique = {tuple(row[name] for name in QUARANTINE.key): row for row in rows}
    return QUARANTINE.sorted(QUARANTINE.from_rows(unique.values()))
