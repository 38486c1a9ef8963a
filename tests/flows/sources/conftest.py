"""A site in the process of the tests, which answers as a server of feeds and pages does."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from parley.flows.inputs.settings import Settings


class Site:
    """Pages by path: text, bytes, or a status with headers; `asked` are the paths of requests."""

    def __init__(self) -> None:
        self.pages: dict[str, str | bytes | tuple[int, Mapping[str, str]]] = {}
        self.asked: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers.append(dict(self.headers))
                status, headers, body = site.answer(self.path, self.headers.get("If-None-Match"))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.at = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def answer(self, path: str, etag: str | None) -> tuple[int, dict[str, str], bytes]:
        page = self.pages.get(path)
        if page is None:
            return 404, {}, b""
        if isinstance(page, tuple):
            return page[0], dict(page[1]), b""
        body = page.encode() if isinstance(page, str) else page
        current = f'"{hashlib.sha256(body).hexdigest()[:8]}"'
        return (304, {}, b"") if etag == current else (200, {"ETag": current}, body)

    def feed(self, *paths: str) -> str:
        """A feed (RSS) of the pages at PATHS."""
        items = "".join(
            f"<item><title>Title of {path}</title><link>{path}</link>"
            "<pubDate>Fri, 16 May 2025 23:30:00 -0500</pubDate></item>"
            for path in paths
        )
        return f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>"

    def news(self) -> list[str]:
        """The paths asked for since the last call, without those of robots.txt."""
        asked = [path for path in self.asked if path != "/robots.txt"]
        self.asked.clear()
        return asked


@pytest.fixture
def site() -> Iterator[Site]:
    """A site without pages, on the loopback address."""
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def local() -> Settings:
    """Settings by which the site may be asked, without pauses."""
    return Settings(private_addresses=True, fetch_pause=0)
