"""What the command line shows: on a terminal to people, with --json to machines."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from parley.schemas.errors import ParleyError


_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WIDE = 160
_LONG_WORD = 21
_BETWEEN = 3
"""Characters between two columns of a table."""


def consoles() -> tuple[Console, Console]:
    """Standard output and standard error, as rich writes to them.

    Signs by which text would steer the terminal, or turn its direction, are written out.
    """
    from rich.console import Console
    from rich.segment import Segment

    class Harmless(Console):
        def render(self, *arguments: Any, **options: Any) -> Iterator[Segment]:
            for text, style, control in super().render(*arguments, **options):
                yield Segment(text if control else harmless(text), style, control)

        def on_broken_pipe(self) -> None:
            raise  # rich would end the process with 1; how commands end is told in one place

    # Where nobody watches, lines are as long as they have to be.
    watched = sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit()
    width = None if watched else _WIDE
    output = Harmless(soft_wrap=True, highlight=False, width=width)
    return output, Harmless(stderr=True, highlight=False)


def harmless(text: str) -> str:
    """TEXT with signs that steer a terminal or the direction of writing written out ("\\x1b")."""
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


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
    """A table on standard output; NUMBERS are columns set to the right, besides those of figures.

    What does not fit a terminal is left out from the right, and named below.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console = consoles()[0]
    cells = [[_cell(value) for value in row] for row in rows]
    least = [_least_width(name, [row[at] for row in cells]) for at, name in enumerate(head)]
    if console.width == _WIDE:  # nobody watches: all columns stand
        console.width = max(_WIDE, sum(least) + _BETWEEN * len(least))
    n_shown = _fitting(least, console.width)
    told = Text(title) if title else None
    table = Table(title=told, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for at, name in enumerate(head[:n_shown]):
        right = at in numbers or _is_figures([row[at] for row in rows])
        table.add_column(
            Text(name), justify="right" if right else "left", overflow="fold", min_width=least[at]
        )
    for row in cells:
        table.add_row(*map(Text, row[:n_shown]))
    console.soft_wrap = False
    console.print(table)
    if n_shown < len(head):
        consoles()[1].print(
            f"No room for {', '.join(head[n_shown:])}: name the columns you want, "
            "or take --format lines",
            style="dim",
        )


def print_lines(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Each row as a block on standard output, with a line a column; empty ones are left out."""
    for number, row in enumerate(rows, 1):
        consoles()[0].print(f"[bold]{number}[/bold]")
        print_facts(dict(zip(head, row, strict=True)))


def print_facts(facts: Mapping[str, Any]) -> None:
    """What is known as lines of a name and a value; what is empty is left out."""
    from rich.table import Table
    from rich.text import Text

    block = Table.grid(padding=(0, 2))
    block.add_column(style="cyan", no_wrap=True)
    block.add_column(overflow="fold")
    for name, value in facts.items():
        if text := _cell(value):
            block.add_row(Text(name), Text(text))
    console = consoles()[0]
    console.soft_wrap = False
    console.print(block)


def tell_written(what: str, path: Path) -> None:
    """Say on standard error WHAT was written, and where."""
    consoles()[1].print(f"Wrote {what} to {path}", soft_wrap=True, markup=False)


def _least_width(name: str, cells: Sequence[str]) -> int:
    """How narrow a column may get: as its name and its longest word, but not for long words."""
    longest = max((len(word) for cell in cells for word in cell.split()), default=0)
    return max(len(name), min(longest, _LONG_WORD))


def _fitting(least: Sequence[int], width: int) -> int:
    """How many columns stand side by side in WIDTH; one at least."""
    used = 0
    for at, each in enumerate(least):
        used += each + _BETWEEN
        if used - _BETWEEN > width and at:
            return at
    return len(least)


def _is_figures(values: Sequence[Any]) -> bool:
    given = [value for value in values if value is not None]
    return bool(given) and all(
        isinstance(value, int | float) and not isinstance(value, bool) for value in given
    )


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else f"{value:.4g}"
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list):
        return harmless(", ".join(map(str, value)))
    return harmless(str(value))  # here already, since it has to have room for it


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
