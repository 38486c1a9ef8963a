"""Notes at the end of a text, which belong to no sentence, and the marks that lead to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parley.transforms.ingest.piece import Piece

_SMALL = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE = re.compile(
    rf"(?:\[(?P<bracket>\d{{1,3}})\]|\[\^(?P<caret>\w{{1,20}})\]|(?P<small>[{_SMALL}]{{1,3}})"
    r"|(?P<bare>\d{1,3})):?\s+(?=\S)"
)
_FEWEST_BARE = 2  # notes that only a number begins, as it may any line
_AFTER_STOP = r"(?<=[^\d\s][.,;:!?)”’\"'])"  # but not in "1.2 million"


def with_notes_apart(pieces: list[Piece]) -> list[Piece]:
    """PIECES, those at the end as references that marks in the text above lead to.

    Such marks go, but for numbers in brackets: these tell which work a statement rests on.
    """
    first = len(pieces)
    while first and _begins_note(pieces[first - 1]):
        first -= 1
    above = "\n".join(piece.text for piece in pieces[:first])
    marks = [_mark(piece.text) for piece in pieces[first:]]
    bare = [mark for mark, kind in marks if kind == "bare"]
    if bare and (len(bare) < _FEWEST_BARE or not _ascend(bare)):
        return pieces
    led = [bool(re.search(_expression(mark, kind), above)) for mark, kind in marks]
    if not any(led) or (bare and not all(led)):
        return pieces
    gone = [_expression(mark, kind) for mark, kind in marks if kind != "bracket"]
    text = re.compile("|".join(gone)) if gone else None
    return [
        *(replace(each, text=text.sub("", each.text)) if text else each for each in pieces[:first]),
        *(replace(each, kind="reference") for each in pieces[first:]),
    ]


def _begins_note(piece: Piece) -> bool:
    return piece.kind in (None, "prose") and not piece.mark and bool(_NOTE.match(piece.text))


def _mark(text: str) -> tuple[str, str]:
    """The mark that TEXT, a note, begins with, and its kind."""
    found = _NOTE.match(text)
    assert found is not None
    kind = str(found.lastgroup)
    return found[kind], kind


def _ascend(marks: Sequence[str]) -> bool:
    numbers = [int(mark) for mark in marks]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _expression(mark: str, kind: str) -> str:
    """The expression for MARK where it stands in a text."""
    if kind == "bracket":
        return rf"\[{mark}\]"
    if kind == "caret":
        return rf"\[\^{re.escape(mark)}\]"
    if kind == "small":
        return rf"(?<![{_SMALL}]){mark}(?![{_SMALL}])"
    return rf"{_AFTER_STOP}{mark}(?=\s|$)"
