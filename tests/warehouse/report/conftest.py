"""One report for all tests of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.warehouse.report.build import build_report
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import publish
from tests.warehouse.report.hostile import hostile_rows
from tests.warehouse.small import tables_of


@pytest.fixture(scope="package")
def report(tmp_path_factory) -> Path:
    """The report of a release full of markup."""
    folder = tmp_path_factory.mktemp("hostile")
    warehouse = Warehouse(folder / "warehouse")
    publish(warehouse, tables_of(hostile_rows()), "r1")
    return build_report(warehouse, folder / "report").start.parent
