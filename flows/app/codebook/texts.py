"""One's own texts, read without a warehouse: to try a codebook on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.flows.inputs.files import file_reader
from parley.flows.inputs.manifests import read_manifests
from parley.flows.inputs.settings import settings
from parley.flows.inputs.sources import find_sources, unreadable
from parley.flows.ledger import now
from parley.flows.orchestration.progress import progress
from parley.schemas.errors import InputError
from parley.transforms.ingest.collection import distinct
from parley.transforms.ingest.document import Document, RawFile, Refusal
from parley.transforms.ingest.read import read_file
from parley.transforms.ingest.tables import document_rows
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.extract import ReadText, read_documents

if TYPE_CHECKING:
    from parley.transforms.reading.pipeline import Pipeline


@dataclass(frozen=True)
class Texts:
    """Documents of files, and what could not be read."""

    documents: list[Document]
    refusals: list[Refusal]

    def read(self, nlp: Pipeline) -> Iterator[tuple[str, ReadText]]:
        """Each document's id with what NLP reads in it; shows how far it is."""
        documents, blocks = document_rows(self.documents, "try", now())
        with progress("reading texts", documents.num_rows) as advance:
            for doc_id, doc in read_documents(nlp, documents, blocks):
                yield doc_id, doc
                advance(1)


def find_given(text: str, day: dt.date | None, knowledge: Knowledge) -> Texts:
    """TEXT itself as a document, published on DAY.

    Raises
    ------
    InputError: it cannot be read.
    """
    told = {"encoding": "utf-8"} | ({"published_on": str(day)} if day else {})
    file = RawFile("the text", "text.txt", text.encode(), told)
    reading = read_file(file, knowledge.genres.phrases(), knowledge.page_words, any_language=True)
    for refusal in reading.refusals:
        raise InputError(refusal.message, where=refusal.uri, kind=refusal.kind)
    return Texts(reading.documents[:1], [])


def find_texts(inputs: Sequence[str], knowledge: Knowledge) -> Texts:
    """The documents in the files, folders and patterns INPUTS.

    Raises
    ------
    InputError: a path is not there, or nothing in it can be read.
    """
    chosen = settings()
    sources = find_sources(inputs)
    manifests = read_manifests(sources, chosen.max_file_bytes)
    found: list[Document] = []
    refusals: list[Refusal] = list(manifests.refusals)
    with file_reader(
        knowledge.genres.phrases(),
        knowledge.page_words,
        chosen.max_file_bytes,
        any_language=chosen.any_language,
        limits=chosen.document_limits,
    ) as reader:
        for source in sources:
            try:
                reading = reader(source, manifests.told(source)).reading
            except OSError as error:
                refusals.append(unreadable(source, error))
                continue
            found += reading.documents
            refusals += reading.refusals
    documents, _ = distinct(found)
    if not documents:
        told = f" ({refusals[0].message})" if refusals else ""
        raise InputError(
            f"there is no text to read{told}.",
            where=", ".join(inputs),
            mend="Name files or folders with texts.",
        )
    return Texts(documents, refusals)
