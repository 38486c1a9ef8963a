"""A release as one Excel workbook: a sheet a table, dates as dates, nothing that runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from parley.schemas.errors import ConfigurationError
from parley.warehouse.export.read import chosen_names, writing
from parley.warehouse.store.home import Warehouse

_MAX_ROWS = 1_048_575
_MAX_NAME = 31
MOST_TEXT = 32_767
"""Characters that a cell holds."""

_FIRST_YEAR = 1900
"""Excel knows no days before it; these stay text."""
_WIDTHS = (10, 60)


class Written(NamedTuple):
    """How many sheets a workbook has, and how many texts are cut: a cell holds MOST_TEXT."""

    sheets: int
    cut: int


def write_excel(home: Warehouse, path: Path, wanted: Sequence[str] = ()) -> Written:
    """Write tables and views as sheets of the workbook at PATH, behind one that explains them.

    Text stays text, whatever it starts with; what is longer than a cell may hold is cut, and
    counted.

    Raises
    ------
    ConfigurationError: there is no such table, a table has too many rows for a sheet, or the
        package xlsxwriter is missing.
    WarehouseError: there is no release.
    """
    names = chosen_names(wanted)
    with writing(home) as connection:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
        book = _workbook(path, options)
        try:
            formats = {
                "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
                "date": book.add_format({"num_format": "yyyy-mm-dd"}),
                "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            }
            _set_created(book, connection)
            listed = ", ".join(f"'{name}'" for name in names)
            _add_sheet(
                book, "about", connection, formats,
                "SELECT table_name, column_name, type, description, unit FROM data_dictionary "
                f"WHERE table_name IN ({listed}) ORDER BY table_name, column_index",
            )  # fmt: skip
            cut = sum(
                _add_sheet(book, name, connection, formats, f'FROM "{name}"') for name in names
            )
        finally:
            book.close()
    return Written(len(names) + 1, cut)


def _workbook(path: Path, options: dict[str, Any]) -> Any:
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise ConfigurationError(
            "Excel files need the package xlsxwriter.", mend="Run: pip install xlsxwriter"
        ) from error
    return Workbook(str(path), options)


def _set_created(book: Any, connection: duckdb.DuckDBPyConnection) -> None:
    """Date the book by its data, so that the same data give the same bytes."""
    (created,) = connection.execute(
        "SELECT max(finished_at) AT TIME ZONE 'UTC' FROM runs"
    ).fetchone() or (None,)
    if created is not None:
        book.set_properties({"title": "Parley", "created": created})


def _add_sheet(
    book: Any,
    name: str,
    connection: duckdb.DuckDBPyConnection,
    formats: dict[str, Any],
    sql: str,
) -> int:
    """Add a sheet of what SQL gives; return how many texts are cut."""
    answer = connection.execute(sql).to_arrow_table()
    if answer.num_rows > _MAX_ROWS:
        raise ConfigurationError(
            f"{name} has {answer.num_rows:,} rows, and a sheet of Excel holds {_MAX_ROWS:,}.",
            mend="Export it as CSV, or name other tables.",
        )
    sheet = book.add_worksheet(name[:_MAX_NAME])
    sheet.write_row(0, 0, answer.column_names, formats["head"])
    sheet.freeze_panes(1, 0)
    if answer.num_rows:
        sheet.autofilter(0, 0, answer.num_rows, answer.num_columns - 1)
    cut = 0
    for at, column in enumerate(answer.columns):
        values = column.to_pylist()
        longest = max((len(str(value)) for value in values[:100]), default=0)
        sheet.set_column(at, at, min(max(longest, _WIDTHS[0]), _WIDTHS[1]))
        for row, value in enumerate(values, 1):
            cut += _write(sheet, row, at, value, formats)
    return cut


def _write(sheet: Any, row: int, column: int, value: Any, formats: dict[str, Any]) -> bool:
    """Write VALUE into a cell; return whether it is cut."""
    if value is None:
        return False
    if isinstance(value, date) and value.year < _FIRST_YEAR:
        value = value.isoformat()
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if isinstance(value, str):
        sheet.write_string(row, column, value[:MOST_TEXT])
        return len(value) > MOST_TEXT
    if isinstance(value, datetime):
        sheet.write_datetime(row, column, value, formats["time"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["date"])
    else:
        sheet.write(row, column, value)
    return False
