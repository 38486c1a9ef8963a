"""The Parquet files of a release: the parts of each table, and which of them earlier files are.

parquet/<table>/<table>.parquet             a table of one part
parquet/<table>/<table>-<content>.parquet   a part of several
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from parley.warehouse.store.files import digest, link, read_parquet, write_published
from parley.warehouse.store.history import Release
from parley.warehouse.store.manifest import File, PartFile, file_of
from parley.warehouse.store.parts import Part, Parted

_IN_NAMES = 12


@dataclass(frozen=True)
class Stored:
    """The parts of each table as files, and what is known of these files by their paths."""

    parts: Mapping[str, tuple[PartFile, ...]]
    files: Mapping[str, File]


def write_parts(whole: Parted, building: Path, last: Release | None) -> Stored:
    """Write all parts into BUILDING; those that the LAST release holds too become its files."""
    known = _of_release(last)
    parts: dict[str, tuple[PartFile, ...]] = {}
    files: dict[str, File] = {}
    for name, each in whole.parts.items():
        folder = building / "parquet" / name
        folder.mkdir(parents=True)
        found = []
        for part in each:
            stem = name if len(each) == 1 else f"{name}-{part.content[:_IN_NAMES]}"
            file = f"parquet/{name}/{stem}.parquet"
            files[file] = _write(part, building / file, known.get((name, part.content)))
            found.append(PartFile(file=file, rows=part.n_rows, digest=part.digest,
                                  content=part.content))  # fmt: skip
        parts[name] = tuple(found)
    return Stored(parts, files)


def _write(part: Part, path: Path, known: tuple[Path, File] | None) -> File:
    # Read to the end: a byte that a bad disk has changed would else go from release to release.
    if known is not None and digest(known[0]) == known[1].sha256:
        link(known[0], path)
        return known[1]
    write_published(part.rows, path)
    return file_of(path)


def _of_release(release: Release | None) -> dict[tuple[str, str], tuple[Path, File]]:
    """The files of a RELEASE that are as long as they were published, by table and content."""
    if release is None or release.folder is None or release.manifest is None:
        return {}
    found = {}
    for name, content in release.manifest.tables.items():
        for part in content.parts:
            path, file = release.folder / part.file, release.manifest.files.get(part.file)
            if file is not None and path.is_file() and path.stat().st_size == file.bytes:
                found[name, part.content] = path, file
    return found


def files_of(release: Path, name: str) -> list[Path]:
    """The files of table or view NAME in the folder of a RELEASE; none where it lacks it."""
    return sorted((release / "parquet" / name).glob("*.parquet"))


def read_files(files: Sequence[Path], columns: Sequence[str]) -> pa.Table:
    """The rows of FILES, one after the other; of COLUMNS those that they have."""
    return pa.concat_tables([read_parquet(path, columns) for path in files])


def described(folder: Path, paths: Sequence[Path], files: Sequence[File]) -> dict[str, Any]:
    """What a data package in FOLDER tells of the FILES at PATHS that hold one table."""
    names = [path.relative_to(folder).as_posix() for path in paths]
    if len(names) == 1:
        (file,) = files
        return {"path": names[0], "bytes": file.bytes, "hash": f"sha256:{file.sha256}"}
    return {
        "path": names,
        "bytes": sum(file.bytes for file in files),
        "parts": [
            {"path": name, "bytes": file.bytes, "hash": f"sha256:{file.sha256}"}
            for name, file in zip(names, files, strict=True)
        ],
    }
