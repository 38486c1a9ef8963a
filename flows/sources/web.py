"""A source on the web, gathered: its listings are asked first, then the texts that are due."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from parley.flows.inputs.settings import Settings
from parley.flows.sources.answer import UNSEEN, Fetched, NotFetched
from parley.flows.sources.cursor import Cursor, Known
from parley.flows.sources.declared import WebSource
from parley.flows.sources.fetch import Fetcher
from parley.schemas.errors import InputError
from parley.transforms.ingest.document import Refusal
from parley.transforms.ingest.listings.listing import Entry, Listing, read_listing

_LISTS_LISTINGS = "index"


class Gathering:
    """One source at work; the rows of the cursor are changed on the way."""

    def __init__(
        self,
        source: WebSource,
        cursor: Cursor,
        fetcher: Fetcher,
        settings: Settings,
        at: datetime,
        keep: Callable[[Known, Fetched], None],
    ) -> None:
        """KEEP takes each text that is new or has changed, as soon as it is fetched."""
        self._source, self._cursor, self._fetcher = source, cursor, fetcher
        self._settings, self._at, self._keep = settings, at, keep
        self._asked: set[str] = set()
        self._hosts = {urlsplit(address).netloc for address in source.addresses}
        self.refusals: list[Refusal] = []
        self.met: set[str] = set()
        self.n_waiting = 0

    def run(self) -> None:
        """Ask the listings of the source, then fetch what is new, changed or to be looked at."""
        for known in self._first():
            self._list(known)
        due = self._due()
        most = max(0, self._settings.fetch_most - len(self._asked))
        for known in due[:most]:
            if (answer := self._answer(known)) is not None:
                self._take(known, answer)
        self.n_waiting = len(due[most:])

    def _first(self) -> list[Known]:
        """The rows with which the source begins."""
        root = self._cursor.meet(self._source.key, self._source.key, self._at)
        if self._source.addresses == (self._source.key,):
            root.listing = root.address
            return [root]
        root.status, root.fetched_at, root.error = "listing", self._at, ""
        return self._enter(root, [Entry(address) for address in self._source.addresses], True)

    def _row(self, address: str) -> Known:
        return self._cursor.meet(self._source.key, address, self._at)

    def _list(self, first: Known) -> None:
        """Ask FIRST, and the listings that it lists, until no new ones come."""
        pending = deque([first])
        while pending and len(self._asked) < self._settings.fetch_most:
            known = pending.popleft()
            if known.address in self._asked:
                continue
            answer = self._answer(known)
            if answer is None:
                continue
            if answer.data is None:
                pending += filter(_may_have_changed, self._listed_by(known))
            elif listing := self._read(known, answer):
                pending += self._enter(known, listing.entries, listing.kind == _LISTS_LISTINGS)

    def _listed_by(self, listing: Known) -> list[Known]:
        return [
            each
            for each in self._cursor.of(listing.source)
            if each.listing == listing.address and each is not listing
        ]

    def _read(self, known: Known, answer: Fetched) -> Listing | None:
        """The listing that ANSWER is; where it is a text, it is taken."""
        assert answer.data is not None
        try:
            listing = read_listing(answer.data, answer.address, self._settings.fetch_bytes)
        except InputError as error:
            self._failed(known, NotFetched(error.kind, str(error)))
            return None
        if listing is None:
            self._take(known, answer)
            return None
        self._answered(known, answer, "listing")
        return listing

    def _enter(self, listing: Known, entries: Sequence[Entry], of_listings: bool) -> list[Known]:
        """Let LISTING name ENTRIES and no others; return those that are to be asked as listings.

        OF_LISTINGS tells that they may be listings themselves.
        """
        for each in self._listed_by(listing):
            each.listing = None
        found = []
        for entry in entries:
            if self._source.only and not any(part in entry.address for part in self._source.only):
                continue
            known = self._row(entry.address)
            known.listing = listing.address
            known.told = json.dumps(entry.told, ensure_ascii=False, sort_keys=True)
            if of_listings and known.fetched_at is None:
                known.status = "listing"
            if of_listings and (entry.changed != known.changed or _may_have_changed(known)):
                found.append(known)
            elif entry.changed and entry.changed != known.changed and known.fetched_at:
                known.status = "waiting"
            known.changed = entry.changed
        return found

    def _due(self) -> list[Known]:
        """The texts to ask now: those that wait, then those young enough to be corrected."""
        listed = [
            each
            for each in self._cursor.of(self._source.key)
            if each.listing is not None
            and each.status != "listing"
            and each.address not in self._asked
            and each.address != self._source.key
        ]
        young = timedelta(days=self._settings.recheck_days)
        recent = [each for each in listed if self._at - each.first_seen_at < young]
        return [
            *(each for each in listed if each.status == "waiting"),
            *(each for each in recent if each.status in ("read", "failed")),
        ]

    def _answer(self, known: Known) -> Fetched | None:
        """What the address of KNOWN gives; None where it gives nothing, which is noted."""
        self._asked.add(known.address)
        seen = known.seen if known.fetched_at else UNSEEN
        is_ours = urlsplit(known.address).netloc in self._hosts
        try:
            answer = self._fetcher.fetch(
                known.address, seen, self._source.secret if is_ours else ""
            )
        except NotFetched as error:
            self._failed(known, error)
            return None
        self.met |= {known.address, answer.address}
        if answer.data is None:
            known.fetched_at, known.error = self._at, ""
            known.status = "read" if known.found_at else "listing"
        return answer

    def _take(self, known: Known, answer: Fetched) -> None:
        if answer.data is not None:
            self._answered(known, answer, "read")
            self._keep(known, answer)

    def _answered(self, known: Known, answer: Fetched, status: str) -> None:
        known.status = "read" if status == "read" else "listing"
        known.found_at = answer.address if status == "read" else None
        known.etag, known.last_modified = answer.seen.etag, answer.seen.last_modified
        known.fetched_at, known.error = self._at, ""

    def _failed(self, known: Known, error: NotFetched) -> None:
        """Note that KNOWN gave nothing; a text that was read before stays as it was read."""
        known.error = error.what
        if known.status != "listing":
            known.status = "gone" if error.kind == "gone" else "failed"
        self.met.add(known.address)
        if known.found_at is None:
            self.refusals.append(Refusal(known.address, error.kind, error.what))


def _may_have_changed(known: Known) -> bool:
    """Whether KNOWN is a listing that is to be asked, though what lists it tells of no change."""
    unknown = not known.changed or known.fetched_at is None or bool(known.error)
    return known.status == "listing" and unknown
