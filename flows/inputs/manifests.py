"""The manifests beside input files: what they tell of each, and what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from parley.flows.inputs.sources import MANIFEST, Source, read_source, uri_of
from parley.schemas.errors import InputError
from parley.transforms.ingest.document import Refusal
from parley.transforms.ingest.metadata.manifest import parse_manifest
from parley.transforms.ingest.text.clean import visible
from parley.transforms.ingest.text.encoding import decode

_LONGEST_NAME = 200  # characters of it that a message shows


class Manifests:
    """Metadata of files, by the folder of the manifest and the path from there."""

    def __init__(self) -> None:
        self._told: dict[Path, Mapping[str, Mapping[str, Any]]] = {}
        self.refusals: list[Refusal] = []
        self.files: set[str] = set()

    def add(self, folder: Path, limit: int) -> None:
        """Read the manifest in FOLDER, where there is one; none longer than LIMIT bytes."""
        path = folder / MANIFEST
        self._told[folder] = {}
        if not os.path.lexists(path):
            return
        uri = uri_of(path)
        self.files.add(uri)
        try:
            file = read_source(Source(path, uri, within=folder), limit)
            if isinstance(file, Refusal):
                self.refusals.append(file)
                return
            self._told[folder] = parse_manifest(decode(file.data), uri)
        except InputError as error:
            self._refuse(uri, error.kind, f"{error} Its files are read without it.")
        except OSError as error:
            self._refuse(uri, "unreadable_file", f"The manifest cannot be read ({error.strerror}).")
        for name in self._told[folder]:
            self._check(name, folder, uri)

    def _check(self, name: str, folder: Path, uri: str) -> None:
        """Refuse a NAME that is none of a file in FOLDER; nothing outside of it is looked at."""
        shown = f"'{visible(name, _LONGEST_NAME)}'"
        if Path(name).is_absolute() or ".." in Path(name).parts:
            self._refuse(
                uri,
                "outside_folder",
                f"The manifest names {shown}, which is outside of its folder. It tells of files "
                "beside it and below.",
            )
        elif not _is_there(folder / name):
            self._refuse(uri, "missing_file", f"The manifest names {shown}, which is not there.")

    def told(self, source: Source) -> Mapping[str, Any]:
        """What the nearest manifest tells of SOURCE, and before that what it comes with."""
        for folder in source.roots:
            name = source.path.relative_to(folder).as_posix()
            if told := self._told.get(folder, {}).get(name):
                return {**source.told, **told}
        return source.told

    def _refuse(self, uri: str, kind: str, message: str) -> None:
        self.refusals.append(Refusal(uri, kind, message))


def _is_there(path: Path) -> bool:
    """Whether PATH exists; a name that no system would take is not there."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def read_manifests(sources: Iterable[Source], limit: int) -> Manifests:
    """The manifests of all folders that SOURCES lie in; longer ones than LIMIT are refused."""
    manifests = Manifests()
    for folder in sorted({folder for source in sources for folder in source.roots}):
        manifests.add(folder, limit)
    return manifests
