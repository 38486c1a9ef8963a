"""What a question may not do: each row is a way out that was tried on a release."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from parley.schemas.errors import QueryError, WarehouseError
from parley.warehouse.ask import ask
from parley.warehouse.query import Limits, answered, opened

LIMITS = Limits(seconds=600, memory_mb=256, rows=1_000)
# What DuckDB would find by itself where it looks for tables among Python's variables.
hidden = pa.table({"secret": ["held in a variable of Python"]})

WAYS_OUT = {
    # Other files and addresses
    "read_text": "FROM read_text('/etc/hosts')",
    "read_blob": "FROM read_blob('/etc/hosts')",
    "read_csv": "FROM read_csv('/etc/hosts')",
    "read_csv of standard input": "FROM read_csv('/dev/stdin')",
    "read_json": "FROM read_json('/etc/hosts')",
    "read_ndjson": "FROM read_ndjson_objects('/etc/hosts')",
    "read_parquet": "FROM read_parquet('{folder}/parquet/**')",
    "parquet_metadata": "FROM parquet_metadata('{folder}/parquet/events/events.parquet')",
    "read_duckdb": "FROM read_duckdb('{database}')",
    "the release as bytes": "FROM read_blob('{database}')",
    "sniff_csv": "FROM sniff_csv('/etc/hosts')",
    "glob": "FROM glob('/etc/*')",
    "a path as a table": "FROM '/etc/hosts.csv'",
    "a path as a table, quoted": 'FROM "{folder}/parquet/events/events.parquet"',
    "an address as a table": "FROM 'https://example.org/x.parquet'",
    "httpfs": "FROM read_parquet('https://example.org/x.parquet')",
    "s3": "FROM read_parquet('s3://bucket/x.parquet')",
    "sqlite": "FROM sqlite_scan('x.db', 't')",
    "postgres": "FROM postgres_scan('host=localhost', 'public', 't')",
    "a file in a condition": "SELECT 1 WHERE EXISTS (FROM read_text('/etc/hosts'))",
    "a file in a CTE": "WITH a AS (FROM read_text('/etc/hosts')) FROM a",
    "a file in a pivot": "PIVOT (FROM read_text('/etc/hosts')) ON filename USING count(*)",
    "a file that is described": "DESCRIBE FROM read_csv('/etc/hosts')",
    "a file that is summarized": "SUMMARIZE FROM read_csv('/etc/hosts')",
    "query()": "FROM query('FROM read_text(''/etc/hosts'')')",
    "query_table()": "FROM query_table('/etc/hosts.csv')",
    "SQL as JSON": "FROM json_execute_serialized_sql("
    "json_serialize_sql('FROM read_text(''/etc/hosts'')'))",
    # Writing
    "COPY": "COPY events TO 'out.csv'",
    "COPY over the release": "COPY (SELECT 1) TO '{database}' (FORMAT csv, USE_TMP_FILE false)",
    "COPY as its log": "COPY (SELECT 1) TO '{database}.wal' (FORMAT csv, USE_TMP_FILE false)",
    "EXPLAIN COPY": "EXPLAIN COPY (SELECT 1) TO '{database}.wal' (FORMAT csv)",
    "EXPLAIN ANALYZE COPY": "EXPLAIN ANALYZE COPY (SELECT 1) TO '{database}' "
    "(FORMAT csv, USE_TMP_FILE false)",
    "COPY FROM DATABASE": "COPY FROM DATABASE parley TO memory",
    "EXPORT DATABASE": "EXPORT DATABASE 'out'",
    "IMPORT DATABASE": "IMPORT DATABASE '{folder}'",
    "INSERT": "INSERT INTO event_types SELECT * FROM event_types",
    "UPDATE": "UPDATE actors SET name = 'x'",
    "DELETE": "DELETE FROM actors",
    "EXPLAIN ANALYZE DELETE": "EXPLAIN ANALYZE DELETE FROM quarantine",
    "MERGE": "MERGE INTO actors USING actors AS a ON false WHEN MATCHED THEN DELETE",
    "TRUNCATE": "TRUNCATE actors",
    "DROP": "DROP TABLE actors",
    "ALTER": "ALTER TABLE actors ADD COLUMN x INTEGER",
    "COMMENT": "COMMENT ON TABLE actors IS 'x'",
    "CREATE TABLE": "CREATE TABLE mine AS SELECT 1",
    "CREATE TABLE elsewhere": "CREATE TABLE memory.mine AS SELECT 1",
    "CREATE TEMP TABLE, and asking": "CREATE TEMP TABLE mine AS SELECT 1; FROM mine",
    "VACUUM": "VACUUM",
    "CHECKPOINT": "CHECKPOINT",
    "BEGIN": "BEGIN TRANSACTION",
    # Other databases, extensions, secrets
    "ATTACH": "ATTACH 'other.duckdb'",
    "ATTACH the release to write": "ATTACH '{database}' AS mine",
    "DETACH": "DETACH parley",
    "USE": "USE memory",
    "INSTALL": "INSTALL httpfs",
    "LOAD": "LOAD httpfs",
    "LOAD a file": "LOAD '/tmp/x.duckdb_extension'",
    "UPDATE EXTENSIONS": "UPDATE EXTENSIONS",
    "CREATE SECRET": "CREATE SECRET (TYPE s3, KEY_ID 'a', SECRET 'b')",
    "getenv": "SELECT getenv('HOME')",
    "a variable of Python": "FROM hidden",
    "a variable of Python by query()": "FROM query('FROM hidden')",
    "scan of an address in memory": "FROM arrow_scan(140000, 140000, 140000)",
    "pandas": "FROM pandas_scan(140000)",
    # Settings
    "SET": "SET enable_external_access = true",
    "SET of a limit": "SET memory_limit = '64GB'",
    "SET of a file system": "SET disabled_filesystems = ''",
    "RESET": "RESET memory_limit",
    "SET VARIABLE": "SET VARIABLE a = 1",
    "PRAGMA": "PRAGMA enable_profiling = 'json'",
    "CALL": "CALL enable_logging(storage = 'stdout')",
    "a log as a file": "FROM enable_logging(storage = 'file', storage_path = '{here}/log')",
    "a log as a file in a pivot": "PIVOT (FROM enable_logging(storage = 'file', "
    "storage_path = '{here}/log'), actors) ON kind USING count(*)",
    # Several statements, and those that hold others
    "two statements": "SELECT 1; DROP TABLE actors",
    "behind a comment": "SELECT 1 --\n; DELETE FROM actors",
    "a pivot and more": "PIVOT events ON factuality USING count(*); DELETE FROM actors",
    "PREPARE": "PREPARE mine AS SELECT 1",
    "EXECUTE": "EXECUTE mine",
    "CREATE MACRO, and asking": "CREATE TEMP MACRO f(x) AS TABLE FROM read_text(x); FROM f('/x')",
    "DELETE in a CTE": "WITH a AS (DELETE FROM actors RETURNING *) FROM a",
}


@pytest.fixture(scope="module")
def connection(published):
    with opened(published, LIMITS) as connection:
        yield connection


@pytest.mark.parametrize("way", WAYS_OUT)
def test_no_way_out(connection, published, tmp_path, monkeypatch, way):
    monkeypatch.chdir(tmp_path)
    database = published.database.resolve()
    before = _all_of(database.parent)
    sql = WAYS_OUT[way].replace("{database}", str(database)).replace("{here}", str(tmp_path))
    with pytest.raises((QueryError, duckdb.Error)):
        answered(connection, sql.replace("{folder}", str(database.parent)), LIMITS)
    assert _all_of(database.parent) == before
    assert list(tmp_path.iterdir()) == []


def _all_of(folder: Path) -> dict[Path, tuple[int, int]]:
    states = {path: path.stat() for path in folder.rglob("*")}
    return {path: (state.st_size, state.st_mtime_ns) for path, state in states.items()}


def test_nothing_that_was_tried_has_changed_how_it_answers(connection):
    settings = dict(
        connection.execute(
            "SELECT name, value FROM duckdb_settings() WHERE name IN ('lock_configuration', "
            "'enable_external_access', 'autoload_known_extensions')"
        ).fetchall()
    )
    assert settings == {
        "lock_configuration": "true",
        "enable_external_access": "false",
        "autoload_known_extensions": "false",
    }
    assert answered(connection, "SELECT count(*) AS n FROM actors", LIMITS).rows["n"][0].as_py()


def test_copy_is_stopped_even_where_the_kind_of_statement_is_not_looked_at(connection, published):
    # DuckDB lets the files of an attached database be written.
    database = published.database.resolve()
    digest = hashlib.sha256(database.read_bytes()).hexdigest()
    with pytest.raises(duckdb.PermissionException, match="disabled"):
        connection.execute(f"COPY (SELECT 1) TO '{database}' (FORMAT csv, USE_TMP_FILE false)")
    assert hashlib.sha256(database.read_bytes()).hexdigest() == digest


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        pytest.param(
            "SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range > b.range",
            "longer than 0.1 seconds",
            id="cross-join",
        ),
        pytest.param(
            "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r",
            "longer than",
            id="recursion",
        ),
        pytest.param("SELECT sleep_ms(60000)", "longer than", id="sleep"),
        pytest.param("SELECT md5(range::VARCHAR) FROM range(1000000000)", "longer", id="stream"),
    ],
)
def test_a_question_that_takes_too_long_is_ended(published, sql, told):
    limits = Limits(seconds=0.1)
    with pytest.raises(QueryError, match=told), opened(published, limits) as connection:
        answered(connection, sql, limits)


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("SELECT list(range) FROM range(100000000)", id="aggregate"),
        pytest.param("FROM range(100000000) ORDER BY hash(range)", id="sort"),
        pytest.param("SELECT repeat('x', 1000) FROM range(1000000)", id="long-answer"),
    ],
)
def test_a_question_that_needs_too_much_memory_is_ended(published, tmp_path, monkeypatch, sql):
    monkeypatch.chdir(tmp_path)
    limits = Limits(memory_mb=64)
    with pytest.raises(QueryError, match="64 MB"), opened(published, limits) as connection:
        answered(connection, sql, limits)
    assert list(tmp_path.iterdir()) == []  # nothing is spilled to disk


DOUBLED = ", ".join(
    f"c{n} AS NOT MATERIALIZED (SELECT a.x FROM c{n - 1} AS a, c{n - 1} AS b)" for n in range(1, 25)
)


@pytest.mark.parametrize(
    ("sql", "seconds", "told"),
    [
        pytest.param(f"WITH c0 AS (SELECT 1 AS x), {DOUBLED} FROM c24", 0.1, "longer", id="plan"),
        pytest.param("SELECT repeat('x', 4000000000)", 60, "more memory", id="string"),
    ],
)
def test_what_hears_no_interrupt_is_ended_with_its_process(published, sql, seconds, told):
    with pytest.raises(QueryError, match=told):
        ask(published, sql, Limits(seconds=seconds, memory_mb=64))


def test_a_process_of_its_own_answers_as_many_rows_as_are_allowed(published):
    answer = ask(published, "SELECT actor_id FROM actors ORDER BY ALL", Limits(rows=2))
    assert (answer.rows.num_rows, answer.cut) == (2, True)
    assert answer.rows["actor_id"].to_pylist() == ["RUS", "TUR"]


def test_its_errors_are_those_of_the_question(published, warehouse):
    with pytest.raises(QueryError, match=r"(?s)happenings does not exist.*SHOW TABLES"):
        ask(published, "FROM happenings")
    with pytest.raises(WarehouseError, match="no release to ask"):
        ask(warehouse, "SELECT 1")
