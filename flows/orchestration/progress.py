"""How far long work has come, for whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar

Advance = Callable[[int], None]
Meter = Callable[[str, int], AbstractContextManager[Advance]]


@contextmanager
def progress_unseen(label: str, total: int) -> Iterator[Advance]:
    """Show nothing."""
    yield lambda count: None


_meter: ContextVar[Meter] = ContextVar("meter", default=progress_unseen)


def progress(label: str, total: int) -> AbstractContextManager[Advance]:
    """Count work of TOTAL parts: `with progress("reading", 9) as advance: ...; advance(1)`.

    A TOTAL of 0 stands for work that cannot be counted.
    """
    return _meter.get()(label, total)


@contextmanager
def shown_by(meter: Meter) -> Iterator[None]:
    """Let METER show all progress within."""
    token = _meter.set(meter)
    try:
        yield
    finally:
        _meter.reset(token)
