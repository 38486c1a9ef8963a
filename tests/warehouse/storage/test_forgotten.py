from __future__ import annotations

import shutil

import pyarrow as pa
import pytest

from parley.schemas.errors import WarehouseError
from parley.schemas.working import BLOCKS, READ
from parley.warehouse.storage.forgotten import holding, purge_parts
from parley.warehouse.storage.lock import locked
from parley.warehouse.storage.mirror import Mirror
from parley.warehouse.storage.parts import SharedParts, put_shard
from parley.warehouse.storage.place import Storage
from parley.warehouse.store.cache import ExtractionCache
from parley.warehouse.store.files import write_parquet
from parley.warehouse.store.home import Warehouse
from tests.warehouse.small import A, B
from tests.warehouse.storage.test_mirror import release


@pytest.fixture
def storage(tmp_path) -> Storage:
    """A folder: the others take the same calls, which `test_place.py` tries on all of them."""
    return Storage(str(tmp_path / "storage"))


def test_a_text_goes_out_of_parts_and_shards(storage, warehouse, tables):
    whole = {table.name: tables.get(table.name, table.empty()) for table in READ}
    keys = {A: f"{A}-1", B: f"{B}-1"}
    SharedParts(storage, "f1").push_tables("part", whole, keys.values())
    put_shard(storage, "one", tables["documents"], BLOCKS.empty(), keys)
    assert purge_parts(storage, {A}) == 2
    assert purge_parts(storage, {A}) == 0
    assert storage.keys("shards") == []
    cache = ExtractionCache(warehouse, "f1")
    SharedParts(storage, "f1").fetch(cache, keys.values())
    assert cache.known() == {keys[B]}
    assert cache.read([keys[B]])["sentences"]["doc_id"].unique().to_pylist() == [B]


def test_releases_that_hold_a_text_are_told_and_removed(storage, warehouse, tables):
    for number, ids in enumerate(([A], [A, B], [B], [B]), start=1):
        for earlier in warehouse.state.glob("library-*"):
            shutil.rmtree(earlier)
        release(warehouse, number, shared="in all")
        folder = warehouse.releases / f"release_{number}" / "parquet" / "documents"
        folder.mkdir()
        write_parquet(pa.table({"doc_id": ids}), folder / "documents-0.parquet")
        state = warehouse.state / "library" / "documents.parquet"
        write_parquet(pa.table({"doc_id": [B] if number != 3 else [A]}), state)
        with locked(storage) as lock:
            Mirror(storage).push(warehouse, lock)
    mirror = Mirror(storage)
    assert holding(storage, {A}) == [1, 2, 3]  # of the third, the state
    assert holding(storage, {"doc_none"}) == []
    with pytest.raises(WarehouseError, match="current release"):
        mirror.remove([4])
    mirror.remove([1, 2, 3])
    assert mirror.numbers() == [4]
    assert {*storage.keys("objects")} == {*mirror.objects(4).values()}
    other = Warehouse(warehouse.folder.parent / "other")
    assert mirror.fetch(other).release == 4
