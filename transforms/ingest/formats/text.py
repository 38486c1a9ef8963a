"""Plain text and Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

from parley.schemas.errors import InputError
from parley.transforms.ingest.formats.fragments import has_tags, without_tags
from parley.transforms.ingest.metadata.declared import declared
from parley.transforms.ingest.piece import Metadata, Page, Piece
from parley.transforms.ingest.text.clean import normal, plain
from parley.transforms.ingest.text.lines import pieces_of
from parley.transforms.ingest.text.margins import page_number, repeating, without_margins

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FEWEST_PAGES = 3  # whose numbers are told from other numbers by counting on
_FACT = re.compile(r"^\w[\w -]*:(?:\s|$)", re.MULTILINE)


def read_text(text: str, *, is_record: bool = False) -> Page:
    """The pieces of TEXT, line breaks and Markdown marks resolved, with its front matter.

    The text of a record has no front matter, but it may be marked up in HTML.

    Raises
    ------
    InputError: `broken_front_matter`.
    """
    if is_record and has_tags(text):
        text = without_tags(text)
    text, margins = _body(text)
    metadata, text = (Metadata(), text) if is_record else front_matter(text)
    pieces = _without_page_numbers(pieces_of(text))
    pieces = [replace(piece, text=plain(piece.text)) for piece in pieces]
    return Page(pieces, metadata, by_page=True, margins=margins)


def _body(text: str) -> tuple[str, tuple[str, ...]]:
    """TEXT in visible characters, without the margins of its pages, and those of the first page."""
    pages = [normal(page).split("\n") for page in text.split("\f")]
    margins: list[str] = []
    if len(pages) > 1:
        pages, margins = without_margins(pages, str, repeating)
    return "\n\n".join("\n".join(page) for page in pages), tuple(margins)


def _without_page_numbers(pieces: list[Piece]) -> list[Piece]:
    """PIECES without numbers that stand alone and count on: those of the pages they came from."""
    numbers = {
        place: number
        for place, piece in enumerate(pieces)
        if piece.gap and (number := page_number(piece.text)) is not None
    }
    values = list(numbers.values())
    if len(values) < _FEWEST_PAGES or values != list(range(values[0], values[0] + len(values))):
        return pieces
    return [piece for place, piece in enumerate(pieces) if place not in numbers]


def front_matter(text: str) -> tuple[Metadata, str]:
    """The metadata in the YAML block at the top of TEXT, if there is one, and the text below it.

    Raises
    ------
    InputError: `broken_front_matter`, naming the line.
    """
    found = _FRONT_MATTER.match(text)
    if not found or not _FACT.search(found["yaml"]):
        return Metadata(), text
    import yaml

    try:
        facts = yaml.safe_load(found["yaml"])
        if not isinstance(facts, dict):
            raise InputError("The block between the lines '---' holds no 'name: value' pairs.")
        return declared(facts, strict=True), text[found.end() :]
    except (yaml.YAMLError, InputError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 2}" if mark else ""
        reason = getattr(error, "problem", None) or getattr(error, "what", None) or str(error)
        raise InputError(
            f"The front matter cannot be read{line}: {reason}",
            kind="broken_front_matter",
            mend="Write it as YAML (title: ..., published_on: 2025-05-16), or remove it.",
        ) from error
