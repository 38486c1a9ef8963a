"""How far long work has come, for whoever wants to show it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol

_SECONDS_BETWEEN_LINES = 30
_log = logging.getLogger(__name__)


class Advance(Protocol):
    """Counts work that is done: COUNT parts with so many WORDS."""

    def __call__(self, count: int, words: int | None = None) -> None:
        """Count it."""


@dataclass
class Count:
    """Work of TOTAL parts (0: not to be counted) with so many WORDS, and what is done of it."""

    label: str
    total: int
    words: int = 0
    done: int = 0
    words_done: int = 0
    _began: float = field(default_factory=lambda: time.monotonic())

    def __call__(self, count: int, words: int | None = None) -> None:
        """Count parts that are done; where their WORDS are not told, those of the average."""
        self.done += count
        share = self.words * count // self.total if self.total else 0
        self.words_done += share if words is None else words

    @property
    def seconds(self) -> float:
        """How long the work has gone on."""
        return time.monotonic() - self._began

    @property
    def seconds_left(self) -> float | None:
        """How long it will go on at this pace; None where that cannot be told."""
        all_of_it, done = (self.words, self.words_done) if self.words else (self.total, self.done)
        return self.seconds * (all_of_it - done) / done if done else None

    @property
    def rates(self) -> str:
        """What a second does, and what is left: "2 documents/s, 900 words/s, 0:03:20 left"."""
        if not self.words or not self.done or not self.seconds:
            return ""
        seconds, left = self.seconds, self.seconds_left or 0
        parts = [
            f"{_few(self.done / seconds)} documents/s",
            f"{self.words_done / seconds:,.0f} words/s",
        ]
        if self.done < self.total:
            minutes, rest = divmod(round(left), 60)
            parts.append(f"{minutes // 60}:{minutes % 60:02}:{rest:02} left")
        return ", ".join(parts)

    @property
    def told(self) -> str:
        """All of it in a line."""
        count = f"{self.done:,} of {self.total:,}" if self.done else f"{self.total:,}"
        line = f"{self.label}: {count}" if self.total else self.label
        return f"{line}, {self.rates}" if self.rates else line


def _few(number: float) -> str:
    return f"{number:,.0f}" if number >= 10 else f"{number:.1f}"


Meter = Callable[[Count], AbstractContextManager[Callable[[], None]]]
"""Shows a count; what it yields is called when more is done."""


@contextmanager
def progress_unseen(count: Count) -> Iterator[Callable[[], None]]:
    """Show nothing."""
    yield lambda: None


_meter: ContextVar[Meter] = ContextVar("meter", default=progress_unseen)
_counts: ContextVar[list[Count] | None] = ContextVar("counts", default=None)


@contextmanager
def progress(label: str, total: int, words: int = 0) -> Iterator[Advance]:
    """Count work of TOTAL parts: `with progress("reading", 9) as advance: ...; advance(1)`.

    A TOTAL of 0 stands for work that cannot be counted. Where the parts are documents of so many
    WORDS, these tell how long it takes. Long work is logged now and then.
    """
    work = Count(label, total, words)
    if (counts := _counts.get()) is not None:
        counts.append(work)
    logged = time.monotonic()
    with _meter.get()(work) as show:

        def advance(count: int, words: int | None = None) -> None:
            nonlocal logged
            work(count, words)
            show()
            if time.monotonic() - logged > _SECONDS_BETWEEN_LINES:
                logged = time.monotonic()
                _log.info("%s", work.told)

        yield advance


@contextmanager
def shown_by(meter: Meter) -> Iterator[None]:
    """Let METER show all progress within."""
    token = _meter.set(meter)
    try:
        yield
    finally:
        _meter.reset(token)


@contextmanager
def counted() -> Iterator[list[Count]]:
    """Yield what is counted within, to be looked at afterwards."""
    counts: list[Count] = []
    token = _counts.set(counts)
    try:
        yield counts
    finally:
        _counts.reset(token)
