"""Fetching from the web as a polite guest: robots.txt, pauses, limits, conditional requests."""

from __future__ import annotations

import logging
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from urllib.parse import urlsplit

import httpx
from protego import Protego

from parley.flows.inputs.settings import Settings
from parley.flows.sources.answer import UNSEEN, Fetched, NotFetched, Seen
from parley.flows.sources.guard import GuardedTransport
from parley.transforms.ingest.listings.address import clean_address

_TRIES = 3
_FIRST_WAIT = 1.0  # seconds before the second try; four times as long before the third
_LONGEST_WAIT = 60.0  # seconds that a server may ask us to wait within a run
_BUSY = frozenset({429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_NOT_MODIFIED = 304
_MOST_ROBOTS = 500_000  # bytes of a robots.txt that count (RFC 9309)
_log = logging.getLogger(__name__)


class Fetcher:
    """Fetches addresses; several threads may share it. Each host is asked by one at a time."""

    def __init__(self, settings: Settings, sleep: Callable[[float], None] = time.sleep) -> None:
        self._settings = settings
        self._sleep = sleep
        self._client = httpx.Client(
            transport=GuardedTransport(allow_private=settings.private_addresses),
            headers={"User-Agent": settings.fetch_agent, "Accept-Encoding": "gzip, deflate"},
            timeout=settings.fetch_seconds,
        )
        self._robots: dict[str, Protego | None] = {}
        self._last: dict[str, float] = {}
        self._locks: defaultdict[str, threading.RLock] = defaultdict(threading.RLock)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def fetch(
        self,
        address: str,
        seen: Seen = UNSEEN,
        secret: str = "",
    ) -> Fetched:
        """What ADDRESS gives; nothing new where it is as it was SEEN.

        SECRET is the value of the header Authorization; it goes to the host of ADDRESS alone.

        Raises
        ------
        NotFetched: it gives nothing that can be used.
        """
        extra = seen.headers
        for _ in range(_MOST_REDIRECTS + 1):
            hidden = {"Authorization": secret} if secret else {}
            answer = self._allowed(address, {**extra, **hidden})
            if isinstance(answer, Fetched):
                return answer
            if urlsplit(answer).netloc != urlsplit(address).netloc:
                secret = ""
            address = answer
        raise NotFetched("bad_redirect", f"It leads on more than {_MOST_REDIRECTS} times.")

    def _allowed(self, address: str, headers: Mapping[str, str]) -> Fetched | str:
        """The answer of ADDRESS, or where it leads on to; robots.txt of the host is asked first."""
        with self._locks[_host(address)]:
            rules = self._rules(address)
            if rules is not None and not rules.can_fetch(address, self._settings.fetch_agent):
                raise NotFetched("disallowed", "The robots.txt of its host does not allow it.")
            return self._tried(address, headers, self._pause(rules), self._settings.fetch_bytes)

    def _rules(self, address: str) -> Protego | None:
        """The robots.txt for ADDRESS; None where there is none.

        Raises
        ------
        NotFetched: the host gives no answer: nothing may be fetched from it now (RFC 9309).
        """
        host = _host(address)
        if host not in self._robots:
            self._robots[host] = self._read_rules(f"{host}/robots.txt")
        return self._robots[host]

    def _read_rules(self, address: str) -> Protego | None:
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                answer = self._tried(address, {}, self._pause(None), _MOST_ROBOTS)
            except NotFetched as error:
                if error.kind in ("gone", "refused"):
                    return None
                raise NotFetched(error.kind, f"robots.txt: {error.what}") from error
            if isinstance(answer, Fetched):
                return Protego.parse((answer.data or b"").decode("utf-8", errors="replace"))
            address = answer
        return None

    def _pause(self, rules: Protego | None) -> float:
        asked = rules.crawl_delay(self._settings.fetch_agent) if rules is not None else None
        return max(self._settings.fetch_pause, min(float(asked or 0), _LONGEST_WAIT))

    def _tried(
        self, address: str, headers: Mapping[str, str], pause: float, most_bytes: int
    ) -> Fetched | str:
        """One request, and again after a while where that can help."""
        host, wait = _host(address), _FIRST_WAIT
        for tries_left in reversed(range(_TRIES)):
            if host in self._last:
                self._sleep(max(0.0, self._last[host] + pause - time.monotonic()))
            try:
                return self._once(address, headers, most_bytes)
            except _Busy as error:
                if not tries_left or error.wait > _LONGEST_WAIT:
                    raise NotFetched("not_fetched", error.what) from error
                _log.info("%s: %s Trying again.", address, error.what)
                self._sleep(max(wait, error.wait))
                wait *= 4
            finally:
                self._last[host] = time.monotonic()
        raise AssertionError

    def _once(self, address: str, headers: Mapping[str, str], most_bytes: int) -> Fetched | str:
        try:
            with self._client.stream("GET", address, headers=headers) as response:
                if response.status_code in _REDIRECTS:
                    return _led_on(address, response.headers.get("location", ""))
                _refuse_status(response)
                return self._read(address, response, most_bytes)
        except httpx.TransportError as error:
            raise _Busy(f"It gave no answer ({type(error).__name__}: {error}).") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:  # packed wrongly, no such address
            raise NotFetched("not_fetched", f"Its answer cannot be read ({error}).") from error

    def _read(self, address: str, response: httpx.Response, most_bytes: int) -> Fetched:
        told = response.headers
        seen = Seen(told.get("etag", ""), told.get("last-modified", ""))
        if response.status_code == _NOT_MODIFIED:
            return Fetched(address, None)
        until = time.monotonic() + self._settings.fetch_seconds
        parts, size = [], 0
        for part in response.iter_bytes():  # unpacked: what is packed small may be huge
            parts.append(part)
            size += len(part)
            if size > most_bytes:
                raise NotFetched(
                    "too_large",
                    f"It has more than {most_bytes:,} bytes. Raise PARLEY_FETCH_BYTES to read it.",
                )
            if time.monotonic() > until:
                raise _Busy(f"Its answer took longer than {self._settings.fetch_seconds:g} s.")
        return Fetched(address, b"".join(parts), told.get("content-type", ""), seen)


class _Busy(Exception):
    """An answer that may be another one soon; `wait` is what the server asks for, in seconds."""

    def __init__(self, what: str, wait: float = 0.0) -> None:
        self.what, self.wait = what, wait
        super().__init__(what)


def _refuse_status(response: httpx.Response) -> None:
    status = response.status_code
    if status in _BUSY:
        wait = 0.0
        with suppress(ValueError):
            wait = float(response.headers.get("retry-after", 0))
        raise _Busy(f"The server answers {status}.", wait)
    if status in _GONE:
        raise NotFetched("gone", f"The server says that nothing is there ({status}).")
    if status != _NOT_MODIFIED and not response.is_success:
        raise NotFetched("refused", f"The server answers {status}.")


def _led_on(address: str, location: str) -> str:
    """The address that a redirect leads to; only to others of the web."""
    target = clean_address(location, address) if location else None
    if target is None:
        raise NotFetched("bad_redirect", "It leads on to what is no address of the web.")
    return target


def _host(address: str) -> str:
    """Scheme, host and port: what a robots.txt and a pause are of."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
