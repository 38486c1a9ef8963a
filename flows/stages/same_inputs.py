"""Whether a run would publish what is published already: known before anything is read anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace

from parley.flows.app.formats import rows_of
from parley.flows.app.report import Report, read_report
from parley.flows.inputs.corrections import read_corrections
from parley.flows.inputs.gold import read_gold
from parley.flows.inputs.settings import settings
from parley.flows.stages.accounts import FALLBACKS, Books
from parley.flows.stages.context import Stage, open_stage
from parley.schemas.runs import QUARANTINE, RUNS
from parley.schemas.table import Row
from parley.schemas.working import SEEN
from parley.warehouse.store.history import Release, counting, current
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.library import Library
from parley.warehouse.store.parts import part_of
from parley.warehouse.store.published import files_of, read_files
from parley.warehouse.store.stages import keep_note, kept_note, read_stage

VALIDATED = "validated"
"""The stage of what the gate let through."""
_NOTE = "inputs"


def published_before(
    warehouse: str, codebooks: Sequence[str] | None, model: str | None, reader: str | None
) -> Report | None:
    """The report of a run that finds nothing new once its inputs are ingested; None of any other.

    All that a release depends on is compared with what the last run had that came to its end: the
    documents, what was refused, codebooks, corrections, gold, code and model. Documents that could
    not be read before are tried again.
    """
    with open_stage(warehouse, codebooks, model, reader=reader) as stage:
        kept = kept_note(stage.home, _NOTE)
        if not kept or stage.ledger.refused("extract") or kept["inputs"] != _inputs(stage):
            return None
        same = next((each for each in counting(stage.home) if each.name == kept["release"]), None)
        if same is None or not same.is_whole or same.manifest is None:
            return None
        told = _completed(stage, same)
        if told is None:
            return None
        stage.ledger.note(**told, status="completed")
        run = rows_of(RUNS.from_rows([stage.ledger.current]))[0]
        said = nothing_new(stage.home, same)
        return replace(read_report(stage.home), run=run, nothing_new=said)


def keep_inputs(stage: Stage, release: str) -> None:
    """Note that RELEASE holds what the inputs of now give, if the gate saw what they made."""
    if kept_note(stage.home, VALIDATED) == rests_on(stage):
        keep_note(stage.home, _NOTE, {"inputs": _inputs(stage), "release": release})


def rests_on(stage: Stage) -> dict[str, str]:
    """What rows depend on: documents, knowledge, corrections, code and model, by name."""
    return {
        "documents": Library(stage.home).digest,
        "reading": stage.cache.folder.name,
        "calibration": hashlib.sha256(repr(stage.knowledge.calibration).encode()).hexdigest(),
        "code_version": stage.ledger.current["code_version"],
        **made_by(stage),
    }


def nothing_new(home: Warehouse, same: Release) -> str:
    """What to say where the release SAME holds what would be published."""
    now_seen = current(home)
    if now_seen is None or same.name == now_seen.name:
        return f"Nothing is new: {same.called} stays."
    return (
        f"The data are those of {same.called}, which was taken back: {now_seen.called} stays. "
        f"`parley rollback {same.number}` puts it in its place again."
    )


def made_by(stage: Stage) -> dict[str, str]:
    """What a run notes of the knowledge and the model by which its data are made."""
    corrections = read_corrections(settings().data_folders)
    return {
        "codebook_version": corrections.versioned(stage.knowledge.version),
        "model_name": stage.parameters.model,
        "model_version": stage.model_version,
    }


def _inputs(stage: Stage) -> str:
    """A digest of all that a release depends on: its rows, what was refused, and the gold."""
    refused = part_of(QUARANTINE, stage.ledger.quarantine).digest
    told = [rests_on(stage), refused, read_gold(settings().data_folders)]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _completed(stage: Stage, same: Release) -> Row | None:
    """The columns of `runs` of a run that finds the data of the release SAME; None if it cannot."""
    assert same.manifest is not None
    runs = read_files(files_of(same.there, "runs"), RUNS.names).to_pylist()
    published = next((row for row in runs if row["run_id"] == same.manifest.run_id), None)
    seen = read_stage(stage.home, SEEN.name).get(SEEN.name)
    if published is None or seen is None:
        return None
    library = Library(stage.home).sources()
    books = Books(
        run_id=stage.run_id,
        seen=seen,
        library=library,
        resolved=frozenset(library["doc_id"].to_pylist()),
        refused=stage.ledger.refused("ingest"),
    )
    released = read_files(files_of(same.there, "documents"), ["doc_id", "run_id"])
    return {
        **{name: published.get(name) for name in FALLBACKS},
        **made_by(stage),
        **books.account(released).counts,
        "n_documents_new": 0,
        "dataset_version": same.manifest.dataset_version,
    }
