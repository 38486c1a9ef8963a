from __future__ import annotations

import errno
import hashlib
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from parley.schemas.errors import SchemaError, WarehouseError
from parley.schemas.tables import TABLES
from parley.warehouse.query import run_query
from parley.warehouse.store import release as module
from parley.warehouse.store.catalog import views
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.parts import parted
from parley.warehouse.store.release import publish, read_table
from tests.warehouse.small import small_rows, tables_of


def turned(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """The same rows in the opposite order."""
    return {
        name: rows.take(pa.array(range(rows.num_rows)[::-1], pa.int64()))
        for name, rows in tables.items()
    }


def parquet_bytes(warehouse: Warehouse) -> dict[str, bytes]:
    return {
        path.stem: path.read_bytes() for path in (warehouse.folder / "parquet").glob("*/*.parquet")
    }


def test_a_release_holds_every_table_in_both_forms(published, tables):
    assert set(parquet_bytes(published)) == {each.name for each in (*TABLES, *views())}
    for table in TABLES:
        rows = table.sorted(tables[table.name])
        assert read_table(published, table.name).equals(rows)
        stored = run_query(published, f'SELECT * FROM "{table.name}"')
        assert stored.to_pylist() == rows.to_pylist()


def test_views_are_files_too_with_their_descriptions(published):
    for view in views():
        path = published.folder / "parquet" / view.name / f"{view.name}.parquet"
        rows = pq.read_table(path, partitioning=None)
        assert rows.to_pylist() == run_query(published, f'FROM "{view.name}"').to_pylist()
        assert {field.name: field.metadata[b"description"].decode() for field in rows.schema} == (
            view.columns
        )


def test_descriptions_and_units_travel_with_the_parquet(published):
    field = read_table(published, "quantities").schema.field("char_start")
    assert field.metadata[b"unit"] == b"characters"
    assert b"starts in documents.text" in field.metadata[b"description"]


@pytest.mark.usefixtures("written_views")
def test_a_large_archive_has_its_views_in_the_database_alone(warehouse, tables):
    publish(warehouse, tables, "r1", view_files=1)
    assert not any((warehouse.folder / "parquet" / view.name).exists() for view in views())
    package = json.loads((warehouse.folder / "parquet" / "datapackage.json").read_bytes())
    assert len(package["resources"]) == len(TABLES)
    assert run_query(warehouse.database, "FROM event_timeline").num_rows == 2


def test_constraints_travel_with_the_parquet(published):
    schema = pq.read_schema(published.folder / "parquet" / "stances" / "stances.parquet")
    assert schema.metadata[b"primary_key"] == b'["stance_id"]'
    assert b'"table": "issues"' in schema.metadata[b"foreign_keys"]
    assert json.loads(schema.field("position").metadata[b"allowed"])[0] == "support"
    assert not schema.field("stance_id").nullable


def test_a_data_package_tells_of_the_files_beside_it(published):
    folder = published.folder / "parquet"
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


@pytest.mark.usefixtures("written_views")
def test_the_same_rows_in_another_order_give_the_same_bytes(published, tables, tmp_path):
    other = Warehouse(tmp_path / "other")
    publish(other, turned(tables), "another-id")
    assert parquet_bytes(other) == parquet_bytes(published)
    package = "parquet/datapackage.json"
    assert (other.folder / package).read_bytes() == (published.folder / package).read_bytes()


def test_a_new_release_takes_the_place_of_the_old_which_stays_for_its_readers(warehouse, tables):
    publish(warehouse, tables, "r1")
    reader = warehouse.database.resolve()
    changed = small_rows()
    changed["issues"][0]["name"] = "Land"
    publish(warehouse, tables_of(changed), "r2")
    assert read_table(warehouse, "issues")["name"].to_pylist() == ["Land"]
    assert run_query(reader, "SELECT name FROM issues")["name"].to_pylist() == [
        "Territorial concessions"
    ]
    publish(warehouse, tables, "r3")
    assert warehouse.release().name == "release_3"


@pytest.mark.parametrize("missing", ["events", "evaluation"])
def test_a_release_without_one_of_the_tables_is_refused(warehouse, tables, missing):
    publish(warehouse, tables, "r1")
    del tables[missing]
    with pytest.raises(SchemaError, match=missing):
        publish(warehouse, tables, "r2")
    assert warehouse.release().name == "release_1"


def test_a_full_disk_leaves_the_last_release(warehouse, tables, monkeypatch):
    publish(warehouse, tables, "r1")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module, "write_database", full)
    with pytest.raises(WarehouseError, match=r"No space left.*untouched.*Make room"):
        publish(warehouse, tables, "r2")
    assert [path.name for path in warehouse.releases.iterdir()] == ["release_1"]
    assert read_table(warehouse, "events").num_rows == 2


def test_data_docs_go_with_the_release(warehouse, tables):
    warehouse.built_docs.mkdir(parents=True)
    (warehouse.built_docs / "index.html").write_text("checked")
    publish(warehouse, tables, "r1")
    assert (warehouse.folder / "data_docs" / "index.html").read_text() == "checked"


def test_no_release_and_no_such_table_are_told(warehouse, published):
    with pytest.raises(WarehouseError, match=r"no release here yet.*parley run"):
        read_table(warehouse, "events")
    with pytest.raises(WarehouseError, match="no table happenings"):
        read_table(published, "happenings")


def test_the_version_is_that_of_the_data(tables):
    version = parted(tables).version
    assert parted(turned(tables)).version == version

    another_run = small_rows()
    for row in another_run["mentions"]:
        row["run_id"] = "run_20260101T000000_000000"
    assert parted(tables_of(another_run)).version == version

    another_word = small_rows()
    another_word["mentions"][0]["text"] = "russia"
    assert parted(tables_of(another_word)).version != version
