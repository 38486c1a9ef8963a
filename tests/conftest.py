"""Tests touch neither the user's Prefect home nor what environment variables say of Parley."""

from __future__ import annotations

import gc
import os
import tempfile
from typing import TYPE_CHECKING

import pytest

from parley.flows.orchestration.environment import quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xdist.remote import Producer
    from xdist.scheduler import LoadScopeScheduling

for name in [name for name in os.environ if name.startswith(("PARLEY_", "PREFECT_"))]:
    del os.environ[name]
# Documents are read in the process of the test, which has loaded what reading takes; the tests of
# limits set their own.
os.environ["PARLEY_DOCUMENT_SECONDS"] = os.environ["PARLEY_DOCUMENT_BYTES"] = "0"
os.environ.pop("COLUMNS", None)  # of the terminal in which the tests are run
os.environ["PREFECT_HOME"] = tempfile.mkdtemp(prefix="parley-prefect-")
quiet(logs=True)
# Pipelines are millions of objects that stay; looking through them took a tenth of the time.
gc.set_threshold(100_000, 20, 50)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the modules that take long, so that several workers end together."""
    slow = {item.path for item in items if item.get_closest_marker("slow") is not None}
    items.sort(key=lambda item: item.path not in slow)


# Tests of whole runs pass through nearly everything, and look closely at little of it: what they
# alone run counts as untested.
_COUNTED = tuple(f"tests/{layer}/" for layer in ("transforms", "schemas", "data", "warehouse"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Count (`--cov`) the branches that tests of the pure layers and the warehouse run."""
    coverage = item.config.pluginmanager.get_plugin("_cov")
    counting = coverage.cov_controller if coverage else None
    if counting is None or item.nodeid.startswith(_COUNTED):
        return (yield)
    counting.pause()
    try:
        return (yield)
    finally:
        counting.resume()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Give whole modules to workers, and to one of them those that share Prefect's server.

    What a module or a session sets up takes long, and is then set up once.
    """
    from tests.workers import Modules

    config.option.loadscopereorder = False
    return Modules(config, log)
