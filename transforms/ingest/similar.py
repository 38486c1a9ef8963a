"""Texts that are nearly the same: copies, cut ones and corrected ones, found by MinHash."""

from __future__ import annotations

import re

import numpy as np

SHINGLE = 4  # words
LEAST = 50  # shingles; shorter texts are too alike by chance to be compared
ENOUGH = 0.6  # measured: docs/how-to/sources.md
LONGEST_RATIO = 3.0  # a text that is longer than so many times the other is another text
_BANDS, _ROWS = 32, 3  # of pairs that share half of all their shingles one in seventy is missed
_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """All runs of SHINGLE words in TEXT, without case and punctuation."""
    words = _WORD.findall(text.casefold())
    return frozenset(
        " ".join(words[at : at + SHINGLE]) for at in range(max(0, len(words) - SHINGLE + 1))
    )


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter text's shingles that the longer holds too, from 0 to 1.

    0 where one is too short or too much longer than the other to be the same text.
    """
    short, long = sorted((len(one), len(other)))
    if short < LEAST or long > LONGEST_RATIO * short:
        return 0.0
    return len(one & other) / short


def bands(text: str) -> list[int]:
    """What nearly equal texts have in common at least one of: digests of parts of a MinHash."""
    parts = shingles(text)
    if len(parts) < LEAST:
        return []
    from datasketch import MinHash  # which loads SciPy: not for runs that read nothing new

    sketch = MinHash(num_perm=_BANDS * _ROWS, seed=1, scheme="affine32")
    sketch.update_batch([part.encode() for part in sorted(parts)])
    values = sketch.hashvalues.astype(np.uint64).reshape(_BANDS, _ROWS)
    mixed = np.arange(1, _BANDS + 1, dtype=np.uint64)
    for column in range(_ROWS):
        mixed = (mixed ^ values[:, column]) * np.uint64(0x9E3779B97F4A7C15)
    return [int(each) for each in mixed.astype(np.int64)]
