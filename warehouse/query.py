"""Questions to the published data, in SQL; nothing can be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from parley.schemas.errors import QueryError, WarehouseError
from parley.warehouse.store.home import DATABASE, Warehouse

_MEND = "SHOW TABLES lists tables and views; SELECT * FROM data_dictionary tells their columns."


def run_query(
    database: Warehouse | Path, sql: str, values: Mapping[str, object] | None = None
) -> pa.Table:
    """The rows that SQL, one statement, gives on the current release.

    VALUES are those of the placeholders ($name) in SQL.
    The connection neither writes nor reads any other file.

    Raises
    ------
    WarehouseError: there is no release to ask.
    QueryError: DuckDB refuses the query, or it has several statements.
    """
    with opened(database) as connection:
        statements = connection.extract_statements(sql)
        if not statements:
            raise QueryError("The query is empty.", mend=_MEND)
        # PIVOT comes apart into making a type of its values and asking by it.
        n_asked = sum(each.type != duckdb.StatementType.CREATE for each in statements)
        if n_asked > 1:
            raise QueryError(
                f"The query has {n_asked} statements, and an answer is of one.",
                mend="Ask them one at a time.",
            )
        return connection.execute(sql, values).to_arrow_table()


@contextmanager
def opened(database: Warehouse | Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection to the current release that neither writes nor reads any other file.

    Raises
    ------
    WarehouseError: there is no release to ask.
    QueryError: DuckDB refuses what is asked of it.
    """
    with open_file(database) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET autoinstall_known_extensions = false")
        connection.execute("SET enable_external_access = false")
        yield connection


@contextmanager
def open_file(database: Warehouse | Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection that cannot change the current release, but may read and write files.

    Raises as `opened`.
    """
    path = _file(database)
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            yield connection
    except duckdb.PermissionException as error:
        raise QueryError(
            str(error).strip(),
            mend=f"Queries read the published tables only; for more, open {path} with DuckDB.",
        ) from error
    except duckdb.IOException as error:
        raise WarehouseError(str(error).strip(), where=str(path)) from error
    except duckdb.Error as error:
        raise QueryError(str(error).strip(), mend=_MEND) from error


def _file(database: Warehouse | Path) -> Path:
    """The file itself and not the link to it, so that a new release does not disturb a query."""
    path = database.database if isinstance(database, Warehouse) else database
    if not path.is_file():
        raise WarehouseError(
            "There is no release to ask.",
            where=str(path),
            mend=f"Run 'parley run', or name a warehouse that holds {DATABASE}.",
        )
    return path.resolve()
