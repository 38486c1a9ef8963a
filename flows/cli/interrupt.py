"""Ctrl-C: what it does to the process, and how the command tells afterwards that it came.

Nothing but what Python itself has loaded already may be imported here: it stands first.
"""

from __future__ import annotations

import os
from types import FrameType

INTERRUPTED = 130
FAREWELL = "\nInterrupted. What was published before is untouched.\n"


class Interrupt:
    """What SIGINT did: libraries may swallow a KeyboardInterrupt, or make another error of it.

    `came` tells all the same. A second interrupt ends the process at once.
    """

    came = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Be the handler of SIGINT."""
        if self.came:
            os.write(2, FAREWELL.encode())
            os._exit(INTERRUPTED)
        self.came = True
        raise KeyboardInterrupt


interrupt = Interrupt()
