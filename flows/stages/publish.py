"""Stage 5: the checked tables, measured against the gold, become the release that readers see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pyarrow as pa

from parley.flows.app.formats import rows_of
from parley.flows.app.report import Report, read_report
from parley.flows.inputs.fingerprint import libraries, reading_version
from parley.flows.inputs.gold import GoldSets, read_gold
from parley.flows.inputs.settings import settings
from parley.flows.ledger import now
from parley.flows.orchestration.lineage import as_assets, describe_assets
from parley.flows.orchestration.progress import progress
from parley.flows.orchestration.tasks import (
    artifact,
    flow,
    link_artifact,
    of_warehouse,
    retried_task,
    stage_task,
)
from parley.flows.shared import keep_release
from parley.flows.stages.context import Stage, open_stage
from parley.flows.stages.figures import keep_figures
from parley.flows.stages.same_inputs import VALIDATED, keep_inputs, nothing_new
from parley.schemas.errors import WarehouseError
from parley.schemas.runs import RUNS
from parley.transforms.evaluation.evaluate import evaluate
from parley.warehouse.checks.gate import validate_runs
from parley.warehouse.compare.words import versions_told
from parley.warehouse.store import release
from parley.warehouse.store.history import current, same_data
from parley.warehouse.store.manifest import Made, Versions
from parley.warehouse.store.parts import handed, parted
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
            swap = as_assets(swap_in, stage.home, stage.ledger.current)
            unchanged = swap(stage, tables)
            if settings().storage:
                mirror(stage)
        stage.cache.prune({stage.cache.folder.name})
        report = read_report(stage.home)
        if unchanged:
            run = rows_of(RUNS.from_rows([stage.ledger.current]))[0]
            report = replace(report, run=run, nothing_new=unchanged)
        artifact("parley-release", report.markdown(), "What was published")
        docs = stage.home.folder / "data_docs" / "index.html"
        link_artifact("parley-data-docs", docs, "Data Docs", "What the gate checked")
    return report


@stage_task(name="measure")
def measure(tables: Mapping[str, pa.Table], gold: GoldSets, run_id: str) -> pa.Table:
    """EVALUATION rows by the files of GOLD whose documents are in TABLES."""
    return evaluate(tables, gold, run_id)


@retried_task(name="swap in")
def swap_in(stage: Stage, tables: dict[str, pa.Table]) -> str:
    """Put the release in the place of the one before, in one step.

    Where a release holds the very same data already, none is made; it returns what to say of that.

    Raises
    ------
    ReleaseStoppedError: what the release would tell of its runs breaks what is declared of it.
    """
    ledger, versions = stage.ledger, versions_of(stage)
    tables = {**tables, "quarantine": ledger.quarantine}
    whole = parted(tables, handed())
    ledger.current.update(
        status="completed", finished_at=ledger.ended(), dataset_version=whole.version
    )
    describe_assets(stage.home, tables, whole.version)
    tables["runs"] = ledger.referenced(tables)
    quality = validate_runs(tables, stage.run_id, now(), stage.home.built_docs)
    whole = whole.joined(parted({"runs": tables["runs"], "quality_results": quality}))
    same = same_data(stage.home, whole.tables, versions)
    if same is None:
        made = Made(versions=versions, settings=settings().told, at=now())
        keep, view_files = settings().keep_releases, settings().view_files
        release.publish(stage.home, whole, made=made, keep=keep, view_files=view_files)
    ledger.save()  # a run killed before this line is read from the release
    if holding := same or current(stage.home):
        keep_inputs(stage, holding.name)
    if same is None or (same.manifest and same.manifest.run_id == stage.run_id):
        return ""  # the task is tried again, and had published before it failed
    return nothing_new(stage.home, same)


@retried_task(name="mirror")
def mirror(stage: Stage) -> int:
    """Keep the release in the storage that other machines see; how many files were new."""
    return keep_release(stage.home)


def versions_of(stage: Stage) -> Versions:
    """What made the data of the current run besides the texts."""
    knowledge = stage.knowledge
    books = {name: layer.version for name, layer in knowledge.codebooks.items()}
    return versions_told(stage.ledger.current).model_copy(
        update={
            "reading": reading_version(),
            "codebooks": {"general": knowledge.general.version, **books},
            "libraries": libraries(),
        }
    )
