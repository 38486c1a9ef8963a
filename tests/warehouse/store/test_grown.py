"""A database that grows out of the one before holds what one made whole does, in the same order."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from parley.schemas.tables import BY_NAME, TABLES
from parley.warehouse.store import catalog, grown, parts
from parley.warehouse.store.catalog import views, write_database
from parley.warehouse.store.history import current
from parley.warehouse.store.home import DATABASE, Warehouse
from parley.warehouse.store.manifest import Made, Versions
from parley.warehouse.store.parts import parted
from parley.warehouse.store.release import publish
from tests.warehouse.many import many_rows
from tests.warehouse.small import NOW, tables_of

Tables = dict[str, pa.Table]
MADE = Made(versions=Versions(code="1", libraries={"duckdb": "1"}), at=NOW)


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "DOCUMENTS_A_PART", 6)
    monkeypatch.setattr(parts, "ROWS_A_PART", 5)
    monkeypatch.setattr(catalog, "KEYED", 4)


@pytest.fixture(scope="module")
def archive() -> Tables:
    rows = many_rows()
    for number, row in enumerate(rows["documents"]):
        row["published_on"] = row["published_on"] + timedelta(days=number)
    return tables_of(rows)


@pytest.fixture
def made_whole(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The databases that were made whole."""
    found: list[Path] = []

    def write(path: Path, tables: Tables) -> None:
        found.append(path)
        write_database(path, tables)

    monkeypatch.setattr("parley.warehouse.store.release.write_database", write)
    return found


def days(tables: Tables) -> list[str]:
    """The ids of the documents, by their days."""
    return tables["documents"].sort_by("published_on")["doc_id"].to_pylist()


def of(tables: Tables, ids: list[str]) -> Tables:
    """The rows of TABLES that are of documents with these IDS, or of none."""
    wanted = pa.array(ids)
    found = {
        name: rows.filter(pc.is_in(rows["doc_id"], value_set=wanted))
        if "doc_id" in rows.column_names
        else rows
        for name, rows in tables.items()
    }
    for name, key in (("events", "event_id"), ("event_participants", "event_mention_id")):
        told = found["event_mentions"][key].combine_chunks()
        found[name] = tables[name].filter(pc.is_in(tables[name][key], value_set=told))
    return found


def held(database: Path) -> dict[str, Any]:
    """All rows of tables and views in DATABASE as they stand there, and what is told of them."""
    with duckdb.connect(str(database), read_only=True, config={"threads": 1}) as connection:
        names = [each.name for each in (*TABLES, *views())]
        found = {
            name: connection.execute(f'FROM "{name}"').to_arrow_table().to_pylist()
            for name in names
        }
        for what in ("tables", "views", "columns"):
            asked = f"SELECT * EXCLUDE (database_oid) FROM duckdb_{what}() WHERE NOT internal"
            rows = connection.execute(asked).to_arrow_table().to_pylist()
            found[what] = [
                {k: v for k, v in row.items() if "oid" not in k and k not in _OF_THE_FILE}
                for row in rows
            ]
    return found


_OF_THE_FILE = {"estimated_size", "database_name"}


def grows(warehouse: Warehouse, tables: Tables, made: Made = MADE) -> Path:
    return publish(warehouse, tables, made=made) / DATABASE


def same_as_whole(database: Path, tables: Tables, folder: Path) -> bool:
    path = folder / "whole.duckdb"
    path.unlink(missing_ok=True)
    write_database(path, parted(tables).every)
    return held(database) == held(path)


def test_documents_that_come_in_several_runs_give_the_database_of_one(
    archive, warehouse, made_whole, tmp_path
):
    ids = days(archive)
    first = grows(warehouse, of(archive, ids[:60])).stat().st_size
    for count in (62, 71, 80):
        tables = of(archive, ids[:count])
        database = grows(warehouse, tables)
        assert same_as_whole(database, tables, tmp_path)
        assert database.stat().st_size < 2 * first
    assert len(made_whole) == 1


@pytest.mark.parametrize("first", [30, 78])
def test_rows_that_come_or_change_in_the_midst_go_to_their_places(
    archive, warehouse, tmp_path, first
):
    ids = days(archive)
    grows(warehouse, of(archive, [*ids[:first], *ids[first + 2 :]]))
    assert same_as_whole(grows(warehouse, archive), archive, tmp_path)
    rows = [dict(row) for row in archive["mentions"].to_pylist()]
    rows[2 * first]["confidence"] = 0.125
    changed = {**archive, "mentions": BY_NAME["mentions"].from_rows(rows)}
    assert same_as_whole(grows(warehouse, changed), changed, tmp_path)


def test_the_same_rows_again_leave_the_database(archive, warehouse, made_whole, tmp_path):
    grows(warehouse, archive)
    assert same_as_whole(grows(warehouse, archive), archive, tmp_path)
    assert len(made_whole) == 1


def test_what_is_gone_of_documents_leaves_nothing_in_the_file(archive, warehouse, made_whole):
    ids = days(archive)
    grows(warehouse, archive)
    grows(warehouse, of(archive, ids[:-1]))
    assert len(made_whole) == 2
    rows = of(archive, ids[:-1])["documents"].to_pylist()
    rows[-1]["source_uri"] = "another.txt"
    elsewhere = {"documents": BY_NAME["documents"].from_rows(rows)}
    grows(warehouse, of(archive, ids[:-1]) | elsewhere)
    assert len(made_whole) == 3


def test_other_code_and_a_changed_file_make_it_whole(archive, warehouse, made_whole, tmp_path):
    database = grows(warehouse, archive)
    with duckdb.connect(str(database)) as connection:
        connection.execute("UPDATE events SET label = 'something else'")
    assert same_as_whole(grows(warehouse, archive), archive, tmp_path)
    other = MADE.model_copy(update={"versions": Versions(code="2", libraries={"duckdb": "1"})})
    grows(warehouse, archive, other)
    grows(warehouse, archive, Made(at=NOW))
    grows(warehouse, archive, Made(at=NOW))
    assert len(made_whole) == 5


def test_much_that_is_new_and_much_that_is_empty_make_it_whole(
    archive, warehouse, made_whole, monkeypatch
):
    ids = days(archive)
    grows(warehouse, of(archive, ids[:20]))
    grows(warehouse, archive)
    assert len(made_whole) == 2
    monkeypatch.setattr(grown, "_MOST_EMPTY", -1)
    grows(warehouse, archive)
    assert len(made_whole) == 3
    assert [path.name for path in current(warehouse).there.glob("*.duckdb*")] == [DATABASE]
