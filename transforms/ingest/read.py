"""One input file to documents and refusals: the way in for every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from parley.schemas.errors import InputError
from parley.transforms.ingest.compose import compose
from parley.transforms.ingest.document import Block, Document, RawFile, Reading, Refusal
from parley.transforms.ingest.faults import is_ours
from parley.transforms.ingest.formats.docx import read_docx
from parley.transforms.ingest.formats.eml import read_eml
from parley.transforms.ingest.formats.markdown import read_markdown
from parley.transforms.ingest.formats.pdf import read_pdf
from parley.transforms.ingest.formats.records import Record, read_csv, read_json, read_jsonl
from parley.transforms.ingest.formats.text import read_text
from parley.transforms.ingest.formats.web import looks_like_html, named_encoding, read_html
from parley.transforms.ingest.metadata.declared import declared
from parley.transforms.ingest.metadata.language import foreign_language
from parley.transforms.ingest.piece import Metadata, Page
from parley.transforms.ingest.text.encoding import decode, refuse_long_lines

__all__ = [
    "SUFFIXES",
    "Block",
    "Document",
    "RawFile",
    "Reading",
    "Refusal",
    "read_file",
]

Genres = Mapping[str, Sequence[str]]


def _plain(file: RawFile) -> Page:
    text = _short_lines(_text(file))
    return read_html(text) if looks_like_html(text) else read_text(text)


def _markdown(file: RawFile) -> Page:
    return read_markdown(_short_lines(_text(file)))


def _html(file: RawFile) -> Page:
    return read_html(_short_lines(_text(file, hint=named_encoding(file.data))))


# How each suffix is read: the formats of one document, and those of many records.
_PAGES: Mapping[str, Callable[[RawFile], Page]] = {
    **dict.fromkeys((".txt", ".text"), _plain),
    **dict.fromkeys((".md", ".markdown"), _markdown),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _html),
    ".pdf": lambda file: read_pdf(file.data),
    ".docx": lambda file: read_docx(file.data),
    ".eml": lambda file: read_eml(file.data),
}
_RECORDS: Mapping[str, Callable[[str], Iterable[Record]]] = {
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
}
SUFFIXES = frozenset({*_PAGES, *_RECORDS})
LONGEST = 1_000_000


def read_file(file: RawFile, genres: Genres, *, any_language: bool = False) -> Reading:
    """The documents in FILE, and a refusal for everything in it that could not be used.

    Metadata come from the manifest (`file.metadata`), else from the file's own front matter or
    head, else from its text; the fields of a record go before its file's row in the manifest.
    GENRES gives the cue phrases of each genre. A text in another language than English is refused,
    unless ANY_LANGUAGE is to be read as if it were English. Content never raises: each fault is a
    refusal. Our own faults (a missing package, a bug) do, and stop the run.
    """
    suffix = PurePosixPath(file.name).suffix.lower()
    try:
        _refuse_unusable(file, suffix)
        of_file = declared(file.metadata, strict=True)
        if suffix in _PAGES:
            page = _PAGES[suffix](file)
            composed = compose(file.uri, page, of_file, genres)
            return Reading([_readable(composed, any_language=any_language)], [])
        records = _RECORDS[suffix](_text(file))
        return _read_records(file.uri, records, of_file, genres, any_language=any_language)
    except InputError as error:
        return Reading([], [_refusal(file.uri, error)])
    except Exception as error:  # noqa: BLE001  one file must not stop the others
        return Reading([], [_failure(file.uri, error)])


def _refuse_unusable(file: RawFile, suffix: str) -> None:
    if suffix not in SUFFIXES:
        raise InputError(
            f"Files of the kind {suffix or 'without suffix'!r} are not read.",
            kind="unknown_format",
            mend=f"Give one of: {', '.join(sorted(SUFFIXES))}.",
        )
    if not file.data.strip():
        raise InputError("The file is empty.", kind="empty_file", mend="Give a file with text.")


def _read_records(
    uri: str,
    records: Iterable[Record],
    of_file: Metadata,
    genres: Genres,
    *,
    any_language: bool,
) -> Reading:
    reading = Reading([], [])
    for place, record in _addressed(uri, records):
        try:
            page = read_text(record.text, is_record=True)
            given = declared(record.fields, strict=False).over(of_file)
            composed = compose(place, page, given, genres)
            reading.documents.append(_readable(composed, any_language=any_language))
        except InputError as error:
            reading.refusals.append(_refusal(place, error))
        except Exception as error:  # noqa: BLE001  nor one record
            reading.refusals.append(_failure(place, error))
    if not reading.documents and not reading.refusals:
        reading.refusals.append(Refusal(uri, "empty_file", "The file holds no records."))
    return reading


def _addressed(uri: str, records: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    """Each record with an address of its own: file#id, or file#id-line where an id comes again."""
    seen: set[str] = set()
    for record in records:
        place = record.id or str(record.line or "")
        if place in seen:
            place = f"{place}-{record.line}"
        seen.add(place)
        yield (f"{uri}#{place}" if place else uri), record


def _readable(document: Document, *, any_language: bool) -> Document:
    """DOCUMENT, unless it is longer than the parser reads in one piece, or in another language."""
    if len(document.text) > LONGEST:
        raise InputError(
            f"The text has {len(document.text):,} characters, more than {LONGEST:,}.",
            kind="text_too_long",
            mend="Split it into articles or chapters.",
        )
    language = foreign_language(document.text)
    if language is None:
        return document
    if not any_language:
        raise InputError(
            f"The text is in another language than English ('{language}').",
            kind="other_language",
            mend="Give a translation, or set PARLEY_ANY_LANGUAGE=true to read it all the same.",
        )
    return replace(document, language=language)


def _text(file: RawFile, hint: str | None = None) -> str:
    return decode(file.data, file.metadata.get("encoding"), hint)


def _short_lines(text: str) -> str:
    refuse_long_lines(text)
    return text


def _refusal(uri: str, error: InputError) -> Refusal:
    return Refusal(uri, error.kind, f"{error.what} {error.mend}".strip())


def _failure(uri: str, error: Exception) -> Refusal:
    """The refusal of what no reader foresaw; where the fault is plainly ours, ERROR itself."""
    if is_ours(error):
        error.add_note(f"while reading {uri}")
        raise error
    what = f"Reading it failed ({type(error).__name__}: {error})."
    return Refusal(uri, "reader_failed", f"{what} This is a fault of the reader: please report it.")
