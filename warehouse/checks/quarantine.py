"""Rows that may not be published: what is wrong with them, and which others fall with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pyarrow as pa

from parley.schemas.runs import QUARANTINE
from parley.schemas.table import Row, Table
from parley.warehouse.checks.engine import Engine
from parley.warehouse.checks.references import broken, checkable

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

    def told(self, number: int, columns: Sequence[str]) -> str:
        """What row NUMBER holds in COLUMNS, for people."""
        values = [(name, self.rows[name][number].as_py()) for name in columns]
        return " and ".join(name if each is None else f"{name} {each!r}" for name, each in values)

    def key_of(self, number: int) -> str:
        """The key of row NUMBER, for people."""
        return ", ".join(f"{name} {self.rows[name][number].as_py()}" for name in self.table.key)


def spread(faults: Mapping[str, Faults], engine: Engine) -> None:
    """Let rows with FAULTS fall, and those that refer to them, until no row refers to one.

    An event falls with the last of the mentions that tell of it, or of its date, its place or
    another of its values: nothing in any text would. So does whatever other rows have to tell.
    """
    for name, each in faults.items():
        engine.let_fall(name, each.found)
    found = sum(len(each.found) for each in faults.values())
    while found:
        found = sum(_with_what_they_refer_to(each, engine) for each in faults.values())
        found += sum(_untold(each, engine) for each in faults.values())


def _with_what_they_refer_to(faults: Faults, engine: Engine) -> int:
    """Let rows fall whose references lead nowhere now; return how many. No row falls with a run."""
    return sum(
        _let_fall(
            faults,
            engine,
            broken(faults.table, reference),
            f"{{}} refers to a row of {reference.target} that went to quarantine",
            reference.columns,
        )
        for reference in checkable(faults.table, engine.tables)
        if reference.table != "runs"
    )


def _untold(faults: Faults, engine: Engine) -> int:
    """Let the rows fall of which something was told and is told no more; return how many."""
    fallen = 0
    for relation in faults.table.all_relations:
        if relation.kind != "told" or not set(relation.tables) <= engine.tables.keys():
            continue
        never = relation.broken(faults.table.name)
        left = relation.among_known().broken(faults.table.name)
        gone = f"the rows of {relation.tables[0]} that tell {{}} went to quarantine"
        query = f"({left}) EXCEPT ({never}) ORDER BY 1"
        fallen += _let_fall(faults, engine, query, gone, relation.columns)
    return fallen


def _let_fall(
    faults: Faults, engine: Engine, query: str, problem: str, columns: Sequence[str]
) -> int:
    """Let the rows fall that QUERY finds and that have no fault yet; return how many.

    PROBLEM is told with what the rows hold in COLUMNS.
    """
    numbers = [number for number in engine.rows(query) if number not in faults.found]
    for number in numbers:
        faults.add(number, FALLEN, problem.format(faults.told(number, columns)))
    engine.let_fall(faults.table.name, numbers)
    return len(numbers)


def quarantine_rows(
    faults: Iterable[Faults], uris: Mapping[str, str], run_id: str, at: datetime
) -> pa.Table:
    """QUARANTINE rows, one a row and kind of fault; URIS tells the source of each document."""
    rows: list[Row] = []
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
                    "copy_of": None,
                    "first_seen_at": at,
                }
                for kind, problem in problems.items()
            ]
    unique = {tuple(row[name] for name in QUARANTINE.key): row for row in rows}
    return QUARANTINE.sorted(QUARANTINE.from_rows(unique.values()))
