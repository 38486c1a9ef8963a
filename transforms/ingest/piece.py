"""What the readers of the file formats hand on: pieces of layout, and metadata."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date

_TAIL = 1500  # characters: more than most sentences have


@dataclass(frozen=True)
class Piece:
    """A paragraph, heading, list item, ... on its way to a block.

    `kind` is None where the format does not tell; `mark` is the bullet or number that stood before
    the text; `gap` tells whether a blank line (or a new element) stood before, and not just a
    line break.
    """

    text: str
    kind: str | None = None
    mark: str = ""
    gap: bool = True


class Draft:
    """A piece that grows line by line, however long it gets; `tail` is its last stretch."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self.tail = piece.text[-_TAIL:]
        self.length = len(piece.text)
        self._parts = [piece.text]

    def add(self, text: str, glue: str) -> None:
        """Put GLUE and TEXT behind what is there."""
        self._parts += (glue, text)
        self.length += len(glue) + len(text)
        self.tail = (self.tail + glue + text[-_TAIL:])[-_TAIL:]

    def finished(self) -> Piece:
        """The piece with all its text."""
        return replace(self.piece, text="".join(self._parts))


@dataclass(frozen=True)
class Metadata:
    """What is known about a document; None or () where nothing is."""

    title: str | None = None
    source_name: str | None = None
    authors: tuple[str, ...] = ()
    published_on: date | None = None
    published_precision: str | None = None
    language: str | None = None
    genre: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """These metadata, with those of OTHER where these have none."""
        missing = {
            f.name: getattr(other, f.name) for f in fields(self) if not getattr(self, f.name)
        }
        if self.published_on:  # a precision belongs to its own date
            missing.pop("published_precision", None)
        return replace(self, **missing)


@dataclass(frozen=True)
class Page:
    """A text as its format gave it: pieces in reading order, and metadata that the file carries.

    `by_page` says that pages may have cut the text, so that a paragraph can go on after a gap;
    `margins` are lines of the first page that belong to no text, such as a journal's name;
    `around` are lines of a web page, also those outside of its text, and `is_for_money` tells
    whether it says that its text is not free.
    """

    pieces: list[Piece]
    metadata: Metadata = field(default_factory=Metadata)
    by_page: bool = False
    margins: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    is_for_money: bool = False
