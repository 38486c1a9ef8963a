"""Prefect as this project uses it: without telemetry, with tasks that keep nothing.

Flows import from here, so that the environment stands before Prefect is loaded.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from parley.flows.inputs.settings import settings
from parley.flows.orchestration.engine import (
    DELAYS,
    RETRIES,
    StageFlow,
    StageTask,
    engine_is_off,
    is_last_try,
    may_pass,
)

# isort: split
from prefect.artifacts import create_link_artifact, create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.runtime import flow_run
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

__all__ = [
    "artifact",
    "flow",
    "is_last_try",
    "link_artifact",
    "of_warehouse",
    "rename_run",
    "retried_task",
    "stage_task",
    "unwatched",
]

_log = logging.getLogger(__name__)
P = ParamSpec("P")
R = TypeVar("R")


Named = Callable[[dict[str, Any]], str]
"""Names a task's run by the arguments of the task."""


def flow(**options: Any) -> Callable[[Callable[P, R]], StageFlow[P, R]]:
    """A flow with OPTIONS of Prefect's `flow`."""
    return lambda function: StageFlow(fn=function, **options)


def stage_task(
    name: str, named: Named | None = None, *, timed: bool = True
) -> Callable[[Callable[P, R]], StageTask[P, R]]:
    """A task whose arguments (tables, pipelines) Prefect neither hashes nor keeps.

    One that is not TIMED runs where Prefect cannot end it, and would only warn of that.
    """
    options = _options(name, named)
    if not timed:
        options["timeout_seconds"] = None
    return lambda function: StageTask(function, **options)


def retried_task(
    name: str, named: Named | None = None
) -> Callable[[Callable[P, R]], StageTask[P, R]]:
    """A stage task that meets the file system, and is tried again where that can help."""
    retrying = {
        "retries": RETRIES,
        "retry_delay_seconds": list(DELAYS),
        "retry_condition_fn": _is_worth_another,
    }
    return lambda function: StageTask(function, **_options(name, named), **retrying)


def _options(name: str, named: Named | None) -> dict[str, Any]:
    return {
        "name": name,
        "task_run_name": _run_name(name, named),
        "cache_policy": NO_CACHE,
        "persist_result": False,
        "timeout_seconds": settings().task_timeout_seconds,
    }


def _run_name(name: str, named: Named | None) -> Callable[..., str]:
    def run_name(parameters: dict[str, Any]) -> str:
        return named(parameters) if named else name

    return run_name


def of_warehouse(stage: str) -> Callable[[], str]:
    """Names the runs of a flow by its STAGE and the folder of the warehouse: "extract: w"."""

    def run_name() -> str:
        return f"{stage}: {flow_run.parameters.get('warehouse') or settings().warehouse_folder}"

    return run_name


def _is_worth_another(task: Any, run: Any, state: Any) -> bool:
    try:
        state.result()
    except Exception as error:  # noqa: BLE001 - it is looked at, and Prefect has it
        return may_pass(error)
    return False


def artifact(key: str, markdown: str, description: str) -> None:
    """Leave a summary with the run, as Prefect shows it; no run fails for want of one."""
    if engine_is_off():
        return
    try:
        create_markdown_artifact(markdown, key=key, description=description)
    except Exception as error:  # noqa: BLE001
        _log.warning("no artifact %s: %s", key, error)


def link_artifact(key: str, path: Path, text: str, description: str) -> None:
    """Leave a link to a file on this machine with the run."""
    if engine_is_off():
        return
    try:
        create_link_artifact(path.as_uri(), text, key=key, description=description)
    except Exception as error:  # noqa: BLE001
        _log.warning("no artifact %s: %s", key, error)


def rename_run(name: str) -> None:
    """Call the flow's run NAME from now on; no run fails because it keeps its name."""
    if engine_is_off() or not flow_run.id:
        return
    try:
        with get_client(sync_client=True) as client:
            client.update_flow_run(flow_run.id, name=name)
    except Exception as error:  # noqa: BLE001
        _log.warning("the run keeps its name: %s", error)


@contextmanager
def unwatched() -> Iterator[None]:
    """Run flows without heartbeats: nobody listens on a server that ends with the run.

    Prefect waits about a second at the end of each flow for its heartbeat to stop.
    """
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        yield
