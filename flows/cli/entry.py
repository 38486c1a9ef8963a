"""Where the command begins: an interrupt ends it with a word and 130, even while it still loads."""

from __future__ import annotations

import signal
import sys

from parley.flows.cli.interrupt import FAREWELL, INTERRUPTED, interrupt


def main() -> None:
    """Run `parley` with the arguments of the process, and end it."""
    signal.signal(signal.SIGINT, interrupt)
    try:
        from parley.flows.cli.main import app

        app()
    except BaseException as ended:
        told = isinstance(ended, SystemExit) and ended.code == INTERRUPTED
        if interrupt.came and not told:
            sys.stderr.write(FAREWELL)
            sys.exit(INTERRUPTED)
        raise


if __name__ == "__main__":
    main()
