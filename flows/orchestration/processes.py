"""Processes of our own that work on one thing at a time, and end when it takes too much.

Pools of the standard library cannot end one task: neither an expression that backtracks for hours
nor a parser that fills the memory listens to anything but the end of its process. Nor can they be
had without a guard in the user's own script, which they would run again; a command of ours can.
"""

from __future__ import annotations

import logging
import math
import os
import queue
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from typing import Any, Generic, NoReturn, TypeVar

from parley.flows.orchestration import garbage
from parley.schemas.errors import ParleyError

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]

_log = logging.getLogger(__name__)
R = TypeVar("R")
_COMMAND = "import sys; from {module} import serve; serve(*map(int, sys.argv[1:]))"
_STATUS = Path("/proc/self/status")
OVER_LIMIT = "over_limit"
"""The kind of refusal of what took too much."""

_FROM_OUTSIDE = (-signal.SIGKILL, -signal.SIGTERM)
_DONE, _RAISED, _NO_MEMORY = "done", "raised", "no memory"


@dataclass(frozen=True)
class Limits:
    """What one document may take: SECONDS of the processor, and BYTES of memory; 0 is no limit.

    Not by the clock, so that the same documents are read on a busy machine as on an idle one; but
    who waits without working has PATIENCE times as long.
    """

    seconds: float = 0
    bytes: int = 0
    patience: float = 20

    def __bool__(self) -> bool:
        return bool(self.seconds or self.bytes)


class Overrun(Exception):
    """A call took more than its limits, or its process broke; what is told says which."""


class _LostError(ParleyError):
    """Somebody else has ended a process."""


class Processes(Generic[R]):
    """COUNT processes that call what MAKE(*GIVEN) returns, within LIMITS; safe to use in threads.

    A process starts with its first call, and another takes the place of one that was ended. A call
    whose process somebody else has ended is made once more.
    """

    def __init__(
        self,
        count: int,
        make: Callable[..., Callable[..., R]],
        given: Sequence[Any],
        limits: Limits,
    ) -> None:
        self._idle: queue.SimpleQueue[_Process | None] = queue.SimpleQueue()
        for _ in range(count):
            self._idle.put(None)
        self._make, self._given, self._limits = make, tuple(given), limits
        self._all: set[_Process] = set()
        self._starting = threading.Lock()
        self._is_over = False

    def call(self, *arguments: Any) -> R:
        """What the function returns for ARGUMENTS in one of the processes; its errors are raised.

        Raises
        ------
        Overrun: the call took too long or too much memory, or its process broke.
        ParleyError: somebody else has ended the process, and the next one too.
        """
        try:
            return self._called(arguments)
        except _LostError:
            if self._is_over:
                raise
            _log.warning("A process that reads documents was ended from outside; another goes on.")
            return self._called(arguments)

    def _called(self, arguments: tuple[Any, ...]) -> R:
        process = self._idle.get()
        is_sound = False
        try:
            process = process or self._started()
            result: R = process.call(arguments)
            is_sound = True
            return result
        except _Raised as raised:
            is_sound = True
            raise raised.error from None
        finally:
            if process is not None and not is_sound:
                self._all.discard(process)
                process.end()
            self._idle.put(process if is_sound else None)

    def end(self) -> None:
        """End all processes, whatever they do; no other starts."""
        with self._starting:
            self._is_over = True
        while self._all:
            self._all.pop().end()

    def _started(self) -> _Process:
        with self._starting:
            if self._is_over:
                raise _lost()
            process = _Process(self._make, self._given, self._limits)
            self._all.add(process)
        return process


def _lost() -> _LostError:
    return _LostError(
        "a process that reads documents has ended before its work was done.",
        where="workers",
        mend="It may have run out of memory: take fewer workers, or lower PARLEY_DOCUMENT_BYTES.",
    )


class _Raised(Exception):
    """The function raised ERROR; its process goes on."""

    def __init__(self, error: Exception) -> None:
        self.error = error


class _Process:
    """A process with its channel, and the lifeline that ends it when its parent is gone."""

    def __init__(self, make: Callable[..., Any], given: tuple[Any, ...], limits: Limits) -> None:
        self._limits = limits
        self._channel, theirs = Pipe()
        lifeline, self._ours = Pipe(duplex=False)
        ends = (theirs.fileno(), lifeline.fileno())
        self._process = subprocess.Popen(
            [sys.executable, "-c", _COMMAND.format(module=__name__), *map(str, ends)],
            pass_fds=ends,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))},
            process_group=0,  # a terminal's Ctrl-C is for us
        )
        theirs.close()
        lifeline.close()
        self._is_ready = False
        try:
            self._channel.send((make, given, limits))
        except OSError:
            try:
                self._broken()
            finally:
                self.end()

    def call(self, arguments: tuple[Any, ...]) -> Any:
        if not self._is_ready:  # what it loads is ours, and takes its time
            self._answer()
            self._is_ready = True
        try:
            self._channel.send(arguments)
        except OSError:
            self._broken()
        seconds = self._limits.seconds
        if seconds and not self._channel.poll(seconds * (self._limits.patience if resource else 1)):
            raise self._took_too_long()
        kind, answer = self._answer()
        if kind == _NO_MEMORY:
            raise Overrun(
                f"It took more memory than the {self._limits.bytes:,} bytes that "
                "PARLEY_DOCUMENT_BYTES allows. Split the text, or raise the limit."
            )
        if kind == _RAISED:
            raise _Raised(answer)
        return answer

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._channel.close()
        self._ours.close()

    def _answer(self) -> tuple[str, Any]:
        try:
            kind, answer = self._channel.recv()
        except (EOFError, OSError):
            self._broken()
        if kind == _RAISED and not self._is_ready:
            raise answer
        return kind, answer

    def _took_too_long(self) -> Overrun:
        return Overrun(
            f"It took more than the {self._limits.seconds:g} seconds that PARLEY_DOCUMENT_SECONDS "
            "allows. Split the text, or raise the limit."
        )

    def _broken(self) -> NoReturn:
        code = self._process.wait()
        if resource and code == -signal.SIGXCPU:
            raise self._took_too_long()
        if not self._is_ready and code not in _FROM_OUTSIDE:
            raise RuntimeError(f"a process that reads documents did not start (exit code {code})")
        if code in _FROM_OUTSIDE:
            raise _lost()
        how = signal.Signals(-code).name if code and code < 0 else f"exit code {code}"
        raise Overrun(
            f"The process that read it broke ({how}), for want of memory or by a fault of a "
            "library. Split the text, or raise PARLEY_DOCUMENT_BYTES."
        )


def serve(channel_at: int, lifeline_at: int) -> None:
    """What a process does: answer calls until its channel closes; end when its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    garbage.search_rarely()
    channel, lifeline = Connection(channel_at), Connection(lifeline_at)
    threading.Thread(target=_end_with_parent, args=(lifeline,), daemon=True).start()
    make, given, limits = channel.recv()
    try:
        function = make(*given)
    except Exception as error:  # noqa: BLE001 - the parent raises it
        channel.send((_RAISED, error))
        return
    garbage.keep_all()
    if limits.bytes:
        _limit_memory(limits.bytes)
    channel.send((_DONE, None))
    while True:
        try:
            arguments = channel.recv()
        except EOFError:
            return
        if limits.seconds:
            _limit_time(limits.seconds)
        channel.send(_answered(function, arguments))


def _answered(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[str, Any]:
    try:
        return _DONE, function(*arguments)
    except MemoryError:
        return _NO_MEMORY, None
    except Exception as error:  # noqa: BLE001 - the parent raises it
        error.add_note("".join(traceback.format_exception(error)))  # lost on the way otherwise
        return _RAISED, error


def _limit_memory(most: int) -> None:
    """Let this process take MOST bytes beyond what it has; on Linux, where this can be told."""
    if not resource or not _STATUS.is_file():
        return
    lines = dict(line.split(":", 1) for line in _STATUS.read_text().splitlines() if ":" in line)
    now = int(lines["VmData"].split()[0]) * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    soft = now + most if hard == resource.RLIM_INFINITY else min(now + most, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _limit_time(seconds: float) -> None:
    """Let the system end this process once it has worked SECONDS from now."""
    if resource:
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        soft = math.ceil(time.process_time() + seconds)
        if hard == resource.RLIM_INFINITY or soft < hard:
            resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _end_with_parent(lifeline: Connection) -> None:
    """End this process, whatever it does, once nobody holds the other end of LIFELINE."""
    wait([lifeline])
    os._exit(1)
