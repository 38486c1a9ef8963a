"""Prefect as this project uses it: without telemetry, with tasks that keep nothing.

Flows import from here, so that the environment stands before Prefect is loaded.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar

from parley.flows.inputs.settings import settings
from parley.flows.orchestration.environment import quiet

quiet()

from prefect import Task, flow, task  # noqa: E402
from prefect.artifacts import create_markdown_artifact  # noqa: E402
from prefect.cache_policies import NO_CACHE  # noqa: E402
from prefect.runtime import flow_run  # noqa: E402
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings  # noqa: E402

from parley.schemas.errors import ParleyError  # noqa: E402

__all__ = [
    "RETRIES",
    "artifact",
    "flow",
    "of_warehouse",
    "retried_task",
    "stage_task",
    "unwatched",
]

_log = logging.getLogger(__name__)
P = ParamSpec("P")
R = TypeVar("R")
RETRIES = 2


Named = Callable[[dict[str, Any]], str]
"""Names a task's run by the arguments of the task."""


def stage_task(
    name: str, named: Named | None = None, *, timed: bool = True
) -> Callable[[Callable[P, R]], Task[P, R]]:
    """A task whose arguments (tables, pipelines) Prefect neither hashes nor keeps.

    One that is not TIMED runs where Prefect cannot end it, and would only warn of that.
    """
    return task(
        name=name,
        task_run_name=_run_name(name, named),
        cache_policy=NO_CACHE,
        persist_result=False,
        timeout_seconds=settings().task_timeout_seconds if timed else None,
    )


def retried_task(name: str, named: Named | None = None) -> Callable[[Callable[P, R]], Task[P, R]]:
    """A stage task that meets the file system, and is tried again where that can help."""
    return task(
        name=name,
        task_run_name=_run_name(name, named),
        cache_policy=NO_CACHE,
        persist_result=False,
        timeout_seconds=settings().task_timeout_seconds,
        retries=RETRIES,
        retry_delay_seconds=1,
        retry_condition_fn=_may_pass,
    )


def _run_name(name: str, named: Named | None) -> Callable[..., str]:
    def run_name(parameters: dict[str, Any]) -> str:
        return named(parameters) if named else name

    return run_name


def of_warehouse(stage: str) -> Callable[[], str]:
    """Names the runs of a flow by its STAGE and the folder of the warehouse: "extract: w"."""

    def run_name() -> str:
        return f"{stage}: {flow_run.parameters.get('warehouse') or settings().warehouse_folder}"

    return run_name


def _may_pass(task: Any, run: Any, state: Any) -> bool:
    """Whether trying again can help: not where we know what is wrong."""
    try:
        state.result()
    except ParleyError:
        return False
    except OSError:
        return True
    return False


def artifact(key: str, markdown: str, description: str) -> None:
    """Leave a summary with the run, as Prefect shows it; no run fails for want of one."""
    try:
        create_markdown_artifact(markdown, key=key, description=description)
    except Exception as error:  # noqa: BLE001
        _log.warning("no artifact %s: %s", key, error)


@contextmanager
def unwatched() -> Iterator[None]:
    """Run flows without heartbeats: nobody listens on a server that ends with the run.

    Prefect waits about a second at the end of each flow for its heartbeat to stop.
    """
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        yield
