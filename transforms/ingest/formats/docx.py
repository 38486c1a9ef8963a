"""DOCX: the paragraphs and tables of a Word document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from parley.schemas.errors import InputError
from parley.transforms.ingest.faults import is_ours
from parley.transforms.ingest.formats.wordml import Story, note_pieces
from parley.transforms.ingest.piece import Metadata, Page, Piece

MOST_UNPACKED = 200_000_000  # bytes of all parts
MOST_XML = 40_000_000  # bytes of one part in XML: a text of a million characters has a tenth
MOST_PARAGRAPHS = 100_000
_PARAGRAPH = re.compile(rb"<w:p[\s/>]")


def read_docx(data: bytes) -> Page:
    """The pieces of a Word document, with title and author of its properties.

    Notes stand last, as references; headers are margins, comments and footers are left out.

    Raises
    ------
    InputError: `broken_docx`, or `text_too_long` where it unpacks to more than is read.
    """
    import docx

    try:
        _refuse_huge(data)
        document = docx.Document(io.BytesIO(data))
        styles = {style.style_id: style.name or "" for style in document.styles}
        story = Story(styles)
        pieces = list(story.pieces(document.element.body))
        pieces += _notes(document.part, story, styles)
        properties = document.core_properties
        metadata = _metadata(properties.title, properties.author)
        margins = tuple(_headers(document.part, styles))
    except InputError:
        raise
    except Exception as error:  # the ZIP, XML and Word layers each have errors of their own
        if is_ours(error):
            raise
        raise InputError(
            f"The file is no Word document that can be read ({type(error).__name__}).",
            kind="broken_docx",
            mend="Open it in Word or LibreOffice and save it again as .docx.",
        ) from error
    return Page(pieces, metadata, margins=margins)


def _refuse_huge(data: bytes) -> None:
    """Raise for a document that would fill the memory; nothing is unpacked as a whole for it.

    What a ZIP tells of its sizes is what its parts are read by: a longer part is an error.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        if unpacked > MOST_UNPACKED:
            raise _too_long(f"{unpacked:,} bytes", MOST_UNPACKED)
        for part in parts:
            if part.filename.endswith((".xml", ".rels")) and part.file_size > MOST_XML:
                raise _too_long(f"{part.file_size:,} bytes of XML in one part", MOST_XML)
        body = (
            archive.read("word/document.xml") if "word/document.xml" in archive.NameToInfo else b""
        )
        if (count := sum(1 for _ in _PARAGRAPH.finditer(body))) > MOST_PARAGRAPHS:
            raise _too_long(f"{count:,} paragraphs", MOST_PARAGRAPHS)


def _too_long(what: str, limit: int) -> InputError:
    return InputError(
        f"The document unpacks to {what}; {limit:,} are the most.",
        kind="text_too_long",
        mend="Split it into articles or chapters, and leave out what it embeds.",
    )


def _notes(part: Any, story: Story, styles: Mapping[str, str]) -> Iterator[Piece]:
    for kind in ("footnote", "endnote"):
        ids = [each for name, each in story.notes if name == kind]
        for root in _related(part, f"{kind}s") if ids else ():
            yield from note_pieces(root, ids, styles)


def _headers(part: Any, styles: Mapping[str, str]) -> Iterator[str]:
    for root in _related(part, "header"):
        yield from (piece.text for piece in Story(styles).pieces(root) if piece.text.strip())


def _related(part: Any, kind: str) -> Iterator[Any]:
    """The roots of the parts of KIND that belong to PART."""
    from docx.oxml import parse_xml

    relations = sorted(part.rels.items())
    for _, relation in relations:
        if not relation.is_external and relation.reltype.rpartition("/")[2] == kind:
            yield parse_xml(relation.target_part.blob)


def _metadata(title: str | None, author: str | None) -> Metadata:
    authors = [name.strip() for name in (author or "").split(";")]
    return Metadata(
        title=(title or "").strip() or None, authors=tuple(name for name in authors if name)
    )
