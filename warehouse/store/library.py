"""The documents ingested so far: the cumulative input of the warehouse."""

from __future__ import annotations

import pyarrow as pa

from parley.schemas.dimensions import DOCUMENTS
from parley.schemas.working import BLOCKS
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.stages import read_stage, write_stage

_STAGE = "library"


class Library:
    """Documents with their blocks of layout, kept between runs under DIR/state/library/."""

    def __init__(self, warehouse: Warehouse) -> None:
        self.warehouse = warehouse

    def read(self) -> tuple[pa.Table, pa.Table]:
        """DOCUMENTS and BLOCKS of all documents, in release order; empty in a new warehouse."""
        tables = read_stage(self.warehouse, _STAGE)
        documents = tables.get("documents", DOCUMENTS.empty())
        return documents, tables.get("blocks", BLOCKS.empty())

    def write(self, documents: pa.Table, blocks: pa.Table) -> None:
        """Replace all documents and blocks, both at once or neither."""
        tables = {"documents": DOCUMENTS.sorted(documents), "blocks": BLOCKS.sorted(blocks)}
        write_stage(self.warehouse, _STAGE, tables)
