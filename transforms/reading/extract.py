"""Documents to the tables that extraction makes of each of them alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import parley.transforms.reading.unused  # noqa: F401 - before spaCy

# isort: split
import pyarrow as pa
from spacy.language import Language
from spacy.tokens import Doc

from parley.schemas.table import Row
from parley.schemas.working import READ
from parley.transforms.reading import rows
from parley.transforms.reading.records import Source

ReadText = Doc  # for those who may not import spaCy themselves
_BATCH = 16


def extract(
    nlp: Language, documents: pa.Table, blocks: pa.Table, run_id: str
) -> dict[str, pa.Table]:
    """Read DOCUMENTS with NLP and return their rows, by table name.

    Parameters
    ----------
    nlp: a pipeline of `parley.transforms.reading.pipeline.load_pipeline`.
    documents: rows of DOCUMENTS.
    blocks: rows of BLOCKS of these documents (others are ignored).
    run_id: the run to which the rows belong.

    In `event_mentions`, `event_id` is the mention's own id until `resolve` joins the mentions;
    so is `about_event_id` in `quantities`.
    """
    found: dict[str, list[Row]] = {table.name: [] for table in READ}
    for doc_id, doc in read_documents(nlp, documents, blocks):
        for name, made in rows.of_document(doc, doc_id, run_id).items():
            found[name] += made
    return {table.name: table.from_rows(found[table.name]) for table in READ}


def read_documents(
    nlp: Language, documents: pa.Table, blocks: pa.Table
) -> Iterator[tuple[str, Doc]]:
    """The id of each of DOCUMENTS, with what NLP reads in it, one after the other."""
    made = (doc for _, doc in documents_of(nlp, documents, blocks))
    read = nlp.pipe(made, batch_size=_BATCH)
    yield from zip(documents["doc_id"].to_pylist(), read, strict=True)


def documents_of(nlp: Language, documents: pa.Table, blocks: pa.Table) -> Iterator[tuple[str, Doc]]:
    """DOCUMENTS as spaCy Docs that know their source and layout, before any component."""
    layout = _blocks_by_document(blocks)
    wanted = documents.select(
        [
            "doc_id",
            "text",
            "published_on",
            "published_precision",
            "genre",
            "source_name",
            "authors",
            "title",
        ]
    )
    for document in wanted.to_pylist():
        yield document["doc_id"], _doc(nlp, document, layout)


def _doc(
    nlp: Language, document: Row, layout: Mapping[str, tuple[tuple[int, int, str], ...]]
) -> Doc:
    doc = nlp.make_doc(document["text"])
    doc._.source = Source(
        blocks=layout.get(document["doc_id"], ()),
        published=document["published_on"],
        published_precision=document["published_precision"],
        genre=document["genre"],
        publisher=document["source_name"],
        authors=tuple(document["authors"]),
        title=document["title"],
    )
    return doc


def _blocks_by_document(blocks: pa.Table) -> dict[str, tuple[tuple[int, int, str], ...]]:
    layout: dict[str, list[tuple[int, int, str]]] = {}
    for block in blocks.to_pylist():
        layout.setdefault(block["doc_id"], []).append(
            (block["char_start"], block["char_end"], block["kind"])
        )
    return {doc_id: tuple(sorted(spans)) for doc_id, spans in layout.items()}
