"""Lines that belong to a page and not to its text, and headings that name no text."""

from __future__ import annotations

import re
from functools import lru_cache

from parley.transforms.ingest.text.phrases import any_of

_LONGEST_FURNITURE = 700
SOURCE_LINE = re.compile(r"source\s*:\s*(?P<name>[^:]{1,59}[^:.])", re.IGNORECASE)


def is_organisation(name: str, organisations: tuple[str, ...]) -> bool:
    """Whether NAME is one of an outlet or office rather than of a person.

    ORGANISATIONS are the words of which one at least is in nearly every such name.
    """
    return bool(any_of(organisations).search(name))


def is_furniture(line: str, furniture: tuple[str, ...]) -> bool:
    """Whether LINE, in full, is something of the page around a text: one of FURNITURE."""
    line = line.strip()
    if not any(c.isalnum() for c in line):
        return True
    return len(line) <= _LONGEST_FURNITURE and bool(_one_of(furniture).fullmatch(line))


def heading_name(text: str) -> str:
    """A heading without number, case and punctuation, as `Headings` holds it."""
    return re.sub(r"^[\divx]+[.)]?\s+|[\W_]+$", "", text[:200].strip().lower())


@lru_cache(maxsize=8)
def _one_of(expressions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in expressions), re.IGNORECASE)
