"""Stage 3: what single documents say, joined across them: actors, events, conflicts, places."""

from __future__ import annotations

import logging

import pyarrow as pa

from parley.flows.inputs.corrections import corrected, read_corrections
from parley.flows.inputs.settings import settings
from parley.flows.orchestration.progress import progress
from parley.flows.orchestration.tasks import artifact, flow, of_warehouse, stage_task
from parley.flows.stages.context import Stage, open_stage
from parley.flows.stages.same_inputs import made_by, rests_on
from parley.transforms.knowledge.corrections import Corrections
from parley.transforms.resolution import resolve as resolving
from parley.transforms.resolution.tables.confidence import calibrated
from parley.warehouse.store.stages import keep_note, write_stage

RESOLVED = "resolved"
_log = logging.getLogger(__name__)


@flow(
    name="resolve",
    flow_run_name=of_warehouse("resolve"),
    description="Join mentions, actors and events across documents.",
)
def resolve(
    warehouse: str | None = None,
    codebooks: list[str] | None = None,
    model: str | None = None,
    reader: str | None = None,
) -> int:
    """Make the tables of all extracted documents; return the number of events.

    Args:
        warehouse: Folder of the warehouse.
        codebooks: Codebooks by name for every text; when not given, each takes those it is about.
        model: spaCy model by package name; the setting PARLEY_MODEL when not given.
        reader: 'trained' or 'rules'; the setting PARLEY_READER when not given.
    """
    with open_stage(warehouse, codebooks, model, reader=reader) as stage:
        corrections = read_corrections(settings().data_folders)
        with progress("joining documents", 0):
            tables = join(stage, corrections)
        write_stage(stage.home, RESOLVED, tables, hand=True)
        keep_note(stage.home, RESOLVED, rests_on(stage))
        stage.ledger.note(**made_by(stage))
        _log.info("%d events", tables["events"].num_rows, extra={"stage": "resolve"})
        counts = {name: table.num_rows for name, table in sorted(tables.items())}
        lines = ["| table | rows |", "|---|---|", *(f"| {n} | {c} |" for n, c in counts.items())]
        artifact("parley-resolve", "\n".join(lines), "Rows per table before the gate")
    return int(counts["events"])


@stage_task(name="join documents")
def join(stage: Stage, corrections: Corrections) -> dict[str, pa.Table]:
    """All dimension and fact tables of the documents that were extracted, with CORRECTIONS."""
    documents, keys = stage.extracted_documents()
    extracted = calibrated(stage.cache.read(keys), stage.knowledge.calibration)
    start = corrected(stage, documents, extracted, corrections)
    return resolving.resolve(documents, start.tables, start.knowledge, start.aliases)
