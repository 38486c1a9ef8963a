"""Stage 5: the checked tables, measured against the gold, become the release that readers see."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from parley.flows.app.report import Report, read_report
from parley.flows.inputs.gold import GoldSets, read_gold
from parley.flows.inputs.settings import settings
from parley.flows.ledger import now
from parley.flows.orchestration.progress import progress
from parley.flows.orchestration.tasks import artifact, flow, of_warehouse, retried_task, stage_task
from parley.flows.stages.context import Stage, open_stage
from parley.flows.stages.figures import keep_figures
from parley.flows.stages.validate import VALIDATED
from parley.schemas.errors import WarehouseError
from parley.transforms.evaluation.evaluate import evaluate
from parley.warehouse.store import release
from parley.warehouse.store.stages import read_stage


@flow(
    name="publish",
    flow_run_name=of_warehouse("publish"),
    description="Measure the checked tables and swap them in as the release.",
)
def publish(
    warehouse: str | None = None,
    codebooks: list[str] | None = None,
    model: str | None = None,
    reader: str | None = None,
) -> Report:
    """Publish what the gate let through; return what the release holds.

    Args:
        warehouse: Folder of the warehouse.
        codebooks: Codebooks by name for every text; when not given, each takes those it is about.
        model: spaCy model whose reading stays in the cache; PARLEY_MODEL when not given.
        reader: 'trained' or 'rules'; the setting PARLEY_READER when not given.
    """
    with open_stage(warehouse, codebooks, model, reader=reader) as stage:
        tables = read_stage(stage.home, VALIDATED)
        if not tables:
            raise WarehouseError(
                "there is nothing to publish yet.",
                where=str(stage.home.folder),
                mend="Run the stages before this one first, or `parley run`.",
            )
        with progress("measuring and publishing", 0):
            gold = read_gold(settings().data_folders)
            tables["evaluation"] = measure(tables, gold, stage.run_id)
            tables["quality_results"] = keep_figures(stage.home, tables, gold, stage.run_id)
            swap_in(stage, tables)
        stage.cache.prune({stage.cache.folder.name})
        report = read_report(stage.home)
        artifact("parley-release", report.markdown(), "What was published")
    return report


@stage_task(name="measure")
def measure(tables: Mapping[str, pa.Table], gold: GoldSets, run_id: str) -> pa.Table:
    """EVALUATION rows by the files of GOLD whose documents are in TABLES."""
    return evaluate(tables, gold, run_id)


@retried_task(name="swap in")
def swap_in(stage: Stage, tables: dict[str, pa.Table]) -> None:
    """Write the release beside the one before, and put it in its place in one step."""
    ledger = stage.ledger
    ledger.current.update(
        status="completed",
        finished_at=now(),
        dataset_version=release.dataset_version(tables),
    )
    whole = {**tables, "quarantine": ledger.quarantine}
    whole["runs"] = ledger.referenced(whole)
    release.publish(stage.home, whole, f"release_{stage.run_id.removeprefix('run_')}")
    ledger.save()  # a run killed before this line is read from the release
