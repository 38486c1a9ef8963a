"""`python -m parley` is the command `parley`."""

from __future__ import annotations

from parley.flows.cli.entry import main

if __name__ == "__main__":
    main()
