"""A whole run over all hostile files: how each ends, and what time and memory it takes.

    python -m tests.hostile.whole [files|costly] [OPTION of parley run ...]

By hand, since it takes many minutes. `files` (the usual) are all of `all.py` and what `places.py`
makes, in one folder and one run; `costly` are those of `costly.py`, each in a run of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from contextlib import suppress
from pathlib import Path
from typing import Any

from rich.console import Console

from parley.warehouse.query import run_query
from parley.warehouse.store.home import Warehouse
from tests.faults.processes import below, command_of, worked
from tests.hostile.all import GROUPS, files_of
from tests.hostile.case import READ
from tests.hostile.costly import costly
from tests.hostile.places import SECRET, make_places
from tests.hostile.repeats import repeats

_SAID = Console(soft_wrap=True, highlight=False)
_PATIENCE = 7_200
REPEATED = 4_000


class Watched:
    """A run with what its processes took."""

    def __init__(self, folder: Path, inputs: list[str], options: list[str]) -> None:
        began = time.monotonic()
        self.most = self.seconds = 0.0
        self.each: dict[str, int] = {}
        process = subprocess.Popen(
            [sys.executable, "-m", "parley", "run", *inputs, "-w", "w", "--json", *options],
            cwd=folder,
            env={**os.environ, "TMPDIR": str(folder / "tmp")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        watching = threading.Thread(target=self._watch, args=(process,), daemon=True)
        watching.start()
        self.output, self.errors = process.communicate(timeout=_PATIENCE)
        watching.join()
        self.code = process.returncode
        self.clock = time.monotonic() - began

    def _watch(self, process: subprocess.Popen[str]) -> None:
        while process.poll() is None:
            pids = below(process.pid)
            self.seconds = max(self.seconds, worked(pids))
            taken = {pid: _memory(pid) for pid in pids}
            self.most = max(self.most, sum(taken.values()))
            for pid, memory in taken.items():
                name = f"{pid} {command_of(pid)[-60:].strip()}"
                self.each[name] = max(self.each.get(name, 0), memory)
            time.sleep(0.1)

    def told(self) -> str:
        """Exit code, time and memory in a line."""
        alone = max(self.each.values(), default=0)
        return (
            f"exit {self.code}, {self.clock:.0f} s, {self.seconds:.0f} s of the processor, at most "
            f"{self.most / 1e9:.2f} GB in all, {alone / 1e9:.2f} GB in one process"
        )


def _memory(pid: int) -> int:
    """The bytes that PID holds, those that it shares with others by its share."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def ends_of(warehouse: Path) -> dict[str, set[str]]:
    """How each file ended, by its path as the warehouse tells it."""
    ends = defaultdict(set)
    asked = (
        f"SELECT source_uri, '{READ}' AS kind FROM documents "
        "UNION ALL SELECT source_uri, error_kind FROM quarantine"
    )
    for row in run_query(Warehouse(warehouse), asked).to_pylist():
        ends[str(row["source_uri"]).partition("#")[0]].add(row["kind"])
    return dict(ends)


def files(folder: Path, options: list[str]) -> list[str]:
    """Run over all files in one folder; what is wrong."""
    inputs = folder / "in"
    inputs.mkdir()
    wanted: dict[str, tuple[str, ...]] = {}
    for group in GROUPS:
        (inputs / group.__name__).mkdir()
        # Of what is said again and again a fifth, which is parsed too; the costly ones have it long.
        for each in repeats(REPEATED) if group is repeats else files_of(group):
            (inputs / group.__name__ / each.name).write_bytes(each.data)
            wanted[f"in/{group.__name__}/{each.name}"] = each.ends
    places = _beside(folder)
    before = sorted(folder.iterdir())
    ended = Watched(folder, ["in", "around/places"], options)
    _SAID.print(f"{len(wanted)} files, {len(places)} places: {ended.told()}", markup=False)
    for name, memory in sorted(ended.each.items(), key=lambda item: -item[1])[:5]:
        _SAID.print(f"  {memory / 1e9:.2f} GB: {name}", markup=False)
    faults = _faults_of(ended)
    faults += [
        f"beside: {each}" for each in folder.iterdir() if each not in [*before, folder / "w"]
    ]
    if ended.code:
        return faults
    ends = ends_of(folder / "w")
    _SAID.print(f"{Counter(kind for kinds in ends.values() for kind in kinds)}", markup=False)
    for name, right in wanted.items():
        kinds = ends.get(name, set())
        # A text may be the same as that of another file.
        right = (*right, "duplicate_content") if READ in right else right
        if not kinds or (right and not kinds <= set(right)):
            faults.append(f"{name} ends as {kinds or 'nothing'}, not as {right}")
    asked = "SELECT source_uri, text FROM documents"
    for row in run_query(Warehouse(folder / "w"), asked).to_pylist():
        if SECRET in row["text"] or "root:x:0" in row["text"]:
            faults.append(f"{row['source_uri']} holds what lies outside")
    return faults


def _beside(folder: Path) -> dict[str, str]:
    """Make the places, with what is outside of them outside of all that is read."""
    (places := folder / "around" / "places").mkdir(parents=True)
    return make_places(places)


def costs(folder: Path, options: list[str]) -> list[str]:
    """Run over each costly file by itself; what is wrong."""
    faults: list[str] = []
    for name, data, right in costly():
        shutil.rmtree(folder / "in", ignore_errors=True)
        shutil.rmtree(folder / "w", ignore_errors=True)
        (folder / "in").mkdir()
        path = folder / "in" / name
        path.write_bytes(data) if isinstance(data, bytes) else data(path)
        if name == "manifest.csv":
            (folder / "in" / "sound.txt").write_text("The envoys met in the old town on Monday.")
        ended = Watched(folder, ["in"], options)
        ends = ends_of(folder / "w").get(f"in/{name}", set()) if not ended.code else set()
        _SAID.print(f"{name}: {', '.join(sorted(ends))}; {ended.told()}", markup=False)
        faults += _faults_of(ended)
        if not ends or not ends <= set(right):
            faults.append(f"{name} ends as {ends or 'nothing'}, not as {right}")
    return faults


def _faults_of(ended: Watched) -> list[str]:
    """What is wrong with how a run ENDED, whatever it read."""
    if ended.code:
        return [f"exit {ended.code}: {ended.output[-2000:]} {ended.errors[-2000:]}"]
    run: dict[str, Any] = json.loads(ended.output)["run"]
    faults = ["tells a fault of Parley"] if "Traceback" in ended.errors else []
    parts = run["n_documents_published"] + run["n_documents_failed"]
    if run["n_documents_seen"] != parts:
        faults.append(f"{run['n_documents_seen']} seen, {parts} ended")
    return faults


def main(what: str = "files", *options: str) -> int:
    """Run over WHAT; 1 if anything ended as it may not."""
    folder = Path(tempfile.mkdtemp(prefix="parley-hostile-")).resolve()
    (folder / "tmp").mkdir()
    faults = {"files": files, "costly": costs}[what](folder, list(options))
    faults += [f"left: {each.name}" for each in (folder / "tmp").iterdir()]
    _SAID.print("\n".join([*faults, f"{len(faults)} faults, in {folder}"]), markup=False)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
