"""Pieces and metadata to a document: cleaned, mended, classified, and laid end to end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parley.schemas.codebook.pages import Pages
from parley.schemas.errors import InputError
from parley.transforms.ingest.document import Block, Document
from parley.transforms.ingest.metadata.tidy import tidied
from parley.transforms.ingest.metadata.worked_out import worked_out
from parley.transforms.ingest.piece import Metadata, Page, Piece
from parley.transforms.ingest.text.blocks import classified
from parley.transforms.ingest.text.boilerplate import SOURCE_LINE, is_furniture
from parley.transforms.ingest.text.clean import normal, one_line, unbroken, words_of
from parley.transforms.ingest.text.live import with_times_apart
from parley.transforms.ingest.text.mend import mended
from parley.transforms.ingest.text.notes import with_notes_apart
from parley.transforms.ingest.text.walls import refuse_teasers, refuse_walls

_BETWEEN = "\n\n"
_NOTHING = Metadata()
_SITE = re.compile(r"\s+[|–—•·-]\s+\S.{0,60}")  # behind a headline: " | The Post"
_FEWEST_OF_A_MENU, _LONGEST_OF_A_MENU = 4, 3  # lines, and words of one
_HEAD = 8  # blocks among which a headline may stand twice


def compose(
    uri: str,
    page: Page,
    given: Metadata,
    genres: Mapping[str, Sequence[str]],
    words: Pages,
    named: Metadata = _NOTHING,
) -> Document:
    """The document of PAGE; metadata GIVEN go before those that the page or its text tell.

    What the file is NAMED after counts where nothing else tells.

    Raises
    ------
    InputError: `no_prose`, when nothing is left that a reader would call text; `consent_wall` or
        `paywall`, when the page asks for something before it gives its text; `no_access`, when it
        says that there is none; `index_page`, when it is made of others' beginnings.
    """
    refuse_walls(
        [piece.text for piece in page.pieces],
        page.around,
        words.walls,
        is_for_money=page.is_for_money,
    )
    refuse_teasers([piece.text for piece in page.pieces], words.onward)
    pieces, source = _without_furniture(page.pieces, words.furniture)
    pieces = with_notes_apart(with_times_apart(mended(pieces, by_page=page.by_page)))
    known_words = words_of(piece.text for piece in pieces)
    pieces = [
        replace(piece, text=unbroken(piece.text, known_words, words.compounds)) for piece in pieces
    ]
    pieces = _without_repeats(classified([piece for piece in pieces if piece.text], words))
    if not pieces:
        raise InputError(
            "Nothing in it is text.", kind="no_prose", mend="Give a document with sentences."
        )
    known = given.over(tidied(page.metadata, words)).over(Metadata(source_name=source))
    known = known.over(worked_out(pieces, genres, words, page.margins)).over(named)
    return Document(
        uri=uri,
        text=_BETWEEN.join(piece.text for piece in pieces),
        blocks=tuple(_blocks(pieces)),
        title=_without_site(known.title, pieces),
        source_name=known.source_name,
        authors=known.authors,
        published_on=known.published_on,
        published_precision=known.published_precision or "none",
        language=known.language,
        genre=known.genre or "other",
    )


def _without_site(title: str | None, pieces: Sequence[Piece]) -> str | None:
    """TITLE as the headline of the text has it, where it goes on with the name of a site."""
    for piece in pieces[:_HEAD] if title else ():
        rest = (title or "").removeprefix(piece.text)
        if piece.kind == "heading" and rest != title and _SITE.fullmatch(rest):
            return piece.text
    return title


def _blocks(pieces: list[Piece]) -> Iterator[Block]:
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        yield Block(start, end, piece.kind or "prose")
        start = end + len(_BETWEEN)


def _without_furniture(
    pieces: list[Piece], furniture: tuple[str, ...]
) -> tuple[list[Piece], str | None]:
    """The pieces of the text itself, and the outlet of a "Source: ..." line among the last."""
    kept: list[Piece] = []
    source = None
    menus = set(_menus(pieces, furniture))
    for number, piece in enumerate(pieces):
        if number in menus:
            continue
        line = one_line(normal(piece.text))
        if is_furniture(line, furniture) or is_furniture(f"{piece.mark} {line}", furniture):
            continue
        found = SOURCE_LINE.fullmatch(line) if number >= len(pieces) - 6 else None
        if found and piece.kind is None:
            source = source or found["name"].strip()
            continue
        kept.append(piece)
    return kept, source


def _menus(pieces: list[Piece], furniture: tuple[str, ...]) -> Iterator[int]:
    """The places of PIECES that are lines of a page's menu: short, one below the other, and at
    least one of them plainly of the page ("World", "Africa", "Sign in")."""
    start = 0
    while start < len(pieces):
        end = start + 1
        while end < len(pieces) and not pieces[end].gap:
            end += 1
        lines = pieces[start:end]
        if (
            len(lines) >= _FEWEST_OF_A_MENU
            and all(_is_of_a_menu(piece) for piece in lines)
            and any(is_furniture(piece.text, furniture) for piece in lines)
        ):
            yield from range(start, end)
        start = end


def _is_of_a_menu(piece: Piece) -> bool:
    words = piece.text.split()
    return piece.kind is None and len(words) <= _LONGEST_OF_A_MENU and words[-1][-1:].isalnum()


def _without_repeats(pieces: list[Piece]) -> list[Piece]:
    """PIECES without a headline that is printed again above the text, and without exact doubles."""
    kept: list[Piece] = []
    for number, piece in enumerate(pieces):
        if kept and piece.text == kept[-1].text and len(piece.text.split()) > 3:
            continue
        headline = piece.kind == "heading" and number < _HEAD
        if headline and piece.text.casefold() in (other.text.casefold() for other in kept):
            continue
        kept.append(piece)
    return kept
