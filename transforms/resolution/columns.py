"""Columns of many rows as numpy arrays: uneven lists, sets by number, distinct values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


class Sets:
    """Sets of strings, each known by its number; the empty set is 0."""

    def __init__(self) -> None:
        self.of: list[frozenset[str]] = [frozenset()]
        self._numbers: dict[frozenset[str], int] = {self.of[0]: 0}

    def number(self, members: Iterable[str]) -> int:
        """The number of the set of MEMBERS."""
        found = frozenset(members)
        known = self._numbers.setdefault(found, len(self.of))
        if known == len(self.of):
            self.of.append(found)
        return known

    def judged(
        self, one: Ints, other: Ints, judge: Callable[[frozenset[str], frozenset[str]], bool]
    ) -> Bools:
        """What JUDGE says of each pair of sets, asked once of each pair of numbers."""
        width = len(self.of)
        pairs, where = np.unique(one * width + other, return_inverse=True)
        told = (judge(self.of[pair // width], self.of[pair % width]) for pair in pairs.tolist())
        return np.fromiter(told, np.bool_, len(pairs))[where]


class Ragged:
    """Lists of numbers of uneven length, one a row: `values` from `starts[i]` to `starts[i+1]`."""

    def __init__(self, starts: Ints, values: npt.NDArray[Any]) -> None:
        self.starts, self.values = starts, values

    @classmethod
    def of_lengths(cls, lengths: Ints, values: npt.NDArray[Any]) -> Ragged:
        """Lists of these LENGTHS whose members stand in VALUES one after another."""
        return cls(np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]), values)

    @property
    def lengths(self) -> Ints:
        """The number of members of each list."""
        return np.diff(self.starts)

    def take(self, rows: Ints) -> Ragged:
        """The lists of ROWS, in their order."""
        lengths = self.lengths[rows]
        taken = Ragged.of_lengths(lengths, self.values[:0])
        shift = np.repeat(self.starts[rows] - taken.starts[:-1], lengths)
        taken.values = self.values[np.arange(len(shift)) + shift]
        return taken

    def least(self, of_values: Ints, if_empty: int = 0) -> Ints:
        """The least of OF_VALUES (one a value) in each list; IF_EMPTY where there is none."""
        lengths = self.lengths
        found = np.full(len(lengths), if_empty, np.int64)
        there = lengths > 0
        if there.any():
            found[there] = np.minimum.reduceat(of_values, self.starts[:-1][there])
        return found

    def padded(self, rows: Ints, width: int, pad: int) -> npt.NDArray[Any]:
        """The lists of ROWS as rows of WIDTH columns, filled up with PAD."""
        places = np.arange(width)
        inside = places < self.lengths[rows][:, None]
        at = np.where(inside, self.starts[rows][:, None] + places, 0)
        return np.where(inside, self.values[at], pad) if len(self.values) else at * 0 + pad


def codes(values: pa.ChunkedArray | pa.Array) -> tuple[Ints, list[Any]]:
    """Each of VALUES by the number of its first coming, -1 for null; and the distinct values."""
    if not len(values):
        return np.empty(0, np.int64), []
    encoded = values.dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.unify_dictionaries().combine_chunks()
    indices = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)
    return indices.astype(np.int64), encoded.dictionary.to_pylist()


def lists(values: pa.ChunkedArray) -> tuple[Ragged, list[Any]]:
    """A column of lists with its members by number; and the distinct members."""
    lengths = pc.list_value_length(values).to_numpy().astype(np.int64)
    members, distinct = codes(pc.list_flatten(values))
    return Ragged.of_lengths(lengths, members.astype(np.int32)), distinct


def list_codes(values: pa.ChunkedArray) -> tuple[Ints, list[tuple[str, ...]]]:
    """Each list of strings by number; and the distinct lists."""
    numbers, joined = codes(pc.binary_join(values.cast(pa.list_(pa.string())), _BETWEEN))
    lengths = pc.list_value_length(values).to_numpy()
    first = np.zeros(len(joined), np.int64)
    first[numbers[::-1]] = lengths[::-1]
    return numbers, [
        tuple(text.split(_BETWEEN)) if n else () for text, n in zip(joined, first, strict=True)
    ]


_BETWEEN = "\x1f"


def combined(columns: Sequence[Ints]) -> tuple[Ints, Ints]:
    """Each row of COLUMNS (numbers from -1) by a number; and the first row that has each."""
    numbers = columns[0]
    first = np.empty(0, np.int64)
    for column in (*columns[1:], columns[0]):
        _, first, numbers = np.unique(
            (numbers + 1) * (int(column.max(initial=0)) + 2) + column + 1,
            return_index=True,
            return_inverse=True,
        )
    return numbers, first


def integers(values: pa.ChunkedArray, if_null: int = -1) -> Ints:
    """A column of whole numbers or dates (days since 1970); IF_NULL for null."""
    if pa.types.is_date(values.type):
        values = values.cast(pa.int32())
    filled = pc.fill_null(values.cast(pa.int64()), if_null)
    return np.asarray(filled.to_numpy(), np.int64)


def flags(values: pa.ChunkedArray) -> Bools:
    """A column of truth values; null is false."""
    return np.asarray(pc.fill_null(values, False).to_numpy(), np.bool_)


def lowered(values: pa.ChunkedArray) -> tuple[Ints, list[str]]:
    """Each of VALUES in lower case by number; and the distinct ones."""
    numbers, texts = codes(values)
    known: dict[str, int] = {}
    new = np.array([known.setdefault(text.lower(), len(known)) for text in texts], np.int64)
    return (new[numbers] if len(new) else numbers), list(known)


def ranks(values: Sequence[Any], key: Callable[[Any], Any] | None = None) -> Ints:
    """The place of each of VALUES when they are sorted, by KEY."""
    order = sorted(range(len(values)), key=lambda n: key(values[n]) if key else values[n])
    found = np.empty(len(values), np.int64)
    found[order] = np.arange(len(values))
    return found


def commonest(group: Ints, numbers: Ints, rank: Ints, n_groups: int) -> Ints:
    """The one of NUMBERS (-1 for none) that most rows of each group have; of equals, the least.

    GROUP is the group of each row, RANK the place of each number in the order of values; -1 where
    no row of a group has one.
    """
    found = np.full(n_groups, -1, np.int64)
    there = numbers >= 0
    width = len(rank) or 1
    pairs, counts = np.unique(group[there] * width + numbers[there], return_counts=True)
    groups, values = pairs // width, pairs % width
    order = np.lexsort((-rank[values], counts, groups))
    found[groups[order]] = values[order]
    return found


def distinct_in(group: Ints, numbers: Ints, n_groups: int) -> Ints:
    """How many of NUMBERS (-1 for none) the rows of each group have."""
    there = numbers >= 0
    width = int(numbers.max(initial=0)) + 1
    pairs = np.unique(group[there] * width + numbers[there])
    return np.bincount(pairs // width, minlength=n_groups).astype(np.int64)


def texts_of(values: Sequence[str | None], numbers: Ints) -> pa.Array:
    """The strings of VALUES by NUMBERS; null for -1."""
    at = pa.array(numbers, pa.int64(), mask=numbers < 0)
    return pa.array(values, pa.string()).take(at)


def grouped_texts(group: Ints, numbers: Ints, values: Sequence[str], n_groups: int) -> pa.Array:
    """The distinct strings of each group, sorted; NUMBERS (-1 for none) are places in VALUES."""
    rank, there = ranks(values), numbers >= 0
    width = len(values) or 1
    pairs = np.unique(group[there] * width + rank[numbers[there]])
    starts = np.searchsorted(pairs // width, np.arange(n_groups + 1))
    return pa.ListArray.from_arrays(
        pa.array(starts, pa.int32()), pa.array(sorted(values), pa.string()).take(pairs % width)
    )
