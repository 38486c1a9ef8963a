"""The gate before a release: what is declared of each table is checked by Great Expectations.

An error of the whole (a key that is not unique, an offset that does not match its text, tables that
contradict each other, rows that are gone since the last release) stops the release. An error of a
row (a value that is not allowed, a reference to nothing) sends the row to quarantine, and with it
the rows that rest on it; too many of them stop the release. A warning is only told.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from parley.schemas.errors import GateError, SchemaError
from parley.schemas.runs import QUALITY_RESULTS, QUARANTINE
from parley.schemas.table import Row, Table
from parley.schemas.tables import BY_NAME, TABLES
from parley.warehouse.checks.checks import (
    CHANGES,
    COLUMNS,
    OF_RUNS,
    RELEASE,
    Check,
    checks,
    checks_of_runs,
    few_fallen,
)
from parley.warehouse.checks.drift import USUAL, Tolerances
from parley.warehouse.checks.engine import Engine
from parley.warehouse.checks.passed import PartMarks
from parley.warehouse.checks.quarantine import Faults, quarantine_rows, spread
from parley.warehouse.store.last import LastRelease
from parley.warehouse.store.parts import Parted

if TYPE_CHECKING:
    from parley.warehouse.checks.suites import Outcome, Suites


@dataclass(frozen=True)
class Verdict:
    """What may be published (`tables`), what every check found, and which rows stay out.

    `passed` marks the parts of the tables that were checked in which no row has a fault; `parted`
    are all their parts.
    """

    tables: dict[str, pa.Table]
    quality: pa.Table
    quarantine_rows: pa.Table
    passed: frozenset[str] = frozenset()
    parted: Parted = field(default_factory=lambda: Parted({}))


class ReleaseStoppedError(GateError):
    """The tables may not be published; `verdict` holds the results of all checks."""

    def __init__(self, what: str, *, mend: str, verdict: Verdict) -> None:
        super().__init__(what, mend=mend)
        self.verdict = verdict


def validate(
    tables: Mapping[str, pa.Table],
    run_id: str,
    at: datetime,
    docs_folder: Path | None = None,
    *,
    last: LastRelease | None = None,
    tolerated: Tolerances = USUAL,
    accounted: Callable[[Mapping[str, pa.Table]], Sequence[Check]] = lambda _: (),
    passed: Collection[str] = (),
) -> Verdict:
    """Check TABLES (all dimensions and facts; tables of the run where there are any).

    They are compared with those of the LAST release within what is TOLERATED; ACCOUNTED gives
    further checks of the tables that are left once the rows with faults are kept out. Parts that
    have PASSED before, under the same rules, are looked at beside others and not row by row. Data
    Docs are
    built in DOCS_FOLDER, which is replaced; without it there are none.

    Raises
    ------
    ReleaseStoppedError: a check of the whole failed.
    """
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")  # before GX is imported
    from parley.warehouse.checks.docs import write_docs
    from parley.warehouse.checks.suites import Suites

    sound, broken = _conformed(tables)
    faults = {name: Faults(BY_NAME[name], rows) for name, rows in sound.items()}
    suites, marks = Suites(run_id, at), PartMarks(sound)
    before, same = _beside(last or LastRelease(), marks)
    with Engine(sound, run_id, before, marks.new(passed), same) as engine:
        outcomes = [
            outcome
            for each in faults.values()
            for outcome in _checked(suites, each.table, engine, tolerated)
        ]
        broken_rows: dict[str, set[int]] = {name: set() for name in faults}
        for outcome in outcomes:
            _note(faults[outcome.check.table], outcome)
            broken_rows[outcome.check.table].update(outcome.rows)
        spread(faults, engine)
        left = {name: engine.remaining(name) for name in faults}
        whole = [few_fallen(name, len(each.found), each.rows.num_rows, tolerated)
                 for name, each in faults.items()]  # fmt: skip
        outcomes += suites.run(RELEASE, engine, [*whole, *accounted(left)])

    verdict = Verdict(
        tables=left,
        quality=_quality(outcomes, faults, broken, run_id),
        quarantine_rows=quarantine_rows(faults.values(), _uris(sound), run_id, at),
        passed=marks.sound(broken_rows),
        parted=marks.parted,
    )
    if docs_folder:
        write_docs(suites.results, verdict.quality, docs_folder, run_id, at)
    _stop_on_errors(verdict, docs_folder)
    return verdict


def validate_runs(
    tables: Mapping[str, pa.Table], run_id: str, at: datetime, docs_folder: Path | None = None
) -> pa.Table:
    """Check what TABLES, all of a release, tell of runs; return its QUALITY_RESULTS with the rest.

    These tables are written once the others have passed, so that they have a gate of their own. No
    row stays out: a fault stops the release. The Data Docs in DOCS_FOLDER get their pages.

    Raises
    ------
    ReleaseStoppedError: a check failed.
    """
    from parley.warehouse.checks.docs import add_docs
    from parley.warehouse.checks.suites import Suites

    asked = {table.name: checks_of_runs(table) for table in TABLES}
    faults = {name: Faults(BY_NAME[name], _asked_of(BY_NAME[name], tables[name], found))
              for name, found in asked.items() if found}  # fmt: skip
    pointing = [check for name, found in asked.items() if name not in OF_RUNS for check in found]
    asked["runs"] += pointing
    suites, outcomes = Suites(run_id, at), []
    with Engine({name: each.rows for name, each in faults.items()}) as engine:
        for name in sorted(OF_RUNS):
            outcomes += suites.run(name, engine, asked[name])
    quality = _joined(tables["quality_results"], _quality(outcomes, faults, {}, run_id))
    if docs_folder:
        add_docs(suites.results, quality, docs_folder, run_id, at)
    _stop_on_errors(Verdict({}, quality, QUARANTINE.empty()), docs_folder)
    return quality


def _asked_of(table: Table, rows: pa.Table, asked: Sequence[Check]) -> pa.Table:
    """The ROWS of TABLE or, of one that only points at runs, what it holds in the columns ASKED."""
    if table.name in OF_RUNS:
        return table.sorted(table.conform(rows))
    columns = sorted({name for check in asked for name in check.columns.split(", ")})
    few = rows.select(columns)
    if any(table[name].of_list for name in columns):  # Arrow does not group by lists
        return few
    return few.group_by(columns).aggregate([])


def _joined(before: pa.Table, after: pa.Table) -> pa.Table:
    """QUALITY_RESULTS of two gates; those of AFTER take the place of others of the same checks.

    What held is not told with numbers of rows: another run that finds the same data adds its own.
    """
    names = QUALITY_RESULTS.key[1:]
    rows = {tuple(row[name] for name in names): row for row in before.to_pylist()}
    for row in after.to_pylist():
        told = None if row["success"] else row["observed_value"]
        rows[tuple(row[name] for name in names)] = row | {"observed_value": told}
    return QUALITY_RESULTS.sorted(QUALITY_RESULTS.from_rows(rows.values()))


def _conformed(tables: Mapping[str, pa.Table]) -> tuple[dict[str, pa.Table], dict[str, str]]:
    """The tables in declared form and release order, and what is wrong with the others."""
    sound, broken = {}, {}
    for table in TABLES:
        if table.name in tables:
            try:
                sound[table.name] = table.sorted(table.conform(tables[table.name]))
            except SchemaError as error:
                broken[table.name] = str(error)
        elif table.section != "run":
            broken[table.name] = "The table is missing."
    return sound, broken


def _beside(
    last: LastRelease, marks: PartMarks
) -> tuple[dict[str, pa.Table], dict[str, npt.NDArray[np.bool_]]]:
    """The rows of the LAST release that stand in no part of now, and which rows of now are the same
    in both."""
    held = {name: last.holds(name) for name in last.files}
    return last.but_for(marks.contents), marks.within(held)


def _checked(suites: Suites, table: Table, engine: Engine, tolerated: Tolerances) -> list[Outcome]:
    found = checks(table, engine.tables, engine.compared, tolerated)
    engine.sift(table.name, [check.fault for check in found if check.fault])
    return suites.run(table.name, engine, found)


def _note(faults: Faults, outcome: Outcome) -> None:
    """Note the rows that broke a check of single rows."""
    if outcome.success or outcome.check.severity != "row":
        return
    columns = outcome.check.columns.split(", ")
    for number in outcome.rows:
        told = faults.told(number, columns)
        faults.add(number, outcome.check.expectation, f"{told} {outcome.check.problem}")


_SHOWN = 5
_IF_MEANT = (
    "If the release is meant to differ so much, run again with PARLEY_ACCEPT_CHANGES=true; "
    "PARLEY_TOLERATED_... say how much it may differ."
)


def _quality(
    outcomes: list[Outcome],
    faults: Mapping[str, Faults],
    broken: Mapping[str, str],
    run_id: str,
) -> pa.Table:
    rows = [_result(outcome, faults.get(outcome.check.table), run_id) for outcome in outcomes]
    rows += [
        {
            "run_id": run_id,
            "suite": name,
            "table_name": name,
            "expectation": COLUMNS,
            "column_name": "",
            "success": False,
            "severity": "error",
            "observed_value": problem,
            "unexpected_count": None,
            "unexpected_percent": None,
        }
        for name, problem in broken.items()
    ]
    return QUALITY_RESULTS.sorted(QUALITY_RESULTS.from_rows(rows))


def _result(outcome: Outcome, faults: Faults | None, run_id: str) -> Row:
    of_rows = outcome.n_rows is not None
    return {
        "run_id": run_id,
        "suite": outcome.check.table,
        "table_name": outcome.check.table,
        "expectation": outcome.check.expectation,
        "column_name": outcome.check.columns,
        "success": outcome.success,
        "severity": outcome.check.severity,
        "observed_value": _observed(outcome, faults) if faults and of_rows else outcome.observed,
        "unexpected_count": len(outcome.rows) if of_rows else None,
        "unexpected_percent": 100 * len(outcome.rows) / (outcome.n_rows or 1) if of_rows else None,
    }


def _observed(outcome: Outcome, faults: Faults) -> str:
    """How many rows broke the check, with some of the values or, where these say nothing, keys."""
    if not outcome.rows:
        return f"{outcome.n_rows} rows"
    if outcome.check.by_key:
        values = [faults.key_of(number) for number in outcome.rows[:_SHOWN]]
    else:
        column = faults.rows[outcome.check.columns]
        values = [*dict.fromkeys(str(column[number].as_py()) for number in outcome.rows)][:_SHOWN]
    shown = ", ".join(values)
    return f"{len(outcome.rows)} of {outcome.n_rows} rows, such as {shown}"


def _uris(sound: Mapping[str, pa.Table]) -> dict[str, str]:
    if (documents := sound.get("documents")) is None:
        return {}
    ids, uris = documents["doc_id"].to_pylist(), documents["source_uri"].to_pylist()
    return dict(zip(ids, uris, strict=True))


def _stop_on_errors(verdict: Verdict, docs_folder: Path | None) -> None:
    failed = [
        row
        for row in verdict.quality.to_pylist()
        if row["severity"] == "error" and not row["success"]
    ]
    if not failed:
        return
    lines = [
        f"{row['table_name']}: {row['expectation']} ({row['column_name'] or 'the table'}): "
        f"{row['observed_value']}"
        for row in failed
    ]
    look = f" {docs_folder / 'index.html'} shows every check." if docs_folder else ""
    if any(row["expectation"] in CHANGES for row in failed):
        look += f" {_IF_MEANT}"
    raise ReleaseStoppedError(
        f"The release is stopped: {'; '.join(lines).rstrip('.')}.",
        mend=f"What was published before is untouched.{look}",
        verdict=verdict,
    )
