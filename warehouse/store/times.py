"""How long runs took: DIR/state/times.jsonl, a line a run. No part of any release."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from parley.warehouse.store.files import write_whole
from parley.warehouse.store.home import Warehouse

_FILE = "times.jsonl"
_KEPT = 500


@dataclass(frozen=True)
class Times:
    """Seconds of a run by the clock, of all of it and of each stage, and what it parsed in them.

    `parsing` are the seconds in which `documents` with so many `words` were parsed.
    """

    run_id: str
    seconds: float
    stages: dict[str, float] = field(default_factory=dict)
    parsing: float = 0.0
    documents: int = 0
    words: int = 0


def read_times(warehouse: Warehouse) -> dict[str, Times]:
    """What is kept of the last runs, by run; lines that cannot be read are left out."""
    found = {}
    for line in _lines(warehouse):
        try:
            told: dict[str, Any] = json.loads(line)
            times = Times(**told)
        except (ValueError, TypeError):
            continue
        found[times.run_id] = times
    return found


def write_times(warehouse: Warehouse, times: Times) -> None:
    """Keep TIMES, and those of the runs before."""
    line = json.dumps({name: _short(value) for name, value in asdict(times).items()})
    lines = [*_lines(warehouse), line][-_KEPT:]
    write_whole(warehouse.state / _FILE, "\n".join(lines) + "\n")


def _lines(warehouse: Warehouse) -> list[str]:
    try:
        return (warehouse.state / _FILE).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _short(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _short(each) for name, each in value.items()}
    return round(value, 2) if isinstance(value, float) else value
