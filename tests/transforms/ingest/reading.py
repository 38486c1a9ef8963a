"""How the tests of ingest read a file that they make up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.settings import SHIPPED
from parley.schemas.codebook.pages import Pages
from parley.transforms.ingest.document import Document, RawFile, Reading, Refusal
from parley.transforms.ingest.read import read_file

GENRES: Mapping[str, Sequence[str]] = {
    "news": ("told reporters",),
    "opinion": ("i believe", "in my view"),
    "scholarly": ("this article asks", "doi"),
}


@cache
def pages() -> Pages:
    """The words around texts, read when a test needs them and not by all that look for tests."""
    return read_knowledge((SHIPPED,), ()).page_words


def read(name: str, data: str | bytes, **metadata: Any) -> Reading:
    """What comes out of a file, in whatever language it is written."""
    raw = data.encode() if isinstance(data, str) else data
    file = RawFile(f"in/{name}", name, raw, metadata)
    return read_file(file, GENRES, pages(), any_language=True)


def document(name: str, data: str | bytes, **metadata: Any) -> Document:
    """The only document of a file that must hold one and be refused nowhere."""
    reading = read(name, data, **metadata)
    assert reading.refusals == []
    (found,) = reading.documents
    return found


def refusal(name: str, data: str | bytes, **metadata: Any) -> Refusal:
    """The only refusal of a file that must give no document."""
    reading = read(name, data, **metadata)
    assert reading.documents == []
    (found,) = reading.refusals
    return found


def blocks(found: Document) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def texts(found: Document) -> list[str]:
    return [text for _, text in blocks(found)]
