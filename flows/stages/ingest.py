"""Stage 1: files to documents, kept in the warehouse's library."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from parley.flows.inputs.files import FileRead, FileReader, file_reader
from parley.flows.inputs.fingerprint import reading_version
from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.manifests import Manifests, read_manifests
from parley.flows.inputs.parameters import with_defaults
from parley.flows.inputs.settings import settings
from parley.flows.inputs.sources import (
    MANIFEST,
    Source,
    find_sources,
    unreadable,
    uri_of,
)
from parley.flows.ledger import Ledger, now
from parley.flows.orchestration.progress import progress
from parley.flows.orchestration.tasks import (
    artifact,
    flow,
    is_last_try,
    of_warehouse,
    retried_task,
    stage_task,
)
from parley.flows.sources.cursor import Cursor
from parley.flows.sources.declared import Asked, asked_for
from parley.flows.sources.gathered import Gathered
from parley.flows.stages.kept_out import HELD, kept_out, without_forgotten
from parley.schemas.dimensions import DOCUMENTS
from parley.schemas.working import BLOCKS, SEEN
from parley.transforms.ingest.collection import distinct, merge
from parley.transforms.ingest.copies import NOTHING_HELD, sort_out, with_copies
from parley.transforms.ingest.document import Document, Reading, Refusal
from parley.transforms.ingest.forgotten import sifted, sifted_copies
from parley.transforms.ingest.tables import document_rows
from parley.transforms.knowledge.knowledge import Knowledge
from parley.warehouse.store.cache import OverLimit
from parley.warehouse.store.files import remove
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.library import Library
from parley.warehouse.store.stages import DamagedError, read_stage, write_stage

_FILES_A_TASK = 100
_log = logging.getLogger(__name__)


class Read:
    """What came out of some files: documents, refusals, and the SHA-256 of files with refusals.

    `files` are those that gave documents, `met` all whose earlier refusals no longer count;
    `unsettled` are addresses of texts that were given up for the same text elsewhere.
    No dataclass: Prefect would walk through all its parts.
    """

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.refusals: list[Refusal] = []
        self.digests: dict[str, str] = {}
        self.files: set[str] = set()
        self.met: set[str] = set()
        self.unsettled: set[str] = set()

    def take(self, uri: str, found: FileRead) -> None:
        """Take in what came out of the file with URI."""
        if found.digest:
            self.digests[uri] = found.digest
        if found.reading.documents:
            self.files.add(uri)
        self.documents += found.reading.documents
        self.refusals += found.reading.refusals

    def add(self, other: Read) -> None:
        """Take in what came out of other files."""
        self.documents += other.documents
        self.refusals += other.refusals
        self.digests |= other.digests
        self.files |= other.files


@flow(
    name="ingest",
    flow_run_name=of_warehouse("ingest"),
    description="Read files into the warehouse's library of documents.",
)
def ingest(
    inputs: list[str] | None = None,
    warehouse: str | None = None,
    codebooks: list[str] | None = None,
    fresh: bool = False,
) -> int:
    """Read files and sources; return the number of documents in the library.

    Args:
        inputs: Files, folders, globs, addresses or files of sources; when empty the warehouse's
            sources.yaml, or else the sample corpus.
        warehouse: Folder of the warehouse.
        codebooks: Codebooks by name, for the run's record.
        fresh: Forget the documents that earlier runs have read.
    """
    home = Warehouse(warehouse or settings().warehouse_folder)
    parameters = with_defaults(inputs, codebooks, fresh=fresh, warehouse=home.folder)
    asked = asked_for(parameters.inputs)
    files = find_sources(asked.paths)
    knowledge = read_knowledge(settings().data_folders, parameters.codebooks)
    genres, words = knowledge.genres.phrases(), knowledge.page_words
    with home.lock(), spooled(home) as spool:
        ledger = Ledger(home)
        ledger.resume(parameters)
        cursor = Cursor(home, fresh=fresh)
        asked, out = without_forgotten(asked, kept_out(home))
        gathered = fetch(asked, cursor, spool, _reading(knowledge))
        sources = [*files, *gathered.new(files)]
        manifests = read_manifests(sources, settings().max_file_bytes)
        given_up = OverLimit(home, "ingest", _reading(knowledge))
        met = dict(given_up.told)
        read = Read()
        read.refusals += [*out, *gathered.refusals, *manifests.refusals]
        with (
            progress("reading files", len(sources)) as advance,
            file_reader(
                genres,
                words,
                settings().max_file_bytes,
                any_language=settings().any_language,
                limits=settings().document_limits,
                given_up=met,
            ) as reader,
        ):
            for batch in _batches(sources):
                read.add(read_files(batch, manifests, reader))
                advance(len(batch))
        given_up.add(met)
        read.met = _met(sources, manifests, asked.paths, ledger) | gathered.met
        kept = store(home, ledger, read, fresh)
        cursor.unsettle(read.unsettled)
        if asked.has_sources or fresh:
            cursor.save()  # a run killed before this line fetches again what it has stored
        _tell(read, kept)
    return kept


@stage_task(name="fetch")
def fetch(asked: Asked, cursor: Cursor, spool: Path, reading: str) -> Gathered:
    """What the sources among the inputs have that is new; nothing is asked where there are none."""
    if not asked.has_sources:
        return Gathered()
    from parley.flows.sources.gather import gather  # feeds and requests take half a second to load

    return gather(asked, cursor, spool, settings(), reading, now())


@contextmanager
def spooled(home: Warehouse) -> Iterator[Path]:
    """Yield an empty folder for what is fetched; it is gone afterwards."""
    folder = home.state / "fetched"
    remove(folder)
    folder.mkdir()
    try:
        yield folder
    finally:
        remove(folder)


def _reading(knowledge: Knowledge) -> str:
    """What reading a file depends on besides the file."""
    chosen = settings()
    limits = (chosen.any_language, chosen.max_file_bytes, chosen.document_limits)
    return repr((reading_version(), knowledge.general.version, limits))


@retried_task(
    name="read files",
    named=lambda given: f"read {len(given['sources'])} files from {given['sources'][0].uri}",
)
def read_files(sources: Sequence[Source], manifests: Manifests, reader: FileReader) -> Read:
    """Read SOURCES one by one; what the disk refuses now may come with the next try."""
    read = Read()
    for source in sources:
        try:
            found = reader(source, manifests.told(source))
        except OSError as error:
            if not isinstance(error, PermissionError) and not is_last_try():
                raise
            found = FileRead(Reading([], [unreadable(source, error)]))
        read.take(source.uri, found)
    return read


@retried_task(name="store documents")
def store(home: Warehouse, ledger: Ledger, read: Read, fresh: bool) -> int:
    """Put what was READ into the library, and what was refused into the ledger."""
    library, forgotten = Library(home), kept_out(home)
    come, refused = forgotten.come(read.documents)
    documents, duplicates = distinct(come)
    new = document_rows(documents, ledger.current["run_id"], now())
    held = dict(NOTHING_HELD) | ({} if fresh else read_stage(home, HELD))
    held = sifted_copies(held, forgotten)
    before = sifted(*with_copies(_before(library, fresh), held), forgotten)
    collected = merge(before, new, read.files, forget=fresh)
    found = sort_out(collected, before, held, now(), join=settings().one_document)
    library.write(found.documents, found.blocks)
    write_stage(home, HELD, found.held)
    copies = [*held["documents"]["source_uri"].to_pylist(), *(each.uri for each in found.copies)]
    ledger.refuse(
        "ingest",
        [*read.refusals, *refused, *duplicates, *collected.duplicates, *found.copies],
        files=None if fresh else {*read.met, *copies},
        digests=read.digests,
    )
    read.unsettled = {each.uri for each in (*duplicates, *collected.duplicates)}
    seen = _seen(read, found.documents)
    write_stage(home, SEEN.name, {SEEN.name: seen})
    ledger.note(
        n_documents_seen=seen.num_rows,
        n_documents_failed=seen["doc_id"].null_count,
        codebook_version="",  # nothing was extracted yet of what was read now
    )
    return int(found.documents.num_rows)


def _before(library: Library, fresh: bool) -> tuple[pa.Table, pa.Table]:
    try:
        return library.read()
    except DamagedError:
        if not fresh:
            raise
        library.forget()
        return DOCUMENTS.empty(), BLOCKS.empty()


def _seen(read: Read, library: pa.Table) -> pa.Table:
    """SEEN: what was READ, with the documents of the LIBRARY that have come of it."""
    kept = set(zip(library["source_uri"].to_pylist(), library["doc_id"].to_pylist(), strict=True))
    found: dict[str, str | None] = {}
    for document in read.documents:
        there = (document.uri, document.doc_id) in kept
        found.setdefault(document.uri, document.doc_id if there else None)
    for refusal in read.refusals:
        if not refusal.uri.endswith(MANIFEST):
            found.setdefault(refusal.uri, None)
    return SEEN.sorted(
        SEEN.from_rows({"source_uri": uri, "doc_id": doc} for uri, doc in found.items())
    )


def _batches(sources: Sequence[Source]) -> Iterator[Sequence[Source]]:
    for start in range(0, len(sources), _FILES_A_TASK):
        yield sources[start : start + _FILES_A_TASK]


def _met(
    sources: Sequence[Source], manifests: Manifests, inputs: Sequence[str], ledger: Ledger
) -> set[str]:
    """The files of this run, and the refused ones that are gone from its folders."""
    folders = [uri_of(Path(each)) for each in inputs if Path(each).is_dir()]
    refused = ledger.quarantine["source_uri"].to_pylist()
    inside = {uri for uri in refused if any(_lies_in(uri, folder) for folder in folders)}
    return {source.uri for source in sources} | manifests.files | inside


def _lies_in(uri: str, folder: str) -> bool:
    return not uri.startswith("/") if folder == "." else uri.startswith(f"{folder}/")


def _tell(read: Read, kept: int) -> None:
    kinds = Counter(refusal.kind for refusal in read.refusals)
    lines = [f"- {kind}: {count}" for kind, count in sorted(kinds.items())]
    _log.info(
        "%d documents read, %d in the library, %d refused",
        len(read.documents), kept, len(read.refusals),
        extra={"stage": "ingest", "documents": len(read.documents), "refused": len(read.refusals)},
    )  # fmt: skip
    artifact(
        "parley-ingest",
        f"{len(read.documents)} documents read, {kept} in the library, "
        f"{len(read.refusals)} refused.\n\n" + "\n".join(lines),
        "What the run read",
    )
