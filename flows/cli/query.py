"""`parley query`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parley.flows.cli.options import AsJson, WarehouseFolder, folder_of


class Format(StrEnum):
    """How the answer is written."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


def query(
    sql: Annotated[str | None, typer.Argument(metavar="SQL", help="The question, in SQL.")] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", metavar="FILE", help="Read the SQL from a file.")
    ] = None,
    warehouse: WarehouseFolder = None,
    format: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.table,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to a file, not the screen."),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="Rows that a table shows; 0 for all.")
    ] = 50,
    as_json: AsJson = False,
) -> None:
    """Ask the published data in SQL; nothing can be written by it.

    SHOW TABLES lists tables and views, DESCRIBE NAME their columns.
    """
    from parley.flows.app.formats import WRITERS, rows_of
    from parley.flows.cli.screen import print_json
    from parley.warehouse.query import run_query
    from parley.warehouse.store.home import Warehouse

    answer = run_query(Warehouse(folder_of(warehouse)), _question(sql, file))
    if as_json:
        rows = rows_of(answer)
        print_json({"columns": answer.column_names, "n_rows": len(rows), "rows": rows})
    elif output is not None or format is not Format.table:
        _deliver(WRITERS[format.value](answer), output)
    else:
        _show(answer.column_names, rows_of(answer), limit)


def _question(sql: str | None, file: Path | None) -> str:
    from parley.schemas.errors import ConfigurationError, InputError

    if (sql is None) == (file is None):
        raise ConfigurationError(
            "give either the SQL itself, or a file that holds it.",
            mend='Such as: parley query "SHOW TABLES", or: parley query -f question.sql',
        )
    if file is None:
        return str(sql)
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the file cannot be read ({error}).", where=str(file)) from error


def _deliver(content: bytes, output: Path | None) -> None:
    from parley.schemas.errors import ConfigurationError, InputError

    if output is not None:
        try:
            output.write_bytes(content)
        except OSError as error:
            raise InputError(f"the file cannot be written ({error}).", where=str(output)) from error
    elif content.startswith(b"PAR1") and sys.stdout.isatty():
        raise ConfigurationError("Parquet is not for a screen.", mend="Add --output FILE.parquet")
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def _show(columns: list[str], rows: list[dict[str, object]], limit: int) -> None:
    from parley.flows.cli.screen import consoles, print_table

    shown = rows[:limit] if limit else rows
    print_table(columns, [[*row.values()] for row in shown])
    if len(shown) < len(rows):
        consoles()[1].print(f"{len(rows) - len(shown)} more rows: --limit 0 shows all", style="dim")
