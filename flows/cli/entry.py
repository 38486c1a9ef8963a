"""Where the command begins: Ctrl-C and SIGTERM end it with a word and 130 or 143, even early."""

from __future__ import annotations

import sys

from parley.flows.cli.interrupt import INTERRUPTED, TERMINATED, interrupt


def main() -> None:
    """Run `parley` with the arguments of the process, and end it."""
    interrupt.watch()
    try:
        from parley.flows.orchestration.garbage import search_rarely

        search_rarely()
        from parley.flows.cli.main import app

        app()
    except BaseException as ended:
        told = isinstance(ended, SystemExit) and ended.code in (INTERRUPTED, TERMINATED)
        if interrupt.came and not told:
            sys.stderr.write(interrupt.farewell)
            sys.exit(interrupt.exit_code)
        raise


if __name__ == "__main__":
    main()
