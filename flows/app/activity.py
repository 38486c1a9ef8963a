"""What has gone on in a warehouse, and what lies in it: for `parley status`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from parley.flows.app.formats import plain
from parley.flows.ledger import Ledger
from parley.schemas.table import Row
from parley.warehouse.store.history import releases
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.times import Times, read_times

LAST = 5


@dataclass(frozen=True)
class Run:
    """A run: when, how it ended, what it read; where it is known, how long it and its stages took.

    `seconds` and `stages` are by the clock. `documents_a_second` and `words_a_second` are those of
    parsing alone; None where nothing was parsed.
    """

    run_id: str
    started_at: str
    status: str
    documents_seen: int
    documents_parsed: int
    documents_refused: int
    seconds: float | None
    stages: dict[str, float]
    documents_a_second: float | None
    words_a_second: float | None


@dataclass(frozen=True)
class Stored:
    """What lies in the folder: documents, releases that are kept, and bytes.

    `bytes_on_disk` counts a file once that several releases share.
    """

    documents: int
    releases: int
    bytes_on_disk: int
    bytes_of_releases: int
    bytes_of_cache: int


@dataclass(frozen=True)
class Activity:
    """The last runs of a warehouse, the newest first, and what is stored."""

    runs: list[Run]
    stored: Stored

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON can hold it."""
        return asdict(self)


def read_activity(home: Warehouse, documents: int, most: int = LAST) -> Activity:
    """The MOST last runs of HOME, and what it holds besides so many DOCUMENTS."""
    times = read_times(home)
    runs = [_run(row, times.get(row["run_id"])) for row in Ledger(home).last[:most]]
    parts = (home.folder, home.releases, home.state / "extracted")
    sizes = [_bytes(folder) for folder in parts]
    kept = [release for release in releases(home) if release.folder is not None]
    return Activity(runs, Stored(documents, len(kept), *sizes))


def _run(row: Row, times: Times | None) -> Run:
    parsing = times.parsing if times else 0
    return Run(
        run_id=row["run_id"],
        started_at=plain(row["started_at"]),
        status=row["status"],
        documents_seen=row["n_documents_seen"],
        documents_parsed=row["n_documents_new"],
        documents_refused=row["n_documents_failed"],
        seconds=times.seconds if times else None,
        stages=times.stages if times else {},
        documents_a_second=round(times.documents / parsing, 2) if times and parsing else None,
        words_a_second=round(times.words / parsing, 1) if times and parsing else None,
    )


def _bytes(folder: Path) -> int:
    """What the files below FOLDER take, each once, however many names it has."""
    return sum({(file.st_dev, file.st_ino): file.st_size for file in _files(folder)}.values())


def _files(folder: Path) -> Iterator[os.stat_result]:
    """The files below FOLDER; links are not followed, and what goes meanwhile is left out."""
    for place, _, names in os.walk(folder):
        for name in names:
            try:
                yield os.lstat(os.path.join(place, name))
            except OSError:
                continue
