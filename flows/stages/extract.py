"""Stage 2: documents to mentions, events, stances and the rest; each document is parsed once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pyarrow as pa
import pyarrow.compute as pc
from prefect.futures import as_completed
from prefect.task_runners import ThreadPoolTaskRunner

from parley.flows.inputs.settings import settings
from parley.flows.orchestration.processes import OVER_LIMIT
from parley.flows.orchestration.progress import Advance, progress
from parley.flows.orchestration.tasks import artifact, flow, of_warehouse, stage_task
from parley.flows.orchestration.workers import Failure, Reader, batches, readers
from parley.flows.stages.context import Stage, open_stage
from parley.schemas.errors import ConfigurationError, ParleyError
from parley.transforms.ingest.document import Refusal
from parley.warehouse.storage.parts import SharedParts
from parley.warehouse.storage.place import EXTRA, Storage
from parley.warehouse.store.cache import OverLimit, part_name
from parley.warehouse.store.files import BUILDING, remove

_MOST_WORKERS = 64


@flow(
    name="extract",
    flow_run_name=of_warehouse("extract"),
    description="Parse the documents that are new under the codebooks, the model and the code.",
    task_runner=ThreadPoolTaskRunner(max_workers=_MOST_WORKERS),
)
def extract(
    warehouse: str | None = None,
    codebooks: list[str] | None = None,
    model: str | None = None,
    workers: int | None = None,
    reader: str | None = None,
) -> int:
    """Extract from all documents of the library that were not read before; return how many.

    Args:
        warehouse: Folder of the warehouse.
        codebooks: Codebooks by name for every text; when not given, each takes those it is about.
        model: spaCy model by package name; the setting PARLEY_MODEL when not given.
        workers: Processes that parse documents; the results do not depend on it.
        reader: 'trained' or 'rules'; the setting PARLEY_READER when not given.
    """
    with open_stage(warehouse, codebooks, model, workers, reader) as stage:
        if stage.shared is not None:
            stage.shared.fetch(stage.cache, stage.keys.values())
        known, given_up = stage.cache.known(), _given_up(stage)
        failed = {
            doc_id: Failure(OVER_LIMIT, given_up.told[key])
            for doc_id, key in stage.keys.items()
            if key in given_up.told and key not in known
        }
        new = sorted({doc_id for doc_id, key in stage.keys.items() if key not in known} - {*failed})
        if new:
            failed |= (failed_now := _read(stage, new))
            given_up.add(
                {
                    stage.keys[doc_id]: failure.told
                    for doc_id, failure in failed_now.items()
                    if failure.kind == OVER_LIMIT
                }
            )
        stage.cache.compact()
        refused_at_ingest = _refused_before(stage)
        stage.ledger.refuse("extract", _refusals(stage, failed))
        stage.ledger.note(
            n_documents_new=len(new),
            n_documents_failed=refused_at_ingest + len(failed),
            codebook_version=stage.knowledge.version,
            model_name=stage.parameters.model,
            model_version=stage.model_version,
        )
        artifact(
            "parley-extract",
            f"{len(new)} of {len(stage.keys)} documents parsed, {len(failed)} without success.",
            "What the run parsed",
        )
    return len(new)


@stage_task(
    name="extract batch",
    named=lambda given: f"extract {given['documents'].num_rows} documents",
)
def extract_batch(
    reader: Reader, stage: Stage, documents: pa.Table, blocks: pa.Table
) -> dict[str, Failure]:
    """Read DOCUMENTS and keep what is found; return the documents that failed, with the reason."""
    extracted = reader(documents, blocks, stage.run_id)
    done = [
        stage.keys[doc_id]
        for doc_id in documents["doc_id"].to_pylist()
        if doc_id not in extracted.failed
    ]
    stage.cache.write_part(extracted.tables, done)
    if stage.shared is not None and stage.cache.has_part(part_name(done)):
        stage.shared.push(part_name(done), stage.cache.folder / part_name(done))
    return extracted.failed


def _given_up(stage: Stage) -> OverLimit:
    """The documents, by their keys, that took too much under the fingerprint and limits of now."""
    under = f"{stage.cache.folder.name} {settings().document_limits}"
    return OverLimit(stage.home, "extract", under)


def _refused_before(stage: Stage) -> int:
    """How many documents this run has refused, but for those that an extraction refused in it."""
    run = stage.ledger.current
    refused = int(run["n_documents_failed"])
    extracted = run["codebook_version"] != ""
    return refused - len(stage.ledger.refused("extract")) if extracted else refused


def _read(stage: Stage, new: Sequence[str]) -> dict[str, Failure]:
    documents, blocks = stage.library
    wanted = documents.filter(pc.is_in(documents["doc_id"], value_set=pa.array(new)))
    read = _read_here if settings().dask is None else _read_on_cluster
    with progress("parsing documents", len(new), _words(wanted)) as advance:
        failed = read(stage, wanted, blocks, advance)
    broken = [each.told for each in failed.values() if each.kind != OVER_LIMIT]
    if len(new) > 1 and len(broken) == len(new):
        raise ParleyError(
            f"no document could be read; the first: {broken[0]}.",
            where="extract",
            mend="This is a fault of Parley or of a codebook. Nothing was published.",
        )
    return failed


def _read_here(
    stage: Stage, wanted: pa.Table, blocks: pa.Table, advance: Advance
) -> dict[str, Failure]:
    workers = min(stage.parameters.workers, _MOST_WORKERS)
    work = batches(wanted, blocks, settings().batch_characters, workers)
    workers = min(workers, len(work))
    failed: dict[str, Failure] = {}
    with readers(
        stage.parameters.model,
        stage.knowledge,
        workers,
        stage.reader,
        settings().document_limits,
    ) as reader:
        if workers == 1:
            for batch in work:
                failed |= extract_batch(reader, stage, *batch)
                advance(batch[0].num_rows, _words(batch[0]))
        else:
            sizes = {extract_batch.submit(reader, stage, *batch): batch[0] for batch in work}
            for future in as_completed(list(sizes)):
                failed |= future.result()
                advance(sizes[future].num_rows, _words(sizes[future]))
    return failed


def _read_on_cluster(
    stage: Stage, wanted: pa.Table, blocks: pa.Table, advance: Advance
) -> dict[str, Failure]:
    try:
        from parley.flows.orchestration import cluster
    except ImportError as error:
        raise ConfigurationError(
            f"reading on a cluster takes packages that are not installed ({error.name}).",
            where=f"PARLEY_DASK={settings().dask}",
            mend=f"Install them ({EXTRA}), or unset the variable.",
        ) from error
    failed: dict[str, Failure] = {}
    with _shared(stage) as (place, shared):
        reading = cluster.Reading(
            stage.parameters.model,
            stage.knowledge,
            stage.reader,
            settings().document_limits,
            settings().batch_characters,
            stage.run_id,
            place,
            stage.cache.folder.name,
        )

        def keep(found: cluster.Found, count: int) -> None:
            if found.part:
                shared.fetch_part(stage.cache, found.part)
            failed.update(found.failed)
            advance(count)

        shards = cluster.shards(wanted, blocks, settings().shard_documents)
        cluster.read_on_cluster(reading, shards, stage.keys, keep, stage.parameters.workers)
    return failed


@contextmanager
def _shared(stage: Stage) -> Iterator[tuple[str, SharedParts]]:
    """Where the workers leave parts: the storage, else a folder that goes with the run."""
    if stage.shared is not None:
        yield str(settings().storage), stage.shared
        return
    folder = stage.home.state / f"{BUILDING}shared"
    try:
        yield str(folder), SharedParts(Storage(str(folder)), stage.cache.folder.name)
    finally:
        remove(folder)


def _words(documents: pa.Table) -> int:
    return int(pc.sum(documents["n_words"]).as_py() or 0)


def _refusals(stage: Stage, failed: dict[str, Failure]) -> list[Refusal]:
    documents = stage.library[0]
    uris = dict(
        zip(documents["doc_id"].to_pylist(), documents["source_uri"].to_pylist(), strict=True)
    )
    return [
        Refusal(uris[doc_id], failure.kind, f"The document could not be read. {failure.told}")
        for doc_id, failure in sorted(failed.items())
    ]
