"""The main flow: files in, a release out."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from prefect.runtime import flow_run

from parley.flows.app.report import Report
from parley.flows.inputs.parameters import Parameters, with_defaults
from parley.flows.inputs.settings import settings
from parley.flows.ledger import Ledger
from parley.flows.orchestration.tasks import flow, rename_run
from parley.flows.orchestration.watch import Watch
from parley.flows.shared import keep_release, storage_held
from parley.flows.stages.extract import extract
from parley.flows.stages.ingest import ingest
from parley.flows.stages.publish import publish
from parley.flows.stages.resolve import resolve
from parley.flows.stages.same_inputs import published_before
from parley.flows.stages.validate import validate
from parley.flows.unchanged import nothing_new, outlook, remember
from parley.schemas.errors import InputError
from parley.warehouse.store.home import Warehouse

_LONGEST_NAME = 80
# Prefect loads a deployed file under a name of its own.
_log = logging.getLogger("parley.flows.pipeline")


def _run_name() -> str:
    """Such as "warehouse: texts, news/*.html"; once it has ended, `_ended_name`."""
    asked = flow_run.parameters
    inputs = ", ".join(asked.get("inputs") or ["the sample corpus"])
    folder = asked.get("warehouse") or settings().warehouse_folder
    return f"{folder}: {inputs[:_LONGEST_NAME]}"


def _ended_name(folder: str, report: Report) -> str:
    """Such as "warehouse: 14 documents, 2 parsed, release 3"."""
    run = report.run
    seen = run["n_documents_seen"]
    counts = f"{seen:,} document{'' if seen == 1 else 's'}, {run['n_documents_new']:,} parsed"
    return f"{folder}: {counts}, {'nothing new' if report.nothing_new else report.called}"


@flow(
    name="parley",
    flow_run_name=_run_name,
    description="Read texts and publish what they say as a release.",
)
def parley(
    inputs: list[str] | None = None,
    warehouse: str | None = None,
    codebooks: list[str] | None = None,
    model: str | None = None,
    workers: int | None = None,
    fresh: bool = False,
    reader: str | None = None,
) -> Report:
    """Run all stages; only documents that are new or changed are parsed.

    Where nothing is new once the inputs are ingested, no other stage runs.

    Args:
        inputs: Files, folders, globs, addresses or files of sources; when empty the warehouse's
            sources.yaml, or else the sample corpus.
        warehouse: Folder of the warehouse, made when it is not there; PARLEY_WAREHOUSE or
            'warehouse' when not given.
        codebooks: Codebooks by name or folder for every text, or 'none' for the general layer
            alone; when not given, each text takes the codebooks whose conflict it is about.
        model: spaCy model by package name; the setting PARLEY_MODEL when not given.
        workers: Processes that parse documents; the results do not depend on it.
        fresh: Forget the documents that earlier runs have read.
        reader: 'trained' reads beside the rules, 'rules' do without; PARLEY_READER when not given.
    """
    home = Warehouse(warehouse or settings().warehouse_folder)
    asked = with_defaults(inputs, codebooks, model, workers, fresh, reader, warehouse=home.folder)
    books = None if asked.codebooks is None else list(asked.codebooks)
    folder = str(home.folder)
    with home.lock(), storage_held(home):
        seen = outlook(asked)
        if (same := nothing_new(home, asked, seen)) is not None:
            _log.info("%s", same.nothing_new)
            rename_run(_ended_name(folder, same))
            return same
        run_id = Ledger(home).begin(asked)
        watch = Watch(run_id)
        _log.info("run %s begins in %s", run_id, folder, extra={"run_id": run_id, **asdict(asked)})
        try:
            with watch.stage("ingest"):
                kept = ingest(list(asked.inputs), folder, books, fresh)
                if not kept and home.release() is None:
                    raise _nothing_read(home, asked)
                report = published_before(folder, books, asked.model, asked.reader)
            if report is None:
                report = read_and_publish(watch, folder, asked)
            else:
                keep_release(home)  # an earlier run may have failed to
        except Exception:
            note_failure(home, run_id)
            raise
        finally:
            watch.keep(home)
        remember(home, seen, Ledger(home))
        rename_run(_ended_name(folder, report))
        _log.info(
            "%s", report.nothing_new or f"{report.release} published",
            extra={"run_id": run_id, "seconds": watch.seconds, **report.rows},
        )  # fmt: skip
        return report


def _nothing_read(home: Warehouse, asked: Parameters) -> InputError:
    """Why no first release is made: all that was to be read was refused, or nothing was there."""
    refused = Ledger(home).quarantine.to_pylist()
    if not refused:
        return InputError(
            f"There is nothing to read in {', '.join(asked.inputs)}, and nothing is published.",
            mend="Give a file, or a folder with files in it.",
        )
    first, n = refused[0], len(refused)
    told = f"{first['source_uri']}: {first['error_message']}"
    return InputError(
        f"Nothing could be read, and nothing is published. {told}"
        if n == 1
        else f"Nothing could be read of {n:,} inputs, and nothing is published. The first, {told}",
        mend="" if n == 1 else "`parley --log-level info run ...` tells all of them.",
    )


def read_and_publish(watch: Watch, folder: str, asked: Parameters) -> Report:
    """The stages after ingest, in their order, on what lies in the library of FOLDER."""
    books = None if asked.codebooks is None else list(asked.codebooks)
    with watch.stage("extract"), _gate_loaded_meanwhile():
        extract(folder, books, asked.model, asked.workers, asked.reader)
    with watch.stage("resolve"):
        resolve(folder, books, asked.model, asked.reader)
    with watch.stage("validate"):
        validate(folder)
    with watch.stage("publish"):
        return publish(folder, books, asked.model, asked.reader)


@contextmanager
def _gate_loaded_meanwhile() -> Iterator[None]:
    """Load Great Expectations (seconds) while another process reads."""
    if not settings().document_limits:
        yield
        return
    loading = threading.Thread(target=_load_gate, daemon=True)
    loading.start()
    yield
    loading.join()


def _load_gate() -> None:
    import parley.warehouse.checks.suites  # noqa: F401


def note_failure(home: Warehouse, run_id: str) -> None:
    """Enter into the ledger of HOME that the run RUN_ID has failed, unless it had ended well."""
    ledger = Ledger(home)
    if ledger.current["run_id"] == run_id and ledger.current["status"] != "completed":
        ledger.note(status="failed")
