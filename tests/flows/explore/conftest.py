from __future__ import annotations

import pytest

from parley.warehouse.store import release
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import publish
from tests.warehouse.small import small_tables


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A warehouse with a small release, which no test may change."""
    home = Warehouse(tmp_path_factory.mktemp("explore") / "warehouse")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(release, "_write_views", lambda *_: {})
        publish(home, small_tables(), "r1")
    return home
