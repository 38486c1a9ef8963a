"""Releases: built beside the published one, then put in its place in one step."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from parley.schemas.datapackage import data_package
from parley.schemas.errors import SchemaError, WarehouseError
from parley.schemas.tables import BY_NAME, TABLES
from parley.schemas.view import View
from parley.warehouse.compare.words import with_changes
from parley.warehouse.store.catalog import view_rows, write_database
from parley.warehouse.store.files import (
    built_folder,
    link,
    read_parquet,
    seal,
    share,
    write_published,
)
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
from parley.warehouse.store.manifest import MANIFEST, Content, Made, Manifest, files_in
from parley.warehouse.store.stages import read_declared

PACKAGE = "datapackage.json"
"""The description of a release's Parquet files, beside them."""


@dataclass(frozen=True)
class Digests:
    """What data are: `version` digests all dimensions and facts, `tables` each table by itself."""

    version: str
    tables: dict[str, str]


def publish(
    warehouse: Warehouse,
    tables: Mapping[str, pa.Table],
    note: str = "",
    *,
    made: Made | None = None,
    digests: Digests | None = None,
    keep: int = KEPT,
) -> Path:
    """Publish TABLES (all of schemas.tables.TABLES) as the next release; return its folder.

    Its manifest tells how it was MADE and begins with the NOTE; DIGESTS are those of TABLES, where
    they are known. The newest releases stay, KEEP of them. Until the last step readers see the
    release before, and a run killed on the way changes nothing for them.

    Raises
    ------
    SchemaError: a table is missing, or has other columns or types than it is declared with.
    WarehouseError: another run holds the warehouse, or the folder cannot be written.
    """
    with warehouse.lock():
        rows = _in_release_form(tables)
        made, digests = made or Made(), digests or data_digests(rows)
        last = current(warehouse)
        with _next_release(warehouse, keep) as (number, building):
            _build(building, rows, warehouse.built_docs)
            if last and last.folder:
                share(building, last.folder)
            contents = {
                name: Content(rows=table.num_rows, digest=digests.tables.get(name, ""))
                for name, table in rows.items()
            }
            manifest = Manifest(
                release=number,
                published_at=made.at,
                dataset_version=digests.version,
                run_id=_last_run(rows["runs"]),
                versions=made.versions,
                settings=made.settings,
                tables=contents,
                evaluation=tuple(rows["evaluation"].drop_columns("run_id").to_pylist()),
            )
            _seal(building, with_changes(manifest, building, last, note))
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
            _seal(building, with_changes(again, building, now, f"back to {target.called}"))
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
    except (OSError, duckdb.IOException) as error:
        raise WarehouseError(
            f"The release could not be written ({error}); what was published before is untouched.",
            where=str(warehouse.folder),
            mend="Make room or mend the rights of the folder, then run again.",
        ) from error
    prune(warehouse, keep)


def _seal(building: Path, manifest: Manifest) -> None:
    """Write the MANIFEST with the files in BUILDING, and take the right to write to them.

    Not from the database: tools open it for writing even where they only read.
    """
    manifest.model_copy(update={"files": files_in(building)}).write(building)
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
    path = release / "parquet" / name / f"{name}.parquet"
    if not path.is_file():
        raise WarehouseError(f"The release lacks the table {name}.", where=str(release))
    return read_declared(path)


def last_release(warehouse: Warehouse) -> dict[str, pa.Table]:
    """The dimensions and facts of the current release, in the columns that are compared.

    It is empty before any. A version that published other tables or columns than this one is no
    fault: what can be compared with it is.
    """
    release = warehouse.release()
    if release is None:
        return {}
    found = {}
    for table in TABLES:
        path = release / "parquet" / table.name / f"{table.name}.parquet"
        if table.section == "run" or not path.is_file():
            continue
        # What cannot be read any more cannot be compared, and is no reason not to publish anew.
        with suppress(OSError, pa.ArrowException):
            found[table.name] = read_parquet(path, table.compared)
    return found


def data_digests(tables: Mapping[str, pa.Table]) -> Digests:
    """Digests of the data in TABLES, without the columns of the run.

    They depend on the values alone, not on how a library writes them. Tables that are not there
    have none; dimensions and facts must be.
    """
    whole, found = hashlib.sha256(), {}
    for table in TABLES:
        if not table.data_names or (table.section == "run" and table.name not in tables):
            continue
        rows = table.sorted(table.conform(tables[table.name]))
        own = hashlib.sha256()
        for name in table.data_names:
            for part in (
                f"\n{table.name}.{name} ".encode(),
                json.dumps(rows[name].to_pylist(), default=str).encode(),
            ):
                own.update(part)
                if table.section != "run":
                    whole.update(part)
        found[table.name] = own.hexdigest()[:16]
    return Digests(whole.hexdigest()[:16], found)


def dataset_version(tables: Mapping[str, pa.Table]) -> str:
    """A digest of the data: of all dimensions and facts, without the columns of the run."""
    return data_digests(tables).version


def _in_release_form(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    if missing := set(BY_NAME) - set(tables):
        raise SchemaError(f"A release holds all tables; {sorted(missing)} are missing.")
    return {table.name: table.sorted(table.conform(tables[table.name])) for table in TABLES}


def _build(building: Path, rows: Mapping[str, pa.Table], docs: Path) -> None:
    parquet = building / "parquet"
    for name, table in rows.items():
        write_published(table, _file(parquet, name))
    write_database(building / DATABASE, rows)
    views = _write_views(building / DATABASE, parquet)
    _describe(parquet, rows, views)
    if docs.is_dir():
        shutil.copytree(docs, building / "data_docs")
    else:
        (building / "data_docs").mkdir()


def _file(parquet: Path, name: str) -> Path:
    """Where table or view NAME stands as Parquet; its folder is there."""
    folder = parquet / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}.parquet"


def _write_views(database: Path, parquet: Path) -> dict[View, pa.Schema]:
    """Write each view of DATABASE into PARQUET; return them with their columns."""
    written = {}
    for view, answer in view_rows(database):
        write_published(answer, _file(parquet, view.name))
        written[view] = answer.schema
    return written


def _describe(folder: Path, rows: Mapping[str, pa.Table], views: Mapping[View, pa.Schema]) -> None:
    """Write the data package of the Parquet files in FOLDER, and beside them."""
    files = {}
    for name in [*rows, *(view.name for view in views)]:
        path = _file(folder, name)
        with path.open("rb") as handle:
            digest = hashlib.file_digest(handle, "sha256").hexdigest()
        files[name] = {
            "path": path.relative_to(folder).as_posix(),
            "bytes": path.stat().st_size,
            "hash": f"sha256:{digest}",
        }
    package = data_package(TABLES, rows, files, views)
    text = json.dumps(package, indent=2, ensure_ascii=False)
    (folder / PACKAGE).write_text(f"{text}\n", encoding="utf-8")
