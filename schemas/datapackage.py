"""A release as a Frictionless Data Package: what its files hold, whose they are, in one JSON file.

https://datapackage.org/standard/data-package/ tells the form. What Parquet holds and a table schema
of that standard does not know stands under keys of our own: `unit` of a field, `references` of a
list, `rules` of a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa

from parley.schemas.sources import CODEBOOKS, Licence, Source
from parley.schemas.table import Column, Reference, Table
from parley.schemas.view import View

Json = dict[str, Any]

_PROFILE = "https://datapackage.org/profiles/2.0/{}.json"
_TYPES = (
    (pa.types.is_list, "array"),
    (pa.types.is_date, "date"),
    (pa.types.is_timestamp, "datetime"),
    (pa.types.is_integer, "integer"),
    (pa.types.is_floating, "number"),
    (pa.types.is_boolean, "boolean"),
)


def data_package(
    tables: Sequence[Table],
    rows: Mapping[str, pa.Table],
    files: Mapping[str, Json],
    views: Mapping[View, pa.Schema] | None = None,
) -> Json:
    """The package of a release that holds ROWS of TABLES, and VIEWS with the columns they have.

    FILES tells of each file what stands in its resource besides: `path`, `bytes`, `hash`. It was
    created when the last of its runs ended, so that the same rows give the same package.
    """
    sources = _unique(source for table in tables for source in table.sources)
    package: Json = {
        "$schema": _PROFILE.format("datapackage"),
        "name": "parley",
        "title": "Parley: what texts about conflicts and their diplomacy tell",
        "description": "Events, actors, stances, attributions, quantities and explanations that "
        "were read out of texts, each row with the span of text that it rests on.",
        **_last_run(rows["runs"]),
        "licenses": _licences(sources),
        "sources": [_source(each) for each in sources],
        "contributors": [
            {"title": "The Parley developers", "roles": ["creator"]},
            {"title": "The publishers that documents.source_name tells", "roles": ["author"]},
        ],
        "resources": [
            *(_resource(table, files[table.name]) for table in tables),
            *(_of_view(view, schema, files[view.name]) for view, schema in (views or {}).items()),
        ],
    }
    return package


def _last_run(runs: pa.Table) -> Json:
    """Version and time by the run that ended last; nothing where no run is told."""
    ended = max(runs.to_pylist(), key=lambda row: (row["finished_at"], row["run_id"]), default=None)
    if ended is None:
        return {}
    finished: datetime = ended["finished_at"]
    version = {"version": ended["dataset_version"]} if ended["dataset_version"] else {}
    return {**version, "created": finished.isoformat(timespec="seconds").replace("+00:00", "Z")}


def _resource(table: Table, file: Json) -> Json:
    sources = table.sources or (CODEBOOKS,)
    return {
        **_file(table.name, table.description, file),
        "licenses": _licences(sources),
        "sources": [_source(each) for each in sources],
        "schema": _schema(table),
    }


def _of_view(view: View, schema: pa.Schema, file: Json) -> Json:
    fields = [
        {"name": field.name, "type": _type(field.type), "description": view.columns[field.name]}
        for field in schema
    ]
    return {
        **_file(view.name, view.description, file),
        "schema": {"$schema": _PROFILE.format("tableschema"), "fields": fields},
    }


def _file(name: str, description: str, file: Json) -> Json:
    """What the resource of any file tells; FILE may name another format than Parquet."""
    return {
        "name": name,
        "type": "table",
        "description": description,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        **file,
    }


def _type(type_: pa.DataType) -> str:
    """The type of a table schema for what a column of Arrow holds."""
    return next((name for fits, name in _TYPES if fits(type_)), "string")


def _schema(table: Table) -> Json:
    schema: Json = {
        "$schema": _PROFILE.format("tableschema"),
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign_key(table, each) for each in table.foreign_keys],
        "rules": [{"sql": rule.sql, "meaning": rule.meaning} for rule in table.all_rules],
    }
    return {key: value for key, value in schema.items() if value}


def _field(column: Column) -> Json:
    constraints = {
        "required": None if column.nullable else True,
        "enum": list(column.allowed) or None,
        "minimum": column.at_least,
        "maximum": column.at_most,
        "pattern": column.pattern,
    }
    field = {
        "name": column.name,
        "type": _type(column.type),
        "description": column.description,
        "unit": column.unit,
        "constraints": {key: value for key, value in constraints.items() if value is not None},
        "references": ".".join(column.refers_to or ()) if column.of_list else None,
    }
    return {key: value for key, value in field.items() if value}


def _foreign_key(table: Table, key: Reference) -> Json:
    """KEY; a reference to the same table names no resource."""
    resource = {} if key.table == table.name else {"resource": key.table}
    return {
        "fields": list(key.columns),
        "reference": {**resource, "fields": list(key.targets)},
    }


def _licences(sources: Iterable[Source]) -> list[Json]:
    found = _unique(each.licence for each in sources if each.licence)
    return [_licence(each) for each in found]


def _licence(licence: Licence) -> Json:
    path = {"path": licence.path} if licence.path else {}
    return {"name": licence.name, "title": licence.title, **path}


def _source(source: Source) -> Json:
    licence = {"license": source.licence.name} if source.licence else {}
    path = {"path": source.path} if source.path else {}
    return {"title": source.title, **path, **licence}


def _unique(values: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(values))
