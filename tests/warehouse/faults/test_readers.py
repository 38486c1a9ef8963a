"""Whoever reads while a release is published sees one version throughout."""

from __future__ import annotations

import duckdb
import pyarrow.parquet as pq
import pytest

from parley.warehouse.query import opened, run_query
from parley.warehouse.store.release import publish
from tests.warehouse.small import few_tables, small_rows, tables_of

OLD, NEW = "Territorial concessions", "Land"
# Answered row by row: the first rows come before the release is swapped, the others after.
MANY = "SELECT issues.name FROM issues, range(20000)"


@pytest.fixture(autouse=True)
def _few_tables():
    with few_tables():
        yield


def new_tables():
    rows = small_rows()
    rows["issues"][0]["name"] = NEW
    return tables_of(rows)


@pytest.mark.parametrize("keep", [10, 1])
def test_a_reader_keeps_the_release_that_it_began_with(warehouse, tables, keep):
    publish(warehouse, tables)
    (file,) = (warehouse.folder / "parquet" / "issues").glob("*.parquet")
    with (
        opened(warehouse) as ours,
        duckdb.connect(str(warehouse.database), read_only=True) as theirs,
        pq.ParquetFile(file) as parquet,
    ):
        running = [connection.execute(MANY) for connection in (ours, theirs)]
        first = [each.fetchone() for each in running]
        publish(warehouse, new_tables(), keep=keep)
        assert run_query(warehouse, "SELECT name FROM issues")["name"].to_pylist() == [NEW]

        assert first == [(OLD,)] * 2
        for each in running:
            assert set(each.fetchall()) == {(OLD,)}
        for connection in (ours, theirs):  # and what is asked next on the same connection
            assert connection.execute("SELECT name FROM issues").fetchall() == [(OLD,)]
        assert parquet.read()["name"].to_pylist() == [OLD]
