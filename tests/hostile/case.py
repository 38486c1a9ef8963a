"""A hostile file: its name, its bytes, and how reading it may end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

READ = "read"
"""The ending of a file that gives a document; the others are kinds of refusals."""

Cases = Callable[[], Iterator["Case"]]


@dataclass(frozen=True)
class Case:
    """A file that somebody means ill with, or that something has broken.

    `ends` are the endings that are right; where there are none, all are but a failure of ours.
    """

    name: str
    data: bytes
    ends: tuple[str, ...] = ()


def case(name: str, data: str | bytes, *ends: str) -> Case:
    """The case of a file called NAME with DATA (text in UTF-8, lone surrogates kept)."""
    raw = data.encode("utf-8", errors="surrogatepass") if isinstance(data, str) else data
    return Case(name, raw, ends)


def cut(name: str, data: bytes, times: int, *ends: str) -> Iterator[Case]:
    """DATA cut short at TIMES places."""
    stem, _, suffix = name.rpartition(".")
    for number in range(times):
        at = len(data) * (number + 1) // (times + 1)
        yield Case(f"{stem}-cut-{number}.{suffix}", data[:at], ends)
