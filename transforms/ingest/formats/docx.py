"""DOCX: the paragraphs and tables of a Word document."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from parley.schemas.errors import InputError
from parley.transforms.ingest.faults import is_ours
from parley.transforms.ingest.piece import Metadata, Page, Piece, cell_piece
from parley.transforms.ingest.text.clean import normal

_KINDS = {
    "title": "heading",
    "subtitle": "heading",
    "heading": "heading",
    "list": "bullet",
    "caption": "caption",
    "bibliography": "reference",
}
_TEMPLATE_AUTHOR = "python-docx"  # what the library writes when nobody signed the file


def read_docx(data: bytes) -> Page:
    """The pieces of a Word document, with title and author of its properties.

    Raises
    ------
    InputError: `broken_docx`.
    """
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        pieces = list(_pieces(document.iter_inner_content()))
        properties = document.core_properties
        metadata = _metadata(properties.title, properties.author)
    except Exception as error:  # the ZIP, XML and Word layers each have errors of their own
        if is_ours(error):
            raise
        raise InputError(
            f"The file is no Word document that can be read ({type(error).__name__}).",
            kind="broken_docx",
            mend="Open it in Word or LibreOffice and save it again as .docx.",
        ) from error
    return Page(pieces, metadata)


def _pieces(content: Any) -> Iterator[Piece]:
    from docx.text.paragraph import Paragraph

    for item in content:
        if isinstance(item, Paragraph):
            yield _piece(item)
        else:
            seen = set()  # a merged cell is listed once for each cell that it covers
            for row in item.rows:
                for cell in row.cells:
                    if cell._tc not in seen:
                        seen.add(cell._tc)
                        yield from (_cell(piece) for piece in _pieces(cell.iter_inner_content()))


def _cell(piece: Piece) -> Piece:
    return cell_piece(piece.text) if piece.kind is None else piece


def _piece(paragraph: Any) -> Piece:
    style = (paragraph.style.name if paragraph.style is not None else None) or ""
    kind = next((k for name, k in _KINDS.items() if style.lower().startswith(name)), None)
    properties = paragraph._p.pPr
    if kind is None and properties is not None and properties.numPr is not None:
        kind = "bullet"
    return Piece(normal(paragraph.text), kind=kind, mark="-" if kind == "bullet" else "")


def _metadata(title: str | None, author: str | None) -> Metadata:
    authors = [name.strip() for name in (author or "").split(";")]
    return Metadata(
        title=(title or "").strip() or None,
        authors=tuple(name for name in authors if name and name != _TEMPLATE_AUTHOR),
    )
