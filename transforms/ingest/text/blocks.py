"""What part of the layout each piece is: prose, heading, bullet, caption or reference."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from parley.schemas.codebook.pages import Headings, Pages
from parley.transforms.ingest.metadata.bylines import imprint
from parley.transforms.ingest.piece import Piece
from parley.transforms.ingest.text.boilerplate import (
    heading_name,
)
from parley.transforms.ingest.text.lines import FINAL

_CAPTION_START = re.compile(
    r"(?:Fig(?:ure|\.)|Table|Caption|Photo|Image|Picture|FILE PHOTO|Map|Chart)"
    r"\s*(?:\d{1,3}\s*[.:]|[:|–—-])\s"
)
_AUTHOR = r"[^\W\d_a-z][\w'’.-]*"
_REFERENCE = re.compile(
    rf"{_AUTHOR}(?:,?[ ](?:{_AUTHOR}|&|and|et|al\.|of|the|for|de|van|von|der)){{0,14}},?"
    r"\s*\((?:(?:19|20)\d\d[a-z]?(?:,? [^()]{1,25})?|n\.d\.|in press|forthcoming)\)\s*[.,:]"
)
_CITES = re.compile(r"(?:19|20)\d\d|https?://|doi|n\.d\.|ibid", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|www\.|\bdoi\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[ivx]{1,5})[.)]$")
_MOST_WORDS, _MOST_CHARS = 16, 130
_LONGEST_CAPTION, _LONGEST_ENTRY = 80, 80  # words
_MOST_SIGNING_WORDS = 4
_FRONT = 30  # blocks before an abstract


def classified(pieces: list[Piece], words: Pages) -> list[Piece]:
    """PIECES, each with its kind, by the WORDS around texts."""
    kinds: list[Piece] = []
    section = ""  # the name of the list of references that the piece stands in, if it does
    for number, piece in enumerate(pieces):
        before = pieces[number - 1] if number else None
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        piece = _numbered_heading(piece, before, after, words.headings)
        kind = _kind(piece, words, number == 0)
        if section and kind != "caption" and _is_entry(piece, kind, section, words.headings):
            kind = "reference"
        elif kind == "heading":
            name = heading_name(piece.text)
            section = name if name in words.headings.references else ""
        elif kind == "prose":
            section = ""
        kinds.append(replace(piece, kind=kind))
    return _end_with_text(_front_matter(kinds))


def _kind(piece: Piece, words: Pages, first: bool) -> str:
    text = piece.text
    if piece.kind in ("heading", "caption", "reference"):
        return piece.kind
    if len(text.split()) <= _LONGEST_CAPTION and (
        _credit(words.agencies + words.credits).search(text) or _CAPTION_START.match(text)
    ):
        return "caption"
    if looks_like_reference(text):
        return "reference"
    if piece.kind is not None:
        return piece.kind
    return "heading" if is_heading(text, words.headings, first) else "prose"


def _is_entry(piece: Piece, kind: str, section: str, headings: Headings) -> bool:
    """Whether PIECE, below the heading of a list of references, is an entry of it."""
    if piece.kind == "heading":
        return False
    if piece.mark or kind == "reference" or _ADDRESS.search(piece.text):
        return True
    if section in headings.unsure:
        return False
    words = len(piece.text.split())
    return words <= _LONGEST_ENTRY and bool(
        _CITES.search(piece.text) or (kind == "prose" and words < 20)
    )


@lru_cache(maxsize=8)
def _credit(signed: tuple[str, ...]) -> re.Pattern[str]:
    """The end of a caption: "... / Reuters", "... [Jo Bloggs/AP Photo]", "... (AFP)"."""
    longest_first = sorted(signed, key=lambda name: (-len(name), name))
    agency = "(?:" + "|".join(map(re.escape, longest_first)) + ")" if signed else "(?!)"
    return re.compile(
        rf"(?:\s[/|©]\s?{agency}\b.{{0,40}}|\[[^\[\]]{{0,60}}{agency}[^\[\]]{{0,40}}\]"
        rf"|\((?:[^()]{{0,60}}[/,] ?)?(?:{agency})"
        r"(?: ?[/|,] ?[^()\d]{0,60}| Photo[^()\d]{0,40})?"
        r"\))\.?$"
    )


def looks_like_reference(text: str) -> bool:
    """Whether TEXT begins as an entry of a list of references: "Surname, A. (2022). ..."."""
    return bool(_REFERENCE.match(text)) and len(text.split()) < 80


def is_heading(text: str, headings: Headings, first: bool = False) -> bool:
    """Whether a block of its own reads as a heading: short, without a full stop at its end."""
    words = text.split()
    if len(words) > _MOST_WORDS or len(text) > _MOST_CHARS:
        return False
    if imprint(text).stands_alone:
        return True
    if not _LETTER.search(text):
        return False
    if heading_name(text) in headings.parts | headings.references:
        return True
    question = text[-1] == "?"
    if (FINAL.search(text) and not question) or text[-1] in ":;,":
        return False
    if text[0] in '“"‘«' and text[-1] in '”"’»':
        return False
    if text[0].islower() or not (text[0].isalnum() or text[0] in '“"‘«(¿¡['):
        return False
    return not question or first or in_title_case(words)


def in_title_case(words: list[str]) -> bool:
    """Whether most of the longer WORDS begin with a capital."""
    longer = [word.strip('“"‘«(') for word in words if len(word) > 3]
    return len(longer) > 2 and sum(word[:1].isupper() for word in longer) >= 0.7 * len(longer)


def _numbered_heading(
    piece: Piece, before: Piece | None, after: Piece | None, headings: Headings
) -> Piece:
    """A lone short "2. Method" is a heading that keeps its number, and no list of one item."""
    if not _NUMBER.match(piece.mark) or not is_heading(piece.text, headings):
        return piece
    if any(other and _NUMBER.match(other.mark) for other in (before, after)):
        return piece
    return Piece(f"{piece.mark} {piece.text}", kind="heading", gap=piece.gap)


def _front_matter(pieces: list[Piece]) -> list[Piece]:
    """Names and affiliations between a paper's title and its abstract are no prose."""
    names = [heading_name(piece.text) for piece in pieces[:_FRONT]]
    if "abstract" not in names:
        return pieces
    at = names.index("abstract")
    return [
        replace(piece, kind="heading")
        if number < at and piece.kind == "prose" and len(piece.text.split()) < 30
        else piece
        for number, piece in enumerate(pieces)
    ]


def _end_with_text(pieces: list[Piece]) -> list[Piece]:
    """A heading has text under it: what stands last, or alone, is prose, unless it signs."""
    last = len(pieces)
    while last and pieces[last - 1].kind == "heading":
        last -= 1
    if last == 0 and len(pieces) > 1:  # one-line texts under a title
        last = 1
    return pieces[:last] + [
        piece if last and _signs(piece.text) else replace(piece, kind="prose")
        for piece in pieces[last:]
    ]


def _signs(text: str) -> bool:
    return len(text.split()) <= _MOST_SIGNING_WORDS or imprint(text).stands_alone
