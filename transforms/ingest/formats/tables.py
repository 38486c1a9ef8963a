"""Tables inside texts: which cells of a row belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parley.transforms.ingest.metadata.dates import is_date_like
from parley.transforms.ingest.piece import Piece
from parley.transforms.ingest.text.clean import one_line
from parley.transforms.ingest.text.lines import FINAL

_MOST_CELL_WORDS = 12
_FEWEST_TEXT_WORDS = 4


def row_pieces(cells: Sequence[Sequence[Piece]]) -> Iterator[Piece]:
    """The pieces of a table's row, from those of its cells.

    In a chronology (a cell is a date and another tells what happened) the date heads the text of
    its row, with the short cells beside it, such as the place. Other cells stand alone.
    """
    texts = [one_line(" ".join(piece.text for piece in cell)) for cell in cells]
    dates = [text for text in texts if is_date_like(text)]
    days = set(dates)
    told = [number for number, text in enumerate(texts) if text not in days and _tells(text)]
    told_of = set(told)
    if not dates or not told:
        yield from (_in_cell(piece) for cell in cells for piece in cell)
        return
    beside = [
        text
        for number, text in enumerate(texts)
        if text and text not in days and number not in told_of
    ]
    yield Piece(", ".join([*dates, *beside]), kind="heading")
    for number in told:
        yield from (replace(piece, kind=piece.kind or "prose") for piece in cells[number])


def _in_cell(piece: Piece) -> Piece:
    """A piece of a cell that stands alone: a list's item, or prose where it is a long text."""
    if piece.kind is not None:
        return piece
    return replace(piece, kind="prose" if len(piece.text.split()) > _MOST_CELL_WORDS else "bullet")


def _tells(cell: str) -> bool:
    """Whether CELL tells something, and is no mere name or number."""
    words = cell.split()
    return len(words) >= _FEWEST_TEXT_WORDS or (len(words) > 1 and bool(FINAL.search(cell)))
