"""Files that appear whole or not at all: built under a temporary name, then renamed."""

from __future__ import annotations

import filecmp
import hashlib
import json
import os
import shutil
import stat
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

BUILDING = ".building-"
"""What the names of unfinished files and folders start with; no reader looks at these."""

_ROW_GROUP = 65_536


@contextmanager
def built_folder(folder: Path) -> Iterator[Path]:
    """Yield an empty folder to fill; it becomes FOLDER, which must not exist, when all is done."""
    building = folder.parent / f"{BUILDING}{folder.name}"
    remove(building)
    building.mkdir(parents=True)
    try:
        yield building
    except BaseException:
        remove(building)
        raise
    sync(building)
    building.rename(folder)
    _sync_one(folder.parent)


def point(link: Path, target: Path) -> None:
    """Make LINK a symlink to TARGET (below LINK's folder) in one step, whatever it was before."""
    relative = os.path.relpath(target, link.parent)
    building = link.parent / f"{BUILDING}{link.name}-{uuid.uuid4().hex[:8]}"
    building.symlink_to(relative)
    os.replace(building, link)
    _sync_one(link.parent)


def sync(folder: Path) -> None:
    """Bring all files below FOLDER to the disk, so that a rename after it is safe."""
    for path in [*folder.rglob("*"), folder]:
        if not path.is_symlink():
            _sync_one(path)


def remove(path: Path) -> None:
    """Remove a file, a link or a folder with all it holds; nothing happens where it is absent."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def write_whole(path: Path, text: str | bytes) -> None:
    """Write TEXT, or bytes, to PATH, all of it or nothing; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    building = path.parent / f"{BUILDING}{path.name}"
    building.write_bytes(text.encode() if isinstance(text, str) else text)
    _sync_one(building)
    os.replace(building, path)
    _sync_one(path.parent)


def link(source: Path, target: Path) -> None:
    """Let TARGET, which is not there, be the file SOURCE too; a copy where a disk cannot do so."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def share(folder: Path, other: Path) -> None:
    """Let files below FOLDER that are the same byte for byte below OTHER be one on the disk."""
    for path in sorted(folder.rglob("*")):
        there = other / path.relative_to(folder)
        if not path.is_file() or not there.is_file() or path.samefile(there):
            continue
        if filecmp.cmp(path, there, shallow=False):
            path.unlink()
            link(there, path)


def seal(path: Path) -> None:
    """Take from everybody the right to write to a file."""
    path.chmod(stat.S_IMODE(path.stat().st_mode) & ~0o222)


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write TABLE; the same rows in the same schema always give the same bytes."""
    pq.write_table(
        table.combine_chunks(),  # pages end where chunks end, so the chunks must not differ
        path,
        compression="zstd",
        compression_level=3,
        row_group_size=_ROW_GROUP,
        version="2.6",
        write_statistics=True,
        write_page_checksum=True,  # so that a reader sees a damaged page
    )


def write_published(table: pa.Table, path: Path) -> None:
    """Write TABLE for everybody's tools: pandas too then takes its dates for dates.

    Without a word on it pandas makes Python objects of dates, on which `.dt` and `resample` fail.
    """
    columns = [
        {
            "name": field.name,
            "field_name": field.name,
            "pandas_type": "date",
            "numpy_type": "timestamp[us][pyarrow]",
            "metadata": None,
        }
        for field in table.schema
        if pa.types.is_date(field.type)
    ]
    told = {"index_columns": [], "column_indexes": [], "columns": columns, "creator": None}
    metadata = {**(table.schema.metadata or {}), "pandas": json.dumps(told)}
    write_parquet(table.replace_schema_metadata(metadata) if columns else table, path)


def read_parquet(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """Read one Parquet file; of COLUMNS those that it has, else all."""
    if columns is not None:
        there = pq.read_schema(path).names
        columns = [name for name in columns if name in there]
    return pq.read_table(path, columns=columns, partitioning=None, page_checksum_verification=True)


def _sync_one(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
