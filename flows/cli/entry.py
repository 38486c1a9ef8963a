"""Where the command begins: an interrupt ends it with a word and 130, even while it still loads.

Only what Python itself has loaded already may be imported above `main`.
"""

from __future__ import annotations

import os
import signal
import sys
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


def main() -> None:
    """Run `parley` with the arguments of the process, and end it."""
    signal.signal(signal.SIGINT, interrupt)
    try:
        from parley.flows.cli.main import app

        app()
    except BaseException:
        if interrupt.came:
            sys.stderr.write(FAREWELL)
            sys.exit(INTERRUPTED)
        raise


if __name__ == "__main__":
    main()
