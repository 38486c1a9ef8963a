"""The documents ingested so far: the cumulative input of the warehouse."""

from __future__ import annotations

import pyarrow as pa

from parley.schemas.dimensions import DOCUMENTS
from parley.schemas.working import BLOCKS
from parley.warehouse.store.files import read_parquet, remove
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.parts import part_of
from parley.warehouse.store.stages import (
    DamagedError,
    keep_note,
    kept_note,
    read_stage,
    write_stage,
)

_STAGE = "library"


class Library:
    """Documents with their blocks of layout, kept between runs under DIR/state/library/."""

    def __init__(self, warehouse: Warehouse) -> None:
        self.warehouse = warehouse

    def read(self) -> tuple[pa.Table, pa.Table]:
        """DOCUMENTS and BLOCKS of all documents, in release order; empty in a new warehouse.

        Raises
        ------
        DamagedError: a file cannot be read, or is gone.
        """
        tables = read_stage(self.warehouse, _STAGE)
        known = kept_note(self.warehouse, _STAGE) or self.warehouse.release() is not None
        if known and not {"documents", "blocks"} <= tables.keys():
            # Taken for a new warehouse, the next release would lack what was read before.
            raise DamagedError(
                "The documents that were read before are gone.",
                where=str(self.warehouse.state / _STAGE),
                mend="Run again with --fresh on all texts, or bring the file back from a copy.",
            )
        documents = tables.get("documents", DOCUMENTS.empty())
        return documents, tables.get("blocks", BLOCKS.empty())

    def forget(self) -> None:
        """Let the next writing be done whatever is there: it is damaged."""
        remove(self.warehouse.state / f"{_STAGE}.json")

    def sources(self) -> pa.Table:
        """The `source_uri` and `doc_id` of all documents."""
        names = ["source_uri", "doc_id"]
        path = self.warehouse.state / _STAGE / "documents.parquet"
        return read_parquet(path, names) if path.is_file() else DOCUMENTS.empty().select(names)

    @property
    def digest(self) -> str:
        """A digest of what the documents and blocks say, without the columns of the run."""
        kept = kept_note(self.warehouse, _STAGE)
        return kept["digest"] if "digest" in kept else _digests(*self.read())["digest"]

    @property
    def content(self) -> str:
        """The same with the columns of the run."""
        kept = kept_note(self.warehouse, _STAGE)
        return kept["content"] if "content" in kept else _digests(*self.read())["content"]

    def write(self, documents: pa.Table, blocks: pa.Table) -> None:
        """Replace all documents and blocks, both at once or neither; not where they are the same.

        Raises
        ------
        SchemaError: a table has other columns or types than it is declared with.
        """
        tables = {
            "documents": DOCUMENTS.sorted(DOCUMENTS.conform(documents)),
            "blocks": BLOCKS.sorted(BLOCKS.conform(blocks)),
        }
        digests = _digests(**tables)
        if (
            digests == kept_note(self.warehouse, _STAGE)
            and (self.warehouse.state / _STAGE).is_dir()
        ):
            return
        with self.warehouse.lock():
            # Killed between the two steps, it is without a note, and never with a wrong one.
            self.forget()
            write_stage(self.warehouse, _STAGE, tables)
            keep_note(self.warehouse, _STAGE, digests)


def _digests(documents: pa.Table, blocks: pa.Table) -> dict[str, str]:
    """What is noted beside the stage: of the values, and of these with the columns of the run."""
    parts = [part_of(DOCUMENTS, documents), part_of(BLOCKS, blocks)]
    return {
        "digest": " ".join(part.digest for part in parts),
        "content": " ".join(part.content for part in parts),
    }
