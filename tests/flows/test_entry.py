"""An interrupt ends the command with a word and 130, whatever is being loaded or done just then."""

from __future__ import annotations

import subprocess
import sys

import pytest

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
