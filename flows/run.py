"""The main flow: files in, a release out."""

from __future__ import annotations

from flows.extract import extract
from flows.ingest import ingest
from flows.ledger import Ledger
from flows.orchestration import flow
from flows.parameters import with_defaults
from flows.publish import publish
from flows.report import Report
from flows.resolve import resolve
from flows.validate import validate
from warehouse.home import Warehouse


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
