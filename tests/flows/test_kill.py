"""Runs without a server that end before their time: nothing published is lost, nothing is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from parley.warehouse.query import run_query
from parley.warehouse.store.home import Warehouse

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[2]
GUARD = Path(__file__).parent / "guard"
PATIENCE = 240
# What takes long to load is not what is tried here.
BARE = ("--codebook", "none", "--reader", "rules")
# A network of its own, in which not even this machine answers; where users may make one (Linux).
CUT_OFF = ("unshare", "--map-root-user", "--net")
# What lets a run take a disk for full: no file may be longer than so many bytes.
LIMIT_FILES = (
    "import os, resource, sys; most = int(sys.argv[1]); "
    "resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)); os.execv(sys.argv[2], sys.argv[2:])"
)
FULL_DISK = (sys.executable, "-c", LIMIT_FILES, "1000")


@pytest.fixture(scope="module")
def environment(tmp_path_factory, place_database):
    """An environment of its own, without a Prefect server."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    kept.pop("ORT_DISABLE_TELEMETRY")  # which Parley has set here
    home = tmp_path_factory.mktemp("prefect")
    place_database(home)
    paths = [str(GUARD), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **kept,
        "PREFECT_HOME": str(home),
        "HOME": str(tmp_path_factory.mktemp("home")),
        "TMPDIR": str(tmp_path_factory.mktemp("tmp")),
        "PYTHONPATH": os.pathsep.join(paths),
        "GUARDED": str(home / "beyond.txt"),
    }


def started(environment, *arguments, within=()):
    return subprocess.Popen(
        [*within, sys.executable, "-m", "parley", *map(str, arguments)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def cut_off():
    """What lets a command run without any network; nothing where that cannot be had."""
    try:
        can = subprocess.run([*CUT_OFF, "true"], check=False, capture_output=True).returncode == 0
    except OSError:
        can = False
    return CUT_OFF if can else ()


def helpers(environment):
    """The helper servers of this environment that are alive."""
    mark = f"PREFECT_HOME={environment['PREFECT_HOME']}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes():
                command = (process / "cmdline").read_bytes()
                if b"parley.flows.orchestration.server_process" in command:
                    found.append(int(process.name))
        except OSError:
            continue
    return found


def until(condition, what):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def documents(warehouse):
    (row,) = run_query(Warehouse(warehouse), "SELECT count(*) AS n FROM documents").to_pylist()
    return row["n"]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes through /proc")
def test_killed_and_interrupted(environment, texts, warehouse, parley, no_gate):
    assert parley("run", texts / "a.txt", "-w", warehouse, *BARE).code == 0
    assert documents(warehouse) == 1
    release = Warehouse(warehouse).release()

    # Killed in the middle of the stages, once the new documents are in the library.
    library = warehouse / "state" / "library"
    before = library.resolve()
    # Two workers are led by Prefect, which needs a server; one is not (the run at the end).
    killed = started(environment, "run", texts, "-w", warehouse, "--workers", 2, *BARE)
    until(lambda: library.resolve() != before or killed.poll() is not None, "no document came")
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=PATIENCE)
    assert killed.returncode == -signal.SIGKILL
    assert Warehouse(warehouse).release() == release
    assert documents(warehouse) == 1
    until(lambda: not helpers(environment), "the helper server outlived its run")

    # Interrupted as by Ctrl-C, while Prefect starts or later: the same, with a word and a code.
    interrupted = started(environment, "run", texts, "-w", warehouse, "--workers", 2, *BARE)
    until(lambda: helpers(environment) or interrupted.poll() is not None, "no helper started")
    time.sleep(1)
    interrupted.send_signal(signal.SIGINT)
    _, errors = interrupted.communicate(timeout=PATIENCE)
    assert interrupted.returncode == 130, errors
    assert "untouched" in errors
    assert "Traceback" not in errors
    assert documents(warehouse) == 1
    until(lambda: not helpers(environment), "the helper server outlived its run")

    # A disk that takes no more: the same, with what to do.
    full = started(environment, "run", texts, "-w", warehouse, *BARE, within=FULL_DISK)
    _, errors = full.communicate(timeout=PATIENCE)
    assert full.returncode == 7, errors
    assert "untouched" in errors
    assert "Make room" in errors
    assert documents(warehouse) == 1

    # And then a run that may end: without any network.
    last = started(environment, "run", texts, "-w", warehouse, "--json", *BARE, within=cut_off())
    output, errors = last.communicate(timeout=PATIENCE)
    assert last.returncode == 0, output + errors
    assert documents(warehouse) == 3
    assert helpers(environment) == []
    assert not list(warehouse.rglob(".building-*"))
    for place in ("HOME", "TMPDIR"):  # nor does a library keep or report anything
        assert not list(Path(environment[place]).iterdir())
    # The command, its helper server and what they started have stayed on this machine.
    beyond = Path(environment["GUARDED"])
    assert not beyond.exists(), beyond.read_text()


def test_the_guard_sees_what_leaves_this_machine(environment, tmp_path):
    code = """
import contextlib, socket
for address in ("127.0.0.1", "192.0.2.1"):
    with contextlib.suppress(OSError), socket.socket() as tried:
        tried.settimeout(0.01)
        tried.connect((address, 9))
with contextlib.suppress(OSError):
    socket.getaddrinfo("localhost", 9)
"""
    guarded = {**environment, "GUARDED": str(tmp_path / "beyond.txt")}
    subprocess.run([sys.executable, "-P", "-c", code], env=guarded, check=True)
    (line,) = Path(guarded["GUARDED"]).read_text().splitlines()
    assert line.startswith("socket.connect ('192.0.2.1', 9)")


HOLD = """
import sys
from pathlib import Path
from parley.warehouse.store.home import Warehouse
with Warehouse(Path(sys.argv[1])).lock():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_two_runs_at_once(parley, texts, warehouse):
    first = subprocess.Popen(
        [sys.executable, "-P", "-c", HOLD, str(warehouse)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout.readline() == "held\n"
    second = parley("run", texts, "-w", warehouse)
    first.communicate(timeout=PATIENCE)
    assert first.returncode == 0
    assert second.code == 7
    assert "Another run" in second.errors
