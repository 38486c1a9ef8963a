"""A dashboard of a release for Apache Superset, as the zip that its page of dashboards imports."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from parley.warehouse.export.read import writing
from parley.warehouse.store.home import Warehouse

_PARTS = Path(__file__).with_name("superset")
_ROOT = "parley"
_VERSION = "1.0.0"
_WIDTH = 12
# What a zip says of when its files were written: the same each time.
_WRITTEN = (1980, 1, 1, 0, 0, 0)
_TIMES = ("DATE", "TIMESTAMP")

Part = dict[str, Any]


def write_superset(home: Warehouse, path: Path) -> int:
    """Write the dashboard to PATH, with the database as this machine sees it; return its charts.

    Raises
    ------
    WarehouseError: there is no release, or the file cannot be written.
    """
    datasets = _parts("datasets")
    columns = {name: _columns(home, name) for name in datasets}
    database = _read("database")
    # The link, which leads to the release in use: the next one shows by itself.
    uri = f"duckdb:///{home.database.absolute()}"
    files = {"metadata": _read("metadata"), "databases/Parley": {**database, "sqlalchemy_uri": uri}}
    for name, dataset in datasets.items():
        files[f"datasets/Parley/{name}"] = {
            **dataset,
            "columns": columns[name],
            "schema": "main",
            "database_uuid": database["uuid"],
            "version": _VERSION,
        }
    dashboard = _read("dashboard")
    charts = {name: _read(f"charts/{name}") for name in dashboard.pop("charts")}
    files["dashboards/Parley"] = _dashboard(dashboard, charts, datasets)
    for name, chart in charts.items():
        files[f"charts/{name}"] = _chart(chart, datasets[chart["dataset"]]["uuid"])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in files.items():
            entry = zipfile.ZipInfo(f"{_ROOT}/{name}.yaml", _WRITTEN)
            text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
            written.writestr(entry, text, zipfile.ZIP_DEFLATED)
    return len(charts)


def _parts(folder: str) -> dict[str, Part]:
    names = sorted(path.stem for path in (_PARTS / folder).glob("*.yaml"))
    return {name: _read(f"{folder}/{name}") for name in names}


def _read(name: str) -> Part:
    found: Part = yaml.safe_load((_PARTS / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def _columns(home: Warehouse, view: str) -> list[Part]:
    """The columns of VIEW, as the release describes them."""
    with writing(home) as connection:
        rows = connection.execute(
            "SELECT column_name, type, description FROM data_dictionary "
            "WHERE table_name = ? ORDER BY column_index",
            [view],
        ).fetchall()
    return [
        {
            "column_name": name,
            "type": type,
            "description": description,
            "is_dttm": type.startswith(_TIMES),
            "is_active": True,
            "groupby": True,
            "filterable": True,
        }
        for name, type, description in rows
    ]


def _chart(chart: Part, dataset: str) -> Part:
    params = {**chart["params"], "viz_type": chart["viz_type"]}
    # By this the programs that ask Superset for a chart's rows get them without a browser.
    context = {
        "datasource": {"id": 0, "type": "table"},
        "force": False,
        "queries": chart["queries"],
        "form_data": params,
        "result_format": "json",
        "result_type": "full",
    }
    return {
        "slice_name": chart["slice_name"],
        "viz_type": chart["viz_type"],
        "params": params,
        "query_context": json.dumps(context),
        "uuid": chart["uuid"],
        "dataset_uuid": dataset,
        "version": _VERSION,
    }


def _dashboard(dashboard: Part, charts: dict[str, Part], datasets: dict[str, Part]) -> Part:
    filters = [
        {
            "id": f"NATIVE_FILTER-{each['column']}",
            "name": each["name"],
            "type": "NATIVE_FILTER",
            "filterType": "filter_select",
            "targets": [
                {
                    "column": {"name": each["column"]},
                    "datasetUuid": datasets[each["dataset"]]["uuid"],
                }
            ],
            "controlValues": {"multiSelect": True, "enableEmptyFilter": False},
            "defaultDataMask": {"filterState": {}, "extraFormData": {}},
            "cascadeParentIds": [],
            "scope": {"rootPath": ["ROOT_ID"], "excluded": []},
        }
        for each in dashboard.pop("filters")
    ]
    metadata = {"native_filter_configuration": filters, "cross_filters_enabled": True}
    return {**dashboard, "metadata": metadata, "position": dict(_laid_out(dashboard, charts))}


def _laid_out(dashboard: Part, charts: dict[str, Part]) -> Iterator[tuple[str, Any]]:
    """The charts in rows, as Superset keeps them: a tree of parts that name their children."""
    rows: list[list[str]] = [[]]
    for name, chart in charts.items():
        if sum(charts[each]["width"] for each in rows[-1]) + chart["width"] > _WIDTH:
            rows.append([])
        rows[-1].append(name)
    above = ["ROOT_ID", "GRID_ID"]
    row_ids = [f"ROW-{number}" for number in range(1, len(rows) + 1)]
    yield "DASHBOARD_VERSION_KEY", "v2"
    yield "ROOT_ID", {"id": "ROOT_ID", "type": "ROOT", "children": ["GRID_ID"]}
    yield "GRID_ID", {
        "id": "GRID_ID", "type": "GRID", "children": row_ids, "parents": ["ROOT_ID"],
    }  # fmt: skip
    title = {"text": dashboard["dashboard_title"]}
    yield "HEADER_ID", {"id": "HEADER_ID", "type": "HEADER", "meta": title}
    for row_id, names in zip(row_ids, rows, strict=True):
        yield row_id, {
            "id": row_id, "type": "ROW", "parents": above,
            "children": [f"CHART-{name}" for name in names],
            "meta": {"background": "BACKGROUND_TRANSPARENT"},
        }  # fmt: skip
        for name in names:
            chart = charts[name]
            yield f"CHART-{name}", {
                "id": f"CHART-{name}", "type": "CHART", "children": [], "parents": [*above, row_id],
                "meta": {
                    "chartId": list(charts).index(name) + 1, "uuid": chart["uuid"],
                    "sliceName": chart["slice_name"],
                    "width": chart["width"], "height": chart["height"],
                },
            }  # fmt: skip
