"""What a run writes, killed at every step by which it changes files: is anything lost or left?

    python -m tests.faults.steps [EVERY]

By hand, since it takes minutes: stages, readings, a second release and the removal of the first
are written by a process that is killed at its first step, at its second, and so on (at each
EVERY-th of them). No text is read.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
from rich.console import Console

from parley.schemas.working import READ
from parley.warehouse.query import run_query
from parley.warehouse.store.cache import ExtractionCache
from parley.warehouse.store.files import BUILDING
from parley.warehouse.store.history import current
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import publish, read_table
from parley.warehouse.store.stages import read_stage, write_stage
from tests.warehouse.small import A, B, few_tables, small_rows, small_tables, tables_of

_SAID = Console(soft_wrap=True, highlight=False)
STEPS = frozenset({"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.symlink", "os.link"})
OLD, NEW = "Territorial concessions", "Land"


def new_tables() -> dict[str, pa.Table]:
    """The small tables, with another name of the one issue."""
    rows = small_rows()
    rows["issues"][0]["name"] = NEW
    return tables_of(rows)


def write(warehouse: Warehouse) -> None:
    """Write all that a run writes, in its order."""
    tables = new_tables()
    read = {table.name: tables.get(table.name, table.empty()) for table in READ}
    with warehouse.lock():
        write_stage(warehouse, "library", {"documents": tables["documents"]})
        for part in ([A], [B]):
            ExtractionCache(warehouse, "f").write_part(read, part)
        write_stage(warehouse, "resolved", tables)
        publish(warehouse, tables, keep=1)
        ExtractionCache(warehouse, "f").prune({"f"})


class Steps:
    """Counts the steps by which this process changes files, and kills it at one of them."""

    def __init__(self, last: int) -> None:
        self.count, self._last = 0, last

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Be an audit hook."""
        if event not in STEPS:
            return
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def killed_at(step: int, warehouse: Warehouse) -> bool:
    """Write in a process that is killed at its STEP; whether it came so far."""
    pid = os.fork()
    if not pid:
        try:
            sys.addaudithook(Steps(step))
            write(warehouse)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL


def seen(warehouse: Warehouse) -> str:
    """What readers see: the old release or the new one, whole; else what is wrong with it."""
    release = current(warehouse)
    if release is None:
        return "nothing"
    if faults := release.verify():
        return faults[0]
    names = {
        *read_table(warehouse, "issues")["name"].to_pylist(),
        *run_query(warehouse, "SELECT name FROM issues")["name"].to_pylist(),
    }
    return names.pop() if len(names) == 1 else f"both {names}"


def faults_of(step: int, warehouse: Warehouse) -> list[str]:
    """What is wrong after a kill at STEP and after the run that follows it."""
    before = seen(warehouse)
    faults = [] if before in (OLD, NEW) else [f"readers see {before}"]
    write(warehouse)
    if (after := seen(warehouse)) != NEW:
        faults.append(f"the next run publishes {after}")
    if read_stage(warehouse, "resolved").keys() != small_tables().keys():
        faults.append("a stage lacks tables")
    if ExtractionCache(warehouse, "f").known() != {A, B}:
        faults.append("readings are lost")
    left = [*warehouse.folder.rglob(f"{BUILDING}*"), *warehouse.state.glob("*-????????")]
    linked = {path.resolve() for path in warehouse.state.iterdir() if path.is_symlink()}
    if left := [path for path in left if path not in linked]:
        faults.append(f"left: {left[0]}")
    return [f"step {step}: {fault}" for fault in faults]


def main(every: int = 1) -> int:
    """Kill at each EVERY-th step; 1 if anything was lost or left."""
    folder = Path(tempfile.mkdtemp(prefix="parley-steps-"))
    faults: list[str] = []
    seen_after: dict[str, int] = {OLD: 0, NEW: 0}
    with few_tables():
        publish(Warehouse(folder / "base"), small_tables())
        step = kills = 0
        while True:
            step += every
            shutil.copytree(folder / "base", folder / "w", symlinks=True)
            warehouse = Warehouse(folder / "w")
            if not killed_at(step, warehouse):
                break
            kills += 1
            name = seen(warehouse)
            seen_after[name] = seen_after.get(name, 0) + 1
            faults += (found := faults_of(step, warehouse))
            _SAID.print(f"step {step}: {len(found)} faults", markup=False)
            shutil.rmtree(folder / "w")
    shutil.rmtree(folder)
    _SAID.print(f"{kills} kills, {len(faults)} faults; readers saw {seen_after}", markup=False)
    _SAID.print("\n".join(faults), markup=False)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
