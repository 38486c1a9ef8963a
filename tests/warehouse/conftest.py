from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from parley.warehouse.store import release
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import publish
from tests.declared import declared_once
from tests.warehouse.small import small_tables


@pytest.fixture(scope="session", autouse=True)
def _declared_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let all releases of these tests begin with a copy of one database."""
    with declared_once(tmp_path_factory.mktemp("declared")):
        yield


@pytest.fixture(autouse=True)
def _views_where_looked_at(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the Parquet files of views, which take a second, to `published` and who wants them."""
    if "written_views" not in request.fixturenames:
        monkeypatch.setattr(release, "_write_views", lambda *_: {})


@pytest.fixture
def written_views() -> None:
    """Let releases of this test hold their views as Parquet too."""


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
