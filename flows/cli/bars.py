"""How far work has come, on standard error: a bar on a terminal, else a line now and then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from parley.flows.cli.screen import consoles

if TYPE_CHECKING:
    from rich.console import Console

    from parley.flows.orchestration.progress import Count

_SECONDS_BETWEEN_LINES = 15


@contextmanager
def bar(count: Count) -> Iterator[Callable[[], None]]:
    """Show COUNT (a `Meter` of the flows)."""
    console = consoles()[1]
    if not console.is_terminal:
        yield _lines(count, console)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        TextColumn("{task.fields[rates]}"),
    )  # fmt: skip
    with Progress(*columns, console=console) as shown:
        task = shown.add_task(count.label, total=count.total or None, rates="")
        yield lambda: shown.update(task, completed=count.done, rates=count.rates)
        if not count.total:
            shown.update(task, total=1, completed=1)


def _lines(count: Count, console: Console) -> Callable[[], None]:
    console.print(count.told)
    told = time.monotonic()

    def show() -> None:
        nonlocal told
        ended = count.words and count.done == count.total
        if ended or time.monotonic() - told > _SECONDS_BETWEEN_LINES:
            told = time.monotonic()
            console.print(count.told, markup=False)

    return show
