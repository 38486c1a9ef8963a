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
# Where marks stand in a text; a bare number behind what ends a clause, but not in "1.2 million".
_LEADS = re.compile(
    rf"\[(?P<bracket>\d{{1,3}})\]|\[\^(?P<caret>\w{{1,20}})\]|(?P<small>[{_SMALL}]{{1,3}})"
    r"|(?<=[^\d\s][.,;:!?)”’\"'])(?P<bare>\d{1,3})(?=\s|$)"
)


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
    led = {_mark_of(found) for found in _LEADS.finditer(above)}.intersection(marks)
    if not led or (bare and not led.issuperset(marks)):
        return pieces

    def left(found: re.Match[str]) -> str:
        is_gone = found.lastgroup != "bracket" and _mark_of(found) in led
        return "" if is_gone else found[0]

    return [
        *(replace(each, text=_LEADS.sub(left, each.text)) for each in pieces[:first]),
        *(replace(each, kind="reference") for each in pieces[first:]),
    ]


def _begins_note(piece: Piece) -> bool:
    return piece.kind in (None, "prose") and not piece.mark and bool(_NOTE.match(piece.text))


def _mark(text: str) -> tuple[str, str]:
    """The mark that TEXT, a note, begins with, and its kind."""
    found = _NOTE.match(text)
    return _mark_of(found) if found else ("", "")


def _mark_of(found: re.Match[str]) -> tuple[str, str]:
    kind = str(found.lastgroup)
    return found[kind], kind


def _ascend(marks: Sequence[str]) -> bool:
    numbers = [int(mark) for mark in marks]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
