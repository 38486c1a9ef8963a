"""Phrases of the data as expressions: found as whole words, in any case."""

from __future__ import annotations

import re
from functools import lru_cache

_NOTHING = re.compile(r"(?!)")


@lru_cache(maxsize=64)
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """An expression that finds one of PHRASES, the longest first, as whole words."""
    if not phrases:
        return _NOTHING
    alternatives = "|".join(
        re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]")
        for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    )
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def found_in(text: str, phrases: tuple[str, ...]) -> set[str]:
    """The wordings in TEXT, in lower case, that are one of PHRASES."""
    return {" ".join(found[0].casefold().split()) for found in any_of(phrases).finditer(text)}
