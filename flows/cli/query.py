"""`parley query`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.flows.cli.options import AsJson, AsOf, WarehouseFolder, home_of

if TYPE_CHECKING:
    import pyarrow as pa


_PLAIN = ("", "txt", "tsv", "tab", "text", "lines", "table")
"""How files end that hold an answer as plain text."""


class Format(StrEnum):
    """How the answer is written."""

    table = "table"
    lines = "lines"
    csv = "csv"
    json = "json"
    parquet = "parquet"


def query(
    sql: Annotated[str | None, typer.Argument(metavar="SQL", help="The question, in SQL.")] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", metavar="FILE", help="Read the SQL from a file.")
    ] = None,
    warehouse: WarehouseFolder = None,
    as_of: AsOf = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="How to write it; 'lines' gives each column a line. "
            "[default: as the name of the file ends, else table]",
            show_default=False,
        ),
    ] = None,
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
    from parley.flows.inputs.settings import settings
    from parley.warehouse.ask import ask
    from parley.warehouse.query import Limits

    limits = Limits(seconds=settings().query_seconds, memory_mb=settings().query_memory_mb)
    chosen = format or _by_name(output)
    answer = ask(home_of(warehouse, as_of), _question(sql, file), limits).rows
    if as_json:
        rows = rows_of(answer)
        print_json({"columns": answer.column_names, "n_rows": len(rows), "rows": rows})
        return
    if output is not None or chosen in (Format.csv, Format.json, Format.parquet):
        _deliver(WRITERS[chosen.value](answer), output)
        _tell_written(answer.num_rows, chosen, output)
    else:
        _show(answer, limit, in_lines=chosen is Format.lines)


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


def _by_name(output: Path | None) -> Format:
    """The format that the name of the file asks for.

    Raises
    ------
    ConfigurationError: it ends as files of a format that queries do not write.
    """
    from parley.schemas.errors import ConfigurationError

    suffix = output.suffix.removeprefix(".").lower() if output is not None else ""
    if suffix in ("csv", "json", "parquet"):
        return Format(suffix)
    if suffix in _PLAIN:
        return Format.table
    raise ConfigurationError(
        f"a query writes no .{suffix} files.",
        where=str(output),
        mend="Name it .csv, .json, .parquet or .txt, or say --format. "
        "`parley export` writes workbooks and other formats.",
    )


def _tell_written(n_rows: int, format: Format, output: Path | None) -> None:
    from parley.flows.cli.screen import tell_written

    if output is not None:
        tell_written(f"{n_rows:,} row{'s' * (n_rows != 1)} as {format.value}", output)


def _show(answer: pa.Table, limit: int, *, in_lines: bool) -> None:
    from parley.flows.app.formats import rows_of, with_dates_as_known
    from parley.flows.cli.screen import consoles, print_lines, print_table

    rows = with_dates_as_known(rows_of(answer))
    shown = rows[:limit] if limit else rows
    columns = [*rows[0]] if rows else answer.column_names
    cells = [[*row.values()] for row in shown]
    if in_lines:
        print_lines(columns, cells)
    else:
        print_table(columns, cells, otherwise="name the columns you want, or take --format lines")
    if not rows:
        consoles()[1].print("No rows.", style="dim")
    if len(shown) < len(rows):
        consoles()[1].print(f"{len(rows) - len(shown)} more rows: --limit 0 shows all", style="dim")
