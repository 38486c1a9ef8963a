"""A release, or parts of it, as CSV, JSON Lines and GeoJSON, written by the engine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from parley.schemas.datapackage import data_package
from parley.schemas.rules import quoted
from parley.schemas.tables import TABLES
from parley.warehouse.export.read import as_cells, chosen_names, question, writing
from parley.warehouse.store.catalog import views
from parley.warehouse.store.home import Warehouse

CROSSWALKS = ("gdelt", "icews", "polecat", "acled")
"""Datasets in whose columns events can be written."""


def write_csv(
    home: Warehouse, folder: Path, wanted: Sequence[str] = (), *, raw: bool = False
) -> list[Path]:
    """Write tables and views as FOLDER/<name>.csv; return the files.

    Raises
    ------
    ConfigurationError: there is no such table or view.
    WarehouseError: there is no release, or a file cannot be written.
    """
    names = chosen_names(wanted)
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.absolute()
    paths = [folder / f"{name}.csv" for name in names]
    with writing(home, folder) as connection:
        for name, path in zip(names, paths, strict=True):
            sql = as_cells(connection, f'FROM "{name}"', raw=raw)
            connection.execute(f"COPY ({sql}) TO {quoted(str(path))} (FORMAT csv, HEADER)")
    return paths


def write_json_lines(home: Warehouse, folder: Path, wanted: Sequence[str] = ()) -> list[Path]:
    """Write tables and views as FOLDER/<name>.jsonl, an object a row, lists as lists.

    Raises as `write_csv`.
    """
    names = chosen_names(wanted)
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.absolute()
    paths = [folder / f"{name}.jsonl" for name in names]
    with writing(home, folder) as connection:
        for name, path in zip(names, paths, strict=True):
            connection.execute(f'COPY (FROM "{name}") TO {quoted(str(path))} (FORMAT json)')
    return paths


def write_crosswalk(home: Warehouse, path: Path, dataset: str, *, raw: bool = False) -> int:
    """Write the events that happened in the columns of DATASET (of CROSSWALKS); return how many.

    GDELT's files have tabs and no header, as its users expect; the others are CSV with one.

    Raises
    ------
    WarehouseError: there is no release, or the file cannot be written.
    """
    form = "DELIMITER '\t', HEADER false" if dataset == "gdelt" else "HEADER"
    path = path.absolute()
    with writing(home, path.parent) as connection:
        sql = as_cells(connection, question(f"crosswalks/{dataset}"), raw=raw)
        (written,) = connection.execute(
            f"COPY ({sql}) TO {quoted(str(path))} (FORMAT csv, {form})"
        ).fetchone() or (0,)
    return int(written)


def write_geojson(home: Warehouse, path: Path) -> int:
    """Write the events that have a place on the map as a FeatureCollection; return how many.

    Raises as `write_crosswalk`.
    """
    with writing(home) as connection:
        features = connection.execute(question("sql/geojson")).to_arrow_table()["feature"]
    lines = ",\n".join(features.to_pylist())
    path.write_text(
        f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n', encoding="utf-8"
    )
    return len(features)


def write_package(home: Warehouse, folder: Path) -> list[Path]:
    """Write the whole release as a Frictionless Data Package of CSV files; return them.

    The files are for programs: nothing in them is changed for the sake of spreadsheets.

    Raises as `write_csv`.
    """
    paths = write_csv(home, folder, raw=True)
    files = {
        path.stem: {
            "path": path.name,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": path.stat().st_size,
            "hash": f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}",
        }
        for path in paths
    }
    with writing(home) as connection:
        schemas = {
            view: connection.execute(f'FROM "{view.name}" LIMIT 0').to_arrow_table().schema
            for view in views()
        }
        runs = {"runs": connection.execute("FROM runs").to_arrow_table()}
    package = data_package(TABLES, runs, files, schemas)
    for resource in package["resources"]:
        _suit_cells(resource["schema"])
    target = folder / "datapackage.json"
    target.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return [*paths, target]


def _suit_cells(schema: dict[str, Any]) -> None:
    """Change SCHEMA, of Arrow columns, into that of the cells that they are written as."""
    for field in schema["fields"]:
        needed = field.get("constraints", {}).get("required")
        if field["type"] == "array":  # one cell; where it is empty, so is the list
            field.update({"type": "list", "delimiter": "; "})
            if needed:
                del field["constraints"]
        elif needed:  # an empty cell is an empty text
            field["missingValues"] = []
    filled = {field["name"] for field in schema["fields"] if "missingValues" in field}
    # Of several columns one of which is null SQL asks nothing, and a data package does.
    keys = [
        key
        for key in schema.pop("foreignKeys", ())
        if len(key["fields"]) == 1 or filled >= {*key["fields"]}
    ]
    if keys:
        schema["foreignKeys"] = keys
