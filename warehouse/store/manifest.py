"""The manifest of a release: what made it, what it holds, and what has changed since the last one.

It stands in the folder of the release as manifest.json, and stays where the release is removed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from parley.schemas.errors import WarehouseError
from parley.schemas.tables import BY_NAME
from parley.warehouse.store.files import digest

MANIFEST = "manifest.json"


class _Told(BaseModel):
    """A part of a manifest; parts that a later version adds are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Versions(_Told):
    """What made the data besides the texts; each is empty where it is not known or not used.

    `code` is the version of all of Parley, `reading` a digest of the code and the libraries that
    rows depend on. `knowledge` is the codebook_version of the run, and `codebooks` has a digest for
    each codebook and for the 'general' layer.
    """

    code: str = ""
    reading: str = ""
    knowledge: str = ""
    codebooks: dict[str, str] = Field(default_factory=dict)
    corrections: str = ""
    model: str = ""
    reader: str = ""
    libraries: dict[str, str] = Field(default_factory=dict)


class PartFile(_Told):
    """A part of a table: its file below the release, its rows, and the digests of `parts.Part`."""

    file: str
    rows: int
    digest: str
    content: str


class Content(_Told):
    """What a release holds of one table, and how its rows differ from those of `since`.

    `digest` is one of the values without the columns of the run, made of those of its `parts`.
    """

    rows: int
    digest: str = ""
    added: int = 0
    removed: int = 0
    changed: int = 0
    parts: tuple[PartFile, ...] = ()


class File(_Told):
    """A file of a release, to the byte."""

    bytes: int
    sha256: str


class Manifest(_Told):
    """All that is told of one release.

    `since` is the number of the release with which it was compared, `restores` the name of the one
    that it repeats, and `changes` are the words of it.
    """

    release: int
    published_at: datetime
    dataset_version: str = ""
    run_id: str = ""
    since: int | None = None
    restores: str | None = None
    changes: tuple[str, ...] = ()
    versions: Versions = Versions()
    settings: dict[str, Any] = Field(default_factory=dict)
    tables: dict[str, Content] = Field(default_factory=dict)
    evaluation: tuple[dict[str, Any], ...] = ()
    files: dict[str, File] = Field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write it into FOLDER."""
        (folder / MANIFEST).write_text(self.text, encoding="utf-8")

    @property
    def text(self) -> str:
        """The file, as people read it too."""
        return self.model_dump_json(indent=1) + "\n"

    def same_data(self, digests: Mapping[str, str], versions: Versions) -> bool:
        """Whether it holds data of these DIGESTS by table, made by these VERSIONS.

        What tells of the run alone does not count.
        """
        mine = {name: content.digest for name, content in self.tables.items()}
        return versions == self.versions and compared(mine) == compared(digests)


class Made(_Told):
    """What whoever publishes tells of a release."""

    versions: Versions = Versions()
    settings: dict[str, Any] = Field(default_factory=dict)
    at: datetime = Field(default_factory=lambda: datetime.now(UTC))


def compared(digests: Mapping[str, str]) -> dict[str, str]:
    """Those of the DIGESTS whose tables tell more than how a run went."""
    return {
        name: value
        for name, value in digests.items()
        if value and name not in ("runs", "quality_results") and name in BY_NAME
    }


def read_manifest(path: Path) -> Manifest:
    """The manifest in the file PATH.

    Raises
    ------
    WarehouseError: it cannot be read.
    """
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        fault = error.strerror if isinstance(error, OSError) else error.errors()[0]["msg"]
        raise WarehouseError(
            f"The manifest of the release cannot be read ({fault}).",
            where=str(path),
            mend="Take it from a backup, or go back to another release: parley rollback.",
        ) from error


def files_in(folder: Path, known: Mapping[str, File] | None = None) -> dict[str, File]:
    """The files below FOLDER by their paths in it, but for the manifest.

    Those that are KNOWN are not read.
    """
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if name != MANIFEST:
            found[name] = (known or {}).get(name) or file_of(path)
    return found


def file_of(path: Path) -> File:
    """What a manifest tells of the file PATH."""
    return File(bytes=path.stat().st_size, sha256=digest(path))


def faults_of(folder: Path, files: Mapping[str, File]) -> Sequence[str]:
    """What of the FILES that a manifest lists is missing below FOLDER or differs, and what is new.

    Each is one line that begins with the path.
    """
    found = files_in(folder)
    faults = []
    for name in sorted({*files, *found}):
        if name not in found:
            faults.append(f"{name}: missing")
        elif name not in files:
            faults.append(f"{name}: not in the manifest")
        elif found[name] != files[name]:
            faults.append(f"{name}: not what was published ({found[name].bytes:,} bytes)")
    return faults
