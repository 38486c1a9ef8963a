"""What exports ask of a release, and names of what they can take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from parley.schemas.errors import ConfigurationError
from parley.schemas.rules import quoted
from parley.schemas.tables import TABLES
from parley.warehouse.query import open_file
from parley.warehouse.store.catalog import views
from parley.warehouse.store.home import Warehouse

_FOLDER = Path(__file__).parent
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell starts with that spreadsheets may run as a formula, here or in East Asia."""

_FORMULA = f"^[{re.escape(''.join(FORMULA_STARTS))}]"


def question(name: str) -> str:
    """The SQL of the file NAME, such as sql/actors_nodes or crosswalks/acled."""
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8").strip()


def chosen_names(wanted: Sequence[str]) -> list[str]:
    """The tables and views WANTED; all of them where none is named.

    Raises
    ------
    ConfigurationError: there is no such table or view.
    """
    known = [*(table.name for table in TABLES), *(view.name for view in views())]
    if unknown := [name for name in wanted if name not in known]:
        raise ConfigurationError(
            f"there is no table or view {', '.join(unknown)}.",
            mend='parley query "SHOW TABLES" lists them.',
        )
    return list(wanted) or known


@contextmanager
def writing(home: Warehouse, into: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection to the current release, which it cannot change.

    It may write files below INTO, and neither write nor read others.

    Raises
    ------
    WarehouseError: there is no release, or a file cannot be written.
    """
    with open_file(home, into) as connection:
        yield connection


def as_cells(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    *,
    raw: bool = False,
    values: Mapping[str, object] | None = None,
) -> str:
    """SQL around SQL by which each column is one plain cell: lists by '; ', times as ISO 8601.

    Unless RAW, a quote stands before text that a spreadsheet would run as a formula, and before
    names of columns that it would: where a matrix is asked for, these are names of the data.
    """
    columns = connection.execute(f"DESCRIBE {sql}", values or {}).fetchall()
    cells = [_cell(name, kind, raw=raw) for name, kind, *_ in columns]
    return f"SELECT {', '.join(cells)} FROM ({sql})"


def _cell(column: str, kind: str, *, raw: bool) -> str:
    cell = name = _named(column)
    if kind.startswith("TIMESTAMP"):
        cell = f"strftime({name} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ')"
    elif kind.endswith("[]"):
        cell = f"array_to_string({name}, '; ')"
    if not raw and (kind == "VARCHAR" or kind.endswith("[]")):
        quote = quoted("'")
        cell = f"if(regexp_matches({cell}, {quoted(_FORMULA)}), {quote} || {cell}, {cell})"
    if not raw and column.startswith(FORMULA_STARTS):
        name = _named(f"'{column}")
    return f"{cell} AS {name}"


def _named(column: str) -> str:
    """COLUMN as a name in SQL."""
    return '"' + column.replace('"', '""') + '"'
