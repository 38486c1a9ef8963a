"""The manifests beside input files: what they tell of each, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from parley.flows.inputs.sources import MANIFEST, Source, uri_of
from parley.schemas.errors import InputError
from parley.transforms.ingest.document import RawFile, Refusal
from parley.transforms.ingest.metadata.manifest import parse_manifest
from parley.transforms.ingest.text.encoding import decode


class Manifests:
    """Metadata of files, by the folder of the manifest and the path from there."""

    def __init__(self) -> None:
        self._told: dict[Path, Mapping[str, Mapping[str, Any]]] = {}
        self.refusals: list[Refusal] = []
        self.files: set[str] = set()

    def add(self, folder: Path) -> None:
        """Read the manifest in FOLDER, where there is one."""
        path = folder / MANIFEST
        self._told[folder] = {}
        if not path.is_file():
            return
        uri = uri_of(path)
        self.files.add(uri)
        try:
            self._told[folder] = parse_manifest(decode(path.read_bytes()), uri)
        except InputError as error:
            self._refuse(uri, error.kind, f"{error} Its files are read without it.")
        except OSError as error:
            self._refuse(uri, "unreadable_file", f"The manifest cannot be read ({error.strerror}).")
        for name in self._told[folder]:
            if not _is_there(folder / name):
                self._refuse(
                    uri, "missing_file", f"The manifest names '{name}', which is not there."
                )

    def described(self, source: Source, file: RawFile) -> RawFile:
        """FILE with what the nearest manifest tells of it."""
        for folder in source.roots:
            name = source.path.relative_to(folder).as_posix()
            if told := self._told.get(folder, {}).get(name):
                return replace(file, metadata=told)
        return file

    def _refuse(self, uri: str, kind: str, message: str) -> None:
        self.refusals.append(Refusal(uri, kind, message))


def _is_there(path: Path) -> bool:
    """Whether PATH exists; a name that no system would take is not there."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def read_manifests(sources: Iterable[Source]) -> Manifests:
    """The manifests of all folders that SOURCES lie in."""
    manifests = Manifests()
    for folder in sorted({folder for source in sources for folder in source.roots}):
        manifests.add(folder)
    return manifests
