"""Tables in parts: the same rows are always cut at the same places, so that most parts stay.

Rows that rest on one document go where it goes; documents are put in order of their day, and a part
begins with each document whose id has a certain digest. So the parts depend on the set of documents
alone, however it came together, and a new document changes the one part that it falls into, or
parts it in two: news changes the last parts, and those of older days stay. Rows that are joined
across documents are cut by their own key in the same way.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.table import Reference, Table
from parley.schemas.tables import BY_NAME, TABLES

DOCUMENTS_A_PART = 2_000
"""Documents that a part holds on average; an archive of less than twice as many is one part."""
ROWS_A_PART = 20_000
"""The same of rows that are joined across documents, counted by their first key."""
Ints = npt.NDArray[np.int64]
_TIMES = ("published_on", "date_start")
_SHORT = 16


@dataclass(frozen=True, eq=False)
class Part:
    """Some rows of a table, in the order of a release: those `at` their numbers, or all.

    `digest` is one of the values without the columns of the run, `content` of all of them and of
    how they are declared: a file of the same content need not be written again, nor looked at.
    """

    table: pa.Table
    at: pa.Array | None
    digest: str
    content: str

    @property
    def rows(self) -> pa.Table:
        """Its rows."""
        return self.table if self.at is None else self.table.take(self.at)

    @property
    def n_rows(self) -> int:
        """How many rows it has."""
        return len(self.table if self.at is None else self.at)


@dataclass(frozen=True)
class Parted:
    """Tables in parts, and what data they are: `version` digests all dimensions and facts."""

    parts: dict[str, tuple[Part, ...]]

    def rows(self, name: str, behind: int = 0) -> pa.Table:
        """The rows of table NAME, part by part; those BEHIND so many, with which a part ends."""
        ends = accumulate(part.n_rows for part in self.parts[name])
        wanted = [p.rows for p, end in zip(self.parts[name], ends, strict=True) if end > behind]
        return pa.concat_tables(wanted or [BY_NAME[name].empty()])

    def unordered(self, name: str) -> pa.Table:
        """The rows of table NAME as they were before they were parted."""
        return self.parts[name][0].table

    def n_rows(self, name: str) -> int:
        """How many rows table NAME has."""
        return sum(part.n_rows for part in self.parts[name])

    @property
    def every(self) -> dict[str, pa.Table]:
        """All rows of each table."""
        return {name: self.rows(name) for name in self.parts}

    def are(self, tables: Mapping[str, pa.Table]) -> bool:
        """Whether all are parts of these very TABLES, and not of others that hold the same."""
        return all(part.table is tables.get(n) for n, each in self.parts.items() for part in each)

    def joined(self, other: Parted) -> Parted:
        """These tables and those of OTHER, whose parts take the place of those of the same name."""
        return Parted({**self.parts, **other.parts})

    @property
    def tables(self) -> dict[str, str]:
        """A digest of each table that tells more than how a run went."""
        return {
            name: _digest(*(part.digest for part in parts))
            for name, parts in self.parts.items()
            if BY_NAME[name].data_names
        }

    @property
    def version(self) -> str:
        """A digest of all dimensions and facts."""
        told = self.tables.items()
        return _digest(*(f"{n} {each}" for n, each in told if BY_NAME[n].section != "run"))


def parted(tables: Mapping[str, pa.Table], known: Parted | None = None) -> Parted:
    """TABLES, by name and in any order of rows, in parts; the order and the machine change nothing.

    Where all that are KNOWN are these very tables, their parts need not be worked out again.

    Raises
    ------
    SchemaError: a table has other columns or types than it is declared with.
    """
    sound = {name: BY_NAME[name].conform(rows) for name, rows in tables.items()}
    cuts, ready = Cuts(sound), known.parts if known and known.are(sound) else {}
    return Parted(
        {
            table.name: ready.get(table.name)
            or tuple(_parts(table, table.sorted(sound[table.name]), cuts))
            for table in TABLES
            if table.name in sound
        }
    )


_handed: list[Parted] = []
"""What one stage of this process hands on to the next: the parts that it has worked out last."""


def hand_on(parts: Parted) -> None:
    """Let who asks next in this process have PARTS."""
    _handed[:] = [parts]


def handed() -> Parted | None:
    """What was handed on; None where nothing was, or somebody has taken it."""
    return _handed.pop() if _handed else None


def _parts(table: Table, rows: pa.Table, cuts: Cuts) -> Iterable[Part]:
    return pieces(table, rows, cuts.of(table, rows)).values()


def pieces(table: Table, rows: pa.Table, numbers: Ints | None) -> dict[int, Part]:
    """The parts of the ROWS of TABLE by number, of which NUMBERS tells that of each row."""
    if numbers is None or not rows.num_rows:
        return {0: part_of(table, rows)}
    order = np.argsort(numbers, kind="stable")  # rows of a part stay in the order of the release
    starts = np.flatnonzero(np.diff(numbers[order], prepend=-1))
    return {
        int(numbers[order[start]]): part_of(table, rows, pa.array(order[start:end]))
        for start, end in zip(starts, [*starts[1:], len(order)], strict=True)
    }


class Cuts:
    """Where tables are cut: the number of the part that each row goes to."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self._tables = tables
        self._places: dict[str, tuple[pa.Array, Ints]] = {}

    def of(self, table: Table, rows: pa.Table) -> Ints | None:
        """The part of each of the ROWS; None where all are in one."""
        if (owner := owner_of(table)) is None:
            numbers = cut(table, rows)
            return numbers if numbers is not None and numbers.any() else None
        keys, places = self._owner(owner)
        if not places.any():
            return None
        at = pc.index_in(rows[owner.columns[0]], value_set=keys)
        # What refers to nothing stands in the first part, for the gate to find.
        found: Ints = np.append(places, 0)[at.fill_null(len(places)).to_numpy()]
        return found

    def _owner(self, owner: Reference) -> tuple[pa.Array, Ints]:
        """The keys of what OWNER refers to, with their parts."""
        if owner.table not in self._places:
            table = BY_NAME[owner.table]
            rows = self._tables.get(table.name, table.empty())
            numbers = self.of(table, rows)
            places = np.zeros(rows.num_rows, np.int64) if numbers is None else numbers
            keys = rows[owner.targets[0]].combine_chunks()
            self._places[owner.table] = keys, places
        return self._places[owner.table]


@cache
def owner_of(table: Table) -> Reference | None:
    """What the rows of TABLE lie beside: their document, or what their key refers to of one."""
    if table.name == "documents":
        return None
    single = [each for each in table.foreign_keys if len(each.columns) == 1]
    for each in single:
        if each.columns == ("doc_id",) and each.table == "documents":
            return each
    for each in single:
        if each.columns[0] in table.key and "doc_id" in BY_NAME[each.table].names:
            return each
    return None


def cut(table: Table, rows: pa.Table) -> Ints | None:
    """The part of each of the ROWS of a TABLE that is cut by its own key; None where there is one.

    The digest of a key alone says whether a part begins with it, whatever other keys there are.
    """
    every = DOCUMENTS_A_PART if table.name == "documents" else ROWS_A_PART
    if table.section == "run" or rows.num_rows < 2 * every:
        return None
    key = table.key[0]
    along = [name for name in _TIMES if name in table.names]
    order = pc.sort_indices(rows, sort_keys=[(name, "ascending") for name in (*along, key)])
    keys = rows[key].take(order).to_pylist()
    starts = [
        key != before and zlib.crc32(key.encode()) % every == 0
        for key, before in zip(keys, [None, *keys], strict=False)
    ]
    numbers = np.empty(len(keys), np.int64)
    numbers[order.to_numpy()] = np.cumsum(starts)
    return numbers


def part_of(table: Table, rows: pa.Table, at: pa.Array | None = None) -> Part:
    """ROWS of TABLE as one part, or those AT these numbers."""
    n_rows = rows.num_rows if at is None else len(at)
    columns = [
        _digest_of(rows[name] if at is None else rows[name].take(at)) for name in table.names
    ]
    by_name = dict(zip(table.names, columns, strict=True))
    digest = _digest(str(n_rows), *(f"{n} {by_name[n]}" for n in table.data_names))
    return Part(rows, at, digest, _digest(_declared(table), str(n_rows), *columns))


@cache
def _declared(table: Table) -> str:
    """What the file of a part holds besides its rows: declarations, in a library's writing."""
    return f"{hashlib.sha256(table.arrow.serialize()).hexdigest()} {pa.__version__}"


def _digest_of(column: pa.ChunkedArray) -> str:
    """A digest of the values, whatever the chunks, and whatever lies under nulls."""
    hashes = [hashlib.sha256() for _ in range(5)]
    for chunk in column.chunks:
        _feed(hashes, chunk)
    return _digest(*(each.hexdigest() for each in hashes))


def _feed(hashes: Sequence[hashlib._Hash], values: pa.Array) -> None:
    """Add VALUES: where there are nulls, how long values are, the values, and those of lists."""
    hashes[0].update(values.is_null().cast(pa.uint8()).to_numpy().tobytes())
    if pa.types.is_list(values.type):
        lengths = pc.list_value_length(values).fill_null(0).cast(pa.int64())
        hashes[1].update(lengths.to_numpy().tobytes())
        _feed(hashes[2:], values.flatten())
        return
    values = values.drop_null()
    if pa.types.is_string(values.type):
        hashes[1].update(pc.binary_length(values).cast(pa.int64()).to_numpy().tobytes())
        _, offsets, characters = values.buffers()
        if characters is not None and len(values):
            at = np.frombuffer(offsets, np.int32)[values.offset : values.offset + len(values) + 1]
            hashes[2].update(memoryview(characters)[at[0] : at[-1]])
        return
    if pa.types.is_boolean(values.type):
        values = values.cast(pa.uint8())
    elif not pa.types.is_floating(values.type):
        values = values.view(pa.int32() if values.type.bit_width == 32 else pa.int64())
    hashes[1].update(values.to_numpy().tobytes())


def _digest(*told: str) -> str:
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:_SHORT]
