"""Tables that pass between the stages of a run, under DIR/state/<stage>/<table>.parquet."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from weakref import ref

import pyarrow as pa

from parley.schemas.errors import SchemaError, WarehouseError
from parley.schemas.table import Table
from parley.schemas.tables import BY_NAME
from parley.schemas.working import (
    ADDRESSES,
    BANDS,
    BLOCKS,
    CHOSEN,
    FORGOTTEN,
    PAIRS,
    READ,
    REVISIONS,
    SEEN,
)
from parley.warehouse.store.files import (
    built_folder,
    link,
    point,
    read_parquet,
    remove,
    write_parquet,
    write_whole,
)
from parley.warehouse.store.home import Warehouse


class DamagedError(WarehouseError):
    """A file of the warehouse that cannot be read any more: cut short, overwritten or gone."""


DECLARED: dict[str, Table] = {
    **BY_NAME,
    **{
        table.name: table
        for table in (ADDRESSES, BANDS, BLOCKS, CHOSEN, FORGOTTEN, PAIRS, REVISIONS, SEEN, *READ)
    },
}


_handed: dict[Path, dict[str, pa.Table]] = {}
"""What one stage of this process hands to the next by the folder that holds it: one at a time."""
_files: dict[str, tuple[ref[pa.Table], Path]] = {}
"""Tables that were handed on, as long as somebody holds them, and the files that they stand in."""


def write_stage(
    warehouse: Warehouse, stage: str, tables: Mapping[str, pa.Table], *, hand: bool = False
) -> None:
    """Keep TABLES (by name, all of them declared) as the result of STAGE, all at once.

    Rows are not checked: a null where none is allowed is kept, for the gate to find. Who reads them
    next in this process gets what HAND gives, and need not read the files.

    Raises
    ------
    SchemaError: a table has other columns or types than it is declared with.
    WarehouseError: another run holds the warehouse, or the folder cannot be written.
    """
    with warehouse.lock():
        folder = warehouse.state / f"{stage}-{uuid.uuid4().hex[:8]}"
        conformed = {name: DECLARED[name].conform(table) for name, table in tables.items()}
        with built_folder(folder) as building:
            for name, table in conformed.items():
                _write(DECLARED[name], table, building)
        if hand:
            _files.update({n: (ref(t), folder / f"{n}.parquet") for n, t in conformed.items()})
            _handed.clear()
            _handed[folder.resolve()] = conformed
        point(warehouse.state / stage, folder)
        for old in warehouse.state.glob(f"{stage}-????????"):
            if old != folder:
                remove(old)


def read_stage(warehouse: Warehouse, stage: str) -> dict[str, pa.Table]:
    """The tables that STAGE left, by name; empty before it ran for the first time.

    Raises
    ------
    DamagedError: a file cannot be read.
    WarehouseError: another version of Parley wrote them.
    """
    folder = warehouse.state / stage
    if not folder.is_dir():
        return {}
    if (handed := _handed.pop(folder.resolve(), None)) is not None:
        return handed
    return {path.stem: read_declared(path) for path in sorted(folder.glob("*.parquet"))}


def keep_note(warehouse: Warehouse, name: str, told: Mapping[str, str]) -> None:
    """Keep a few words beside the stages, whole or not at all."""
    with warehouse.lock():
        write_whole(warehouse.state / f"{name}.json", json.dumps(told, indent=1))


def kept_note(warehouse: Warehouse, name: str) -> dict[str, str]:
    """What `keep_note` kept under NAME; empty where there is nothing that can be read."""
    try:
        told = json.loads((warehouse.state / f"{name}.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in told.items()} if isinstance(told, dict) else {}


def _write(table: Table, rows: pa.Table, folder: Path) -> None:
    """As `write_loose`; what stands in the file of an earlier stage is that file."""
    held, path = _files.get(table.name, (None, folder))
    if held is not None and held() is rows and path.is_file():
        link(path, folder / path.name)
    else:
        write_loose(table, rows, folder)


def write_loose(table: Table, rows: pa.Table, folder: Path) -> None:
    """Write ROWS as FOLDER/<table>.parquet with every column nullable."""
    declared = table.conform(rows)
    fields = [
        pa.field(
            field.name,
            pa.list_(pa.string()) if pa.types.is_list(field.type) else field.type,
        )
        for field in declared.schema
    ]
    write_parquet(declared.cast(pa.schema(fields)), folder / f"{table.name}.parquet")


def read_declared(path: Path) -> pa.Table:
    """Read a Parquet file of the declared table that it is named after.

    Columns that a later version has added, and that may be null, are null.

    Raises
    ------
    DamagedError: the file cannot be read.
    WarehouseError: another version of Parley wrote it.
    """
    return declared(path.stem, [path])


def declared(name: str, paths: Sequence[Path]) -> pa.Table:
    """Read the Parquet files of the declared table NAME, one after the other, as `read_declared`.

    Raises
    ------
    As `read_declared`.
    """
    path = paths[0]
    try:
        table = DECLARED[name]
        parts = []
        for path in paths:
            parts.append(table.conform(table.completed(_read(path))))
        return pa.concat_tables(parts)
    except (SchemaError, KeyError, pa.ArrowInvalid) as error:
        raise WarehouseError(
            f"This file does not fit this version of Parley ({error}).",
            where=str(path),
            mend="Run again with --fresh, or with the version that wrote it.",
        ) from error


def _read(path: Path) -> pa.Table:
    try:
        return read_parquet(path)
    except (OSError, pa.ArrowException) as error:
        raise DamagedError(
            f"This file is damaged ({str(error).strip().partition(chr(10))[0]}).",
            where=str(path),
            mend="Run again with --fresh on all texts, or bring the file back from a copy.",
        ) from error
