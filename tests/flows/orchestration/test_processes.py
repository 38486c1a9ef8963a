"""A call that takes too much ends alone, with what it took and the setting that says so."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from parley.flows.orchestration import processes as module
from parley.flows.orchestration.processes import Limits, Overrun, Processes
from parley.schemas.errors import ModelError, ParleyError

SECONDS = 1.0
LITTLE = 100_000_000


def made(kind: str) -> Callable[..., object]:
    """What the processes of these tests do: whatever the argument says."""
    if kind == "unready":
        raise ModelError("the model is broken.")
    return done


def took(_: bytes) -> Callable[..., object]:
    """What a process does that is begun with more than a channel holds at once."""
    return done


def done(what: str) -> object:
    while what == "spin":
        pass
    if what == "sleep":
        time.sleep(60)
    if what == "fill":
        return sum(len(each) for each in [bytes(10_000_000) for _ in range(100)])
    if what == "break":
        os.abort()
    if what == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if what.startswith("killed while "):
        _kill_while(Path(what.removeprefix("killed while ")))
    if what == "raise":
        raise PermissionError(13, "No right to it")
    if what == "tell of garbage":
        return gc.get_threshold()[0], gc.get_freeze_count()
    return os.getpid()


def _kill_while(there: Path) -> None:
    """Kill this process where the file is THERE, which it is once."""
    if there.is_file():
        there.unlink()
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(scope="module")
def processes():
    pool: Processes[object] = Processes(1, made, ("sound",), Limits(SECONDS, LITTLE))
    yield pool
    pool.end()


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("spin", "PARLEY_DOCUMENT_SECONDS"),
        pytest.param(
            "fill",
            "PARLEY_DOCUMENT_BYTES",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="limits memory on Linux"),
        ),
        ("break", "SIGABRT"),
    ],
)
def test_a_call_that_takes_too_much_is_told_and_the_next_goes_on(processes, what, told):
    before = processes.call("go on")
    with pytest.raises(Overrun, match=told):
        processes.call(what)
    after = processes.call("go on")
    assert after != before
    assert not is_alive(before)


def test_a_call_that_only_waits_ends_by_the_clock():
    processes: Processes[object] = Processes(1, made, ("sound",), Limits(0.5, patience=1))
    with pytest.raises(Overrun, match="PARLEY_DOCUMENT_SECONDS"):
        processes.call("sleep")


def test_an_error_comes_back_and_its_process_goes_on(processes):
    before = processes.call("go on")
    with pytest.raises(PermissionError) as caught:
        processes.call("raise")
    assert caught.value.strerror == "No right to it"
    assert "in done" in caught.value.__notes__[0]
    assert processes.call("go on") == before


def test_what_a_process_has_loaded_is_not_searched_for_garbage(processes):
    every, kept = processes.call("tell of garbage")
    assert every > 700  # Python's own
    assert kept > len(gc.get_objects()) / 100


def test_another_process_takes_the_place_of_one_that_others_end(processes, tmp_path, caplog):
    before = processes.call("go on")
    (once := tmp_path / "once").touch()
    after = processes.call(f"killed while {once}")
    assert after != before
    assert "another goes on" in caplog.text
    assert processes.call("go on") == after


class _DiesAtFirst:
    """The command of a process, which the first time is ended before it is told what to do."""

    def __init__(self, command: str) -> None:
        self._commands = iter(
            ["import os, signal; os.kill(os.getpid(), signal.SIGKILL)", command, command]
        )

    def format(self, **values: str) -> str:
        return next(self._commands).format(**values)


def test_another_process_takes_the_place_of_one_that_ended_while_it_was_begun(monkeypatch):
    monkeypatch.setattr(module, "_COMMAND", _DiesAtFirst(module._COMMAND))
    pool: Processes[object] = Processes(1, took, (bytes(10_000_000),), Limits())
    called: list[object] = []
    thread = threading.Thread(target=lambda: called.append(pool.call("go on")), daemon=True)
    thread.start()
    thread.join(60)
    pool.end()
    assert called, "the call waits for a process that is gone"


def test_none_starts_once_they_are_over():
    over: Processes[object] = Processes(1, made, ("sound",), Limits())
    over.end()
    with pytest.raises(ParleyError, match="has ended"):
        over.call("go on")


def test_a_process_that_others_end_again_is_no_fault_of_the_document(processes):
    with pytest.raises(ParleyError, match="take fewer workers"):
        processes.call("killed")


def test_what_cannot_be_made_is_raised():
    with pytest.raises(ModelError):
        Processes(1, made, ("unready",), Limits()).call("go on")


def is_alive(pid: object) -> bool:
    try:
        os.kill(int(str(pid)), 0)
    except ProcessLookupError:
        return False
    return True
