"""Ctrl-C and SIGTERM: what they do to the process, and how the command tells afterwards.

Nothing but what is loaded in no time may be imported here: it stands first.
"""

from __future__ import annotations

import _thread
import os
import select
import signal
import time
from types import FrameType

INTERRUPTED, TERMINATED = 128 + signal.SIGINT, 128 + signal.SIGTERM
_WORDS = {signal.SIGINT: "Interrupted", signal.SIGTERM: "Ended from outside (SIGTERM)"}


class Interrupt:
    """What SIGINT and SIGTERM did: libraries swallow an interrupt, or make another error of it.

    Some put a handler of their own in the place of ours for a while (Prefect, while a flow runs).
    So Python itself writes each signal into a pipe. A second signal ends the process at once. And
    some hear none for as long as they work (DuckDB, where another thread of it has the query), so
    that a process that has not ended PATIENCE seconds later is ended as if it were killed, which
    loses nothing that was published.
    """

    def __init__(self, patience: float = 20) -> None:
        self.patience = patience
        self._handled = 0
        self._seen = 0
        self._reading = _thread.RLock()
        self._pipe = -1

    def watch(self) -> None:
        """Be the handler of both signals in this process, from now on."""
        self._pipe, written = os.pipe()
        for end in (self._pipe, written):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(written, warn_on_full_buffer=False)
        for number in _WORDS:
            signal.signal(number, self)
        _thread.start_new_thread(self._end_what_hears_nothing, ())

    @property
    def came(self) -> int:
        """The signal that came first; 0 for none."""
        with self._reading:
            if not self._seen and self._pipe >= 0:
                try:
                    told = os.read(self._pipe, 256)
                except BlockingIOError:
                    told = b""
                self._seen = next((number for number in told if number in _WORDS), 0)
        return self._handled or self._seen

    @property
    def exit_code(self) -> int:
        """What the process ends with, as shells know it."""
        return 128 + self.came

    @property
    def farewell(self) -> str:
        """What is said of it."""
        what = _WORDS[signal.Signals(self.came or signal.SIGINT)]
        return f"\n{what}. What was published before is untouched.\n"

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Handle a signal."""
        if self._handled:
            self._end()
        self._handled = number
        raise KeyboardInterrupt

    def _end_what_hears_nothing(self) -> None:
        while not self.came:  # some other signal may have
            select.select([self._pipe], [], [])
        time.sleep(self.patience)
        self._end()

    def _end(self) -> None:
        os.write(2, self.farewell.encode())
        os._exit(self.exit_code)


interrupt = Interrupt()
