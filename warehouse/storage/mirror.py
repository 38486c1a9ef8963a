"""A warehouse once more in a storage: after each release, for other machines and bad days.

    objects/<SHA-256>          the files, each once, whatever releases share it
    releases/<number>.json     a release: which files and links the folder of the warehouse held

Objects come first, the release last, by a put that only one writer wins; the highest number is the
current release. So readers see a release whole or not at all, and one that stands never changes.
With the current release goes DIR/state/, by which the next run, anywhere, knows what was read; what
was extracted lies in the storage by itself (parts.py).
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parley.schemas.errors import WarehouseError
from parley.warehouse.storage.lock import Lock
from parley.warehouse.storage.place import Storage
from parley.warehouse.store.files import BUILDING, digest
from parley.warehouse.store.home import PUBLISHED, Warehouse, number_of
from parley.warehouse.store.manifest import MANIFEST, read_manifest

_RELEASES, _OBJECTS = "releases", "objects"
_SHA_256 = re.compile("[0-9a-f]{64}")
_BY_THEMSELVES = ("extracted", "data_docs")


@dataclass(frozen=True)
class Fetched:
    """A release that was brought from a storage: its number, and how much came."""

    release: int
    files: int
    bytes: int


class Mirror:
    """The releases in a storage."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def numbers(self) -> list[int]:
        """The releases that are there, the current one last."""
        keys = self._storage.keys(_RELEASES)
        return [int(key.removeprefix(f"{_RELEASES}/").removesuffix(".json")) for key in keys]

    def objects(self, number: int) -> dict[str, str]:
        """The keys of the files of a release, by their names in the folder of a warehouse."""
        told = self._told(number)["files"]
        return {name: f"{_OBJECTS}/{each['sha256']}" for name, each in told.items()}

    def remove(self, numbers: Collection[int]) -> None:
        """Remove releases, and after them the objects that no other release names.

        Raises
        ------
        WarehouseError: one of them is the current release, or the storage cannot be written.
        """
        current = self.numbers()[-1:]
        if {*current} & {*numbers}:
            raise WarehouseError("the current release cannot be removed.", where=self._storage.url)
        gone = {key for number in numbers for key in self.objects(number).values()}
        self._storage.remove(map(_key, sorted(numbers)))
        for number in self.numbers():
            gone.difference_update(self.objects(number).values())
        self._storage.remove(sorted(gone))

    def check(self, home: Warehouse) -> None:
        """See that the current release of the storage is one that the folder HOME has published.

        Raises
        ------
        WarehouseError: it is not: another machine has gone on, or the storage is another's.
        """
        numbers = self.numbers()
        if numbers and self._told(numbers[-1])["manifest"] != _manifest(home, numbers[-1]):
            raise WarehouseError(
                f"the storage holds a release {numbers[-1]} that this folder has not published.",
                where=self._storage.url,
                mend="Go on from there (`parley fetch -w NEW_FOLDER`), or name a storage of its "
                "own for this folder in PARLEY_STORAGE.",
            )

    def push(self, home: Warehouse, lock: Lock) -> int:
        """Keep the current release of HOME with its state; how many files were new.

        Nothing happens where it is there already.

        Raises
        ------
        WarehouseError: another run has taken over the LOCK or this number, or the storage cannot
            be written.
        """
        release = home.release()
        number = number_of(release.name) if release else None
        if release is None or number is None or number in self.numbers():
            self.check(home)
            return 0
        known = read_manifest(release / MANIFEST).files
        links: dict[str, str] = {}
        files: dict[str, tuple[Path, str, int]] = {}
        for path in sorted(_paths(home, release)):
            name = path.relative_to(home.folder).as_posix()
            if path.is_symlink():
                links[name] = os.readlink(path)
            else:
                mine = known.get(name.removeprefix(f"{_RELEASES}/{release.name}/"))
                files[name] = (path, mine.sha256 if mine else digest(path), path.stat().st_size)
        there = {key.rpartition("/")[2] for key in self._storage.keys(_OBJECTS)}
        new = {f"{_OBJECTS}/{sha}": path for path, sha, _ in files.values() if sha not in there}
        self._storage.upload(new)
        told = {
            "release": number,
            "manifest": _manifest(home, number),
            "files": {
                name: {"sha256": sha, "bytes": size} for name, (_, sha, size) in files.items()
            },
            "links": links,
        }
        lock.check()
        text = json.dumps(told, indent=1, sort_keys=True).encode()
        if not self._storage.create(_key(number), text):
            self.check(home)
        return len(new)

    def fetch(self, home: Warehouse, number: int | None = None) -> Fetched:
        """Make the folder HOME, which holds no warehouse yet, what it was after a release.

        It is the release NUMBER, else the current one.

        Raises
        ------
        WarehouseError: there is no such release, an object is not as it was, or HOME is in use.
        """
        numbers = self.numbers()
        if (number is not None and number not in numbers) or not numbers:
            raise WarehouseError(
                f"there is no release {number}." if numbers else "there is no release yet.",
                where=self._storage.url,
                mend=f"There are {', '.join(map(str, numbers))}." if numbers else "",
            )
        if home.release() is not None or any(home.state.glob("*")):
            raise WarehouseError(
                "this folder holds a warehouse already.",
                where=str(home.folder),
                mend="Name a new folder with --warehouse DIR.",
            )
        told = self._told(number or numbers[-1])
        with home.lock():
            self._bring(home.folder, told["files"])
            for name, target in told["links"].items():
                path = home.folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.unlink(missing_ok=True)
                path.symlink_to(target)
        sizes = [each["bytes"] for each in told["files"].values()]
        return Fetched(told["release"], len(sizes), sum(sizes))

    def _bring(self, folder: Path, files: dict[str, dict[str, Any]]) -> None:
        paths = {folder / name: each["sha256"] for name, each in files.items()}
        for path in paths:
            path.parent.mkdir(parents=True, exist_ok=True)
        firsts = {sha: path for path, sha in reversed(paths.items())}
        self._storage.download({f"{_OBJECTS}/{sha}": path for sha, path in firsts.items()})
        for sha, path in firsts.items():
            if digest(path) != sha:
                raise WarehouseError(
                    "this object is not what was published.",
                    where=f"{self._storage.url}/{_OBJECTS}/{sha}",
                    mend="Fetch another release, and run once more from the folder that published.",
                )
        for path, sha in paths.items():
            if firsts[sha] != path:
                path.write_bytes(firsts[sha].read_bytes())

    def _told(self, number: int) -> dict[str, Any]:
        """What is told of a release; nothing that it names lies outside of a warehouse's folder.

        Raises
        ------
        WarehouseError: something does, or it cannot be read.
        """
        try:
            told: dict[str, Any] = json.loads(self._storage.get(_key(number)))
            links = {
                name: os.path.join(os.path.dirname(name), to) for name, to in told["links"].items()
            }
            named = [*told["files"], *links, *links.values()]
            objects = [each["sha256"] for each in told["files"].values()]
            sound = all(map(_is_inside, named)) and all(map(_SHA_256.fullmatch, objects))
        except (ValueError, KeyError, TypeError, AttributeError):
            sound = False
        if not sound:
            raise WarehouseError(
                "this is no release that Parley has written.",
                where=f"{self._storage.url}/{_key(number)}",
                mend="Fetch another release, and see who may write to this storage.",
            )
        return told


def _is_inside(name: str) -> bool:
    """Whether NAME, a path from the folder of a warehouse, leads to something within it."""
    path = os.path.normpath(name)
    return not os.path.isabs(path) and path.partition(os.sep)[0] not in (os.curdir, os.pardir)


def _key(number: int) -> str:
    return f"{_RELEASES}/{number:012}.json"


def _manifest(home: Warehouse, number: int) -> str | None:
    """The digest of the manifest of the release NUMBER in HOME, also where it was removed."""
    name = f"release_{number}"
    for path in (home.releases / name / MANIFEST, home.removed / f"{name}.json"):
        if path.is_file():
            return digest(path)
    return None


def _paths(home: Warehouse, release: Path) -> Iterator[Path]:
    """The files and links of HOME that a copy takes."""
    yield from (
        path for name in (*PUBLISHED, "current") if (path := home.folder / name).is_symlink()
    )
    for folder in (release, home.removed, home.state):
        for path in _below(folder):
            if path.relative_to(folder).parts[0] not in _BY_THEMSELVES or folder != home.state:
                yield path


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.glob("*") if folder.is_dir() else []:
        if path.name.startswith(BUILDING):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)
        else:
            yield path
