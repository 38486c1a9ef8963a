"""The tables of one run of the gate, in DuckDB, where their rows are checked by SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import TracebackType

import duckdb
import pyarrow as pa

from parley.schemas.rules import quoted

ROW = "_row"
"""The column that numbers the rows of each table from 0."""


class Engine:
    """Tables by name, each with its rows' numbers; rows with faults can be let fall.

    Beside each table stands a view `known TABLE`, with the rows that others may refer to: those
    that have not fallen. The run that checks the rows is known before its own row is written.
    """

    def __init__(self, tables: Mapping[str, pa.Table], run_id: str = "") -> None:
        self.tables = dict(tables)
        self._connection = duckdb.connect(":memory:")
        self._connection.execute("SET TimeZone = 'UTC'")
        self._connection.execute("CREATE TABLE fallen (table_name VARCHAR, number BIGINT)")
        for name, rows in self.tables.items():
            numbers = pa.array(range(rows.num_rows), pa.int64())
            self._connection.register(name, rows.append_column(ROW, numbers))
            self._connection.execute(f'CREATE VIEW "known {name}" AS {_known(name, run_id)}')

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def rows(self, query: str) -> list[int]:
        """The numbers that QUERY gives, in order."""
        return [number for (number,) in self._connection.execute(query).fetchall()]

    def table(self, query: str) -> pa.Table:
        """What QUERY gives."""
        return self._connection.execute(query).to_arrow_table()

    def let_fall(self, table: str, numbers: Iterable[int]) -> None:
        """Let rows of TABLE fall: they are known no more."""
        found = pa.table({"number": pa.array(sorted(numbers), pa.int64())})
        self._connection.register("falling", found)
        self._connection.execute(f"INSERT INTO fallen SELECT {quoted(table)}, number FROM falling")
        self._connection.unregister("falling")

    def remaining(self, table: str) -> pa.Table:
        """The rows of TABLE that have not fallen, in their order."""
        rows = self.tables[table]
        fallen = set(self.rows(f"SELECT number FROM fallen WHERE table_name = {quoted(table)}"))
        if not fallen:
            return rows
        keep = [number for number in range(rows.num_rows) if number not in fallen]
        return rows.take(pa.array(keep, pa.int64()))


def _known(name: str, run_id: str) -> str:
    fallen = f"SELECT number FROM fallen WHERE table_name = {quoted(name)}"
    known = f'SELECT * FROM "{name}" WHERE {ROW} NOT IN ({fallen})'
    if name != "runs":
        return known
    return f"{known} UNION ALL BY NAME SELECT {quoted(run_id)} AS run_id"
