"""Markdown: its blocks as its own grammar has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parley.transforms.ingest.formats.fragments import without_tags
from parley.transforms.ingest.formats.tables import row_pieces
from parley.transforms.ingest.formats.text import front_matter
from parley.transforms.ingest.piece import Page, Piece
from parley.transforms.ingest.text.clean import normal

if TYPE_CHECKING:
    from markdown_it.token import Token


def read_markdown(text: str) -> Page:
    """The pieces of a Markdown text without its marks, with its front matter.

    Raises
    ------
    InputError: `broken_front_matter`.
    """
    from markdown_it import MarkdownIt

    metadata, body = front_matter(normal(text))
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    return Page([*_pieces(tokens)], metadata, by_page=True)


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    lists = 0  # how many lists the token stands in
    mark = ""
    row: list[list[Piece]] = []
    heading = cell = False
    for token in tokens:
        lists += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "list_item_open":
            mark = token.info + token.markup if token.info else token.markup
        heading = token.type == "heading_open" or (heading and token.type == "inline")
        cell = token.type in ("th_open", "td_open") or (cell and token.type == "inline")
        if token.type == "inline" and cell:
            row.append([Piece(_text(token.children or []))])
        elif token.type == "tr_close":
            yield from row_pieces(row)
            row = []
        elif token.type == "inline":
            kind = "heading" if heading else "bullet" if lists else None
            for line in _text(token.children or []).split("\n"):
                yield Piece(line, kind=kind, mark=mark)
                mark = ""
        elif token.type in ("fence", "code_block"):
            yield Piece(token.content)
        elif token.type == "html_block":
            yield from (Piece(line) for line in without_tags(token.content).split("\n"))


def _text(children: Sequence[Token]) -> str:
    """The text of inline tokens; a line break that the author meant stays one."""
    parts = {"softbreak": " ", "hardbreak": "\n", "image": "", "html_inline": ""}
    return "".join(parts.get(child.type, child.content) for child in children)
