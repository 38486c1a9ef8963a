"""What goes into ingest and what comes out: files, documents with their blocks, refusals."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class RawFile:
    """One input file: where it lies, its name, its bytes, and its row in a manifest, if any."""

    uri: str
    name: str
    data: bytes
    metadata: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Block:
    """A stretch of a document's text, in code points, and the part of the layout it is."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Document:
    """A document as a reader would have it: clean text in blocks, and what is known about it."""

    uri: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    source_name: str | None = None
    authors: tuple[str, ...] = ()
    published_on: date | None = None
    published_precision: str = "none"
    language: str | None = None
    genre: str = "other"

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def doc_id(self) -> str:
        """The document's id: it follows from the text alone."""
        return f"doc_{self.sha256[:16]}"


@dataclass(frozen=True)
class Refusal:
    """An input that could not be used: which, why (`kind`), and what to do (`message`).

    `copy_of` is the address of the document that has the same text, or nearly.
    """

    uri: str
    kind: str
    message: str
    copy_of: str | None = None


@dataclass(frozen=True)
class Reading:
    """All that came out of one file."""

    documents: list[Document]
    refusals: list[Refusal]
