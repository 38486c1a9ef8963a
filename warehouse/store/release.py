"""Releases: built beside the published one, then put in its place in one step."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from parley.schemas.datapackage import data_package
from parley.schemas.errors import SchemaError, WarehouseError
from parley.schemas.tables import BY_NAME, TABLES
from parley.schemas.view import View
from parley.warehouse.compare.words import with_changes
from parley.warehouse.store.catalog import of_the_disk, view_rows, write_database
from parley.warehouse.store.files import built_folder, link, seal, share, write_published
from parley.warehouse.store.grown import grow_database
from parley.warehouse.store.history import (
    KEPT,
    Release,
    before,
    current,
    find,
    next_number,
    prune,
)
from parley.warehouse.store.home import DATABASE, Warehouse
from parley.warehouse.store.manifest import (
    MANIFEST,
    Content,
    File,
    Made,
    Manifest,
    file_of,
    files_in,
)
from parley.warehouse.store.parts import Parted, parted
from parley.warehouse.store.published import (
    Stored,
    described,
    files_of,
    write_parts,
)
from parley.warehouse.store.stages import DamagedError, declared

PACKAGE = "datapackage.json"
"""The description of a release's Parquet files, beside them."""
VIEW_FILES = 4_000
"""Documents up to which views are Parquet files too: new texts change nearly all of their answers,
so that a large archive would write them whole with each run."""


def publish(
    warehouse: Warehouse,
    tables: Mapping[str, pa.Table] | Parted,
    note: str = "",
    *,
    made: Made | None = None,
    keep: int = KEPT,
    view_files: int = VIEW_FILES,
) -> Path:
    """Publish TABLES (all of schemas.tables.TABLES) as the next release; return its folder.

    Its manifest tells how it was MADE and begins with the NOTE. Parts that the release before holds
    too are its files. Of up to VIEW_FILES documents the views are files as well; the database has
    them always. The newest releases stay, KEEP of them. Until the last step readers see the release
    before, and a run killed on the way changes nothing for them.

    Raises
    ------
    SchemaError: a table is missing, or has other columns or types than it is declared with.
    WarehouseError: another run holds the warehouse, or the folder cannot be written.
    """
    with warehouse.lock():
        whole = tables if isinstance(tables, Parted) else parted(tables)
        if missing := set(BY_NAME) - set(whole.parts):
            raise SchemaError(f"A release holds all tables; {sorted(missing)} are missing.")
        made, digests = made or Made(), whole.tables
        last = current(warehouse)
        with _next_release(warehouse, keep) as (number, building):
            stored = write_parts(whole, building, last)
            if not grow_database(building / DATABASE, whole, made.versions, last):
                write_database(building / DATABASE, whole.every)
            _build(building, whole, stored, warehouse.built_docs, view_files)
            if last and last.folder:
                share(building, last.folder)
            contents = {
                name: Content(
                    rows=whole.n_rows(name),
                    digest=digests.get(name, ""),
                    parts=stored.parts[name],
                )
                for name in whole.parts
            }
            manifest = Manifest(
                release=number,
                published_at=made.at,
                dataset_version=whole.version,
                run_id=_last_run(whole.rows("runs")),
                versions=made.versions,
                settings=made.settings,
                tables=contents,
                evaluation=tuple(whole.rows("evaluation").drop_columns("run_id").to_pylist()),
            )
            _seal(building, with_changes(manifest, building, last, note), stored.files)
    return warehouse.releases / f"release_{number}"


def roll_back(
    warehouse: Warehouse, wanted: str | None, at: datetime, *, keep: int = KEPT
) -> Release:
    """Publish an earlier release again, under a new number, and return the one that it repeats.

    It is the release WANTED (as `history.find` takes it), else the one before the current one.

    Raises
    ------
    WarehouseError: there is none, it was removed, is in use already, or is not as it was published.
    ConfigurationError: WANTED is no release, no day and no time.
    """
    with warehouse.lock():
        now = current(warehouse)
        target = find(warehouse, wanted) if wanted else now and before(warehouse, now)
        if now is None or target is None:
            raise WarehouseError(
                "there is no earlier release to go back to.",
                where=str(warehouse.folder),
                mend="`parley releases` lists those that are kept.",
            )
        if target.original == now.original:
            raise WarehouseError(f"{target.called} is what readers see already.")
        if faults := target.verify():
            raise WarehouseError(
                f"{target.called} is not as it was published ({faults[0]}).",
                where=str(target.there),
                mend="Go back to another one.",
            )
        with _next_release(warehouse, keep) as (number, building):
            for path in sorted(target.there.rglob("*")):
                copy = building / path.relative_to(target.there)
                if path.is_dir():
                    copy.mkdir()
                elif path != target.there / MANIFEST:
                    link(path, copy)
            told = target.manifest or Manifest(release=number, published_at=at)
            again = told.model_copy(
                update={"release": number, "published_at": at, "restores": target.original}
            )
            told = with_changes(again, building, now, f"back to {target.called}")
            _seal(building, told, again.files)
    return target


@contextmanager
def _next_release(warehouse: Warehouse, keep: int) -> Iterator[tuple[int, Path]]:
    """Yield the number of the next release and a folder to fill, which is then put in its place."""
    number = next_number(warehouse)
    folder = warehouse.releases / f"release_{number}"
    try:
        with built_folder(folder) as building:
            yield number, building
        warehouse.show(folder)
    except (OSError, duckdb.Error) as error:
        if isinstance(error, duckdb.Error) and not of_the_disk(error):
            raise
        raise WarehouseError(
            f"The release could not be written ({error}); what was published before is untouched.",
            where=str(warehouse.folder),
            mend="Make room or mend the rights of the folder, then run again.",
        ) from error
    prune(warehouse, keep)


def _seal(building: Path, manifest: Manifest, known: Mapping[str, File]) -> None:
    """Write the MANIFEST with the files in BUILDING, and take the right to write to them.

    Not from the database: tools open it for writing even where they only read. Of files that are
    KNOWN nothing is read.
    """
    manifest.model_copy(update={"files": files_in(building, known)}).write(building)
    for path in building.rglob("*"):
        if path.is_file() and path.name != DATABASE:
            seal(path)


def _last_run(runs: pa.Table) -> str:
    last = max(runs.to_pylist(), key=lambda row: (row["started_at"], row["run_id"]), default=None)
    return str(last["run_id"]) if last else ""


def read_table(warehouse: Warehouse, name: str) -> pa.Table:
    """The rows of table NAME in the current release.

    Raises
    ------
    WarehouseError: there is no release, no such table, or another version of Parley wrote it.
    """
    release = warehouse.release()
    if release is None:
        raise WarehouseError(
            "There is no release here yet.", where=str(warehouse.folder), mend="Run: parley run"
        )
    if name not in BY_NAME:
        raise WarehouseError(f"There is no table {name}.", mend=f"Tables: {', '.join(BY_NAME)}.")
    files = files_of(release, name)
    if not files:
        raise DamagedError(f"The release lacks the table {name}.", where=str(release))
    rows = declared(name, files)
    return rows if len(files) == 1 else BY_NAME[name].sorted(rows)


def _build(building: Path, whole: Parted, stored: Stored, docs: Path, view_files: int) -> None:
    parquet = building / "parquet"
    few = whole.n_rows("documents") <= view_files
    views = _write_views(building / DATABASE, parquet) if few else {}
    _describe(parquet, whole, stored, views)
    if docs.is_dir():
        shutil.copytree(docs, building / "data_docs")
    else:
        (building / "data_docs").mkdir()


def _write_views(database: Path, parquet: Path) -> dict[View, pa.Schema]:
    """Write each view of DATABASE into PARQUET; return them with their columns."""
    written = {}
    for view, answer in view_rows(database):
        folder = parquet / view.name
        folder.mkdir()
        write_published(answer, folder / f"{view.name}.parquet")
        written[view] = answer.schema
    return written


def _describe(folder: Path, whole: Parted, stored: Stored, views: Mapping[View, pa.Schema]) -> None:
    """Write the data package of the Parquet files in FOLDER, and beside them."""
    files = {}
    for name in [*whole.parts, *(view.name for view in views)]:
        paths = files_of(folder.parent, name)
        told = [
            stored.files.get(path.relative_to(folder.parent).as_posix()) or file_of(path)
            for path in paths
        ]
        files[name] = described(folder, paths, told)
    package = data_package(TABLES, {"runs": whole.rows("runs")}, files, views)
    text = json.dumps(package, indent=2, ensure_ascii=False)
    (folder / PACKAGE).write_text(f"{text}\n", encoding="utf-8")
