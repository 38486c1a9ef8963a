"""The DuckDB file of a release: declared tables, views with their macros, and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb
import pyarrow as pa

from parley.schemas.errors import SchemaError
from parley.schemas.rules import quoted
from parley.schemas.table import Reference, Table
from parley.schemas.tables import LOAD_ORDER
from parley.schemas.view import View, parse_view

_VIEWS = Path(__file__).parents[1] / "views"
_MACROS = Path(__file__).parents[1] / "macros.sql"
# Each index of a key fills whole blocks: with DuckDB's usual 256 KiB a small release would be made
# of them; with a quarter of that the sample is a third as large, and a million rows take as long.
_CONFIG = {"default_block_size": "65536"}


KEYED = 4_000
"""Documents from which on tables have no keys and rules in the database: the gate has checked them,
and their indexes would take four times the room of the rows, and as long as all the rest."""


@cache
def views() -> tuple[View, ...]:
    """The views for analysts, by name."""
    return tuple(
        parse_view(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(_VIEWS.glob("*.sql"))
    )


@cache
def views_in_order() -> tuple[View, ...]:
    """The views, each behind those that it reads."""
    by_name = {view.name: view for view in views()}
    return tuple(by_name[name] for name in TopologicalSorter(_read_by()).static_order())


@cache
def _read_by() -> dict[str, list[str]]:
    """The views that each view reads, by name."""
    names = {view.name for view in views()}
    return {
        view.name: sorted(names & set(re.findall(r"\b(?:FROM|JOIN)\s+(\w+)", view.sql)))
        for view in views()
    }


def write_database(path: Path, tables: Mapping[str, pa.Table]) -> None:
    """Make a DuckDB file at PATH with all TABLES of the contract and the views, all commented.

    Keys, references and rules are constraints in it where there are fewer than `KEYED` documents.

    Raises
    ------
    SchemaError: rows break a constraint that their table declares.
    """
    keyed = tables["documents"].num_rows < KEYED
    with _empty(path) if keyed else _plain(path) as connection:
        for table in LOAD_ORDER:
            fill(connection, table, tables[table.name], keyed=keyed)
        # DuckDB does this when it closes too, but says nothing where the disk is full.
        connection.execute("CHECKPOINT")


@contextmanager
def _empty(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection to a new file at PATH in which all is declared, and no row is."""
    with duckdb.connect(str(path), config=_CONFIG) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        _declare(connection, keyed=True)
        yield connection


@contextmanager
def _plain(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """As `_empty`, without keys and rules."""
    with duckdb.connect(str(path), config=_CONFIG) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        _declare(connection, keyed=False)
        yield connection


def of_the_disk(error: duckdb.Error) -> bool:
    """Whether ERROR tells of the disk: DuckDB dresses what it cannot write as several kinds."""
    return isinstance(error, duckdb.IOException) or "Could not write" in str(error)


def view_rows(path: Path) -> Iterator[tuple[View, pa.Table]]:
    """Yield each view with what it answers on the database at PATH, all described.

    One thread alone: several would add up averages in an order that no run repeats. What others
    read is worked out once: a temporary table of its name stands before the view.
    """
    with duckdb.connect(str(path), read_only=True, config={"threads": 1}) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        shared = {name for names in _read_by().values() for name in names}
        # Those by themselves come first: data_dictionary lists all tables that there are.
        alone = [v for v in views() if v.name not in shared and not _read_by()[v.name]]
        for view in (*alone, *(view for view in views_in_order() if view not in alone)):
            asked = view.sql
            if view.name in shared:
                connection.execute(f'CREATE TEMPORARY TABLE "{view.name}" AS {view.sql}')
                asked = f'FROM temp."{view.name}"'
            rows = connection.execute(asked).to_arrow_table()
            fields = [
                field.with_metadata({"description": view.columns[field.name]})
                for field in rows.schema
            ]
            told = {"view": view.name, "description": view.description}
            yield view, rows.cast(pa.schema(fields, metadata=told))


@cache
def view_types() -> dict[str, dict[str, str]]:
    """The columns and SQL types of each view, as DuckDB works them out."""
    with duckdb.connect(":memory:") as connection:
        for table in LOAD_ORDER:
            connection.execute(table.ddl)
        _create_views(connection)
        return {
            view.name: {
                name: kind
                for name, kind, *_ in connection.execute(f'DESCRIBE "{view.name}"').fetchall()
            }
            for view in views()
        }


def _declare(connection: duckdb.DuckDBPyConnection, *, keyed: bool) -> None:
    """Make the empty tables and the views, with what is said of their columns.

    In one transaction: each of several hundred statements would else wait for the disk.
    """
    connection.begin()
    for table in LOAD_ORDER:
        connection.execute(table.ddl if keyed else table.plain_ddl)
        for comment in table.comments:
            connection.execute(comment)
    _create_views(connection)
    connection.commit()


def fill(
    connection: duckdb.DuckDBPyConnection, table: Table, rows: pa.Table, *, keyed: bool = False
) -> None:
    """Put ROWS behind those of TABLE in the database, which has keys and rules if it is KEYED.

    Raises
    ------
    SchemaError: rows break a constraint that their table declares.
    """
    connection.register("incoming", rows)
    try:
        taken = _insert(connection, table, keyed=keyed)
    except duckdb.ConstraintException as error:
        raise SchemaError(str(error).strip(), where=table.name) from error
    finally:
        connection.unregister("incoming")
    if taken < rows.num_rows:
        raise SchemaError(
            f"{rows.num_rows - taken} rows refer to each other in a circle, or to no row",
            where=table.name,
        )


def _insert(connection: duckdb.DuckDBPyConnection, table: Table, *, keyed: bool) -> int:
    """Insert the rows of `incoming`; return how many.

    DuckDB looks for what a row refers to among the rows of statements before: rows of a table that
    refers to itself go in after those that they refer to, a generation a statement.
    """
    columns = ", ".join(f'"{name}"' for name in table.names)
    insert = f'INSERT INTO "{table.name}" SELECT {columns} FROM incoming'
    own = [each for each in table.foreign_keys if each.table == table.name]
    if not own or not keyed:
        return _count(connection, insert)
    ready = " AND ".join(_ready(table, each) for each in own)
    taken = 0
    while number := _count(connection, f"{insert} WHERE {ready}"):
        taken += number
    return taken


def _ready(table: Table, own: Reference) -> str:
    """The condition that a row is not there yet and what it refers to by OWN is."""
    (column,), (target,) = own.columns, own.targets
    there = f'(SELECT "{target}" FROM "{table.name}")'
    return f'"{target}" NOT IN {there} AND ("{column}" IS NULL OR "{column}" IN {there})'


def _count(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    (number,) = connection.execute(sql).fetchall()[0]
    return int(number)


def _create_views(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(_MACROS.read_text(encoding="utf-8"))
    for view in views_in_order():
        connection.execute(f'CREATE VIEW "{view.name}" AS {view.sql}')
        connection.execute(f'COMMENT ON VIEW "{view.name}" IS {quoted(view.description)}')
        for name, text in view.columns.items():
            connection.execute(f'COMMENT ON COLUMN "{view.name}"."{name}" IS {quoted(text)}')
