"""Python runs this in each process that has its folder in PYTHONPATH, and so in their children.

Writes each address beyond this machine that the process connects to, asks for or listens on into
the file that GUARDED names; what Python's own code swallows is seen all the same.
"""

from __future__ import annotations

import os
import sys

_HERE = ("127.", "::1", "localhost")
_BY_NAME = {"socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.gethostbyaddr": 0}
_CALLS = {"socket.connect": 1, "socket.sendto": 1, "socket.bind": 1, **_BY_NAME}
"""Events, and which of their arguments is the address."""


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _CALLS:
        return
    address = arguments[_CALLS[event]]
    if isinstance(address, tuple):
        host = address[0] if address else None
    elif event in _BY_NAME:
        host = address
    else:  # the path of a socket of this machine
        host = None
    if host is None or str(host).startswith(_HERE):
        return
    with open(os.environ["GUARDED"], "a", encoding="utf-8") as seen:
        seen.write(f"{event} {address!r} by {sys.argv[:4]}\n")


if "GUARDED" in os.environ:
    sys.addaudithook(_watch)
