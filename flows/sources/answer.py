"""What a server gave when it was asked, or why it gave nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Seen:
    """What a server told of an address when it was last fetched, for asking whether it changed."""

    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in told.items() if value}


UNSEEN = Seen()


@dataclass(frozen=True)
class Fetched:
    """An answer: the address that gave it, after all redirects, and what it holds.

    `data` is None where nothing has changed since it was last seen.
    """

    address: str
    data: bytes | None
    content_type: str = ""
    seen: Seen = UNSEEN


class NotFetched(Exception):
    """An address that gave nothing: `kind` names why.

    `gone` (the server says that nothing is there), `refused` (that one may not have it),
    `disallowed` (by robots.txt), `private_address`, `too_large`, `bad_redirect`, `not_fetched` (no
    answer, or one that tells of a fault).
    """

    def __init__(self, kind: str, what: str) -> None:
        self.kind, self.what = kind, what
        super().__init__(what)
