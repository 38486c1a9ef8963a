"""What lists texts: feeds (RSS, Atom), sitemaps, and plain lists of addresses."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_tz
from typing import Any, Literal

import feedparser
from lxml import etree

from parley.schemas.errors import InputError
from parley.transforms.ingest.listings.address import SCHEMES, clean_address
from parley.transforms.ingest.metadata.dates import parse_date
from parley.transforms.ingest.text.clean import normal, one_line

ListingKind = Literal["feed", "sitemap", "index", "list"]

_ROOTS: Mapping[str, ListingKind] = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "urlset": "sitemap",
    "sitemapindex": "index",
}
_HEAD = 4_096  # bytes in which a root element must begin
_FIRST_TAG = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>)*<(?:[\w.-]+:)?(\w+)",
    re.DOTALL | re.IGNORECASE,
)
_GZIP = b"\x1f\x8b"
_COMMENT = "#"


@dataclass(frozen=True)
class Entry:
    """A text that is listed: where it stands, and what the listing tells of it.

    `changed` is the listing's word for when it was changed last, as it stands there; it is only
    compared with what stood there before.
    """

    address: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    published_on: date | None = None
    changed: str = ""

    @property
    def told(self) -> dict[str, Any]:
        """The metadata that the listing gives, by the names that `declared` knows."""
        told = {
            "title": self.title,
            "authors": list(self.authors),
            "published_on": self.published_on and self.published_on.isoformat(),
        }
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True)
class Listing:
    """A listing: its kind, what it calls itself, and each address once, as it lists them.

    The entries of an `index` are listings themselves.
    """

    kind: ListingKind
    title: str | None
    entries: tuple[Entry, ...]


def read_listing(data: bytes, address: str, most_bytes: int) -> Listing | None:
    """The listing that DATA, found at ADDRESS, is; None where it is no listing but a text.

    A packed one (gzip) is unpacked up to MOST_BYTES.

    Raises
    ------
    InputError: it looks like a listing and cannot be read.
    """
    data = _unpacked(data, most_bytes)
    kind = listing_kind(data)
    if kind is None:
        return None
    title: str | None = None
    found: Iterable[Entry]
    if kind == "list":
        found = _of_lines(data)
    elif kind == "feed":
        title, found = _of_feed(data, address)
    else:
        found = _of_sitemap(data, address)
    first: dict[str, Entry] = {}
    for entry in found:
        first.setdefault(entry.address, entry)
    return Listing(kind, title, tuple(first.values()))


def listing_kind(data: bytes) -> ListingKind | None:
    """What kind of listing DATA are, by their first element or their lines."""
    if found := _FIRST_TAG.match(data[:_HEAD]):
        return _ROOTS.get(found[1].decode("ascii", "replace").lower())
    return "list" if any(True for _ in _of_lines(data)) else None


def _of_lines(data: bytes) -> Iterator[Entry]:
    """An entry for each line, where all lines are addresses or comments; else none."""
    try:
        lines = [line.strip() for line in data.decode("utf-8-sig").splitlines()]
    except UnicodeDecodeError:
        return
    told = [line for line in lines if line and not line.startswith(_COMMENT)]
    if all(line.lower().startswith(tuple(f"{each}://" for each in SCHEMES)) for line in told):
        yield from (Entry(address) for line in told if (address := clean_address(line)))


def _of_feed(data: bytes, address: str) -> tuple[str | None, list[Entry]]:
    # From a stream: a string would be taken for an address or a path, and opened.
    read = feedparser.parse(
        io.BytesIO(data),
        response_headers={"content-location": address, "content-type": "application/xml"},
    )
    found = list(_of_items(read.entries, address))
    if read.bozo and not found:
        raise InputError(
            f"The feed cannot be read ({read.get('bozo_exception')}).",
            where=address,
            kind="broken_listing",
            mend="Look at it in a browser, and name its right address.",
        )
    return _line(read.feed.get("title")), found


def _of_items(items: list[Any], base: str) -> Iterator[Entry]:
    for item in items:
        if address := clean_address(item.get("link") or "", base):
            names = (_line(each.get("name")) for each in item.get("authors", ()))
            published = item.get("published") or ""
            yield Entry(
                address=address,
                title=_line(item.get("title")),
                authors=tuple(dict.fromkeys(name for name in names if name)),
                published_on=_day(published),
                changed=(item.get("updated") or published).strip(),
            )


def _of_sitemap(data: bytes, address: str) -> Iterator[Entry]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser)
    for element in root if root is not None else ():
        facts = {
            etree.QName(each).localname: (each.text or "").strip()
            for each in element.iter()
            if isinstance(each.tag, str)
        }
        if found := clean_address(facts.get("loc", ""), address):
            yield Entry(
                address=found,
                title=_line(facts.get("title")),
                published_on=_day(facts.get("publication_date", "")),
                changed=facts.get("lastmod", ""),
            )


def _day(told: str) -> date | None:
    """The day that TOLD names, as it is written there, whatever the time zone."""
    if parts := parsedate_tz(told):
        try:
            return date(*parts[:3])
        except ValueError:
            return None
    found = parse_date(told)
    return found[0] if found and found[1] == "day" else None


def _line(told: Any) -> str | None:
    return (one_line(normal(told)) or None) if isinstance(told, str) else None


def _unpacked(data: bytes, most_bytes: int) -> bytes:
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            whole = packed.read(most_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(
            f"The packed listing is broken ({error}).", kind="broken_listing"
        ) from error
    if len(whole) > most_bytes:
        raise InputError(
            f"The listing has more than {most_bytes:,} bytes.",
            kind="too_large",
            mend="Raise PARLEY_FETCH_BYTES, or name its parts.",
        )
    return whole
