"""Stage 4: the gate. Tables that break their promises stop here; rows that do go to quarantine."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace

import pyarrow as pa

from parley.flows.app.brief import escaped
from parley.flows.inputs.fingerprint import libraries
from parley.flows.inputs.parameters import Parameters
from parley.flows.inputs.settings import settings
from parley.flows.ledger import now
from parley.flows.orchestration.progress import progress
from parley.flows.orchestration.tasks import artifact, flow, of_warehouse, stage_task
from parley.flows.stages.accounts import Books, fallbacks
from parley.flows.stages.context import READER, Stage, open_stage
from parley.flows.stages.resolve import RESOLVED
from parley.flows.stages.same_inputs import VALIDATED
from parley.schemas.errors import WarehouseError
from parley.schemas.working import SEEN
from parley.warehouse.checks.checks import Check, all_accounted_for
from parley.warehouse.checks.counts import recounted
from parley.warehouse.checks.drift import Tolerances
from parley.warehouse.checks.gate import ReleaseStoppedError, Verdict
from parley.warehouse.checks.gate import validate as check
from parley.warehouse.store.last import last_release
from parley.warehouse.store.library import Library
from parley.warehouse.store.parts import hand_on
from parley.warehouse.store.stages import keep_note, kept_note, read_stage, write_stage

_PASSED = "passed"
_log = logging.getLogger(__name__)


@flow(
    name="validate",
    flow_run_name=of_warehouse("validate"),
    description="Check the tables with Great Expectations before publishing.",
)
def validate(warehouse: str | None = None) -> int:
    """Check the resolved tables; return how many of their rows went to quarantine.

    Args:
        warehouse: Folder of the warehouse.
    """
    with open_stage(warehouse) as stage:
        try:
            with progress("checking tables", 0):
                verdict = check_tables(stage)
        except ReleaseStoppedError as error:
            _tell(error.verdict)
            raise
        stage.ledger.replace("validate", verdict.quarantine_rows)
        stage.ledger.note(
            **fallbacks(
                verdict.tables, by_rules=READER not in stage.ledger.current["model_version"]
            ),
            n_rows_quarantined=verdict.quarantine_rows.num_rows,
        )
        tables = {**verdict.tables, "quality_results": verdict.quality}
        write_stage(stage.home, VALIDATED, tables, hand=True)
        hand_on(verdict.parted)
        _keep_passed(stage, verdict.passed)
        keep_note(stage.home, VALIDATED, kept_note(stage.home, RESOLVED))
        _tell(verdict)
    return int(verdict.quarantine_rows.num_rows)


@stage_task(name="check tables")
def check_tables(stage: Stage) -> Verdict:
    """The verdict of the gate on the resolved tables, with Data Docs.

    Raises
    ------
    ReleaseStoppedError: a check of the whole failed.
    WarehouseError: nothing was resolved yet.
    """
    tables = read_stage(stage.home, RESOLVED)
    if not tables:
        raise WarehouseError(
            "there is nothing to check yet.",
            where=str(stage.home.folder),
            mend="Run the stages ingest, extract and resolve first, or `parley run`.",
        )
    forgetting = Parameters.from_json(stage.ledger.current["parameters"]).forget
    # Not the tables of the run itself: what is published of the same texts must be the same.
    verdict = check(
        tables,
        stage.run_id,
        now(),
        stage.home.built_docs,
        last=last_release(stage.home),
        tolerated=tolerances(forgetting=bool(forgetting)),
        accounted=lambda left: _accounts(stage, tables, left),
        passed=_passed(stage),
    )
    if not verdict.quarantine_rows.num_rows:
        return verdict
    # Rows that stay out are not counted by those that are published.
    return replace(verdict, tables=recounted(verdict.tables))


def _passed(stage: Stage) -> frozenset[str]:
    """The marks of the parts that passed the gate before, under the rules of now."""
    kept = kept_note(stage.home, _PASSED)
    return frozenset(kept["parts"].split()) if kept.get("under") == _rules(stage) else frozenset()


def _keep_passed(stage: Stage, marks: frozenset[str]) -> None:
    told = {"under": _rules(stage), "parts": " ".join(sorted(marks))}
    keep_note(stage.home, _PASSED, told)


def _rules(stage: Stage) -> str:
    """What rows are checked by: the code, with all that it declares, and the engine."""
    return f"{stage.ledger.current['code_version']} {libraries()['duckdb']}"


def _accounts(
    stage: Stage, tables: Mapping[str, pa.Table], left: Mapping[str, pa.Table]
) -> list[Check]:
    """The check that no document is lost between ingest and the rows LEFT of TABLES.

    What it counts is noted in `runs`. A warehouse whose ingest an earlier version ran has no
    account.
    """
    seen = read_stage(stage.home, SEEN.name).get(SEEN.name)
    if seen is None or "documents" not in left:
        return []
    books = Books(
        run_id=stage.run_id,
        seen=seen,
        library=Library(stage.home).read()[0],
        resolved=frozenset(tables["documents"]["doc_id"].to_pylist()),
        refused=stage.ledger.refused("ingest") | stage.ledger.refused("extract"),
    )
    account = books.account(left["documents"])
    stage.ledger.note(**account.counts)
    return [all_accounted_for(len(account.lost), account.told)]


def tolerances(*, forgetting: bool = False) -> Tolerances:
    """How far a release may differ from the last one, by the settings.

    A run that was made for FORGETTING may differ as it likes: somebody has looked and asked for it.
    """
    chosen = settings()
    return Tolerances(
        shift=chosen.tolerated_shift,
        loss=chosen.tolerated_loss,
        growth=chosen.tolerated_growth,
        quarantine=chosen.tolerated_quarantine,
        few=chosen.few_rows,
        accepted=chosen.accept_changes or forgetting,
    )


def _tell(verdict: Verdict) -> None:
    failed = [row for row in verdict.quality.to_pylist() if not row["success"]]
    for row in failed:
        _log.warning(
            "%s.%s: %s does not hold", row["table_name"], row["column_name"], row["expectation"],
            extra={"stage": "validate", "severity": row["severity"]},
        )  # fmt: skip
    lines = [
        f"| {row['severity']} | {row['table_name']} | {row['expectation']} | {row['column_name']} "
        f"| {escaped(row['observed_value'] or '')} |"
        for row in failed
    ]
    head = ["| severity | table | expectation | column | observed |", "|---|---|---|---|---|"]
    artifact(
        "parley-validate",
        f"{verdict.quality.num_rows} checks, {len(failed)} failed.\n\n"
        + ("\n".join([*head, *lines]) if lines else ""),
        "What the gate found",
    )
