"""Every table, view and column in the DuckDB file tells what it means."""

from __future__ import annotations

import pytest

from parley.schemas.tables import RESERVED_NAMES, TABLES
from parley.warehouse.query import run_query
from parley.warehouse.store.catalog import view_types, views

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
    assert not names & {*RESERVED_NAMES, *(table.name for table in TABLES)}


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


def test_the_database_is_one_file(published):
    assert sorted(path.name for path in published.release().iterdir()) == [
        "data_docs",
        "parley.duckdb",
        "parquet",
    ]
