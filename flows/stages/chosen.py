"""Which codebooks each text is read with, remembered: to choose them is to read all of the text."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pyarrow.compute as pc

from parley.schemas.errors import WarehouseError
from parley.schemas.table import Row
from parley.schemas.working import CHOSEN
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.stages import read_stage, write_stage

Choose = Callable[[Row], tuple[str, ...]]


class Chosen:
    """The codebooks of documents as CHOOSE tells them, asked once of each text and day.

    A text goes by its `doc_id`. What was chosen under another VERSION counts for nothing, and so
    does a file that cannot be read.
    """

    def __init__(self, warehouse: Warehouse, version: str, choose: Choose) -> None:
        self._warehouse, self._version, self._choose = warehouse, version, choose
        self._asked: dict[str, Row] = {}
        self._kept = self._read()

    def of(self, document: Row) -> tuple[str, ...]:
        """The names of the codebooks with which DOCUMENT, a row of DOCUMENTS, is read."""
        doc_id, day = document["doc_id"], document["published_on"]
        known = self._kept.get(doc_id)
        if known is None or known["published_on"] != day:
            known = {"doc_id": doc_id, "published_on": day, "version": self._version,
                     "codebooks": list(self._choose(document))}  # fmt: skip
        self._asked[doc_id] = known
        return tuple(known["codebooks"])

    def keep(self) -> None:
        """Remember those that were asked for, where not all were remembered already.

        Raises
        ------
        WarehouseError: another run holds the warehouse, or the folder cannot be written.
        """
        if self._asked != self._kept:
            rows = CHOSEN.sorted(CHOSEN.from_rows(self._asked.values()))
            write_stage(self._warehouse, CHOSEN.name, {CHOSEN.name: rows})

    def _read(self) -> dict[str, Row]:
        with suppress(WarehouseError):
            rows = read_stage(self._warehouse, CHOSEN.name).get(CHOSEN.name, CHOSEN.empty())
            rows = rows.filter(pc.equal(rows["version"], self._version))
            return {row["doc_id"]: row for row in rows.to_pylist()}
        return {}
