"""Documents as rows: DOCUMENTS, and the BLOCKS of their layout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

import pyarrow as pa

from parley.schemas.dimensions import DOCUMENTS
from parley.schemas.working import BLOCKS
from parley.transforms.ingest.document import Document

# A word has a letter or a digit in it; hyphens, apostrophes and the points of numbers join.
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")


def document_rows(
    documents: Sequence[Document], run_id: str, ingested_at: datetime
) -> tuple[pa.Table, pa.Table]:
    """DOCUMENTS (one row each) and BLOCKS (one row a block) of `documents`, sorted.

    Raises
    ------
    SchemaError: a value does not fit its column.
    """
    rows = [_row(document, run_id, ingested_at) for document in documents]
    blocks = [
        {
            "doc_id": document.doc_id,
            "char_start": block.start,
            "char_end": block.end,
            "kind": block.kind,
        }
        for document in documents
        for block in document.blocks
    ]
    return DOCUMENTS.sorted(DOCUMENTS.from_rows(rows)), BLOCKS.sorted(BLOCKS.from_rows(blocks))


def count_words(text: str) -> int:
    """Words as a reader counts them: "30-day", "Russia's" and "1,000" are one each."""
    return sum(1 for _ in _WORD.finditer(text))


def _row(document: Document, run_id: str, ingested_at: datetime) -> dict[str, object]:
    return {
        "doc_id": document.doc_id,
        "source_uri": document.uri,
        "source_name": document.source_name,
        "title": document.title,
        "authors": list(document.authors),
        "published_on": document.published_on,
        "published_precision": document.published_precision,
        "language": document.language,
        "genre": document.genre,
        "codebooks": [],  # told when it is read
        "text": document.text,
        "n_chars": len(document.text),
        "n_words": count_words(document.text),
        "content_sha256": document.sha256,
        "ingested_at": ingested_at,
        "run_id": run_id,
    }
