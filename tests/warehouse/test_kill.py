"""A run killed at any moment leaves the last release readable, and the next one cleans up."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from parley.warehouse.query import run_query
from parley.warehouse.store.files import BUILDING
from parley.warehouse.store.history import releases
from parley.warehouse.store.release import publish, read_table
from tests.warehouse.small import few_tables

pytestmark = [pytest.mark.slow, pytest.mark.whole]

ROOT = Path(__file__).parents[2]

# For each line that it reads, "FOLDER FUNCTION COUNT", a child publishes a second release and is
# killed when it calls FUNCTION for the COUNTth time; the line that it writes tells how that ended.
# What a child needs is imported before, once: that takes longer than what the child does.
PARENT = """
import os, pkgutil, signal, sys
from tests.warehouse.small import few_tables, small_rows, tables_of
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import publish

rows = small_rows()
rows["issues"][0]["name"] = "Land"

def publish_and_die(folder, function, count):
    owner, name = pkgutil.resolve_name(function.rpartition(".")[0]), function.rpartition(".")[2]
    original, calls = getattr(owner, name), []

    def killed(*args):
        calls.append(args)
        if len(calls) == int(count):
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*args)

    setattr(owner, name, killed)
    publish(Warehouse(folder), tables_of(rows), "r2")

with few_tables():
    for line in sys.stdin:
        child = os.fork()
        if not child:
            try:
                publish_and_die(*line.split())
            finally:
                os._exit(1)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
"""
OLD, NEW = "Territorial concessions", "Land"

Killed = Callable[..., int]


@pytest.fixture(autouse=True)
def _few_tables() -> Iterator[None]:
    with few_tables():
        yield


@pytest.fixture(scope="module")
def killed() -> Iterator[Killed]:
    """Publish in a process that is killed on the way, and tell how it ended."""
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdin is not None
    assert parent.stdout is not None
    asked, answers = parent.stdin, parent.stdout

    def killing(folder: Path, function: str, count: int) -> int:
        print(folder, function, count, file=asked, flush=True)
        return int(answers.readline())

    yield killing
    parent.communicate()


@pytest.mark.parametrize(
    ("function", "count", "name"),
    [
        pytest.param(
            "parley.warehouse.store.release.write_database", 1, OLD, id="before-the-database"
        ),
        pytest.param("parley.warehouse.store.files.sync", 1, OLD, id="before-the-rename"),
        pytest.param("parley.warehouse.store.home.point", 1, OLD, id="before-the-swap"),
        pytest.param("parley.warehouse.store.files.os.replace", 1, OLD, id="in-the-swap"),
        pytest.param(
            "parley.warehouse.store.home.Warehouse._link_published", 2, NEW, id="after-the-swap"
        ),
        pytest.param("parley.warehouse.store.release.prune", 1, NEW, id="before-the-pruning"),
    ],
)
def test_a_killed_run_leaves_a_whole_release(warehouse, tables, killed, function, count, name):
    publish(warehouse, tables, "r1")
    assert killed(warehouse.folder, function, count) == -signal.SIGKILL

    assert read_table(warehouse, "issues")["name"].to_pylist() == [name]
    assert run_query(warehouse, "SELECT name FROM issues")["name"].to_pylist() == [name]
    publish(warehouse, tables, "r3")
    assert read_table(warehouse, "issues")["name"].to_pylist() == [OLD]
    assert not list(warehouse.folder.rglob(f"{BUILDING}*"))
    names = [release.name for release in releases(warehouse)]
    assert names[0] == "release_1"
    assert warehouse.release().name == names[-1]
    assert len(names) == (2 if name == OLD else 3)  # what nobody has seen is no release
