"""The main flow: files in, a release out."""

from __future__ import annotations

from parley.flows.app.report import Report
from parley.flows.inputs.parameters import with_defaults
from parley.flows.ledger import Ledger
from parley.flows.orchestration.tasks import flow
from parley.flows.stages.extract import extract
from parley.flows.stages.ingest import ingest
from parley.flows.stages.publish import publish
from parley.flows.stages.resolve import resolve
from parley.flows.stages.validate import validate
from parley.warehouse.store.home import Warehouse


@flow(name="parley", description="Read texts and publish what they say as a release.")
def parley(
    inputs: list[str] | None = None,
    warehouse: str = "warehouse",
    codebooks: list[str] | None = None,
    model: str | None = None,
    workers: int | None = None,
    fresh: bool = False,
) -> Report:
    """Run all stages; only documents that are new or changed are parsed.

    Args:
        inputs: Files, folders or globs to read; the sample corpus when empty.
        warehouse: Folder of the warehouse, made when it is not there.
        codebooks: Codebooks by name (the general layer always loads); 'ukraine' when not given.
        model: spaCy model by package name; the setting PARLEY_MODEL when not given.
        workers: Processes that parse documents; the results do not depend on it.
        fresh: Forget the documents that earlier runs have read.
    """
    told = with_defaults(inputs, codebooks, model, workers, fresh)
    home = Warehouse(warehouse)
    with home.lock():
        ledger = Ledger(home)
        run_id = ledger.begin(told)
        try:
            ingest(list(told.inputs), warehouse, list(told.codebooks), fresh)
            extract(warehouse)
            resolve(warehouse)
            validate(warehouse)
            return publish(warehouse)
        except Exception:
            _note_failure(home, run_id)
            raise


def _note_failure(home: Warehouse, run_id: str) -> None:
    ledger = Ledger(home)
    if ledger.current["run_id"] == run_id and ledger.current["status"] != "completed":
        ledger.note(status="failed")
