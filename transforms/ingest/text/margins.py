"""What stands in the margins of pages: running headers and footers, and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T")

_EDGE = 2  # lines at the top and at the bottom of a page where its furniture stands
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|p\.|pg\.?)\s*)?[-–—|\[(]?\s*(?P<number>\d{1,4})\s*(?:(?:of|/)\s*\d{1,4}\s*)?"
    r"[-–—|\])]?",
    re.IGNORECASE,
)


def page_number(line: str) -> int | None:
    """The number of the page, if LINE holds nothing else."""
    found = _PAGE_NUMBER.fullmatch(line.strip()) if len(line) < 40 else None
    return int(found["number"]) if found else None


def repeating(text: str) -> str:
    """TEXT of a margin as it is on every page: without the page's number."""
    return re.sub(r"\d+|\b[ivxlc]+$", "#", text.strip().casefold())


def without_margins(
    pages: Sequence[Sequence[T]],
    text: Callable[[T], str],
    key: Callable[[T], Hashable],
) -> tuple[list[list[T]], list[T]]:
    """PAGES without the lines at their edges that come back, and those of the first page.

    TEXT gives the text of a line, KEY what two lines have in common that are the same header.
    """
    counts = Counter(
        each for page in pages for each in {key(page[number]) for number in _edge(page, text)}
    )
    least = max(2, 0.3 * len(pages))
    kept, margins = [], []
    for page in pages:
        edge = {
            number
            for number in _edge(page, text)
            if counts[key(page[number])] >= least or page_number(text(page[number])) is not None
        }
        kept.append([line for number, line in enumerate(page) if number not in edge])
        margins.append([page[number] for number in sorted(edge)])
    return kept, margins[0] if margins else []


def _edge(page: Sequence[T], text: Callable[[T], str]) -> set[int]:
    printed = [number for number, line in enumerate(page) if text(line).strip()]
    return {*printed[:_EDGE], *printed[-_EDGE:]}
