from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import publish
from tests.warehouse.small import small_tables


@pytest.fixture
def tables() -> dict[str, pa.Table]:
    """Every table of the contract with a few rows."""
    return small_tables()


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    """A warehouse without a release."""
    return Warehouse(tmp_path / "warehouse")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A warehouse with one release, which no test may change."""
    warehouse = Warehouse(tmp_path_factory.mktemp("published"))
    publish(warehouse, small_tables(), "r1")
    return warehouse
