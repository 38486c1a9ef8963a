from __future__ import annotations

from datetime import UTC

import pytest

from parley.schemas.errors import QueryError, WarehouseError
from parley.warehouse.query import run_query
from tests.warehouse.small import NOW


def test_a_query_answers_rows(published):
    rows = run_query(published, "SELECT actor_id FROM actors WHERE kind = 'state' ORDER BY ALL")
    assert rows["actor_id"].to_pylist() == ["RUS", "TUR", "UKR"]


def test_a_file_can_be_asked_as_well(published):
    assert run_query(published.database, "SELECT 1 AS one;").to_pylist() == [{"one": 1}]


def test_a_pivot_is_one_statement(published):
    pivot = "PIVOT (FROM events) ON contested USING count(*) GROUP BY factuality"
    assert run_query(published, pivot).num_rows == 1


def test_times_are_in_utc(published):
    at = run_query(published, "SELECT ingested_at FROM documents LIMIT 1")["ingested_at"][0]
    assert at.as_py() == NOW
    assert at.as_py().utcoffset() == UTC.utcoffset(None)


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        pytest.param("SELEC 1", "syntax error.*SHOW TABLES", id="syntax"),
        pytest.param("SELECT * FROM happenings", "happenings does not exist", id="no-table"),
        pytest.param("SELECT nam FROM actors", '"nam" not found', id="no-column"),
        pytest.param("", "empty", id="empty"),
        pytest.param(" -- nothing\n", "empty", id="comment"),
        pytest.param("SELECT 1; SELECT 2", "2 statements.*one at a time", id="several"),
        pytest.param("DELETE FROM actors", "reads, and this is DELETE", id="delete"),
        pytest.param("COPY actors TO 'out.csv'", "this is COPY.*open a copy", id="copy"),
        pytest.param("FROM read_csv('/etc/hosts')", "disabled.*published tables", id="other-file"),
    ],
)
def test_what_cannot_be_asked_is_told(published, tmp_path, monkeypatch, sql, told):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(QueryError, match=f"(?s){told}"):
        run_query(published, sql)
    assert list(tmp_path.iterdir()) == []
    assert run_query(published, "SELECT count(*) AS n FROM actors").to_pylist() == [{"n": 5}]


def test_no_release_is_told(warehouse, tmp_path):
    with pytest.raises(WarehouseError, match=r"no release to ask.*parley run"):
        run_query(warehouse, "SELECT 1")
    (tmp_path / "not.duckdb").write_text("no database")
    with pytest.raises(WarehouseError, match=r"not\.duckdb"):
        run_query(tmp_path / "not.duckdb", "SELECT 1")
