"""Great Expectations at work: one suite a table, run in the engine where all tables stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import parley.warehouse.checks.unused  # noqa: F401 - before Great Expectations

# isort: split
import great_expectations as gx
from great_expectations.core import (
    ExpectationSuiteValidationResult,
    ExpectationValidationResult,
)
from great_expectations.core.run_identifier import RunIdentifier
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

from parley.schemas.errors import GateError
from parley.warehouse.checks.checks import Check
from parley.warehouse.checks.engine import Engine
from parley.warehouse.checks.expectations import Batch, expectation


@dataclass(frozen=True)
class Outcome:
    """What came of one check of one table.

    `rows` are the numbers of the rows that broke it; `observed` is what a check of the whole table
    saw, and `n_rows` how many rows a check of single rows read.
    """

    check: Check
    success: bool
    rows: tuple[int, ...] = ()
    observed: str | None = None
    n_rows: int | None = None


class Suites:
    """The suites of one run of the gate; `results` holds what GX found, by table.

    They are run as they stand: GX would write each suite, and the context with each asset of a
    table, into stores that end with the run.
    """

    def __init__(self, run_id: str, at: datetime) -> None:
        self.results: dict[str, ExpectationSuiteValidationResult] = {}
        self._run = RunIdentifier(run_name=run_id, run_time=at)
        context = gx.get_context(mode="ephemeral")
        context.delete_data_docs_site("local_site")
        context.variables.progress_bars = ProgressBarsConfig(
            globally=False, metric_calculations=False
        )
        source = context.data_sources.add_pandas("warehouse")
        self._rows = source.add_dataframe_asset("rows").add_batch_definition_whole_dataframe("all")

    def run(self, name: str, engine: Engine, checks: Sequence[Check]) -> list[Outcome]:
        """Carry out CHECKS as the suite NAME; one outcome a check, in order.

        Raises
        ------
        GateError: Great Expectations could not carry out a check.
        """
        frame = Batch({"rows": []})
        frame.engine = engine
        expectations = [expectation(each) for each in checks]
        for number, each in enumerate(expectations):
            each.meta = {"check": number}
        suite = gx.ExpectationSuite(name=name, expectations=expectations)
        # Not a validation definition: GX would keep it, the suite and the results in its stores.
        batch = self._rows.get_batch({"dataframe": frame})
        with _configured_once():
            result = batch.validate(suite, result_format="COMPLETE")
        result.meta |= {"run_id": self._run, "validation_time": self._run.run_time}
        self.results[name] = result
        by_number = {each.expectation_config.meta["check"]: each for each in result.results}
        return [_outcome(check, by_number[number]) for number, check in enumerate(checks)]


@contextmanager
def _configured_once() -> Iterator[None]:
    """Let each expectation work out its configuration once.

    GX asks for it some seventy times a check, and copies all fields each time: a quarter of what
    the gate takes. Nothing changes an expectation while it is checked.
    """
    anew = Expectation.configuration
    told: dict[int, tuple[Expectation, ExpectationConfiguration]] = {}

    def once(self: Expectation) -> ExpectationConfiguration:
        if id(self) not in told:
            told[id(self)] = self, anew.fget(self)
        return told[id(self)][1]

    Expectation.configuration = property(once)
    try:
        yield
    finally:
        Expectation.configuration = anew


def _outcome(check: Check, found: ExpectationValidationResult) -> Outcome:
    if any(
        isinstance(each, dict) and each.get("raised_exception")
        for each in [found.exception_info, *(found.exception_info or {}).values()]
    ):
        raise GateError(f"The check could not be made ({found.exception_info}).", where=check.table)
    result: dict[str, Any] = found.result
    numbers = result.pop("numbers", ())
    return Outcome(
        check=check,
        success=bool(found.success),
        rows=tuple(numbers),
        observed=result.get("observed_value"),
        n_rows=result.get("element_count"),
    )
