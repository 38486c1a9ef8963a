from __future__ import annotations

import pytest

from parley.schemas.errors import SchemaError, WarehouseError
from parley.schemas.facts import QUANTITIES
from parley.warehouse.store.files import write_parquet
from parley.warehouse.store.stages import read_stage, write_stage
from tests.warehouse.small import loose, small_rows


def test_what_a_stage_left_is_read_again(warehouse, tables):
    write_stage(warehouse, "resolved", tables)
    read = read_stage(warehouse, "resolved")
    assert set(read) == set(tables)
    for name, rows in tables.items():
        assert read[name].equals(rows)
        assert read[name].schema.equals(rows.schema, check_metadata=True)


def test_what_is_handed_on_is_what_the_files_hold(warehouse, tables):
    write_stage(warehouse, "resolved", tables, hand=True)
    handed, read = (read_stage(warehouse, "resolved") for _ in range(2))
    assert handed.keys() == read.keys() == tables.keys()
    for name, rows in read.items():
        assert handed[name].equals(rows, check_metadata=True), name
    write_stage(warehouse, "resolved", tables, hand=True)
    write_stage(warehouse, "resolved", {"issues": tables["issues"]})
    assert read_stage(warehouse, "resolved").keys() == {"issues"}


def test_what_a_stage_hands_on_unchanged_is_the_same_file(warehouse, tables):
    write_stage(warehouse, "resolved", tables, hand=True)
    handed = read_stage(warehouse, "resolved")
    other = handed["actors"].slice(1)
    write_stage(warehouse, "validated", {**handed, "actors": other}, hand=True)
    for name, rows in read_stage(warehouse, "validated").items():
        paths = [warehouse.state / stage / f"{name}.parquet" for stage in ("resolved", "validated")]
        assert paths[0].samefile(paths[1]) == (name != "actors"), name
        assert rows is (other if name == "actors" else handed[name])
    read = read_stage(warehouse, "validated")
    assert {name: rows.num_rows for name, rows in read.items()} == {
        name: rows.num_rows - (name == "actors") for name, rows in tables.items()
    }


def test_a_stage_that_did_not_run_left_nothing(warehouse):
    assert read_stage(warehouse, "resolved") == {}


def test_a_second_run_replaces_the_first(warehouse, tables):
    write_stage(warehouse, "resolved", tables)
    write_stage(warehouse, "resolved", {"actors": tables["actors"]})
    assert set(read_stage(warehouse, "resolved")) == {"actors"}
    folders = [path for path in warehouse.state.iterdir() if not path.is_symlink()]
    assert len(folders) == 1


def test_nulls_are_kept_for_the_gate(warehouse):
    rows = small_rows()["quantities"]
    rows[0] |= {"low": None, "unit": None}
    write_stage(warehouse, "resolved", {"quantities": loose(QUANTITIES, rows)})
    assert read_stage(warehouse, "resolved")["quantities"].to_pylist() == rows


def test_a_failed_write_keeps_what_was_there(warehouse, tables):
    write_stage(warehouse, "resolved", tables)
    with pytest.raises(SchemaError):
        write_stage(warehouse, "resolved", {**tables, "actors": tables["issues"]})
    assert set(read_stage(warehouse, "resolved")) == set(tables)


def test_files_of_another_version_are_told(warehouse, tables):
    write_stage(warehouse, "resolved", {"actors": tables["actors"]})
    older = tables["actors"].drop(["name"])
    write_parquet(older, warehouse.state / "resolved" / "actors.parquet")
    with pytest.raises(WarehouseError, match=r"name.*--fresh"):
        read_stage(warehouse, "resolved")
