"""The deployment of prefect.yaml on a real Prefect server: a scheduled run fills the warehouse."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from parley.warehouse.query import run_query
from parley.warehouse.store.home import Warehouse

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[2]
PATIENCE = 300


class Prefect:
    """A Prefect server with a worker, each in a process group of its own."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.api = f"http://127.0.0.1:{self.port}/api"
        self.environment = {
            **{
                name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")
            },
            "PREFECT_HOME": str(home),
            "PREFECT_API_URL": self.api,
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "2",
            "PREFECT_WORKER_QUERY_SECONDS": "2",
            "PREFECT_UI_ENABLED": "false",
        }
        self.log = (home / "log.txt").open("w+b")
        self.processes: list[subprocess.Popen[bytes]] = []

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "prefect", "--no-prompt", *arguments]

    def start(self, *arguments: str) -> None:
        """Start a command that does not end by itself."""
        self.processes.append(
            subprocess.Popen(
                self._command(*arguments),
                cwd=PROJECT,
                env=self.environment,
                stdout=self.log,
                stderr=self.log,
                start_new_session=True,
            )
        )

    def call(self, *arguments: str) -> None:
        """Run a command to its end."""
        subprocess.run(
            self._command(*arguments),
            cwd=PROJECT,
            env=self.environment,
            check=True,
            stdout=self.log,
            stderr=self.log,
            timeout=PATIENCE,
        )

    def ask(self, path: str, question: object = None) -> object:
        """The answer of the server's API."""
        data = None if question is None else json.dumps(question).encode()
        request = urllib.request.Request(
            f"{self.api}{path}", data, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def is_up(self) -> bool:
        try:
            return self.ask("/health") is True
        except OSError:
            return False

    def has_pool(self) -> bool:
        try:
            return bool(self.ask("/work_pools/parley"))
        except urllib.error.HTTPError:
            return False

    def has_near_schedule(self) -> bool:
        """Whether the deployment could be given another schedule, which is due in seconds."""
        deployment = self.ask("/deployments/name/parley/parley-hourly")
        assert isinstance(deployment, dict)
        due = datetime.now(UTC) + timedelta(seconds=10)
        schedule = {"interval": 60, "anchor_date": due.isoformat(), "timezone": "UTC"}
        wanted = [{"schedule": schedule, "active": True}]
        try:
            self.ask(f"/deployments/{deployment['id']}/schedules", wanted)
        except urllib.error.HTTPError as error:
            if error.code == 503:  # its database is busy
                return False
            raise
        return True

    def runs(self) -> list[dict[str, object]]:
        """The scheduled runs of the main flow that are over."""
        found = self.ask("/flow_runs/filter", {"flows": {"name": {"any_": ["parley"]}}})
        assert isinstance(found, list)
        return [run for run in found if run["state_type"] in ("COMPLETED", "FAILED", "CRASHED")]

    def wait(self, condition, what: str) -> None:
        """Return when CONDITION holds."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > deadline or any(
                each.poll() is not None for each in self.processes
            ):
                self.log.seek(0)
                pytest.fail(f"{what}\n{self.log.read().decode(errors='replace')[-5000:]}")
            time.sleep(0.5)

    def stop(self) -> None:
        """End all that was started, with all that it started."""
        for kind in (signal.SIGTERM, signal.SIGKILL):
            for process in reversed(self.processes):
                try:
                    os.killpg(process.pid, kind)
                    process.wait(timeout=10)
                except (ProcessLookupError, subprocess.TimeoutExpired):
                    continue
        self.log.close()


@pytest.fixture
def prefect(tmp_path_factory):
    prefect = Prefect(tmp_path_factory.mktemp("prefect"))
    try:
        prefect.start("server", "start", "--port", str(prefect.port))
        prefect.wait(prefect.is_up, "the server does not answer")
        yield prefect
    finally:
        prefect.stop()


def test_a_scheduled_run_fills_the_warehouse(prefect, texts, warehouse):
    prefect.start("worker", "start", "--pool", "parley", "--type", "process")
    prefect.wait(prefect.has_pool, "the worker has made no pool")
    prefect.call(
        "deploy", "--name", "parley-hourly",
        "--param", f"inputs={json.dumps([str(texts / 'a.txt')])}",
        "--param", f"warehouse={warehouse}",
    )  # fmt: skip
    prefect.wait(prefect.has_near_schedule, "the server is always busy")
    prefect.wait(prefect.runs, "no scheduled run has ended")

    run = min(prefect.runs(), key=lambda each: str(each["end_time"]))
    assert run["state_type"] == "COMPLETED", run
    assert run["auto_scheduled"] is True
    rows = run_query(Warehouse(warehouse), "SELECT source_uri, run_id FROM documents").to_pylist()
    assert [row["source_uri"] for row in rows] == [str(texts / "a.txt")]
    (told,) = run_query(
        Warehouse(warehouse), f"SELECT status FROM runs WHERE run_id = '{rows[0]['run_id']}'"
    ).to_pylist()
    assert told["status"] == "completed"


def test_the_deployment_is_hourly_and_its_parameters_are_those_of_the_flow():
    from parley.flows.pipeline import parley

    (deployment,) = yaml.safe_load((PROJECT / "prefect.yaml").read_text())["deployments"]
    assert deployment["schedules"] == [{"cron": "0 * * * *", "timezone": "UTC", "active": True}]
    described = parley.parameters.model_dump()["properties"]
    assert deployment["parameters"].keys() == described.keys()
    assert all(each["description"] for each in described.values())
    parley.validate_parameters(deployment["parameters"])
