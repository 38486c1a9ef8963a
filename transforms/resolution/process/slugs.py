"""Readable ids of what texts tell without giving it one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence


def slug(parts: Iterable[str]) -> str:
    """PARTS as one lower-case word joined by "_"; those that are empty are left out."""
    text = unicodedata.normalize("NFKD", "_".join(part for part in parts if part)).lower()
    plain = re.sub(r"[^a-z0-9]+", "_", text.encode("ascii", "ignore").decode()).strip("_")
    return plain if plain[:1].isalpha() else f"a_{plain}"


def distinct(slugs: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """SLUGS in their order, with a number behind those that are TAKEN or were there before."""
    used = set(taken)
    counts: Counter[str] = Counter()
    found = []
    for each in slugs:
        name = each
        while name in used:
            counts[each] += 1
            name = f"{each}_{counts[each] + 1}"
        used.add(name)
        found.append(name)
    return found
