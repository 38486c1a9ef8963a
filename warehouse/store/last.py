"""The release before, as the gate compares with it: part by part, and of equal parts nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from parley.schemas.tables import BY_NAME, TABLES
from parley.warehouse.store.history import current
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.published import files_of, read_files


@dataclass(frozen=True)
class LastRelease:
    """The dimensions and facts of a release: the files of each table, by name.

    `contents` are the digests of the rows in these files, as `parts.Part` has them; there is none
    of a file that no manifest knows.
    """

    files: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    contents: Mapping[Path, str] = field(default_factory=dict)

    def holds(self, name: str) -> frozenset[str]:
        """The digests of the parts of table NAME."""
        return frozenset({self.contents.get(path, "") for path in self.files.get(name, ())} - {""})

    def but_for(self, same: Mapping[str, Collection[str]]) -> dict[str, pa.Table]:
        """The rows of each table, in the columns that are compared, without the parts that are the
        SAME (digests, by table)."""
        found = {}
        for name, files in self.files.items():
            rest = [path for path in files if self.contents.get(path, "") not in same.get(name, ())]
            compared = BY_NAME[name].compared
            # What cannot be read any more cannot be compared, and is no reason not to publish anew.
            with suppress(OSError, pa.ArrowException):
                nothing = BY_NAME[name].empty().select(compared)
                found[name] = read_files(rest, compared) if rest else nothing
        return found


def last_release(warehouse: Warehouse) -> LastRelease:
    """The current release; without anything before there is any.

    A version that published other tables or columns than this one is no fault: what can be compared
    with it is.
    """
    release = current(warehouse)
    if release is None or release.folder is None:
        return LastRelease()
    told = release.manifest.tables if release.manifest else {}
    return LastRelease(
        files={
            table.name: tuple(files)
            for table in TABLES
            if table.section != "run" and (files := files_of(release.folder, table.name))
        },
        contents={
            release.folder / part.file: part.content
            for content in told.values()
            for part in content.parts
        },
    )
