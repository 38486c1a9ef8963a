"""The releases of a warehouse, by number: which there are, which one was published when.

DIR/releases/release_<number>/              a whole release with its manifest; it never changes
DIR/releases/removed/release_<number>.json  the manifest of one that was removed to make room

Numbers count up. The current release is the one published last: going back to an earlier one
publishes it again under a new number. Versions of Parley before this one gave releases no number
and no manifest; these go by the names of their folders.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from parley.schemas.errors import ConfigurationError, WarehouseError
from parley.warehouse.store.files import BUILDING, remove, write_whole
from parley.warehouse.store.home import Warehouse, number_of
from parley.warehouse.store.manifest import (
    MANIFEST,
    Manifest,
    Versions,
    faults_of,
    read_manifest,
)

KEPT = 10
"""Releases that are kept when nothing else is told."""
ALL = 0
_LIST = "`parley releases` lists those that there are."


@dataclass(frozen=True)
class Release:
    """A release: its name, and its folder as long as it is kept.

    `manifest` is None for one of an earlier version, and where it cannot be read (`fault`).
    """

    name: str
    folder: Path | None
    published_at: datetime
    manifest: Manifest | None = None
    fault: str = ""

    @property
    def number(self) -> int | None:
        """Its number; None for one of an earlier version."""
        return number_of(self.name)

    @property
    def called(self) -> str:
        """What people call it."""
        return self.name if self.number is None else f"release {self.number}"

    @property
    def original(self) -> str:
        """The name of the release that it repeats, or its own."""
        return (self.manifest and self.manifest.restores) or self.name

    @property
    def there(self) -> Path:
        """Its folder.

        Raises
        ------
        WarehouseError: it was removed.
        """
        if self.folder is None:
            raise WarehouseError(
                f"{self.called} was removed to make room; only its manifest is kept.",
                mend="PARLEY_KEEP_RELEASES says how many are kept (0 for all). " + _LIST,
            )
        return self.folder

    @property
    def is_whole(self) -> bool:
        """Whether it is there, and all of it as it was published."""
        return self.folder is not None and not self.verify()

    def verify(self) -> Sequence[str]:
        """What in its folder is not as it was published, a line each.

        Raises
        ------
        WarehouseError: it was removed, or its manifest cannot be read.
        """
        if self.fault:
            return [self.fault]
        if self.manifest is None:
            return []
        return faults_of(self.there, self.manifest.files)


def releases(warehouse: Warehouse) -> list[Release]:
    """All releases that readers have seen, the oldest first; removed ones too.

    A run that was killed just before the swap leaves a release that nobody has seen: it is newer
    than the current one, or the one published next tells that it came after another.
    """
    names = _names(warehouse)
    now = warehouse.release()
    if now is not None and now.name in names:
        names = names[: names.index(now.name) + 1]
    found: list[Release] = []
    last_seen: int | None = None
    for name in reversed(names):
        if last_seen is None or (number_of(name) or 0) <= last_seen:
            found.append(release := _read(warehouse, name))
            last_seen = release.manifest.since if release.manifest else None
    return found[::-1]


def current(warehouse: Warehouse) -> Release | None:
    """The release in use; None before the first."""
    folder = warehouse.release()
    return _read(warehouse, folder.name) if folder else None


def find(warehouse: Warehouse, wanted: str) -> Release:
    """The release that WANTED means: a number, a name, or a day or time (UTC).

    A day or time means what was published then: the last release up to the end of that day.

    Raises
    ------
    ConfigurationError: it is none of these.
    WarehouseError: there is no such release, or none was published yet.
    """
    every = releases(warehouse)
    if not every:
        raise WarehouseError(
            "There is no release here yet.", where=str(warehouse.folder), mend="Run: parley run"
        )
    name = f"release_{wanted}" if wanted.isdecimal() else wanted
    for release in every:
        if release.name == name:
            return release
    if number_of(name) is not None:
        raise WarehouseError(
            f"There is no release {number_of(name)}.", where=str(warehouse.folder), mend=_LIST
        )
    until = _moment(wanted)
    for release in reversed(every):
        if release.published_at <= until:
            return release
    raise WarehouseError(
        f"Nothing was published yet on {wanted}.", where=str(warehouse.folder), mend=_LIST
    )


def pinned(warehouse: Warehouse, wanted: str | None) -> Warehouse:
    """WAREHOUSE as readers see it, or as it was in the release WANTED.

    Raises
    ------
    As `find`; and WarehouseError where the release was removed.
    """
    if wanted is None:
        return warehouse
    return Warehouse(warehouse.folder, find(warehouse, wanted).there)


def before(warehouse: Warehouse, release: Release) -> Release | None:
    """The release published before RELEASE that holds other data and is still there."""
    every = {each.name: each for each in releases(warehouse)}
    names = [*every]
    original = release.original if release.original in every else release.name
    earlier = (every[name] for name in reversed(names[: names.index(original)]))
    return next((each for each in earlier if each.folder is not None), None)


def same_data(
    warehouse: Warehouse, digests: Mapping[str, str], versions: Versions
) -> Release | None:
    """The release that holds these very data already, if there is one that counts."""
    for release in counting(warehouse):
        holds = release.manifest and release.manifest.same_data(digests, versions)
        if holds and release.is_whole:
            return release
    return None


def counting(warehouse: Warehouse) -> list[Release]:
    """The releases whose data no run publishes again: the current one, and those taken back.

    It has to be seen of each whether its files are as they were published: what was damaged is
    published anew.
    """
    now = current(warehouse)
    if now is None or now.manifest is None:
        return []
    taken_back: Iterable[Release] = ()
    if back_to := now.manifest.restores:
        first, last = number_of(back_to) or 0, now.number or 0
        taken_back = [each for each in releases(warehouse) if first < (each.number or 0) < last]
    return [now, *taken_back]


def next_number(warehouse: Warehouse) -> int:
    """The number of the release to come; none was ever given twice."""
    numbers = [number_of(name) or 0 for name in _names(warehouse)]
    return max(numbers, default=0) + 1


def prune(warehouse: Warehouse, keep: int = KEPT) -> None:
    """Remove all releases but the newest KEEP (all stay with 0); the current one always stays.

    The manifests of those removed stay.
    """
    with warehouse.lock():
        names = [name for name in _names(warehouse) if (warehouse.releases / name).is_dir()]
        now = warehouse.release()
        old = names[:-keep] if keep != ALL else []
        for folder in (warehouse.releases / name for name in old):
            if now is None or folder.resolve() != now:
                _remove(warehouse, folder)


def take_away(warehouse: Warehouse, names: Collection[str]) -> None:
    """Remove the releases of these NAMES; their manifests stay, and so does the current release."""
    with warehouse.lock():
        now = warehouse.release()
        for folder in (warehouse.releases / name for name in names):
            if now is None or folder.resolve() != now:
                _remove(warehouse, folder)


def _remove(warehouse: Warehouse, folder: Path) -> None:
    """Remove a release; killed at any moment, it is there whole or its manifest alone is."""
    if (manifest := folder / MANIFEST).is_file():
        target = warehouse.removed / f"{folder.name}.json"
        write_whole(target, manifest.read_text(encoding="utf-8"))
    aside = folder.with_name(f"{BUILDING}{folder.name}")
    folder.rename(aside)
    remove(aside)


def _names(warehouse: Warehouse) -> list[str]:
    """The names of all releases, the oldest first, those without a number before the others."""
    folders = warehouse.releases.glob("*") if warehouse.releases.is_dir() else ()
    times = {
        path.name: path.stat().st_mtime_ns
        for path in folders
        if path.is_dir() and path != warehouse.removed and not path.name.startswith(BUILDING)
    }
    for path in warehouse.removed.glob("release_*.json"):
        times.setdefault(path.stem, 0)
    return sorted(times, key=lambda name: (number_of(name) or 0, times[name], name))


def _read(warehouse: Warehouse, name: str) -> Release:
    folder: Path | None = warehouse.releases / name
    assert folder is not None
    path = folder / MANIFEST
    if not folder.is_dir():
        folder, path = None, warehouse.removed / f"{name}.json"
    if number_of(name) is None:
        return Release(name, folder, _made_at(warehouse.releases / name))
    try:
        manifest = read_manifest(path)
    except WarehouseError as error:
        return Release(name, folder, _made_at(path.parent), fault=str(error))
    return Release(name, folder, manifest.published_at, manifest)


def _made_at(folder: Path) -> datetime:
    """When a release without a manifest was made, by its data package, else by its folder."""
    try:
        package = json.loads((folder / "parquet" / "datapackage.json").read_text("utf-8"))
        return datetime.fromisoformat(package["created"])
    except (OSError, ValueError, KeyError):
        return datetime.fromtimestamp(folder.stat().st_mtime, UTC)


def _moment(wanted: str) -> datetime:
    """The end of the day, or the time, that WANTED tells."""
    try:
        try:
            return datetime.combine(date.fromisoformat(wanted), time.max, UTC)
        except ValueError:
            told = datetime.fromisoformat(wanted)
            return told if told.tzinfo else told.replace(tzinfo=UTC)
    except ValueError as error:
        raise ConfigurationError(
            f"'{wanted}' is no release, no day and no time.",
            where="--release",
            mend="Give a number (3), a day (2026-05-01) or a time in UTC (2026-05-01T12:00). "
            + _LIST,
        ) from error
