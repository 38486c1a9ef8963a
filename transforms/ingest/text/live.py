"""The times before the posts of a live blog, which belong to no sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from parley.transforms.ingest.piece import Piece

_FEWEST = 3  # posts that begin with a time
_TIME = re.compile(
    r"(?P<time>[\[(]?(?:[01]?\d|2[0-3])[:.h][0-5]\d\s?(?:[ap]\.?m\.?(?!\w))?"
    r"(?:\s?\(?(?:[A-Z]{1,4}T|UTC|Z)(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)?[\])]?"
    r"(?:\s\([012]?\d[:.h][0-5]\d\s?[A-Z]{1,4}T\))?)"  # the same, where the readers are
    r"(?:(?:\s*[-–—|:•·]\s*|\s+)(?=[“\"‘'A-ZÀ-Þ])|$)"
)


def with_times_apart(pieces: list[Piece]) -> list[Piece]:
    """PIECES, where several begin with a time of the day, with each of these as a heading."""
    found = [_TIME.match(piece.text) if piece.kind in (None, "prose") else None for piece in pieces]
    if sum(each is not None for each in found) < _FEWEST:
        return pieces
    return [
        part for piece, time in zip(pieces, found, strict=True) for part in _parted(piece, time)
    ]


def _parted(piece: Piece, time: re.Match[str] | None) -> Iterator[Piece]:
    if time is not None:
        yield Piece(time["time"].strip(), kind="heading")
        piece = replace(piece, text=piece.text[time.end() :], gap=True)
    if piece.text:
        yield piece


def is_time(text: str) -> bool:
    """Whether TEXT is a time of the day and nothing else."""
    found = _TIME.match(text)
    return found is not None and found.end() == len(text)
