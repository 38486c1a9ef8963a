"""Ctrl-C and SIGTERM end a command with a word and a code, whatever is loaded or done just then."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from parley.flows.cli import entry

# What runs in a process of its own: an interrupt while the module of that name is imported, as
# libraries deal with it (let it through, swallow it, or make another error of it).
INTERRUPTED = """
import importlib.abc, os, signal, sys
from importlib.machinery import ModuleSpec

class Interrupting(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {name!r}:
            sys.meta_path.remove(self)
            try:
                os.kill(os.getpid(), signal.SIGINT)
                for _ in range(10**6):
                    pass
            except KeyboardInterrupt:
                {then}
        return None

sys.meta_path.insert(0, Interrupting())
sys.argv = ["parley", *{arguments!r}]
from parley.flows.cli.entry import main
main()
"""


def ended(name: str, then: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = INTERRUPTED.format(name=name, then=then, arguments=arguments)
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("then", ["raise", "raise AttributeError('half loaded') from None", "pass"])
@pytest.mark.parametrize("name", ["typer", "parley.flows.cli.query", "pyarrow", "duckdb"])
def test_an_interrupt_while_something_loads(tmp_path, name, then):
    result = ended(name, then, "status", "-w", str(tmp_path))
    assert result.returncode == 130, result.stderr
    assert result.stderr.count("Interrupted") == 1
    assert "Traceback" not in result.stderr
    assert "fault of Parley" not in result.stderr


def test_without_an_interrupt_a_command_ends_as_it_should(tmp_path):
    result = ended("no_such_module", "raise", "status", "-w", str(tmp_path))
    assert result.returncode == 7
    assert "Interrupted" not in result.stderr


def test_a_command_searches_for_garbage_less_often_than_python(monkeypatch):
    before, seen = gc.get_threshold(), []
    monkeypatch.setattr(entry.interrupt, "watch", lambda: None)
    monkeypatch.setattr("parley.flows.cli.main.app", lambda: seen.append(gc.get_threshold()))
    gc.set_threshold(700, 10, 10)
    try:
        entry.main()
    finally:
        gc.set_threshold(*before)
    assert seen[0][0] > 700


# What a flow does on a server: Prefect has a handler of its own then, and DuckDB makes an error of
# its own of what that raises.
QUERYING = """
import os, signal, sys, threading
import duckdb
from prefect.utilities.engine import capture_sigterm
from parley.flows.cli import entry, main

def query():
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM)).start()
    with capture_sigterm():
        duckdb.sql("SELECT sum(hash(range)) FROM range(1_000_000_000_000)").fetchall()

main.app.command("long", cls=main.Command)(query)
sys.argv = ["parley", "long"]
entry.main()
"""


# What hears no signal until it is done, as DuckDB now and then.
DEAF = """
import hashlib, os, signal, sys, threading
from parley.flows.cli import entry, main

def count():
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM)).start()
    hashlib.pbkdf2_hmac("sha256", b"", b"", 2**31 - 1)

main.app.command("long", cls=main.Command)(count)
entry.interrupt.patience = 1
sys.argv = ["parley", "long"]
entry.main()
"""


@pytest.mark.parametrize("code", [QUERYING, DEAF], ids=["querying", "deaf"])
def test_a_termination_while_something_works_long(tmp_path, code):
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, cwd=tmp_path
    )
    assert result.returncode == 143, result.stderr
    assert result.stderr.count("Ended from outside") == 1
    assert "fault of Parley" not in result.stderr


# Runs a command and prints which of the heavy modules it has loaded.
LOADED = """
import sys
sys.argv = ["parley", *{arguments!r}]
from parley.flows.cli.entry import main
try:
    main()
except SystemExit:
    pass
print("loaded", *sorted(set(sys.modules) & set({heavy!r})), file=sys.stderr)
"""
HEAVY = ("prefect", "spacy", "duckdb", "pyarrow", "pandas", "numpy", "great_expectations",
         "trafilatura", "onnxruntime", "pydantic_settings")  # fmt: skip
READING = ("prefect", "spacy", "great_expectations", "trafilatura", "onnxruntime")


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [(("--help",), HEAVY), (("run", "--help"), HEAVY), (("releases",), READING)],
)
def test_a_command_loads_no_more_than_it_needs(tmp_path, arguments, heavy):
    code = LOADED.format(arguments=arguments, heavy=heavy)
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert result.stderr.splitlines()[-1] == "loaded"
