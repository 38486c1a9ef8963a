"""The processes of a command, on Linux: those below it, what they took, those that outlived it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")


def below(pid: int) -> list[int]:
    """PID and all processes that it and its children have started, those that have ended left out.

    Those of a process that has ended belong to others, and are not found.
    """
    found = [pid]
    for parent in found:  # grows while it is gone through
        for thread in _PROC.glob(f"{parent}/task/*/children"):
            with suppress(OSError):
                found += map(int, thread.read_text().split())
    return found


def worked(pids: Iterable[int]) -> float:
    """The seconds of the processor that PIDS took, with those of their children that have ended."""
    ticks = 0
    for pid in pids:
        with suppress(OSError):
            told = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, told[11:15]))
    return ticks / _TICKS


def command_of(pid: int) -> str:
    """The command line of PID; empty where it has ended."""
    with suppress(OSError):
        return (_PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def marked(mark: str) -> list[int]:
    """The processes with MARK (such as "NAME=value") in the environment that they began with."""
    found = []
    for process in _PROC.glob("[0-9]*"):
        with suppress(OSError):
            if mark.encode() in (process / "environ").read_bytes().split(b"\0"):
                found.append(int(process.name))
    return found


def send(pids: Iterable[int], number: int) -> None:
    """Send the signal NUMBER to PIDS, of which some may have ended."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def end(pids: Iterable[int]) -> None:
    """Kill PIDS."""
    send(pids, signal.SIGKILL)
