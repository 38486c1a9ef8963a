"""PDF: the paragraphs of its pages, without running headers, footers and page numbers."""

from __future__ import annotations

import io
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from parley.schemas.errors import InputError
from parley.transforms.ingest.faults import is_ours
from parley.transforms.ingest.metadata.bylines import imprint
from parley.transforms.ingest.piece import Metadata, Page, Piece
from parley.transforms.ingest.text.blocks import looks_like_reference
from parley.transforms.ingest.text.clean import normal, one_line
from parley.transforms.ingest.text.lines import FINAL, split_mark
from parley.transforms.ingest.text.margins import repeating, without_margins

_MARK, _HEAD = b"%PDF-", 1024  # bytes among which viewers look for the mark
_MOST_HEADING_WORDS = 25
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡])[.)]?\s?(?=\S)")  # before a note below a page
_USUAL_STEP, _WIDEST_STEP = 1.25, 1.7  # from line to line, in sizes of type


@dataclass(frozen=True)
class Line:
    """A line as printed: its text, where it begins, and its type."""

    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    bold: bool = False


def read_pdf(data: bytes) -> Page:
    """The pieces of a PDF, with the title and authors of its properties.

    Raises
    ------
    InputError: `broken_pdf`, `encrypted_pdf`, or `no_text_in_pdf`.
    """
    metadata, pages = _parsed(data)
    if not any(any(c.isalpha() for c in line.text) for page in pages for line in page):
        raise InputError(
            "The PDF holds no text: its pages are pictures.",
            kind="no_text_in_pdf",
            mend="Recognise the text first (OCR, for instance with ocrmypdf).",
        )
    kept, margins = without_margins(pages, lambda line: line.text, _key)
    return Page(
        list(_pieces(kept)), metadata, by_page=True, margins=tuple(line.text for line in margins)
    )


def _parsed(data: bytes) -> tuple[Metadata, list[list[Line]]]:
    import pypdf

    if _MARK not in data[:_HEAD]:  # else all of it is searched for objects
        raise _broken("no mark of one at its beginning")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(
                "The PDF is locked with a password.",
                kind="encrypted_pdf",
                mend="Save a copy of it without a password.",
            )
        pages = [_lines(page) for page in reader.pages]
        return _metadata(reader.metadata), pages
    except InputError:
        raise
    except Exception as error:  # a broken PDF can fail in any way
        if is_ours(error):
            raise
        raise _broken(type(error).__name__) from error


def _broken(reason: str) -> InputError:
    return InputError(
        f"The file is no PDF that can be read ({reason}).",
        kind="broken_pdf",
        mend="Fetch it again, or print it to a new PDF.",
    )


def _metadata(info: Any) -> Metadata:
    title = one_line(normal(str((info.title if info else None) or "")))
    authors = str((info.author if info else None) or "").split(";")
    return Metadata(
        title=title or None,
        authors=tuple(name for each in authors if (name := one_line(normal(each)))),
    )


def _lines(page: Any) -> list[Line]:
    """The lines of a page in reading order, each with the type of most of its characters."""
    lines: list[list[tuple[str, Line]]] = [[]]

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        chunk = Line(
            text,
            x=tm[4] * cm[0] + tm[5] * cm[2] + cm[4],
            y=tm[4] * cm[1] + tm[5] * cm[3] + cm[5],
            size=round(size * math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3]), 1),
            bold="bold" in str((font or {}).get("/BaseFont", "")).lower(),
        )
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if part.strip():
                lines[-1].append((part, chunk))
            elif part and lines[-1]:
                lines[-1].append((part, lines[-1][-1][1]))

    page.extract_text(visitor_text=visit)
    return [_line(parts) for parts in lines if parts]


def _line(parts: list[tuple[str, Line]]) -> Line:
    text = normal("".join(part for part, _ in parts)).rstrip()
    main = max(parts, key=lambda part: len(part[0]))[1]
    bold = all(chunk.bold for part, chunk in parts if part.strip())
    return Line(text, x=parts[0][1].x, y=main.y, size=main.size, bold=bold)


def _key(line: Line) -> tuple[str, float]:
    return repeating(line.text), line.size


def _pieces(pages: Sequence[Sequence[Line]]) -> Iterator[Piece]:
    """The paragraphs of PAGES, and behind them the notes that stand below each."""
    body = _body(pages)
    pieces = list(_in_order(pages, body))
    yield from (piece for piece in pieces if piece.kind != "reference")
    yield from (piece for piece in pieces if piece.kind == "reference")


def _in_order(pages: Sequence[Sequence[Line]], body: tuple[float, bool]) -> Iterator[Piece]:
    for page in pages:
        steps = _usual_steps(page)
        width = max((len(line.text) for line in page), default=0)
        paragraph: list[Line] = []
        for line in page:
            if paragraph and _breaks(paragraph, line, steps[line.size], width):
                yield _piece(paragraph, body)
                paragraph = []
            paragraph.append(line)
        if paragraph:
            yield _piece(paragraph, body)


def _body(pages: Sequence[Sequence[Line]]) -> tuple[float, bool]:
    """The size and weight in which most of the text is set."""
    styles: Counter[tuple[float, bool]] = Counter()
    for page in pages:
        for line in page:
            styles[line.size, line.bold] += len(line.text)
    return styles.most_common(1)[0][0] if styles else (0.0, False)


def _usual_steps(page: Sequence[Line]) -> dict[float, float]:
    """For each size of type, the commonest distance between two of its lines."""
    steps: dict[float, Counter[int]] = {line.size: Counter() for line in page}
    for above, below in pairwise(page):
        step = round(above.y - below.y)
        if above.size == below.size and 0 < step <= _WIDEST_STEP * above.size:
            steps[above.size][step] += 1
    return {
        size: float(counted.most_common(1)[0][0]) if counted else _USUAL_STEP * size
        for size, counted in steps.items()
    }


def _breaks(paragraph: Sequence[Line], line: Line, step: float, width: int) -> bool:
    """Whether a new paragraph begins with LINE."""
    last = paragraph[-1]
    if abs(line.size - last.size) > 0.5 or line.bold != last.bold:
        return True
    if imprint(line.text.strip()).stands_alone or imprint(last.text.strip()).stands_alone:
        return True
    ended = bool(FINAL.search(last.text))
    marked = bool(split_mark(line.text)[0])
    if marked and (ended or last.text.endswith((":", ";")) or split_mark(paragraph[0].text)[0]):
        return True
    if step and last.y - line.y > 1.35 * step + 1:
        return True
    if not ended:
        return False
    shifted = abs(line.x - last.x) > 0.8 * line.size > 0 or line.text[:2].isspace()
    short = len(last.text) < 0.75 * width
    return shifted or short or looks_like_reference(line.text)


def _piece(paragraph: Sequence[Line], body: tuple[float, bool]) -> Piece:
    text = "\n".join(line.text.strip() for line in paragraph)
    first = paragraph[0]
    stands_out = first.size > body[0] + 0.9 or (first.bold and not body[1])
    if stands_out and len(text.split()) <= _MOST_HEADING_WORDS:
        return Piece(text, kind="heading")
    if first.size < body[0] - 0.9 and _NOTE.match(text):
        return Piece(text, kind="reference")
    mark, rest = split_mark(text)
    return Piece(rest, kind="bullet" if mark else None, mark=mark)
