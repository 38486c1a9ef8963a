"""Texts by their letters and digits alone, so that white space and punctuation do not matter."""

from __future__ import annotations

import re
from itertools import accumulate

Span = tuple[int, int]

_OTHER = re.compile(r"[\W_]+")
NOWHERE: Span = (-2, -1)
"""The span of what does not stand in the text: it overlaps with nothing."""


def letters(text: str) -> str:
    """Lower-case letters and digits of TEXT, nothing else."""
    return _OTHER.sub("", text.casefold())


class Letters:
    """A text with the place that each of its characters has among its letters."""

    def __init__(self, text: str) -> None:
        self.flat = letters(text)
        # One character may fold to several, as ß does.
        self._before = list(accumulate((len(letters(each)) for each in text), initial=0))

    def span(self, start: int, end: int) -> Span:
        """Where the characters from START to END lie among the letters."""
        return self._before[start], self._before[end]

    def find(self, wording: str) -> Span | None:
        """Where WORDING first stands, by its letters."""
        flat = letters(wording)
        at = self.flat.find(flat)
        return (at, at + len(flat)) if at >= 0 else None


def inside(quote: str, at: int, wording: str, occurrence: int = 1) -> Span:
    """Where WORDING lies, for the OCCURRENCEth time, in a QUOTE whose letters start at AT."""
    flat, sought = letters(quote), letters(wording)
    found = -1
    for _ in range(occurrence):
        found = flat.find(sought, found + 1)
    return at + found, at + found + len(sought)


def overlap(one: Span, other: Span) -> int:
    """How many letters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def mostly_shared(one: Span, other: Span) -> int:
    """The letters that two spans share, where these are at least half of the longer one."""
    shared = overlap(one, other)
    longer = max(one[1] - one[0], other[1] - other[0])
    return shared if shared >= 0.5 * longer else 0
