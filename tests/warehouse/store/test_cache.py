from __future__ import annotations

import shutil

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from parley.schemas.errors import WarehouseError
from parley.schemas.working import READ
from parley.warehouse.store.cache import ExtractionCache, OverLimit, purge
from parley.warehouse.store.files import BUILDING, read_parquet
from tests.warehouse.small import A, B


@pytest.fixture
def cache(warehouse):
    return ExtractionCache(warehouse, "f1")


def extracted(tables, doc_id: str) -> dict[str, pa.Table]:
    """What extraction would give for one of the small documents."""
    rows = {table.name: tables.get(table.name, table.empty()) for table in READ}
    return {name: each.filter(pc.equal(each["doc_id"], doc_id)) for name, each in rows.items()}


def test_documents_of_several_parts_are_read_together(cache, tables):
    cache.write_part(extracted(tables, B), [B])
    cache.write_part(extracted(tables, A), [A])
    assert cache.known() == {A, B}
    both = cache.read([A, B])
    assert set(both) == {table.name for table in READ}
    for table in READ:
        wanted = table.sorted(tables.get(table.name, table.empty()))
        assert both[table.name].equals(wanted), table.name


def test_only_the_documents_asked_for_are_read(cache, tables):
    whole = {table.name: tables.get(table.name, table.empty()) for table in READ}
    cache.write_part(whole, [A, B])
    assert cache.read([A])["sentences"]["doc_id"].unique().to_pylist() == [A]
    assert cache.read([])["sentences"].num_rows == 0


def of_documents(tables, doc_ids: list[str]) -> dict[str, pa.Table]:
    """What extraction would give for documents that are the first of the small ones."""
    one = extracted(tables, A)
    return {
        table.name: table.conform(pa.concat_tables(
            one[table.name].set_column(
                one[table.name].column_names.index("doc_id"), "doc_id",
                pa.array([each] * one[table.name].num_rows, pa.string()),
            )
            for each in doc_ids
        ))
        for table in READ
    }  # fmt: skip


@pytest.fixture
def merging_two(monkeypatch):
    """Two parts of one size are enough to be merged: eight would be some hundred files."""
    monkeypatch.setattr("parley.warehouse.store.cache._MERGED", 2)


def test_small_parts_become_one_and_give_the_same(merging_two, cache, tables):
    ids = ["doc_1", "doc_2"]
    keys = [f"{each}-1" for each in ids]
    for each, key in zip(ids, keys, strict=True):
        cache.write_part(of_documents(tables, [each]), [key])
    assert len([*cache.folder.iterdir()]) == 2
    before = cache.read(keys)
    assert cache.compact() == 2
    assert len([*cache.folder.iterdir()]) == 1
    assert cache.known() == {*keys}
    assert all(rows.equals(before[name]) for name, rows in cache.read(keys).items())
    assert cache.compact() == 0


def test_no_part_grows_beyond_a_whole_one(merging_two, cache, tables, monkeypatch):
    monkeypatch.setattr("parley.warehouse.store.cache._WHOLE", 2)
    ids = ["doc_1", "doc_2", "doc_3"]
    for each in ids:
        cache.write_part(of_documents(tables, [each]), [each])
    assert cache.compact() == 2
    assert cache.known() == {*ids}
    assert len([*cache.folder.iterdir()]) == 2


def test_a_text_that_was_read_twice_stays_in_two_parts(merging_two, cache, tables):
    for key in ("doc_1-1", "doc_1-2"):
        cache.write_part(of_documents(tables, ["doc_1"]), [key])
    assert cache.compact() == 0
    assert cache.known() == {"doc_1-1", "doc_1-2"}


def test_what_a_killed_merge_left_is_removed(merging_two, cache, tables, warehouse):
    for each in ("doc_1", "doc_2"):
        cache.write_part(of_documents(tables, [each]), [each])
    kept = warehouse.folder / "kept"
    shutil.copytree(cache.folder, kept)
    cache.compact()
    shutil.copytree(kept, cache.folder, dirs_exist_ok=True)
    again = ExtractionCache(warehouse, "f1")
    again.compact()
    again.compact()
    assert again.known() == {"doc_1", "doc_2"}
    assert len([*cache.folder.iterdir()]) == 1


def test_a_document_is_purged_from_all_parts_and_fingerprints(cache, tables, warehouse):
    whole = {table.name: tables.get(table.name, table.empty()) for table in READ}
    cache.write_part(whole, [f"{A}-1", f"{B}-1"])
    earlier = ExtractionCache(warehouse, "f0")
    earlier.write_part(extracted(tables, A), [A])
    assert purge(warehouse, {A}) == 2
    assert purge(warehouse, {A}) == 0
    assert ExtractionCache(warehouse, "f0").known() == set()
    left = ExtractionCache(warehouse, "f1")
    assert left.known() == {f"{B}-1"}
    assert left.read([f"{B}-1"])["sentences"]["doc_id"].unique().to_pylist() == [B]
    parts = [read_parquet(path) for path in left.folder.rglob("*.parquet")]
    assert not any(A in part["doc_id"].to_pylist() for part in parts)


def test_a_damaged_part_is_purged_whole(cache, tables, warehouse):
    whole = {table.name: tables.get(table.name, table.empty()) for table in READ}
    cache.write_part(whole, [A, B])
    (sentences,) = cache.folder.rglob("sentences.parquet")
    sentences.write_bytes(b"PAR1")
    assert purge(warehouse, {A}) == 1
    assert ExtractionCache(warehouse, "f1").known() == set()


def test_a_document_without_rows_is_known(cache, tables):
    cache.write_part({table.name: table.empty() for table in READ}, ["doc_empty"])
    assert cache.known() == {"doc_empty"}
    assert all(rows.num_rows == 0 for rows in cache.read(["doc_empty"]).values())


def test_another_fingerprint_knows_nothing(cache, tables, warehouse):
    cache.write_part(extracted(tables, A), [A])
    assert ExtractionCache(warehouse, "f2").known() == set()


def test_a_document_in_two_parts_is_read_once(cache, tables):
    whole = {table.name: tables.get(table.name, table.empty()) for table in READ}
    cache.write_part(extracted(tables, A), [A])
    cache.write_part(whole, [A, B])
    assert cache.read([A, B])["sentences"].num_rows == tables["sentences"].num_rows


def test_a_document_is_read_under_the_key_asked_for(cache, tables):
    """The same text with other metadata is read anew and stands beside its first reading."""
    first, again = extracted(tables, A), extracted(tables, A)
    again["sentences"] = again["sentences"].slice(0, 1)
    cache.write_part(first, [f"{A}-1"])
    cache.write_part(again, [f"{A}-2"])
    assert cache.read([f"{A}-1"])["sentences"].num_rows == 3
    assert cache.read([f"{A}-2"])["sentences"].num_rows == 1
    assert A not in cache.known()


def test_a_document_that_was_not_extracted_is_told(cache):
    with pytest.raises(WarehouseError, match=r"1 documents .* doc_x"):
        cache.read(["doc_x"])


def test_a_part_with_a_missing_table_is_refused(cache):
    with pytest.raises(WarehouseError, match="stances"):
        cache.write_part({t.name: t.empty() for t in READ if t.name != "stances"}, [A])
    assert cache.known() == set()


def test_half_a_part_is_not_read(cache, tables):
    cache.write_part(extracted(tables, A), [A])
    (cache.folder / f"{BUILDING}half").mkdir()
    assert ExtractionCache(cache.warehouse, "f1").known() == {A}


def test_prune_forgets_other_fingerprints(cache, tables, warehouse):
    cache.write_part(extracted(tables, A), [A])
    other = ExtractionCache(warehouse, "f2")
    other.write_part(extracted(tables, A), [A])
    other.prune(keep={"f2"})
    assert ExtractionCache(warehouse, "f1").known() == set()
    assert ExtractionCache(warehouse, "f2").known() == {A}


def test_what_was_given_up_is_known_under_the_same_code_and_limits_only(warehouse):
    OverLimit(warehouse, "extract", "600 s").add({"a": "It took too long."})
    OverLimit(warehouse, "extract", "600 s").add({"b": "It took too much."})
    assert OverLimit(warehouse, "extract", "600 s").told.keys() == {"a", "b"}
    assert OverLimit(warehouse, "ingest", "600 s").told == {}
    OverLimit(warehouse, "extract", "900 s").add({"c": "It took too long."})
    assert OverLimit(warehouse, "extract", "900 s").told == {"c": "It took too long."}
    assert OverLimit(warehouse, "extract", "600 s").told == {}
    for path in warehouse.state.rglob("extract.json"):
        path.write_text('{"under": "900 s", "to')
    assert OverLimit(warehouse, "extract", "900 s").told == {}
