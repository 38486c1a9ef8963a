"""What kind of file an answer of a server is, told as a suffix."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from parley.transforms.ingest.formats.web import looks_like_html
from parley.transforms.ingest.read import PARQUET, SUFFIXES

_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/vnd.apache.parquet": PARQUET,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
}
_MAGIC = {b"%PDF-": ".pdf", b"PAR1": PARQUET}
_HEAD = 5_000


def suffix_of(address: str, content_type: str, data: bytes) -> str:
    """The suffix for DATA that came from ADDRESS: by how they begin, their type, their name.

    A type that says no more than "text" or "bytes" counts for nothing, and what begins as a page is
    one, whatever it is called.
    """
    for magic, suffix in _MAGIC.items():
        if data.startswith(magic):
            return suffix
    if looks_like_html(data[:_HEAD].decode("utf-8", errors="replace")):
        return ".html"
    told = _TYPES.get(content_type.partition(";")[0].strip().lower())
    named = PurePosixPath(urlsplit(address).path).suffix.lower()
    if told is not None:
        return told
    return named if named in SUFFIXES or named == PARQUET else ".txt"
