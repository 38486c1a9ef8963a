"""The tables of one run of the gate, in DuckDB, where their rows are checked by SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import TracebackType

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.relations import ROW
from parley.schemas.rules import quoted

_FEW_ROWS = 200_000
"""Rows below which more threads cost more than they bring."""
_NEARLY_ALL = 0.9
_SAME = "_same"
"""The column that marks rows which stand in the last release too."""


class Engine:
    """Tables by name, each with its rows' numbers; rows with faults can be let fall.

    Beside each table stands a view `known TABLE`, with the rows that others may refer to: those
    that have not fallen. The run that checks the rows is known before its own row is written.
    `new TABLE` holds the rows that are looked at one by one: all, or those that NEW marks.

    What can be compared with the LAST release stands in `both TABLE`, where `now` and `before` tell
    which release has a row: rows of those documents that both releases have or, of tables without
    documents, all rows where nearly all documents are in both. `compared` tells of which tables,
    and which columns. Rows that SAME marks are known to be in the last release too, of which LAST
    holds only the others then.
    """

    def __init__(
        self,
        tables: Mapping[str, pa.Table],
        run_id: str = "",
        last: Mapping[str, pa.Table] | None = None,
        new: Mapping[str, npt.NDArray[np.bool_]] | None = None,
        same: Mapping[str, npt.NDArray[np.bool_]] | None = None,
    ) -> None:
        self.tables: dict[str, pa.Table] = {}
        self.compared: dict[str, frozenset[str]] = {}
        self._last, self._same = dict(last or {}), dict(same or {})
        self._run_id = run_id
        self._clean: set[str] = set()
        self._in_part: set[str] = set()
        self._connection = duckdb.connect(":memory:")
        self._connection.execute("SET TimeZone = 'UTC'")
        if sum(rows.num_rows for rows in tables.values()) < _FEW_ROWS:
            self._connection.execute("SET threads = 1")
        self._connection.execute("CREATE TABLE fallen (table_name VARCHAR, number BIGINT)")
        for name, rows in tables.items():
            self._hold(name, rows)
            self._look_at(name, (new or {}).get(name))
        self._compare(self.tables)

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def put(self, name: str, rows: pa.Table) -> None:
        """Let ROWS be those of the table NAME, in place of what it held.

        The last release must be told whole for that, without rows that are the same.
        """
        self._hold(name, rows)
        for each in {name, *self._in_part}:
            self._look_at(each)
        self._in_part.clear()  # rows that have not changed may point at those that have
        self._compare(self.tables if name == "documents" else [name])

    def _hold(self, name: str, rows: pa.Table) -> None:
        self.tables[name] = rows
        self._clean.clear()
        held = rows.append_column(ROW, pa.array(np.arange(rows.num_rows)))
        if (same := self._same.get(name)) is not None:
            held = held.append_column(_SAME, pa.array(same))
        self._fill(name, held)
        known = _known(name, self._run_id)
        self._connection.execute(f'CREATE OR REPLACE VIEW "known {name}" AS {known}')

    def _look_at(self, name: str, new: npt.NDArray[np.bool_] | None = None) -> None:
        """Let `new NAME` hold the rows that NEW marks; without it, all."""
        held = name
        if new is not None and not new.all():
            held = f"some {name}"
            numbers = pa.array(np.flatnonzero(new))
            self._in_part.add(name)
            self._fill(held, self.tables[name].take(numbers).append_column(ROW, numbers))
        self._connection.execute(f'CREATE OR REPLACE VIEW "new {name}" AS FROM "{held}"')

    def _compare(self, names: Iterable[str]) -> None:
        """Put the rows of tables called NAMES beside those of the last release."""
        if not {"documents"} <= self._last.keys() & self.tables.keys():
            return
        new = set(self.tables["documents"]["doc_id"].to_pylist())
        old = set(self._last["documents"]["doc_id"].to_pylist())
        if (same := self._same.get("documents")) is not None:
            old |= set(self.tables["documents"]["doc_id"].filter(pa.array(same)).to_pylist())
        nearly_same = len(old & new) >= _NEARLY_ALL * max(len(old), len(new))
        shared = pa.array(sorted(old & new), pa.string())
        for name in names:
            if name in self._last:
                self._put_beside(name, shared, nearly_same)

    def _put_beside(self, name: str, shared: pa.Array, nearly_same: bool) -> None:
        rows, same = self.tables[name], self._same.get(name)
        if same is not None:
            rows = rows.filter(pa.array(~same))
        both = _side_by_side(rows, self._last[name], shared, nearly_same)
        names = [each for each in both.column_names if each not in ("now", "before")]
        self.compared[name] = frozenset(names)
        self._fill(f"apart {name}", both)
        view = f'SELECT * FROM "apart {name}"'
        if same is not None:
            columns = ", ".join(f'"{each}"' for each in names)
            before = nearly_same or "doc_id" in names
            view += (
                f" UNION ALL BY NAME SELECT {columns}, true AS now, {before} AS before "
                f'FROM "{name}" WHERE {self._in_both(name, same, shared)}'
            )
        self._connection.execute(f'CREATE OR REPLACE VIEW "both {name}" AS {view}')

    def _in_both(self, name: str, same: npt.NDArray[np.bool_], shared: pa.Array) -> str:
        """The condition for those of the SAME rows of table NAME that tell of SHARED documents."""
        rows = self.tables[name]
        if "doc_id" not in rows.column_names:
            return _SAME
        there = pc.is_in(rows["doc_id"].filter(pa.array(same)), value_set=shared)
        if pc.all(there).as_py() is not False:
            return _SAME
        self._fill(f"shared {name}", pa.table({"doc_id": shared}))
        return f'{_SAME} AND doc_id IN (FROM "shared {name}")'

    def _fill(self, name: str, rows: pa.Table) -> None:
        """Hold ROWS as a table of DuckDB's own: it is read some hundred times."""
        self._connection.register("incoming", rows)
        self._connection.execute(f'CREATE OR REPLACE TABLE "{name}" AS SELECT * FROM incoming')
        self._connection.unregister("incoming")

    def sift(self, table: str, faults: Sequence[str]) -> None:
        """Find in one pass which FAULTS (conditions) no row of TABLE has; `rows` knows it then."""
        if not faults:
            return
        counts = ", ".join(f"count(*) FILTER (WHERE {fault})" for fault in faults)
        found = self._connection.execute(f'SELECT {counts} FROM "new {table}"').fetchall()[0]
        self._clean |= {
            faulty(table, fault) for fault, count in zip(faults, found, strict=True) if not count
        }

    def rows(self, query: str) -> list[int]:
        """The numbers that QUERY gives, in order."""
        if query in self._clean:
            return []
        return [number for (number,) in self._connection.execute(query).fetchall()]

    def figure(self, query: str) -> tuple[bool, str]:
        """The one row that QUERY gives: whether something holds, and what was seen."""
        holds, seen = self._connection.execute(query).fetchall()[0]
        return bool(holds), str(seen)

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


def _side_by_side(now: pa.Table, before: pa.Table, shared: pa.Array, nearly_same: bool) -> pa.Table:
    """The rows of NOW and BEFORE, in the columns of both, that tell of SHARED documents."""
    names = [each for each in before.column_names if each in now.column_names]
    tables = [now.select(names), before.select(names)]
    if "doc_id" in names:
        tables = [each.filter(pc.is_in(each["doc_id"], value_set=shared)) for each in tables]
    elif not nearly_same:
        tables[1] = tables[1].slice(0, 0)
    marked = [
        each.append_column("now", pa.array([not old] * each.num_rows, pa.bool_())).append_column(
            "before", pa.array([old] * each.num_rows, pa.bool_())
        )
        for each, old in zip(tables, (False, True), strict=True)
    ]
    return pa.concat_tables(marked, promote_options="permissive")


def faulty(table: str, fault: str) -> str:
    """The query for the numbers of the new rows of TABLE that have a FAULT (a condition)."""
    return f'SELECT {ROW} FROM "new {table}" WHERE {fault} ORDER BY 1'


def _known(name: str, run_id: str) -> str:
    fallen = f"SELECT number FROM fallen WHERE table_name = {quoted(name)}"
    known = f'SELECT * FROM "{name}" WHERE {ROW} NOT IN ({fallen})'
    if name != "runs":
        return known
    return f"{known} UNION ALL BY NAME SELECT {quoted(run_id)} AS run_id"
