"""What a report asks of a release: one file of SQL a question, in `sql/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from parley.schemas.table import Row
from parley.warehouse.query import opened
from parley.warehouse.store.home import Warehouse

_SQL = Path(__file__).with_name("sql")
_PREPARE = "_prepare"
# The first line of a question about tables that older releases lack: "-- needs: rounds".
_NEEDS = "-- needs: "
_ROWS_AT_ONCE = 10_000

Ask = Callable[[str], Iterator[Row]]
"""The rows that the question of this name has, in its order."""


@contextmanager
def asking(database: Warehouse | Path) -> Iterator[Ask]:
    """Yield what answers the questions from one release.

    Raises
    ------
    WarehouseError: there is no release to ask.
    """
    with opened(database) as connection:
        connection.execute(_source(_PREPARE))

        def ask(name: str) -> Iterator[Row]:
            sql = _source(name)
            return _rows(connection, sql) if _can_answer(connection, sql) else iter(())

        yield ask


def _source(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def _can_answer(connection: duckdb.DuckDBPyConnection, sql: str) -> bool:
    head = sql.partition("\n")[0]
    if not head.startswith(_NEEDS):
        return True
    there = {name for (name,) in connection.execute("SHOW TABLES").fetchall()}
    return there.issuperset(head.removeprefix(_NEEDS).split(", "))


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> Iterator[Row]:
    # A cursor of its own would not see the temporary tables; so an answer is taken whole.
    answer = connection.execute(sql).to_arrow_table()
    for batch in answer.to_batches(max_chunksize=_ROWS_AT_ONCE):
        yield from batch.to_pylist()
