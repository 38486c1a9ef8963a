"""Lines of plain text to pieces: which line breaks end a paragraph, and which only a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from parley.transforms.ingest.piece import Draft, Piece

# How a sentence ends, with what may stand behind its stop: quotes, brackets, a note's number.
FINAL = re.compile(
    r"(?:[.!?…。！？؟।]['\"”’»)\]*_]*(?:\[\d{1,3}\])?|[^\W\d_][.!?…]['\"”’»)]*\d{1,2})$"
)
_ROMAN = "(?:i{1,3}|iv|vi{1,3}|ix|x)"  # "v." stands between the parties of a case
_MARK = re.compile(
    rf"(?:[-*+•‣▪●◦·–]|\(?\d{{1,2}}[.)]|\(?[a-z]\)|\(?[ivx]{{1,5}}\)|{_ROMAN}\.)\s+(?=\S)"
)
_ATX = re.compile(r"#{1,6}\s+(?P<text>\S.*?)\s*#*$")
_RULE = re.compile(r"\s*([-*_=~]\s*){3,}$")
_QUOTED = re.compile(r"^\s*(?:>\s?)+")
_WIDEST, _LONGEST_HEADING = 120, 500


def split_mark(line: str) -> tuple[str, str]:
    """The bullet or number before LINE (often none), and the rest."""
    mark = ""
    rest = line.strip()
    for _ in range(2):  # "- i. first aim" has two
        found = _MARK.match(rest)
        if not found or (mark and mark[-1] not in "-*+•‣▪●◦·–"):
            break
        mark = f"{mark} {found[0].strip()}".strip()
        rest = rest[found.end() :]
    return mark, rest


def pieces_of(text: str) -> list[Piece]:
    """The paragraphs, headings and list items of TEXT, each with its lines put together."""
    drafts: list[Draft] = []
    lines = [_QUOTED.sub("", line) for line in text.split("\n")]
    width = _wrap_width(lines)
    gap, last = True, ""
    for line in lines:
        if not line.strip() or _RULE.match(line):
            gap, last = True, ""
            continue
        if not gap and _goes_on(last, line, width):
            drafts[-1].add(line.strip(), "\n")
        else:
            drafts.append(Draft(_piece(line, gap)))
        gap, last = False, line
    return _with_note([draft.finished() for draft in drafts])


def _with_note(pieces: list[Piece]) -> list[Piece]:
    """PIECES, where one last "* ..." after them is a note and no list."""
    starred = [piece for piece in pieces if piece.mark == "*"]
    if len(pieces) > 1 and starred == pieces[-1:]:
        pieces[-1] = replace(pieces[-1], kind="prose")
    return pieces


def _heading(line: str) -> str | None:
    """The text of a Markdown heading, "## Like this"."""
    found = _ATX.match(line.strip()) if len(line) < _LONGEST_HEADING else None
    return found["text"] if found else None


def _piece(line: str, gap: bool) -> Piece:
    if heading := _heading(line):
        return Piece(heading, kind="heading", gap=gap)
    mark, rest = split_mark(line)
    return Piece(rest, kind="bullet" if mark else None, mark=mark, gap=gap)


def _wrap_width(lines: list[str]) -> int:
    """The width at which TEXT was broken into lines; 0 when its lines are its paragraphs."""
    if sum(len(line) > _WIDEST for line in lines) > len(lines) / 50:
        return 0
    inner = [line for line, after in _neighbours(lines) if not split_mark(after)[0]]
    if len(inner) < 3:
        return 0
    width = max(len(line.rstrip()) for line in lines if len(line) <= _WIDEST)
    open_ended = sum(not FINAL.search(line.rstrip()) for line in inner)
    full = sum(len(line.rstrip()) > 0.7 * width for line in inner)
    return width if open_ended > 0.5 * len(inner) and full > 0.5 * len(inner) else 0


def _neighbours(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line, after in pairwise(lines):
        if line.strip() and after.strip():
            yield line, after


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether AFTER is the same paragraph as LINE, broken at WIDTH."""
    if not width or _heading(line) or _heading(after):
        return False
    room = width - len(line.rstrip()) - 1
    full = len(after.split()[0]) > room - width // 10
    if split_mark(after)[0]:
        return (
            full
            and not split_mark(line)[0]
            and not FINAL.search(line.rstrip())
            and (not line.rstrip().endswith(":") and split_mark(after)[1][:1].islower())
        )
    indent = len(after) - len(after.lstrip()) - (len(line) - len(line.lstrip()))
    if indent > 1:  # under a list item its text goes on; under a sentence a paragraph begins
        return bool(split_mark(line)[0]) or not FINAL.search(line.rstrip())
    return full
