"""Tests touch neither the user's Prefect home nor what environment variables say of Parley."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

import pytest

from parley.flows.orchestration.environment import quiet

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.scheduler import LoadScopeScheduling

for name in [name for name in os.environ if name.startswith(("PARLEY_", "PREFECT_"))]:
    del os.environ[name]
os.environ["PREFECT_HOME"] = tempfile.mkdtemp(prefix="parley-prefect-")
quiet(logs=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the modules that take long, so that several workers end together."""
    slow = {item.path for item in items if item.get_closest_marker("slow") is not None}
    items.sort(key=lambda item: item.path not in slow)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Give whole modules to workers, and to one of them those that share Prefect's server.

    What a module or a session sets up takes long, and is then set up once.
    """
    from tests.workers import Modules

    config.option.loadscopereorder = False
    return Modules(config, log)
