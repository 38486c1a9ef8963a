"""Flows and tasks: within Prefect's engine, or as the plain functions that they are.

The engine tells a server of every state, and starts one where none is configured; that takes
seconds, and nobody looks at a server that ends with the run. So a command that has no server of
the user's to report to calls the functions (`without_engine`): same order, same retries, nothing
recorded in Prefect.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar, cast

from parley.flows.orchestration.environment import quiet

quiet()

from prefect import Flow, Task  # noqa: E402
from prefect.assets import Asset  # noqa: E402
from prefect.runtime import task_run  # noqa: E402
from prefect.tasks import MaterializingTask  # noqa: E402

from parley.flows.orchestration.logs import log_to_prefect  # noqa: E402
from parley.schemas.errors import ParleyError  # noqa: E402

if os.environ.get("PREFECT__FLOW_RUN_ID"):  # the process of a run that a worker has started
    log_to_prefect()

RETRIES = 2
DELAYS = (1, 4)
"""Seconds before each further try."""

P = ParamSpec("P")
R = TypeVar("R")

_log = logging.getLogger(__name__)
_is_off: ContextVar[bool] = ContextVar("engine_is_off", default=False)
_tries: ContextVar[int] = ContextVar("tries", default=0)


@contextmanager
def without_engine() -> Iterator[None]:
    """Let flows and tasks that are called within be plain functions."""
    token = _is_off.set(True)
    try:
        yield
    finally:
        _is_off.reset(token)


def engine_is_off() -> bool:
    """Whether flows and tasks are plain functions just now."""
    return _is_off.get()


def is_last_try() -> bool:
    """Whether the task that runs just now is not tried again when it fails."""
    return (_tries.get() or task_run.run_count or 0) > RETRIES


class StageFlow(Flow[P, R]):
    """A flow that `without_engine` is its function."""

    def __call__(self, *args: Any, **kwargs: Any) -> R:  # type: ignore[override]
        """Run it."""
        if _is_off.get():
            return self.fn(*args, **kwargs)
        log_to_prefect()
        return cast("R", super().__call__(*args, **kwargs))


class StageTask(Task[P, R]):
    """A task that `without_engine` is its function, tried again as Prefect would."""

    def __init__(self, fn: Callable[P, R], **options: Any) -> None:
        self.options = options
        super().__init__(fn=fn, **options)

    def __call__(self, *args: Any, **kwargs: Any) -> R:  # type: ignore[override]
        """Run it."""
        if not _is_off.get():
            return cast("R", super().__call__(*args, **kwargs))
        for count, delay in enumerate(DELAYS if self.retries else (), 1):
            try:
                return self._tried(count, args, kwargs)
            except Exception as error:
                if not may_pass(error):
                    raise
                _log.warning("%s failed (%s); another try in %d s", self.name, error, delay)
                time.sleep(delay)
        return self._tried(RETRIES + 1, args, kwargs)

    def _tried(self, count: int, args: Any, kwargs: Any) -> R:
        token = _tries.set(count)
        try:
            return self.fn(*args, **kwargs)
        finally:
            _tries.reset(token)


def may_pass(error: BaseException) -> bool:
    """Whether trying again can help after ERROR: not where we know what is wrong."""
    return isinstance(error, OSError) and not isinstance(error, ParleyError)


def materializing(
    step: StageTask[P, R], assets: Sequence[Asset], sources: Sequence[str]
) -> Task[P, R]:
    """STEP as what makes ASSETS of SOURCES (keys of assets), for Prefect's lineage."""
    if _is_off.get():
        return step
    return MaterializingTask(
        fn=step.fn,
        assets=list(assets),
        materialized_by="parley",
        asset_deps=list(sources),
        **step.options,
    )
