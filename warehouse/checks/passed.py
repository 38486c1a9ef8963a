"""What was found sound before: parts of tables whose single rows need no second look.

A part is known by a digest of all its values and, since spans point into texts, of the documents
and sentences that lie beside it. A part that was changed or damaged has another one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from parley.schemas.tables import BY_NAME
from parley.warehouse.store.parts import Cuts, Part, Parted, owner_of, pieces

_POINTED_AT = ("documents", "sentences")
_SHORT = 16


class PartMarks:
    """The parts of TABLES (declared, by name, in order) and which rows are in which."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self._numbers: dict[str, npt.NDArray[np.int64]] = {}
        cuts = Cuts(tables)
        parts: dict[str, dict[int, Part]] = {}
        for name, rows in tables.items():
            numbers = cuts.of(BY_NAME[name], rows)
            found = np.zeros(rows.num_rows, np.int64) if numbers is None else numbers
            self._numbers[name] = found
            parts[name] = pieces(BY_NAME[name], rows, found)
        self.parted = Parted({name: tuple(each.values()) for name, each in parts.items()})
        self._contents = contents = {
            name: {number: part.content for number, part in each.items() if part.n_rows}
            for name, each in parts.items()
        }
        self._marks = {
            name: {
                number: _mark(name, content, contents if is_of_documents(name) else {}, number)
                for number, content in each.items()
            }
            for name, each in contents.items()
        }

    def new(self, passed: Collection[str]) -> dict[str, npt.NDArray[np.bool_]]:
        """Of each table, which of its rows are in no part that has PASSED.

        Rows of a document are looked at with all others of it, whatever table they are in.
        """
        left = {
            name: {number for number, mark in marks.items() if mark not in passed}
            for name, marks in self._marks.items()
        }
        of_documents = {n for name, each in left.items() if is_of_documents(name) for n in each}
        return {
            name: np.isin(self._numbers[name], [*(of_documents if is_of_documents(name) else each)])
            for name, each in left.items()
        }

    @property
    def contents(self) -> dict[str, frozenset[str]]:
        """Digests of the parts of each table."""
        return {name: frozenset(each.values()) for name, each in self._contents.items()}

    def within(self, contents: Mapping[str, Collection[str]]) -> dict[str, npt.NDArray[np.bool_]]:
        """Of each table, which of its rows are in a part that is one of these CONTENTS."""
        return {
            name: np.isin(self._numbers[name], [n for n, each in here.items() if each in there])
            for name, here in self._contents.items()
            if (there := contents.get(name))
        }

    def sound(self, faulty: Mapping[str, Iterable[int]]) -> frozenset[str]:
        """The marks of the parts without any of the FAULTY rows (numbers, by table)."""
        found: set[str] = set()
        for name, marks in self._marks.items():
            at = self._numbers[name][sorted(faulty.get(name, ()))]
            found |= {mark for number, mark in marks.items() if number not in at}
        return frozenset(found)


def is_of_documents(name: str) -> bool:
    """Whether the rows of table NAME lie beside documents, in parts of the same numbers."""
    return name == "documents" or owner_of(BY_NAME[name]) is not None


def _mark(name: str, content: str, contents: Mapping[str, dict[int, str]], number: int) -> str:
    beside = [contents[each].get(number, "") for each in _POINTED_AT if each in contents]
    return hashlib.sha256(" ".join([name, content, *beside]).encode()).hexdigest()[:_SHORT]
