"""What a report asks of a release: one file of SQL a question, in `sql/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from parley.schemas.errors import WarehouseError
from parley.schemas.table import Row
from parley.warehouse.query import opened
from parley.warehouse.store.home import Warehouse

_SQL = Path(__file__).with_name("sql")
_PREPARE = "_prepare"
_ROWS_AT_ONCE = 10_000

Ask = Callable[[str], Iterator[Row]]
"""The rows that the question of this name has, in its order."""


@contextmanager
def asking(database: Warehouse | Path) -> Iterator[Ask]:
    """Yield what answers the questions from one release.

    Raises
    ------
    WarehouseError: there is no release to ask, or another version of Parley wrote it.
    """
    with opened(database) as connection:
        try:
            connection.execute(_source(_PREPARE))
            yield lambda name: _rows(connection, _source(name))
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            raise WarehouseError(
                f"Another version of Parley wrote this release ({error}).",
                where=str(database.folder if isinstance(database, Warehouse) else database),
                mend="Run 'parley run' again.",
            ) from error


def _source(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> Iterator[Row]:
    # A cursor of its own would not see the temporary tables; so an answer is taken whole.
    answer = connection.execute(sql).to_arrow_table()
    for batch in answer.to_batches(max_chunksize=_ROWS_AT_ONCE):
        yield from batch.to_pylist()
