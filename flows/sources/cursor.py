"""How far each source has been read: the addresses that it named, and how each of them stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from parley.flows.sources.answer import Seen
from parley.schemas.vocabulary import AddressStatus
from parley.schemas.working import ADDRESSES
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.stages import read_stage, write_stage

_STAGE = "sources"


@dataclass
class Known:
    """A row of ADDRESSES."""

    source: str
    address: str
    first_seen_at: datetime
    listing: str | None = None
    found_at: str | None = None
    status: AddressStatus = "waiting"
    error: str = ""
    changed: str = ""
    told: str = "{}"
    etag: str = ""
    last_modified: str = ""
    fetched_at: datetime | None = None

    @property
    def is_source(self) -> bool:
        """Whether it stands for the source itself."""
        return self.address == self.source

    @property
    def seen(self) -> Seen:
        """What its server told of it."""
        return Seen(self.etag, self.last_modified)


class Cursor:
    """The addresses of all sources of a warehouse, under DIR/state/sources.

    Several threads may work on it, each on a source of its own.
    """

    def __init__(self, warehouse: Warehouse, *, fresh: bool = False) -> None:
        """Read what is kept; FRESH forgets it, as a run does with the texts of earlier ones."""
        self._warehouse = warehouse
        self._known: dict[str, dict[str, Known]] = {}
        kept = {} if fresh else read_stage(warehouse, _STAGE)
        for row in kept.get(ADDRESSES.name, ADDRESSES.empty()).to_pylist():
            self._known.setdefault(row["source"], {})[row["address"]] = Known(**row)

    @property
    def sources(self) -> list[str]:
        """The sources that have ever been read, by name."""
        return sorted(self._known)

    def of(self, source: str) -> list[Known]:
        """All addresses of SOURCE."""
        return list(self._known.get(source, {}).values())

    def meet(self, source: str, address: str, at: datetime) -> Known:
        """What is known of ADDRESS as one of SOURCE, from now on."""
        known = self._known.setdefault(source, {})
        return known.setdefault(address, Known(source, address, at))

    def unsettle(self, found_at: Collection[str]) -> None:
        """Let addresses be read again by the next run: their texts were not kept.

        FOUND_AT are uris of documents, of records too.
        """
        files = {uri.partition("#")[0] for uri in found_at}
        for source in self._known.values():
            for each in source.values():
                if each.found_at in files:
                    each.etag = each.last_modified = ""
                    each.changed = each.changed if "://" in each.address else ""

    def drop(self, known: Iterable[Known]) -> None:
        """Forget addresses."""
        for each in known:
            self._known.get(each.source, {}).pop(each.address, None)

    def save(self) -> None:
        """Keep all, at once or not at all."""
        rows = (asdict(each) for source in self.sources for each in self.of(source))
        kept = ADDRESSES.sorted(ADDRESSES.from_rows(rows))
        write_stage(self._warehouse, _STAGE, {ADDRESSES.name: kept})
