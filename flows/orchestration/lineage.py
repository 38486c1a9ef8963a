"""The published tables as assets of Prefect's, made from what the run has read."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, ParamSpec, TypeVar

import pyarrow as pa

from parley.flows.orchestration.engine import StageTask, engine_is_off, materializing
from parley.schemas.table import Row
from parley.schemas.tables import TABLES
from parley.warehouse.store.home import Warehouse

# isort: split
from prefect import Task
from prefect.assets import Asset, AssetProperties
from prefect.context import AssetContext

_NOT_IN_A_KEY = re.compile(r"[^\w./:-]+", re.ASCII)
_MOST_SOURCES = 50

P = ParamSpec("P")
R = TypeVar("R")


def as_assets(step: StageTask[P, R], home: Warehouse, run: Row) -> Task[P, R]:
    """STEP, which publishes HOME, as what makes its tables of the inputs of RUN."""
    if engine_is_off():
        return step
    assets = [
        Asset(
            key=asset_key(home, table.name),
            properties=AssetProperties(
                name=table.name,
                url=(home.folder / "parquet" / table.name).as_uri(),
                description=table.description,
            ),
        )
        for table in TABLES
    ]
    inputs = json.loads(run["parameters"]).get("inputs", [])
    return materializing(step, assets, [_source_key(each) for each in inputs[:_MOST_SOURCES]])


def describe_assets(home: Warehouse, tables: Mapping[str, pa.Table], version: str) -> None:
    """Say of the assets that a task makes how many rows they have, and the VERSION of the data."""
    context: Any = AssetContext.get()
    if context is None:
        return
    made = {asset.key for asset in context.downstream_assets}
    for name, table in tables.items():
        if (key := asset_key(home, name)) in made:
            context.add_asset_metadata(key, {"rows": table.num_rows, "data_version": version})


def asset_key(home: Warehouse, table: str) -> str:
    """The key of a published TABLE, such as "parley://srv/warehouse/events"."""
    return f"parley:/{_NOT_IN_A_KEY.sub('_', home.folder.as_posix())}/{table}"


def _source_key(given: str) -> str:
    cleaned = _NOT_IN_A_KEY.sub("_", given)
    return cleaned if "://" in cleaned else f"file://{cleaned}"
