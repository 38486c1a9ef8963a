"""README's lines on scheduling, pasted at once: a scheduled run fills the warehouse."""

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
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from parley.schemas.tables import TABLES
from parley.warehouse.query import run_query
from parley.warehouse.store.home import Warehouse

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
PATIENCE = 600


def lines_to_paste() -> str:
    """The block of README that starts server and worker."""
    section = (PROJECT / "README.md").read_text(encoding="utf-8").split("## Every hour")[1]
    return section.split("```")[1].strip()


class Prefect:
    """A Prefect server with a worker, as README's lines start them, on a port of its own."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.api = f"http://127.0.0.1:{port}/api"
        kept = {name: at for name, at in os.environ.items() if not name.startswith("PREFECT_")}
        self.environment = {
            **kept,
            "PATH": f"{BIN}:{os.environ['PATH']}",
            "PREFECT_HOME": str(home),
            "PREFECT_SERVER_API_PORT": str(port),
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "2",
            "PREFECT_WORKER_QUERY_SECONDS": "2",
            "PREFECT_UI_ENABLED": "false",
            # SQLite, on a machine that has much else to do.
            "PREFECT_SERVER_DATABASE_TIMEOUT": "120",
            "PREFECT_CLIENT_RETRY_EXTRA_CODES": "500",
        }
        self.log = (home / "log.txt").open("w+b")
        lines = lines_to_paste().replace("http://127.0.0.1:4200/api", self.api)
        assert "> prefect-server.log 2>&1 &" in lines  # unread, its first warning would end it
        lines = lines.replace("prefect-server.log", str(home / "server.txt"))
        self.shell = subprocess.Popen(
            ["bash", "-e", "-c", lines],
            cwd=PROJECT,
            env=self.environment,
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
        )

    def ask(self, path: str, question: object = None) -> object:
        """The answer of the server's API."""
        data = None if question is None else json.dumps(question).encode()
        request = urllib.request.Request(
            f"{self.api}{path}", data, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def found(self, path: str, question: object = None) -> object:
        """The same; None where there is no answer yet."""
        try:
            return self.ask(path, question)
        except OSError:  # no server yet, no such thing yet, or its database is busy
            return None

    def schedule(self, deployment: dict[str, object], parameters: dict[str, object]) -> object:
        """Give DEPLOYMENT another schedule, with PARAMETERS, which is due in seconds."""
        due = datetime.now(UTC) + timedelta(seconds=5)
        schedule = {"interval": 3600, "anchor_date": due.isoformat(), "timezone": "UTC"}
        wanted = [{"schedule": schedule, "active": True, "parameters": parameters}]
        return self.found(f"/deployments/{deployment['id']}/schedules", wanted)

    def ended(self, warehouse: Path) -> dict[str, object] | None:
        """The scheduled run of the main flow on WAREHOUSE, once it is over."""
        runs = self.found("/flow_runs/filter", {"flows": {"name": {"any_": ["parley"]}}}) or []
        for run in runs:
            over = run["state_type"] in ("COMPLETED", "FAILED", "CRASHED")
            if over and run["parameters"].get("warehouse") == str(warehouse):
                return run
        return None

    def wait(self, condition, what: str) -> object:
        """What CONDITION gives, once it gives something."""
        deadline = time.monotonic() + PATIENCE
        while not (given := condition()):
            if time.monotonic() > deadline or self.shell.poll() is not None:
                self.log.seek(0)
                pytest.fail(f"{what}\n{self.log.read().decode(errors='replace')[-5000:]}")
            time.sleep(1)
        return given

    def stop(self) -> None:
        """End all that was started, with all that it started."""
        for kind in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(self.shell.pid, kind)
            with suppress(subprocess.TimeoutExpired):
                self.shell.wait(timeout=10)
        self.log.close()


@pytest.fixture
def prefect(tmp_path_factory, place_database):
    home = tmp_path_factory.mktemp("prefect")
    place_database(home)
    started = Prefect(home)
    yield started
    started.stop()


def test_a_scheduled_run_fills_the_warehouse(prefect, texts, warehouse):
    path = "/deployments/name/parley/parley-hourly"
    deployment = prefect.wait(lambda: prefect.found(path), "nothing is deployed")
    # One text, read by the rules and without codebooks: what is tried here is the schedule.
    parameters = {
        "inputs": [str(texts / "a.txt")],
        "warehouse": str(warehouse),
        "codebooks": ["none"],
        "reader": "rules",
    }
    prefect.wait(lambda: prefect.schedule(deployment, parameters), "the server is always busy")
    run = prefect.wait(lambda: prefect.ended(warehouse), "no scheduled run has ended")

    assert run["state_type"] == "COMPLETED", run
    assert run["auto_scheduled"] is True
    assert run["name"] == f"{warehouse}: 1 document, 1 parsed, release 1"
    rows = run_query(Warehouse(warehouse), "SELECT source_uri, run_id FROM documents").to_pylist()
    assert [row["source_uri"] for row in rows] == [str(texts / "a.txt")]
    (told,) = run_query(
        Warehouse(warehouse), f"SELECT status FROM runs WHERE run_id = '{rows[0]['run_id']}'"
    ).to_pylist()
    assert told["status"] == "completed"

    # What Prefect has been told: what Parley logs, with the run and with the tasks in it.
    wanted = {"logs": {"flow_run_id": {"any_": [run["id"]]}}, "limit": 200}
    prefect.wait(
        lambda: (
            "release_1 published" in {e["message"] for e in prefect.ask("/logs/filter", wanted)}
        ),
        "no log line of Parley's is with the run",
    )

    # And each published table as an asset.
    made = {"event": {"name": ["prefect.asset.materialization.succeeded"]}}
    events = prefect.wait(
        lambda: prefect.ask("/events/filter", {"filter": made, "limit": 50})["events"],
        "no table is an asset",
    )
    tables = {event["resource"]["prefect.resource.id"].rpartition("/")[2] for event in events}
    assert tables == {table.name for table in TABLES}


def test_deployments_take_the_parameters_of_their_flows_which_are_described():
    from parley.flows.pipeline import parley
    from parley.flows.scheduled.backfill import backfill
    from parley.flows.scheduled.nightly import check

    flows = {"parley-hourly": parley, "parley-nightly": check, "parley-backfill": backfill}
    deployments = yaml.safe_load((PROJECT / "prefect.yaml").read_text())["deployments"]
    assert [each["name"] for each in deployments] == [*flows]
    for deployment in deployments:
        flow = flows[deployment["name"]]
        path, _, name = deployment["entrypoint"].partition(":")
        assert Path(flow.fn.__code__.co_filename).samefile(PROJECT / path)
        assert flow.fn.__name__ == name
        described = flow.parameters.model_dump()["properties"]
        assert deployment["parameters"].keys() == described.keys()
        assert all(each["description"] for each in described.values())
        flow.validate_parameters(deployment["parameters"])
        assert deployment["concurrency_limit"]["limit"] == 1
    hourly, nightly, _ = deployments
    assert hourly["schedules"] == [{"cron": "0 * * * *", "timezone": "UTC", "active": True}]
    assert nightly["schedules"][0]["cron"] == "30 3 * * *"
