"""What the command line shows: on a terminal to people, with --json to machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from parley.flows.orchestration.progress import Advance
    from parley.schemas.errors import ParleyError


_WIDE = 160


def consoles() -> tuple[Console, Console]:
    """Standard output and standard error, as rich writes to them."""
    from rich.console import Console

    # Where nobody watches, lines are as long as they have to be.
    width = None if sys.stdout.isatty() else _WIDE
    output = Console(soft_wrap=True, highlight=False, width=width)
    return output, Console(stderr=True, highlight=False)


def print_json(value: Any) -> None:
    """VALUE as one JSON object on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")
    sys.stdout.flush()


def print_error(error: ParleyError, *, as_json: bool) -> None:
    """ERROR as one red paragraph on standard error; with AS_JSON as an object on output too."""
    if as_json:
        told = {"kind": error.kind, "what": error.what, "where": error.where, "mend": error.mend}
        print_json({"error": told, "exit_code": error.exit_code})
        return
    from rich.markup import escape

    parts = [f"[bold red]Error:[/bold red] [red]{escape(_sentence(error.what))}[/red]"]
    if error.where:
        parts.append(f"[red]({escape(error.where)})[/red]")
    if error.mend:
        parts.append(escape(error.mend))
    consoles()[1].print(" ".join(parts), soft_wrap=True)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def print_table(
    head: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    title: str = "",
    numbers: Sequence[int] = (),
) -> None:
    """A table on standard output; NUMBERS are the columns set to the right."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for place, name in enumerate(head):
        table.add_column(
            Text(name), justify="right" if place in numbers else "left", overflow="fold"
        )
    for row in rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    console = consoles()[0]
    console.soft_wrap = False
    console.print(table)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


@contextmanager
def waiting(message: str, *, quiet: bool) -> Iterator[None]:
    """Show MESSAGE on standard error while the work within goes on."""
    error_console = consoles()[1]
    shown: AbstractContextManager[Any] = nullcontext()
    if not quiet and error_console.is_terminal:
        shown = error_console.status(message)
    elif not quiet:
        error_console.print(message)
    with shown:
        yield


@contextmanager
def bar(label: str, total: int) -> Iterator[Advance]:
    """A progress bar on standard error (a `Meter` of the flows); else a line."""
    error_console = consoles()[1]
    if not error_console.is_terminal:
        error_console.print(f"{label}: {total:,}" if total else label)
        yield lambda count: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

    columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=error_console) as shown:
        task = shown.add_task(label, total=total or None)
        yield lambda count: shown.advance(task, count)
        if not total:
            shown.update(task, total=1, completed=1)
