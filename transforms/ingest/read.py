"""One input file to documents and refusals: the way in for every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath

from parley.schemas.codebook.pages import Pages
from parley.schemas.errors import InputError
from parley.transforms.ingest.compose import compose
from parley.transforms.ingest.document import Block, Document, RawFile, Reading, Refusal
from parley.transforms.ingest.faults import is_ours
from parley.transforms.ingest.formats.docx import read_docx
from parley.transforms.ingest.formats.eml import mail_in, read_eml
from parley.transforms.ingest.formats.markdown import read_markdown
from parley.transforms.ingest.formats.pdf import read_pdf
from parley.transforms.ingest.formats.records import Record, read_csv, read_json, read_jsonl
from parley.transforms.ingest.formats.text import read_text
from parley.transforms.ingest.formats.web import looks_like_html, named_encoding, read_html
from parley.transforms.ingest.metadata.dates import Usage, usage_of
from parley.transforms.ingest.metadata.declared import date_fields, declared
from parley.transforms.ingest.metadata.file_names import told_by_name
from parley.transforms.ingest.metadata.language import foreign_language
from parley.transforms.ingest.metadata.tidy import tidied
from parley.transforms.ingest.piece import Metadata, Page
from parley.transforms.ingest.text.clean import visible
from parley.transforms.ingest.text.encoding import decode, refuse_long_lines

__all__ = [
    "PARQUET",
    "SUFFIXES",
    "Block",
    "Document",
    "RawFile",
    "Reading",
    "Refusal",
    "read_file",
]

Genres = Mapping[str, Sequence[str]]


def _plain(file: RawFile, words: Pages) -> Page:
    text = _short_lines(_text(file))
    return read_html(text, words) if looks_like_html(text) else read_text(text)


def _mail_of(file: RawFile, suffix: str, words: Pages) -> bytes | None:
    """The mail that FILE, of plain text by its SUFFIX, holds."""
    return mail_in(_short_lines(_text(file)), words) if _PAGES.get(suffix) is _plain else None


def _markdown(file: RawFile, _words: Pages) -> Page:
    return read_markdown(_short_lines(_text(file)))


def _html(file: RawFile, words: Pages) -> Page:
    return read_html(_short_lines(_text(file, hint=named_encoding(file.data))), words)


# How each suffix is read: the formats of one document, and those of many records.
_PAGES: Mapping[str, Callable[[RawFile, Pages], Page]] = {
    **dict.fromkeys((".txt", ".text"), _plain),
    **dict.fromkeys((".md", ".markdown"), _markdown),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _html),
    ".pdf": lambda file, _: read_pdf(file.data),
    ".docx": lambda file, _: read_docx(file.data),
}
_RECORDS: Mapping[str, Callable[[str], Iterable[Record]]] = {
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
}
_MAIL = ".eml"
SUFFIXES = frozenset({*_PAGES, *_RECORDS, _MAIL})
PARQUET = ".parquet"
"""Of a file whose rows are records too: whoever reads files hands them on as JSON Lines."""
LONGEST = 1_000_000
_LONGEST_REASON = 500  # characters; a reason may cite the file
_NOTHING = Metadata()


def read_file(
    file: RawFile,
    genres: Genres,
    words: Pages = Pages(),  # noqa: B008
    *,
    any_language: bool = False,
) -> Reading:
    """The documents in FILE, and a refusal for everything in it that could not be used.

    Metadata come from the manifest (`file.metadata`), else from the file's own front matter or
    head, else from its text, else from its name; the fields of a record go before its file's row in
    the manifest. GENRES gives the cue phrases of each genre, WORDS those around texts. A text in
    another language than English is refused, unless ANY_LANGUAGE is to be read as if it were
    English. Content never raises: each fault is a refusal. Our own faults (a missing package, a
    bug) do, and stop the run.
    """
    suffix = PurePosixPath(file.name).suffix.lower()
    try:
        _refuse_unusable(file, suffix)
        of_file = declared(file.metadata, strict=True)
        named = told_by_name(PurePosixPath(file.name).stem, words)
        composer = _Composer(genres, words, of_file, named, any_language)
        if suffix in _RECORDS:
            return _read_records(file.uri, list(_RECORDS[suffix](_text(file))), composer)
        mail = file.data if suffix == _MAIL else _mail_of(file, suffix, words)
        if mail is not None:
            return _read_mails(file.uri, read_eml(mail, words), composer)
        return Reading([composer.document(file.uri, _PAGES[suffix](file, words))], [])
    except InputError as error:
        return Reading([], [_refusal(file.uri, error)])
    except Exception as error:  # noqa: BLE001  one file must not stop the others
        return Reading([], [_failure(file.uri, error)])


def _refuse_unusable(file: RawFile, suffix: str) -> None:
    if suffix not in SUFFIXES:
        raise InputError(
            f"Files of the kind {suffix or 'without suffix'!r} are not read.",
            kind="unknown_format",
            mend=f"Give one of: {', '.join(sorted({*SUFFIXES, PARQUET}))}.",
        )
    if not file.data.strip():
        raise InputError("The file is empty.", kind="empty_file", mend="Give a file with text.")


@dataclass(frozen=True)
class _Composer:
    """What all documents of a file are composed with: words, and what is told of the file."""

    genres: Genres
    words: Pages
    of_file: Metadata
    named: Metadata
    any_language: bool

    def document(self, uri: str, page: Page) -> Document:
        """The document of the file's only page."""
        return self._composed(uri, page, self.of_file, self.named)

    def record(self, uri: str, record: Record, *, usage: Usage) -> Document:
        """The document of a record, whose own fields go first; the file's name tells nothing."""
        page = read_text(record.text, is_record=True)
        years = usage.years | usage_of([record.text]).years
        own = declared(record.fields, strict=False, usage=replace(usage, years=years))
        return self._composed(uri, page, tidied(own, self.words).over(self.of_file))

    def quoted(self, uri: str, page: Page) -> Document:
        """The document of a mail in the file's mail: what is told of the file is not of it."""
        return self._composed(uri, page, Metadata())

    def _composed(
        self, uri: str, page: Page, given: Metadata, named: Metadata = _NOTHING
    ) -> Document:
        composed = compose(uri, page, given, self.genres, self.words, named)
        return _readable(composed, any_language=self.any_language)


def _read_records(uri: str, records: Sequence[Record], composer: _Composer) -> Reading:
    usage = usage_of([text for each in records for text in date_fields(each.fields)])
    made = {
        place: partial(composer.record, place, record, usage=usage)
        for place, record in _addressed(uri, records)
    }
    if not made:
        return Reading([], [Refusal(uri, "empty_file", "The file holds no records.")])
    return _all_of(made)


def _read_mails(uri: str, pages: Sequence[Page], composer: _Composer) -> Reading:
    """The file's mail under the file's address, the mails in it as "file#2" and so on."""
    made = {uri: partial(composer.document, uri, pages[0])}
    for number, page in enumerate(pages[1:], start=2):
        made[f"{uri}#{number}"] = partial(composer.quoted, f"{uri}#{number}", page)
    return _all_of(made)


def _all_of(made: Mapping[str, Callable[[], Document]]) -> Reading:
    """The documents that can be MADE, by their addresses, and refusals of the others."""
    reading = Reading([], [])
    for place, make in made.items():
        try:
            reading.documents.append(make())
        except InputError as error:
            reading.refusals.append(_refusal(place, error))
        except Exception as error:  # noqa: BLE001  one must not stop the others
            reading.refusals.append(_failure(place, error))
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
    told = visible(error.what, _LONGEST_REASON)
    return Refusal(uri, error.kind, f"{told} {error.mend}".strip())


def _failure(uri: str, error: Exception) -> Refusal:
    """The refusal of what no reader foresaw; where the fault is plainly ours, ERROR itself."""
    if is_ours(error):
        error.add_note(f"while reading {uri}")
        raise error
    what = visible(f"Reading it failed ({type(error).__name__}: {error}).", _LONGEST_REASON)
    return Refusal(uri, "reader_failed", f"{what} This is a fault of the reader: please report it.")
