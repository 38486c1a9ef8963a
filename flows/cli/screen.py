"""What the command line shows: on a terminal to people, with --json to machines."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Container, Iterator, Mapping, Sequence
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
_EDGES = 2
"""Characters left and right of a table."""
_LONGEST_CELL = 400
"""Characters of a cell that a table shows; lists of a thousand names fill no screen."""


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

    line = f"[bold red]Error:[/bold red] [red]{escape(_sentence(error.what))}[/red]"
    if error.where:
        line += f" [red]({escape(error.where)})[/red]"
    if error.mend:  # below what points at a place in its own last line
        line += ("\n" if "\n" in error.what else " ") + escape(error.mend)
    consoles()[1].print(line, soft_wrap=True)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def print_table(
    head: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    title: str = "",
    numbers: Container[int] = (),
    otherwise: str = "a wider terminal shows it, and so does --json",
) -> None:
    """A table on standard output; NUMBERS are columns set to the right, besides those of figures.

    What does not fit a terminal is left out from the right, and named below, with how OTHERWISE to
    see it.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console = consoles()[0]
    cells = [[_shortened(_cell(value)) for value in row] for row in rows]
    least = [_least_width(name, [row[at] for row in cells]) for at, name in enumerate(head)]
    if console.width == _WIDE:  # nobody watches: all columns stand
        console.width = max(_WIDE, sum(least) + _BETWEEN * len(least) + _EDGES)
    n_shown = _fitting(least, console.width - _EDGES)
    told = Text(title) if title else None
    table = Table(title=told, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    longest = [
        max(map(len, [name, *(row[at] for row in cells)])) for at, name in enumerate(head[:n_shown])
    ]
    room = console.width - _EDGES - _BETWEEN * (n_shown - 1)
    for at, width in enumerate(_widths(least[:n_shown], longest, room)):
        right = at in numbers or _is_figures([row[at] for row in rows])
        table.add_column(
            Text(head[at]), justify="right" if right else "left", overflow="fold", width=width
        )
    for row in cells:
        table.add_row(*map(Text, row[:n_shown]))
    console.soft_wrap = False
    console.print(table)
    if n_shown < len(head):
        consoles()[1].print(
            f"No room for {', '.join(head[n_shown:])}: {otherwise}",
            style="dim",
            markup=False,
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
    """How narrow a column may get: as the longest word of its name and cells, but not any word."""
    longest = max((len(word) for cell in cells for word in cell.split()), default=0)
    in_name = max(map(len, name.split()), default=0)
    return max(in_name, min(longest, _LONG_WORD))


def _fitting(least: Sequence[int], width: int) -> int:
    """How many columns stand side by side in WIDTH; one at least."""
    used = 0
    for at, each in enumerate(least):
        used += each + _BETWEEN
        if used - _BETWEEN > width and at:
            return at
    return len(least)


def _widths(least: Sequence[int], longest: Sequence[int], room: int) -> list[int]:
    """Widths of columns, from LEAST up to LONGEST, by which they share ROOM evenly."""
    widths = [min(each, room) for each in least]
    wanting = True
    while wanting and sum(widths) < room:
        wanting = False
        for at in sorted(range(len(widths)), key=widths.__getitem__):
            if widths[at] < longest[at] and sum(widths) < room:
                widths[at] += 1
                wanting = True
    return widths


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
        return ", ".join(map(_cell, value))
    return harmless(str(value))  # here already, since it has to have room for it


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 2]} …"


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
