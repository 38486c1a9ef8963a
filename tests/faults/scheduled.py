"""Scheduled runs whose worker, or whole machine, is ended: does the next scheduled run go on?

    python -m tests.faults.scheduled [worker|run|both|machine ...]

By hand, since each takes minutes. Prefect's server and a worker are started as README says, with a
deployment that is due each minute. In the middle of its first run the worker is killed, the run's
own process, both, or all with the server; then what was killed is started again, as a service
manager would. A later scheduled run must complete by itself, and publish all texts.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from rich.console import Console

from parley.warehouse.query import run_query
from parley.warehouse.store.history import current
from parley.warehouse.store.home import Warehouse
from tests.faults.processes import below, command_of, end, marked
from tests.faults.texts import FIRST, LATER, write_texts
from tests.flows.test_schedule import PROJECT, Prefect

_SAID = Console(soft_wrap=True, highlight=False)
_MARK = "PREFECT_HOME"
PATIENCE = 1_500
EVERY = 60


class Kept(Prefect):
    """A server with a worker, of which each can be started again."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.home = home
        self.began = time.monotonic()

    def start(self, *command: str) -> None:
        """Begin a COMMAND of Prefect's as README does."""
        environment = {**self.environment, "PREFECT_API_URL": self.api}
        subprocess.Popen(
            ["prefect", *command],
            cwd=PROJECT,
            env=environment,
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
            executable=str(Path(sys.executable).parent / "prefect"),
        )

    def until(self, condition, what: str) -> object:
        """What CONDITION gives, once it gives something."""
        deadline = time.monotonic() + PATIENCE
        while not (given := condition()):
            if time.monotonic() > deadline:
                raise TimeoutError(what)
            time.sleep(1)
        return given

    def runs(self) -> list[dict]:
        """The runs that the schedule has made and that are due or over, the first one first."""
        asked = {"flows": {"name": {"any_": ["parley"]}}, "sort": "EXPECTED_START_TIME_ASC"}
        found = self.found("/flow_runs/filter", asked) or []
        return [run for run in found if run["state_type"] != "SCHEDULED"]

    def workers(self) -> list[int]:
        """The processes of the worker itself."""
        mine = [pid for pid in marked(f"{_MARK}={self.home}") if pid != self.shell.pid]
        return [pid for pid in mine if " worker start " in command_of(pid)]

    def tell(self, text: str) -> None:
        """Say TEXT with how long all has taken."""
        _SAID.print(f"  {time.monotonic() - self.began:4.0f} s: {text}", markup=False)


def befall(whom: str, folder: Path) -> list[str]:
    """Let WHOM be killed in the middle of a scheduled run; what is wrong."""
    write_texts(folder / "texts", {**FIRST, **LATER}, set())
    warehouse = Warehouse(folder / "w")
    (home := folder / "prefect").mkdir()
    prefect = Kept(home)
    try:
        deployment = prefect.until(
            lambda: prefect.found("/deployments/name/parley/parley-hourly"), "nothing is deployed"
        )
        parameters = {
            "inputs": [str(folder / "texts")],
            "warehouse": str(warehouse.folder),
            "codebooks": ["none"],
            "reader": "rules",
        }
        schedule = {"interval": EVERY, "timezone": "UTC"}
        wanted = [{"schedule": schedule, "active": True, "parameters": parameters}]
        path = f"/deployments/{deployment['id']}/schedules"
        prefect.until(lambda: prefect.found(path, wanted), "the server is always busy")
        # In the middle: once the texts are in the library, before a release.
        prefect.until((warehouse.state / "library").exists, "no scheduled run has read")
        (first, *_) = prefect.runs()
        prefect.tell(f"{first['name']} is {first['state_type']}; {whom} is killed")
        _kill(whom, prefect)
        if whom == "machine":
            prefect.start("server", "start")
            prefect.until(lambda: prefect.found("/health"), "no server answers again")
        if whom != "run":
            prefect.start("worker", "start", "--pool", "parley", "--limit", "1")
        return _watch(prefect, first["id"], warehouse)
    finally:
        end(marked(f"{_MARK}={home}"))


def _kill(whom: str, prefect: Kept) -> None:
    workers = prefect.workers()
    children = [pid for worker in workers for pid in below(worker) if pid not in workers]
    mine = marked(f"{_MARK}={prefect.home}")
    end({"worker": workers, "run": children, "both": [*workers, *children], "machine": mine}[whom])
    with suppress(ProcessLookupError):  # the shell of README's lines, where it goes on
        os.kill(prefect.shell.pid, signal.SIGKILL)


def _watch(prefect: Kept, first: str, warehouse: Warehouse) -> list[str]:
    """Tell how runs end until one that began later has completed; what is wrong."""
    told: dict[str, str] = {}

    def later() -> bool:
        for run in prefect.runs():
            if told.get(run["id"]) != run["state_type"]:
                told[run["id"]] = run["state_type"]
                number = f"run {list(told).index(run['id']) + 1}"
                prefect.tell(f"{number} {run['state_name']} {run['state'].get('message') or ''}")
        return any(state == "COMPLETED" for id, state in told.items() if id != first)

    try:
        prefect.until(later, "no later run completes")
    except TimeoutError as error:
        return [str(error)]
    prefect.tell(f"the first run is told as {told[first]}")
    release = current(warehouse)
    if release is None or release.verify():
        return ["no whole release"]
    asked = "SELECT count(*) AS n FROM documents"
    (row,) = run_query(warehouse, asked).to_pylist()
    wanted = len({**FIRST, **LATER})
    return [] if row["n"] == wanted else [f"{row['n']} texts of {wanted}"]


def main(*whom: str) -> int:
    """Let each of WHOM be killed; 1 if anything went wrong."""
    wrong = 0
    for each in whom or ("worker", "run", "both", "machine"):
        folder = Path(tempfile.mkdtemp(prefix="parley-scheduled-")).resolve()
        _SAID.print(f"{each}:")
        faults = befall(each, folder)
        _SAID.print("\n".join(f"  {fault}" for fault in faults or ["well"]), markup=False)
        wrong += bool(faults)
        if not faults:
            shutil.rmtree(folder)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
