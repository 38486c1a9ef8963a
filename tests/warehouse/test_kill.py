"""A run killed at any moment leaves the last release readable, and the next one cleans up."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from parley.warehouse.query import run_query
from parley.warehouse.store.files import BUILDING
from parley.warehouse.store.history import releases
from parley.warehouse.store.release import publish, read_table

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

# The child publishes a second release and is killed when it calls FUNCTION for the COUNTth time.
CHILD = """
import os, pkgutil, signal, sys
from tests.warehouse.small import small_rows, tables_of
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import publish

folder, function, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
owner, name = pkgutil.resolve_name(function.rpartition(".")[0]), function.rpartition(".")[2]
original, calls = getattr(owner, name), []

def killed(*args):
    calls.append(args)
    if len(calls) == count:
        os.kill(os.getpid(), signal.SIGKILL)
    return original(*args)

setattr(owner, name, killed)
rows = small_rows()
rows["issues"][0]["name"] = "Land"
publish(Warehouse(folder), tables_of(rows), "r2")
"""
OLD, NEW = "Territorial concessions", "Land"


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
def test_a_killed_run_leaves_a_whole_release(warehouse, tables, function, count, name):
    publish(warehouse, tables, "r1")
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(warehouse.folder), function, str(count)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode == -signal.SIGKILL, child.stderr

    assert read_table(warehouse, "issues")["name"].to_pylist() == [name]
    assert run_query(warehouse, "SELECT name FROM issues")["name"].to_pylist() == [name]
    publish(warehouse, tables, "r3")
    assert read_table(warehouse, "issues")["name"].to_pylist() == [OLD]
    assert not list(warehouse.folder.rglob(f"{BUILDING}*"))
    names = [release.name for release in releases(warehouse)]
    assert names[0] == "release_1"
    assert warehouse.release().name == names[-1]
    assert len(names) == (2 if name == OLD else 3)  # what nobody has seen is no release
