"""Readable ids of what texts tell without giving it one."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence

_SHORTEST = 6


def slug(parts: Iterable[str]) -> str:
    """PARTS as one lower-case word joined by "_"; those that are empty are left out."""
    text = unicodedata.normalize("NFKD", "_".join(part for part in parts if part)).lower()
    plain = re.sub(r"[^a-z0-9]+", "_", text.encode("ascii", "ignore").decode()).strip("_")
    return plain if plain[:1].isalpha() else f"a_{plain}"


def distinct(slugs: Sequence[str], marks: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """SLUGS in their order, with a digest behind each that is TAKEN or was there before.

    It is a digest of the one of MARKS that tells it apart. Of numbers each that comes would take
    that of what stands behind it, and all rows that tell of these would be other ones.
    """
    used = set(taken)
    found = []
    for each, mark in zip(slugs, marks, strict=True):
        digest = hashlib.sha256(mark.encode()).hexdigest()
        name, length = each, _SHORTEST
        while name in used:
            name = f"{each}_{digest[:length]}"
            length += 1
        used.add(name)
        found.append(name)
    return found
