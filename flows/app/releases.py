"""The releases of a warehouse, for people and machines: listed, verified, compared, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from parley.flows.app.formats import WRITERS, rows_of
from parley.flows.inputs.settings import settings
from parley.flows.ledger import now
from parley.schemas.errors import ConfigurationError, InputError, WarehouseError
from parley.schemas.table import Row
from parley.warehouse.compare.diff import compared
from parley.warehouse.compare.words import side_of
from parley.warehouse.store.history import Release, current, find, releases
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.manifest import Manifest
from parley.warehouse.store.release import roll_back

_FORMS = ("csv", "json", "parquet")


@dataclass(frozen=True)
class Difference:
    """What differs between two releases: counts of all tables, or the rows of one."""

    earlier: str
    later: str
    documents: dict[str, int]
    counts: list[Row]
    table: str | None = None
    rows: list[Row] = field(default_factory=list)
    answer: pa.Table = field(default_factory=lambda: _table([]))

    @property
    def heading(self) -> str:
        """Which releases these are."""
        return f"From {self.earlier} to {self.later}"

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON can hold it."""
        told = {name: getattr(self, name) for name in ("earlier", "later", "documents")}
        if self.table:
            return {**told, "table": self.table, "rows": self.rows}
        return {**told, "counts": self.counts}

    def write(self, path: Path) -> str:
        """Write the rows, or else the counts, as the name of the file ends; say what was written.

        Raises
        ------
        ConfigurationError: the name does not end in a form that is known.
        InputError: the file cannot be written.
        """
        form = path.suffix.removeprefix(".").lower()
        if form not in _FORMS:
            raise ConfigurationError(
                f"the name ends in none of .{', .'.join(_FORMS)}.", where=str(path)
            )
        try:
            path.write_bytes(WRITERS[form](self.answer))
        except OSError as error:
            raise InputError(f"the file cannot be written ({error}).", where=str(path)) from error
        return f"{self.answer.num_rows:,} rows as {form}"


def difference(
    home: Warehouse, first: str | None, second: str | None, table: str | None
) -> Difference:
    """Compare the release FIRST with SECOND: count what differs, or list the rows of one TABLE.

    Without SECOND it is the current one, without FIRST the one published before it and kept.

    Raises
    ------
    WarehouseError: there is no such release, or it was removed or cannot be read.
    ConfigurationError: there is no such table.
    """
    later = find(home, second) if second else current(home)
    earlier = find(home, first) if first else later and _before(home, later)
    if later is None or earlier is None:
        raise WarehouseError(
            "there are no two releases to compare.",
            where=str(home.folder),
            mend="`parley releases` lists those that are kept.",
        )
    with compared(side_of(earlier), side_of(later)) as found:
        documents = found.documents()
        if table:
            answer = found.rows(table)
            return Difference(
                earlier.called, later.called, documents, [], table, rows_of(answer), answer
            )
        counts = found.counts()
        return Difference(earlier.called, later.called, documents, counts, answer=_table(counts))


def _before(home: Warehouse, later: Release) -> Release | None:
    """The release published before LATER that is still there, also where LATER repeats another."""
    every = releases(home)
    at = [each.name for each in every].index(later.name)
    return next((each for each in reversed(every[:at]) if each.folder), None)


def _table(counts: list[Row]) -> pa.Table:
    names = ("table_name", "change", "reason", "n_rows")
    fields = [(name, pa.int64() if name == "n_rows" else pa.string()) for name in names]
    return pa.Table.from_pylist(counts, schema=pa.schema(fields))


def go_back(home: Warehouse, wanted: str | None) -> tuple[Release, Release]:
    """Publish an earlier release again; return the new one, and the one that it repeats.

    Raises
    ------
    WarehouseError: there is none, or it is removed, in use already or damaged.
    """
    target = roll_back(home, wanted, now(), keep=settings().keep_releases)
    release = current(home)
    assert release is not None
    return release, target


def verified(found: Sequence[Release]) -> dict[str, list[str]]:
    """What is not as it was published in each release that can be verified, by name."""
    return {
        each.name: [*each.verify()]
        for each in found
        if each.fault or (each.folder is not None and each.manifest is not None)
    }


def as_told(release: Release, now_seen: Release | None, faults: list[str] | None) -> Row:
    """RELEASE with its manifest, as JSON can hold it; with FAULTS where it was verified."""
    told: Row = {
        "name": release.name,
        "number": release.number,
        "published_at": release.published_at.isoformat(),
        "state": state_of(release, now_seen),
        "folder": str(release.folder) if release.folder else None,
        "manifest": release.manifest.model_dump(mode="json") if release.manifest else None,
    }
    return told if faults is None else {**told, "faults": faults}


def state_of(release: Release, now_seen: Release | None) -> str:
    """Whether RELEASE is the current one, was removed, or repeats another."""
    parts = []
    if now_seen and release.name == now_seen.name:
        parts.append("current")
    if release.folder is None:
        parts.append("removed")
    if release.original != release.name:
        parts.append(f"is {release.original.replace('_', ' ')} again")
    return ", ".join(parts)


def cited(manifest: Manifest) -> str:
    """How a text cites the release."""
    return (
        f"Cite as: Parley dataset, release {manifest.release}, data {manifest.dataset_version}, "
        f"published {manifest.published_at:%Y-%m-%d}."
    )


def in_words(row: Row) -> Row:
    """A differing ROW with what changed in one cell."""
    told = {name: value for name, value in row.items() if name not in _VALUES}
    changes = zip(*(row[name] for name in _VALUES), strict=True)
    words = [f"{column}: {_cut(old)} → {_cut(new)}" for column, old, new in changes]
    return {**told, "what changed": "; ".join(words)}


_VALUES = ("columns", "before", "after")
_LONGEST = 60


def _cut(value: str | None) -> str:
    if value is None:
        return "nothing"
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
