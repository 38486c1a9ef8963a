"""The DuckDB file of a release: declared tables, views from warehouse/views, and comments."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa

from parley.schemas.table import Table, quoted
from parley.schemas.tables import TABLES
from parley.schemas.view import View, parse_view

_VIEWS = Path(__file__).parents[1] / "views"


@cache
def views() -> tuple[View, ...]:
    """The views for analysts, in the order in which they are made."""
    return tuple(
        parse_view(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(_VIEWS.glob("*.sql"))
    )


def write_database(path: Path, tables: Mapping[str, pa.Table]) -> None:
    """Make a DuckDB file at PATH with all TABLES of the contract and the views, all commented."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for table in TABLES:
            _fill(connection, table, tables[table.name])
        _create_views(connection)


def view_types() -> dict[str, dict[str, str]]:
    """The columns and SQL types of each view, as DuckDB works them out."""
    with duckdb.connect(":memory:") as connection:
        for table in TABLES:
            connection.execute(table.ddl)
        _create_views(connection)
        return {
            view.name: {
                name: kind
                for name, kind, *_ in connection.execute(f'DESCRIBE "{view.name}"').fetchall()
            }
            for view in views()
        }


def _fill(connection: duckdb.DuckDBPyConnection, table: Table, rows: pa.Table) -> None:
    connection.execute(table.ddl)
    columns = ", ".join(f'"{name}"' for name in table.names)
    connection.register("incoming", rows)
    connection.execute(f'INSERT INTO "{table.name}" SELECT {columns} FROM incoming')
    connection.unregister("incoming")
    for comment in table.comments:
        connection.execute(comment)


def _create_views(connection: duckdb.DuckDBPyConnection) -> None:
    for view in views():
        connection.execute(f'CREATE VIEW "{view.name}" AS {view.sql}')
        connection.execute(f'COMMENT ON VIEW "{view.name}" IS {quoted(view.description)}')
        for name, text in view.columns.items():
            connection.execute(f'COMMENT ON COLUMN "{view.name}"."{name}" IS {quoted(text)}')
