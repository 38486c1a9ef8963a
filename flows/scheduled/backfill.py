"""The backfill flow: what lies in an archive by date, from one day to another."""

from __future__ import annotations

import glob
import logging
from collections.abc import Sequence
from datetime import date, timedelta

from prefect.runtime import flow_run

from parley.flows.inputs.settings import settings
from parley.flows.orchestration.tasks import artifact, flow
from parley.flows.pipeline import parley
from parley.schemas.errors import ConfigurationError, InputError

_log = logging.getLogger(__name__)


def _run_name() -> str:
    asked = flow_run.parameters
    folder = asked.get("warehouse") or settings().warehouse_folder
    return f"{folder}: backfill {asked.get('since')} to {asked.get('until')}"


@flow(
    name="parley-backfill",
    flow_run_name=_run_name,
    description="Read what an archive holds of each day from one date to another.",
)
def backfill(
    inputs: list[str],
    since: date,
    until: date,
    warehouse: str | None = None,
    days_a_run: int = 31,
    codebooks: list[str] | None = None,
    workers: int | None = None,
) -> int:
    """Read an archive by its dates, some days a run; return how many days had anything.

    What was read before is not parsed again, so a backfill that was stopped may be started anew.

    Args:
        inputs: Patterns of files with the day in them, such as 'archive/{date:%Y/%m/%d}/*.html'.
        since: The first day.
        until: The last day.
        warehouse: Folder of the warehouse; PARLEY_WAREHOUSE or 'warehouse' when not given.
        days_a_run: Days that one run reads and publishes.
        codebooks: Codebooks by name or folder for every text, or 'none' for the general
            layer alone.
        workers: Processes that parse documents.
    """
    found = {day: patterns for day in _days(since, until) if (patterns := _there(inputs, day))}
    if not found:
        raise InputError(
            f"no file of any day from {since} to {until} is there.",
            where=", ".join(inputs),
            mend="Check the patterns and the dates.",
        )
    days = [*found]
    for start in range(0, len(days), days_a_run):
        some = days[start : start + days_a_run]
        _log.info("%s to %s: %d days with files", some[0], some[-1], len(some))
        parley(
            inputs=[pattern for day in some for pattern in found[day]],
            warehouse=warehouse,
            codebooks=codebooks,
            workers=workers,
        )
    absent = (until - since).days + 1 - len(days)
    artifact(
        "parley-backfill",
        f"{len(days)} days read from {days[0]} to {days[-1]}; {absent} had no file.",
        "What the backfill read",
    )
    return len(days)


def _days(since: date, until: date) -> Sequence[date]:
    """The days from SINCE to UNTIL.

    Raises
    ------
    ConfigurationError: UNTIL is before SINCE.
    """
    if until < since:
        raise ConfigurationError(f"the last day, {until}, is before the first, {since}.")
    return [since + timedelta(days=count) for count in range((until - since).days + 1)]


def _there(inputs: Sequence[str], day: date) -> list[str]:
    """INPUTS of a DAY, as far as something is there.

    Raises
    ------
    ConfigurationError: an input holds no day, or one that is not understood.
    """
    patterns = []
    for given in inputs:
        try:
            pattern = given.format(date=day)
        except (KeyError, IndexError, ValueError) as error:
            raise ConfigurationError(
                f"this pattern is not understood ({error}).", where=given, mend=_MEND
            ) from error
        if pattern == given:
            raise ConfigurationError("this pattern holds no day.", where=given, mend=_MEND)
        if glob.glob(pattern):
            patterns.append(pattern)
    return patterns


_MEND = "Write the day as in 'archive/{date:%Y-%m-%d}*.txt'."
