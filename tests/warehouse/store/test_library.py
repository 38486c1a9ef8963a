from __future__ import annotations

import pytest

from parley.schemas.errors import SchemaError
from parley.schemas.working import BLOCKS
from parley.warehouse.store.library import Library
from parley.warehouse.store.stages import DamagedError
from tests.warehouse.small import A, B


@pytest.fixture
def blocks():
    rows = [
        {"doc_id": doc_id, "char_start": 0, "char_end": 9, "kind": "prose"} for doc_id in (B, A)
    ]
    return BLOCKS.from_rows(rows)


def test_a_new_library_is_empty(warehouse):
    documents, blocks = Library(warehouse).read()
    assert (documents.num_rows, blocks.num_rows) == (0, 0)
    assert not warehouse.folder.exists()


def test_documents_and_blocks_are_read_in_order(warehouse, tables, blocks):
    Library(warehouse).write(tables["documents"].take([1, 0]), blocks)
    documents, read = Library(warehouse).read()
    assert documents["doc_id"].to_pylist() == read["doc_id"].to_pylist() == sorted([A, B])


def test_a_library_that_is_gone_is_no_new_one(warehouse, tables, blocks):
    Library(warehouse).write(tables["documents"], blocks)
    (warehouse.state / "library" / "documents.parquet").unlink()
    with pytest.raises(DamagedError, match=r"are gone.*--fresh"):
        Library(warehouse).read()
    (warehouse.state / "library").unlink()
    with pytest.raises(DamagedError):
        Library(warehouse).read()


def test_a_warehouse_with_a_release_is_no_new_one(warehouse):
    assert Library(warehouse).read()[0].num_rows == 0
    made = warehouse.releases / "release_1"
    made.mkdir(parents=True)
    warehouse.show(made)
    with pytest.raises(DamagedError, match=r"are gone.*--fresh"):
        Library(warehouse).read()


def test_a_failed_write_keeps_the_documents(warehouse, tables, blocks):
    Library(warehouse).write(tables["documents"], blocks)
    with pytest.raises(SchemaError):
        Library(warehouse).write(tables["documents"].slice(0, 1), blocks.drop(["kind"]))
    assert Library(warehouse).read()[0].num_rows == 2


def test_what_is_there_already_is_not_written_again(warehouse, tables, blocks):
    library = Library(warehouse)
    library.write(tables["documents"], blocks)
    folder, digest = (warehouse.state / "library").resolve(), library.digest
    library.write(tables["documents"].take([1, 0]), blocks)
    assert (warehouse.state / "library").resolve() == folder
    library.write(tables["documents"].slice(0, 1), blocks)
    assert (warehouse.state / "library").resolve() != folder
    assert library.digest != digest
    assert library.sources().num_rows == 1
    (warehouse.state / "library.json").unlink()  # of an earlier version, or killed on the way
    kept = Library(warehouse).digest
    library.write(tables["documents"].slice(0, 1), blocks)
    assert library.digest == kept
