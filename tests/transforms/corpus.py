"""Documents made of a text each, as tables, for tests of extraction and resolution."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa

from parley.transforms.ingest.document import Block, Document
from parley.transforms.ingest.tables import document_rows

RUN = "run_20250601T120000_abcdef"
NOW = dt.datetime(2025, 6, 1, 12, tzinfo=dt.UTC)


def document(text: str, published: str | None = None, source: str | None = None) -> Document:
    """A document of one block of prose."""
    return Document(
        uri=f"{len(text)}-{text[:20]}.txt",
        text=text,
        blocks=(Block(0, len(text), "prose"),),
        source_name=source,
        published_on=dt.date.fromisoformat(published) if published else None,
        published_precision="day" if published else "none",
        language="en",
    )


def corpus(*documents: Document | str) -> tuple[pa.Table, pa.Table]:
    """DOCUMENTS and BLOCKS."""
    made = [document(each) if isinstance(each, str) else each for each in documents]
    return document_rows(made, RUN, NOW)
