"""A Prefect server for the time of a command, where the user has configured none.

Prefect would start one itself, but leave it running when the command is killed. This module must
not import Prefect: the address has to stand in the environment before Prefect is loaded.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from types import TracebackType

from parley.schemas.errors import ConfigurationError, ParleyError

START_LIMIT_SECONDS = 600.0
ADDRESS = "PREFECT_API_URL"
# -P: the user's folder may hold packages of the same names as ours or Prefect's.
COMMAND = (sys.executable, "-P", "-m", "parley.flows.orchestration.server_process")


def is_configured() -> bool:
    """Whether the user has a Prefect server, by the environment or by a profile of Prefect's."""
    if os.environ.get(ADDRESS):
        return True
    from parley.flows.orchestration.environment import quiet

    quiet()
    from prefect.settings import PREFECT_API_URL

    return bool(PREFECT_API_URL.value())


class Helper:
    """The server that flows report to, as a context manager: `with Helper() as helper: ...`.

    Entering starts it and returns at once, so that slow imports can go on meanwhile; `wait`
    before the first flow. Where what is done within fails because the server has ended before it,
    leaving raises a ParleyError that says so.
    """

    def __init__(self) -> None:
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115
        self._process: subprocess.Popen[bytes] | None = None
        self._added: list[str] = []
        self._serves = False

    def __enter__(self) -> Helper:
        if not os.environ.get(ADDRESS):
            self._process = subprocess.Popen(
                COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                start_new_session=True,  # Ctrl-C is for the command, which then ends its server
            )
        return self

    @property
    def is_own(self) -> bool:
        """Whether the server is ours (known after `wait`), and not one that the user keeps."""
        return self._process is not None and self._process.poll() is None

    def wait(self) -> None:
        """Return when the server answers, with its address in the environment.

        Raises
        ------
        ConfigurationError: the server that the user has configured does not answer.
        ParleyError: our own does not start.
        """
        if self._process is None:
            self._answers_or_raise(os.environ[ADDRESS])
            return
        assert self._process.stdout is not None
        address = self._process.stdout.readline().decode().strip()
        if not address:
            raise self._failure()
        self._set(ADDRESS, address)
        if self._process.poll() == 0:
            self._answers_or_raise(address)
            return
        # Log lines on their way to a server that ends would hold up the end of the command.
        self._set("PREFECT_LOGGING_TO_API_ENABLED", "false")
        deadline = time.monotonic() + START_LIMIT_SECONDS
        while not _answers(address):
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise self._failure()
            time.sleep(0.1)
        self._serves = True

    def _answers_or_raise(self, address: str) -> None:
        if not _answers(address):
            raise ConfigurationError(
                "no Prefect server answers there.",
                where=f"{ADDRESS}={address}",
                mend="Start it (`prefect server start`), or unset PREFECT_API_URL to do without.",
            )

    def _failure(self) -> ParleyError:
        if self._process is not None and self._process.poll() is None:
            return ParleyError(
                f"Prefect's helper server did not answer within {START_LIMIT_SECONDS:.0f} seconds.",
                where="workers",
                mend="The machine may be busy: run again later, or with one worker, which does "
                "without the server.",
            )
        self._complaints.seek(0)
        lines = self._complaints.read().decode(errors="replace").strip().splitlines()
        return ParleyError(
            f"Prefect's helper server did not start: {lines[-1] if lines else 'no reason given'}.",
            where=f"PREFECT_HOME={os.environ.get('PREFECT_HOME', '~/.prefect')}",
            mend="`parley doctor` tells more. Another PREFECT_HOME gives Prefect a new folder.",
        )

    def _set(self, name: str, value: str) -> None:
        if name not in os.environ:
            os.environ[name] = value
            self._added.append(name)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        is_lost = self._serves and not self.is_own
        for name in self._added:
            os.environ.pop(name, None)
        if self._process is None:
            return
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        # All that Prefect tells of it is that a connection was refused.
        if is_lost and isinstance(error, Exception) and not isinstance(error, ParleyError):
            raise ParleyError(
                "Prefect's helper server was ended from outside before the run had ended.",
                where="workers",
                mend="Run again: what was read by then is kept, and what was published before is "
                "untouched. One worker does without the server.",
            ) from error


def main() -> None:
    """Wait until the server in PREFECT_API_URL answers: it takes some seconds to start."""
    address = os.environ.get(ADDRESS, "http://127.0.0.1:4200/api")
    deadline = time.monotonic() + START_LIMIT_SECONDS
    while not _answers(address):
        if time.monotonic() > deadline:
            sys.exit(f"No Prefect server answers at {address}.")
        time.sleep(0.5)


def _answers(address: str) -> bool:
    with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
        try:
            urllib.request.urlopen(f"{address}/health", timeout=5).close()
        except urllib.error.HTTPError:
            return True
        return True
    return False


if __name__ == "__main__":
    main()
