"""Tests touch neither the user's Prefect home nor what environment variables say of Parley."""

from __future__ import annotations

import gc
import os
import tempfile
from contextlib import contextmanager
from functools import cache
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


@pytest.fixture(scope="session", autouse=True)
def _parsed_once() -> Iterator[None]:
    """Parse each text of YAML once: codebooks of many tests have most of their files in common."""
    from parley.transforms.knowledge import files

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "_read_yaml", cache(files._read_yaml))
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the modules that take long, so that several workers end together."""
    slow = {item.path for item in items if item.get_closest_marker("slow") is not None}
    items.sort(key=lambda item: item.path not in slow)


# What passes through nearly everything looks closely at little of it: what tests of whole runs, of
# data and those marked `whole` alone run counts as untested, and so does what a session sets up.
# Counting takes four fifths more time of all Python that runs meanwhile, pytest's own too.
_COUNTED = tuple(f"tests/{layer}/" for layer in ("transforms", "schemas", "warehouse"))


@contextmanager
def _counting(node: pytest.Item | pytest.Collector, *, wanted: bool = True) -> Iterator[None]:
    """Count the branches that are run meanwhile, where WANTED and where NODE is to be counted."""
    coverage = node.config.pluginmanager.get_plugin("_cov")
    counting = coverage.cov_controller if coverage else None
    wanted = wanted and node.nodeid.startswith(_COUNTED) and not node.get_closest_marker("whole")
    if counting is None or counting.started == wanted:
        yield
        return
    first, then = counting.pause, counting.resume
    if wanted:
        first, then = then, first
    first()
    try:
        yield
    finally:
        then()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Count (`--cov`) nothing but what the next two let be counted."""
    with _counting(item, wanted=False):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Iterator[None]:
    """Count what a test runs."""
    with _counting(pyfuncitem):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef, request: pytest.FixtureRequest) -> Iterator:
    """Count what tests and modules set up."""
    with _counting(request.node, wanted=fixturedef.scope != "session"):
        return (yield)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Give whole modules to workers, and to one of them those that share Prefect's server.

    What a module or a session sets up takes long, and is then set up once.
    """
    from tests.workers import Modules

    config.option.loadscopereorder = False
    return Modules(config, log)
