"""Every table, view and column in the DuckDB file tells what it means."""

from __future__ import annotations

import duckdb
import pytest

from parley.schemas.errors import SchemaError
from parley.schemas.tables import BY_NAME, TABLES
from parley.warehouse.query import run_query
from parley.warehouse.store import catalog
from parley.warehouse.store.catalog import (
    view_rows,
    view_types,
    views,
    write_database,
)
from tests.warehouse.small import loose, small_rows

CONTRACT_VIEWS = {
    "event_timeline",
    "dyads_by_month",
    "issue_positions",
    "issue_positions_by_source",
    "contested_events",
    "claims_by_speaker",
    "reasons_by_source",
    "actor_activity",
    "data_dictionary",
}


def test_all_views_of_the_contract_are_there():
    names = {view.name for view in views()}
    assert names >= CONTRACT_VIEWS
    assert not names & {table.name for table in TABLES}


@pytest.mark.parametrize("view", views(), ids=lambda view: view.name)
def test_each_column_of_a_view_is_described_in_order(view):
    assert list(view.columns) == list(view_types()[view.name])
    assert view.description.startswith("One row ")


def test_comments_are_those_declared(published):
    told = {
        (row["table_name"], row["column_name"]): row["comment"]
        for row in run_query(
            published,
            "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal",
        ).to_pylist()
    }
    for table in TABLES:
        for column in table.columns:
            assert told.pop((table.name, column.name)) == column.comment
    for view in views():
        for name, text in view.columns.items():
            assert told.pop((view.name, name)) == text
    assert not told


def test_tables_and_views_are_described(published):
    found = run_query(
        published,
        "SELECT table_name AS name, comment FROM duckdb_tables() WHERE NOT internal UNION ALL "
        "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal",
    ).to_pylist()
    declared = {each.name: each.description for each in (*TABLES, *views())}
    assert {row["name"]: row["comment"] for row in found} == declared


def test_columns_have_the_declared_types(published):
    for table in TABLES:
        described = run_query(published, f'DESCRIBE "{table.name}"').to_pylist()
        assert [(row["column_name"], row["column_type"]) for row in described] == [
            (column.name, column.sql_type) for column in table.columns
        ]


def test_all_that_is_declared_is_a_constraint(published):
    found = {
        (row["table_name"], row["constraint_type"], tuple(row["constraint_column_names"]))
        for row in run_query(published, "SELECT * FROM duckdb_constraints()").to_pylist()
    }
    for table in TABLES:
        assert (table.name, "PRIMARY KEY", table.key) in found
        for reference in table.foreign_keys:
            assert (table.name, "FOREIGN KEY", reference.columns) in found
        for column in table.columns:
            assert ((table.name, "NOT NULL", (column.name,)) in found) != column.nullable
            limited = column.allowed or column.pattern or column.at_least is not None
            if limited or column.excluded:
                assert (table.name, "CHECK", (column.name,)) in found
        checked = [
            set(names) for owner, kind, names in found if (owner, kind) == (table.name, "CHECK")
        ]
        for rule in table.all_rules:
            assert set(rule.columns) in checked


@pytest.mark.parametrize(
    ("table", "change", "told"),
    [
        ("events", {"event_id": "e1"}, "[Dd]uplicate key"),
        ("events", {"label": None}, "NOT NULL"),
        ("events", {"factuality": "perhaps"}, "CHECK"),
        ("events", {"event_type": "CONSULT", "event_mode": "arrest"}, "foreign key"),
        ("mentions", {"actor_id": "nobody"}, "foreign key"),
        ("stances", {"target_actor_id": "RUS"}, "CHECK"),
        ("actors", {"actor_id": "XKX", "parent_actor_id": "XKX"}, "1 rows refer to each other"),
    ],
)
def test_the_database_refuses_what_breaks_a_constraint(tables, tmp_path, table, change, told):
    rows = [*small_rows()[table]]
    rows[0] = rows[0] | change
    with pytest.raises(SchemaError, match=rf"{table}: .*{told}"):
        write_database(tmp_path / "x.duckdb", {**tables, table: loose(BY_NAME[table], rows)})


def test_a_large_archive_has_its_comments_and_no_keys(tables, tmp_path, monkeypatch):
    monkeypatch.setattr(catalog, "KEYED", 2)
    write_database(tmp_path / "x.duckdb", tables)
    kinds = run_query(
        tmp_path / "x.duckdb", "SELECT DISTINCT constraint_type AS kind FROM duckdb_constraints()"
    )
    assert kinds["kind"].to_pylist() == ["NOT NULL"]
    told = run_query(
        tmp_path / "x.duckdb",
        "SELECT e.label, t.comment, c.data_type FROM events AS e, duckdb_tables() AS t, "
        "duckdb_columns() AS c WHERE t.table_name = 'events' AND c.table_name = 'events' "
        "AND c.column_name = 'source_actor_ids' ORDER BY label LIMIT 1",
    ).to_pylist()
    assert told == [{"label": "Russia: invaded → Ukraine (2022-02-24)", "data_type": "VARCHAR[]",
                     "comment": BY_NAME["events"].description}]  # fmt: skip
    assert run_query(tmp_path / "x.duckdb", "FROM event_timeline").num_rows == 2


def test_parents_go_in_before_their_children(tables, tmp_path):
    rows = small_rows()["issues"]
    names = ["a", "b", "c"]
    chain = [
        rows[0] | {"issue_id": name, "parent_issue_id": parent}
        for name, parent in zip(names, ["b", "c", "territorial_concessions"], strict=True)
    ]
    issues = BY_NAME["issues"].from_rows([*chain, *rows])
    write_database(tmp_path / "x.duckdb", {**tables, "issues": issues})
    asked = run_query(tmp_path / "x.duckdb", "SELECT issue_id FROM issues")
    assert sorted(asked["issue_id"].to_pylist()) == [*names, "territorial_concessions"]


def test_the_database_is_one_file(published):
    assert sorted(path.name for path in published.release().iterdir()) == [
        "data_docs",
        "manifest.json",
        "parley.duckdb",
        "parquet",
    ]


def test_what_is_written_of_a_view_is_what_it_answers(published):
    with duckdb.connect(str(published.database), read_only=True) as connection:
        connection.execute("SET threads = 1")
        connection.execute("SET TimeZone = 'UTC'")
        asked = {
            view.name: connection.execute(f'FROM "{view.name}"').to_arrow_table()
            for view in views()
        }
    told = {view.name: rows for view, rows in view_rows(published.database)}
    assert told.keys() == asked.keys()
    for name, rows in told.items():
        assert rows.replace_schema_metadata() == asked[name].replace_schema_metadata(), name


@pytest.mark.parametrize(
    ("precision", "word"),
    [
        ("'day'", "2022-03-16"),
        ("'month'", "2022-03"),
        ("'year'", "2022"),
        ("'interval'", "2022-03-16/2022-03-20"),
        ("'none'", None),
        ("NULL", None),
    ],
)
def test_the_word_for_a_date_is_as_exact_as_the_date(published, precision, word):
    asked = f"SELECT date_text({precision}, DATE '2022-03-16', DATE '2022-03-20') AS word"
    assert run_query(published, asked).to_pylist() == [{"word": word}]


def test_views_answer_where_the_file_is_attached_under_another_name(published):
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{published.database}' AS release (READ_ONLY)")
        for view in views():
            connection.execute(f'FROM release."{view.name}" LIMIT 0')
