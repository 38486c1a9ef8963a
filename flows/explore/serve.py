"""The server of `parley explore`: from a free port to Ctrl-C."""

from __future__ import annotations

import errno
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import uvicorn

from parley.flows.explore.app import make_app
from parley.flows.inputs.settings import settings
from parley.schemas.errors import ConfigurationError
from parley.warehouse.query import Limits, release_file
from parley.warehouse.report.build import build_report
from parley.warehouse.store.home import Warehouse

USUAL_PORT = 8470
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_SECONDS_TO_END = 1


def serve(home: Warehouse, host: str, port: int | None, *, ready: Callable[[str], None]) -> None:
    """Serve the report of the current release, and answers on it, until an interrupt.

    READY is called with the address (ending in "/") as soon as it is reachable. Without a PORT it
    is the usual one, or where that is taken a free one.

    Raises
    ------
    WarehouseError: there is no release.
    ConfigurationError: HOST is no address of this machine, or PORT is taken.
    """
    with bound(host, port) as listening, TemporaryDirectory(prefix="parley-explore-") as folder:
        # The release itself and not the link to it: pages and answers stay of one release.
        database = release_file(home)
        built = build_report(database, Path(folder) / "report", live=True)
        pages = {
            column: {id: thing.page for id, thing in things.items()}
            for column, things in built.things.items()
        }
        app = make_app(database, built.start.parent, pages, _limits(), _names(host))
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=_SECONDS_TO_END,
        )
        server = _Server(config, lambda: ready(address_of(listening, host)))
        with _ending_on_terminate():
            server.run(sockets=[listening])


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        self._ready()


@contextmanager
def bound(host: str, port: int | None) -> Iterator[socket.socket]:
    """Yield a socket bound to HOST and PORT, as `serve` says.

    Raises
    ------
    ConfigurationError: as `serve` says.
    """
    try:
        family, *_, place = socket.getaddrinfo(
            host, port or USUAL_PORT, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise _no_address(host, error) from error
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(place)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise _no_address(host, error) from error
            if port is not None:
                raise ConfigurationError(
                    f"port {port} is taken.",
                    where="--port",
                    mend="Leave the option out, or another.",
                ) from error
            listening.bind((place[0], 0, *place[2:]))
        listening.listen()
        yield listening


def _no_address(host: str, error: OSError) -> ConfigurationError:
    return ConfigurationError(
        f"this machine has no address '{host}' ({error.strerror or error}).",
        where="--host",
        mend="127.0.0.1 is for this machine alone.",
    )


def address_of(listening: socket.socket, host: str) -> str:
    """The address at which a browser finds what listens on LISTENING."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{listening.getsockname()[1]}/"


def is_open(host: str) -> bool:
    """Whether others than this machine can reach HOST."""
    return host not in _LOOPBACK


def _names(host: str) -> set[str]:
    return {host.lower()} | ({socket.gethostname().lower()} if is_open(host) else set())


def _limits() -> Limits:
    return Limits(seconds=settings().query_seconds, memory_mb=settings().query_memory_mb)


@contextmanager
def _ending_on_terminate() -> Iterator[None]:
    """Let SIGTERM end the process as an error does, so that nothing is left behind."""

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
