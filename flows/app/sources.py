"""How the sources of a warehouse stand, for `parley sources`."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from parley.flows.sources.cursor import Cursor, Known
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.library import Library

COLUMNS = ("source", "last_fetched", "documents", "waiting", "failed", "gone", "error")


def sources_of(home: Warehouse) -> list[dict[str, Any]]:
    """A row of COLUMNS a source that was ever read, by name.

    `documents` counts those of the library that came from it; `error` is that of the source, or
    else of one of its addresses.
    """
    cursor = Cursor(home)
    documents = Counter(
        uri.partition("#")[0] for uri in Library(home).read()[0]["source_uri"].to_pylist()
    )
    return [_row(source, cursor.of(source), documents) for source in cursor.sources]


def _row(source: str, known: list[Known], documents: Counter[str]) -> dict[str, Any]:
    of_source = next((each for each in known if each.address == source), None)
    states = Counter(each.status for each in known)
    errors = [each.error for each in (of_source, *known) if each and each.error]
    times = [each.fetched_at for each in known if each.fetched_at is not None]
    return {
        "source": source,
        "last_fetched": _told(max(times, default=None)),
        "documents": sum(documents[uri] for uri in {each.found_at for each in known} if uri),
        "waiting": states["waiting"],
        "failed": states["failed"],
        "gone": states["gone"],
        "error": errors[0] if errors else "",
    }


def addresses_of(home: Warehouse, source: str) -> list[dict[str, Any]]:
    """What is known of each address of SOURCE, by address; nothing of a source never read."""
    return [
        {
            "address": each.address,
            "status": each.status,
            "first_seen": _told(each.first_seen_at),
            "last_fetched": _told(each.fetched_at),
            "found_at": each.found_at if each.found_at != each.address else "",
            "error": each.error,
        }
        for each in sorted(Cursor(home).of(source), key=lambda each: each.address)
    ]


def _told(at: datetime | None) -> str:
    return "" if at is None else f"{at:%Y-%m-%d %H:%M}"
