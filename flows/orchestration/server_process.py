"""Prefect's server as a child process that cannot outlive its parent, however that one ends.

Run by the module `server` beside this one. It says on standard output at which address Prefect's
API is: the one that the user's Prefect profile names, if any; else its own, where it then serves
until its standard input closes, which the operating system sees to even when the parent is killed.
"""

from __future__ import annotations

import os
import socket
import sys
import threading

from parley.flows.orchestration.garbage import search_rarely

FAREWELL_SECONDS = 5.0


def main() -> None:
    """Name the configured API, or serve one on a free local port."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    search_rarely()
    os.environ |= {
        "PREFECT_UI_ENABLED": "false",
        "PREFECT__SERVER_EPHEMERAL": "1",
        "PREFECT__SERVER_FINAL": "1",
    }
    from prefect.settings import PREFECT_API_URL

    if configured := PREFECT_API_URL.value():
        _say(configured)
        return
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    _say(f"http://127.0.0.1:{listener.getsockname()[1]}/api")

    import uvicorn
    from prefect.server.api.server import create_app

    config = uvicorn.Config(create_app, factory=True, log_level="error", lifespan="on")
    uvicorn.Server(config).run(sockets=[listener])


def _say(address: str) -> None:
    sys.stdout.write(address + "\n")
    sys.stdout.flush()


def _end_with_parent() -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), 15)  # the server closes its database
    threading.Event().wait(FAREWELL_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    main()
