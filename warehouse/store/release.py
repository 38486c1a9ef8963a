"""Releases: built beside the published one, then put in its place in one step."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import duckdb
import pyarrow as pa

from parley.schemas.datapackage import data_package
from parley.schemas.errors import SchemaError, WarehouseError
from parley.schemas.tables import BY_NAME, TABLES
from parley.schemas.view import View
from parley.warehouse.store.catalog import view_rows, write_database
from parley.warehouse.store.files import built_folder, read_parquet, remove, write_published
from parley.warehouse.store.home import DATABASE, Warehouse
from parley.warehouse.store.stages import read_declared

PACKAGE = "datapackage.json"
"""The description of a release's Parquet files, beside them."""
KEPT = 2
"""Releases kept: the current one, and the one before for those who still read it."""


def publish(warehouse: Warehouse, tables: Mapping[str, pa.Table], release_id: str) -> Path:
    """Publish TABLES (all of schemas.tables.TABLES) as the new release; return its folder.

    Until the last step readers see the release before, and a run killed on the way changes
    nothing for them.

    Raises
    ------
    SchemaError: a table is missing, or has other columns or types than it is declared with.
    WarehouseError: another run holds the warehouse, or the folder cannot be written.
    """
    with warehouse.lock():
        rows = _in_release_form(tables)
        folder = _unused(warehouse.releases / release_id)
        try:
            with built_folder(folder) as building:
                _build(building, rows, warehouse.built_docs)
            warehouse.show(folder)
        except (OSError, duckdb.IOException) as error:
            raise WarehouseError(
                f"The release could not be written ({error}); "
                "what was published before is untouched.",
                where=str(warehouse.folder),
                mend="Make room or mend the rights of the folder, then run again.",
            ) from error
        prune(warehouse)
    return folder


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


def dataset_version(tables: Mapping[str, pa.Table]) -> str:
    """A digest of the data: of all dimensions and facts, without the columns of the run.

    It depends on the values alone, not on how a library writes them.
    """
    digest = hashlib.sha256()
    for table in TABLES:
        if table.section != "run":
            rows = table.sorted(table.conform(tables[table.name]))
            for name in table.data_names:
                digest.update(f"\n{table.name}.{name} ".encode())
                digest.update(json.dumps(rows[name].to_pylist(), default=str).encode())
    return digest.hexdigest()[:16]


def prune(warehouse: Warehouse, keep: int = KEPT) -> None:
    """Remove all releases but the newest KEEP; the current one always stays."""
    with warehouse.lock():
        current = warehouse.release()
        folders = [path for path in warehouse.releases.iterdir() if path.is_dir()]
        folders.sort(key=lambda path: (path == current, path.stat().st_mtime_ns), reverse=True)
        for folder in folders[keep:]:
            remove(folder)


def _in_release_form(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    if missing := set(BY_NAME) - set(tables):
        raise SchemaError(f"A release holds all tables; {sorted(missing)} are missing.")
    return {table.name: table.sorted(table.conform(tables[table.name])) for table in TABLES}


def _unused(folder: Path) -> Path:
    """FOLDER, or with a number behind its name where a release is called so already."""
    names = [folder, *(folder.with_name(f"{folder.name}-{count}") for count in range(2, 1000))]
    return next(name for name in names if not name.exists())


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
