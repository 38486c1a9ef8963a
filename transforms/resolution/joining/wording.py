"""How mentions of events are worded: what their sentences are about, and what takes up what."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parley.transforms.resolution.columns import (
    Bools,
    Floats,
    Ints,
    Ragged,
    codes,
    flags,
    integers,
    lists,
)

_CHUNK = 1 << 22
_WIDTHS = (4, 8, 16, 32)


@dataclass(frozen=True, eq=False)
class Wording:
    """How each of some mentions is worded, one entry a mention.

    `stems` are those of its sentence by number, that sentence is the `sentence`th of its text;
    `noun`: a noun tells it; `resumes`: a definite one ("the talks"); `another`: a further one
    ("another round"); `sends`: somebody is sent to act for others; `under`: the place among the
    mentions of the one that governs it ("agreed to exchange"), or -1. `hashes` are alike where the
    stems are.
    """

    stems: Ragged
    sentence: Ints
    noun: Bools
    resumes: Bools
    another: Bools
    sends: Bools
    under: Ints
    hashes: tuple[Ints, Ints]


def wording(ids: pa.Array, features: pa.Table, classes: Mapping[str, Collection[str]]) -> Wording:
    """The wording of the mentions IDS, from rows of EVENT_FEATURES.

    CLASSES hold the words that tell: of event_classes, `resuming`, `taken_up`, `another` and
    `sending`.

    Raises
    ------
    KeyError: a mention has no features.
    """
    found = pc.index_in(ids, value_set=features["event_mention_id"].combine_chunks())
    if found.null_count:
        raise KeyError(f"no features of {ids.filter(found.is_null())[0]}")
    rows = found.to_numpy().astype(np.int64)
    stems, words = lists(features["content"])
    modifiers, told = lists(features["modifiers"])
    lemmas, lemma_of = codes(features["lemma"])

    def of_class(name: str, texts: list[str]) -> Bools:
        members = frozenset(classes.get(name, ()))
        return np.array([text in members for text in texts], np.bool_)

    def modified(name: str) -> Bools:
        return -modifiers.least(-of_class(name, told)[modifiers.values].astype(np.int64)) > 0

    pairs = [(zlib.crc32(w), zlib.crc32(w, 0x9E3779B9)) for w in (word.encode() for word in words)]
    hashed = np.array(pairs, np.int64).reshape(-1, 2)
    stems = stems.take(rows)
    under = pc.index_in(features["governed_by"].take(found), value_set=ids)
    return Wording(
        stems=stems,
        sentence=integers(features["sentence_index"])[rows],
        noun=flags(features["is_noun"])[rows],
        resumes=(of_class("taken_up", lemma_of)[lemmas] & modified("resuming"))[rows],
        another=modified("another")[rows],
        sends=of_class("sending", lemma_of)[lemmas][rows],
        under=integers(under),
        hashes=(
            stems.least(hashed[:, 0][stems.values]),
            stems.least(hashed[:, 1][stems.values]),
        ),
    )


def alike(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the smaller set that the other holds too (overlap coefficient)."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def all_alike(stems: Ragged, one: Ints, other: Ints) -> Floats:
    """`alike` of the STEMS of mentions ONE and OTHER, pair by pair."""
    lengths = stems.lengths
    smaller, larger = (
        np.minimum(lengths[one], lengths[other]), np.maximum(lengths[one], lengths[other])
    )  # fmt: skip
    shares = np.zeros(len(one))
    narrow = 0
    for width in (*_WIDTHS, int(larger.max(initial=0))):
        fitting = np.flatnonzero((larger > narrow) & (larger <= width) & (smaller > 0))
        narrow = max(narrow, width)
        step = max(1, _CHUNK // (width * width or 1))
        for start in range(0, len(fitting), step):
            some = fitting[start : start + step]
            left = stems.padded(one[some], width, -1)
            right = stems.padded(other[some], width, -2)
            both = sum((left == right[:, [n]]).sum(axis=1) for n in range(width))
            shares[some] = both / smaller[some]
    return shares
