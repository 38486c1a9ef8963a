"""The expectations of Great Expectations by which the gate tells what it found.

All of them are checked by SQL in DuckDB, where all tables of a release stand (its SQL engine cannot
be GX's own: through SQLAlchemy GX's expectations fail on DuckDB without a word): an expectation
carries its query and runs it. Those that GX has too are GX's own to readers, with its wording.

Importing this module imports Great Expectations, which takes seconds: warehouse.checks.gate does so
when it is used.
"""

from __future__ import annotations

import logging
from typing import Any, ClassVar

import great_expectations.expectations as gxe
import pandas as pd
from great_expectations.expectations.expectation import BatchExpectation, Expectation
from great_expectations.validator.validator import ValidationDependencies

from parley.warehouse.checks.checks import Check
from parley.warehouse.checks.engine import Engine

_SHOWN = 20


class Batch(pd.DataFrame):
    """What GX takes for the rows of a table: no rows, but the engine in which they stand.

    The engine is no part of the frame's state (pandas' `_metadata`): GX pickles that.
    """

    engine: Engine


class _InEngine(Expectation):  # type: ignore[misc]
    """A query, run in the engine of the batch, finds no rows of `table` that break it.

    GX finds expectations by their names: those that it has too are its own where no query is told.
    """

    query: str = ""
    table: str = ""
    value_of: str = ""

    domain_keys: ClassVar[tuple[str, ...]] = ("batch_id", "column", "column_list")
    success_keys: ClassVar[tuple[str, ...]] = ("query",)

    def get_validation_dependencies(
        self, execution_engine: Any = None, runtime_configuration: Any = None
    ) -> ValidationDependencies:
        """Those of GX's own metrics that it computes: none where there is a query."""
        if self.query:
            return _nothing_else()
        return super().get_validation_dependencies(execution_engine, runtime_configuration)

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: Any = None,
    ) -> dict[str, Any]:
        if not self.query:
            own: dict[str, Any] = super()._validate(
                metrics, runtime_configuration, execution_engine
            )
            return own
        engine = _engine(execution_engine)
        rows = engine.tables[self.table]
        found = engine.rows(self.query)
        values = rows[self.value_of] if self.value_of else None
        shown = [values[n].as_py() if values is not None else n for n in found[:_SHOWN]]
        return {
            "success": not found,
            "result": {
                "element_count": rows.num_rows,
                "unexpected_count": len(found),
                "unexpected_percent": 100 * len(found) / (rows.num_rows or 1),
                "partial_unexpected_list": shown,
                "numbers": found,
            },
        }


# GX warns of each class that takes the place of its own; it is meant to.
_registry = logging.getLogger("great_expectations.expectations.registry")
_registry.disabled = True


class ExpectColumnValuesToNotBeNull(_InEngine, gxe.ExpectColumnValuesToNotBeNull):  # type: ignore[misc]
    """GX's own, run in the engine."""


class ExpectColumnValuesToBeInSet(_InEngine, gxe.ExpectColumnValuesToBeInSet):  # type: ignore[misc]
    """GX's own, run in the engine."""


class ExpectColumnValuesToBeBetween(_InEngine, gxe.ExpectColumnValuesToBeBetween):  # type: ignore[misc]
    """GX's own, run in the engine."""


class ExpectColumnValuesToMatchRegex(_InEngine, gxe.ExpectColumnValuesToMatchRegex):  # type: ignore[misc]
    """GX's own, run in the engine."""


class ExpectColumnValuesToBeUnique(_InEngine, gxe.ExpectColumnValuesToBeUnique):  # type: ignore[misc]
    """GX's own, run in the engine."""


class ExpectTableColumnsToMatchSet(_InEngine, gxe.ExpectTableColumnsToMatchSet):  # type: ignore[misc]
    """GX's own; the gate has seen to it before."""


class ExpectCompoundColumnsToBeUnique(_InEngine, gxe.ExpectCompoundColumnsToBeUnique):  # type: ignore[misc]
    """GX's own, run in the engine."""


_registry.disabled = False


class ExpectNoRows(_InEngine, BatchExpectation):  # type: ignore[misc]
    """No row breaks what the description says."""


class ExpectFigure(BatchExpectation):  # type: ignore[misc]
    """A figure of the whole table is as the description says."""

    query: str
    domain_keys: ClassVar[tuple[str, ...]] = ("batch_id",)
    success_keys: ClassVar[tuple[str, ...]] = ("query",)

    def get_validation_dependencies(
        self, execution_engine: Any = None, runtime_configuration: Any = None
    ) -> ValidationDependencies:
        """None: nothing is computed by GX's own metrics."""
        return _nothing_else()

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: Any = None,
    ) -> dict[str, Any]:
        holds, seen = _engine(execution_engine).figure(self.query)
        return {"success": holds, "result": {"observed_value": seen}}


def _nothing_else() -> ValidationDependencies:
    return ValidationDependencies(
        metric_configurations={}, result_format={"result_format": "COMPLETE"}
    )


def _engine(execution_engine: Any) -> Engine:
    batch: Batch = execution_engine.batch_manager.active_batch_data.dataframe
    return batch.engine


# Of the fields that a row points at.
class ExpectSpansToLieInDocument(ExpectNoRows):
    """0 <= char_start < char_end <= the length of the document's text."""


class ExpectSpansToLieInSentence(ExpectNoRows):
    """The span lies inside the sentence that the row names."""


class ExpectSpansToMatchText(ExpectNoRows):
    """The text between char_start and char_end is what the row says it is."""


class ExpectSpansToEndAtWords(ExpectNoRows):
    """Spans neither start nor end inside a word, nor with white space."""


class ExpectWordsToStandInText(ExpectNoRows):
    """Words that a row takes from its document stand in its text."""


class ExpectRunsToHaveCompleted(ExpectNoRows):
    """The run of a release has come to its end."""


class ExpectReferencesToBeKnown(ExpectNoRows):
    """Each value stands in the table that the column refers to."""


class ExpectCodesToBeKnown(ExpectNoRows):
    """Each value is a code of its vocabulary."""


# Of the columns of one row.
class ExpectColumnsToBeInOrder(ExpectNoRows):
    """One column's value is not after or above another's."""


class ExpectColumnsToBeFilledTogether(ExpectNoRows):
    """Some columns are all null or all filled."""


class ExpectOneColumnToBeFilled(ExpectNoRows):
    """Just one of some columns is filled."""


class ExpectNoneWhereUnknown(ExpectNoRows):
    """A column is 'none' just where another is null."""


class ExpectValuesToNotBeExcluded(ExpectNoRows):
    """A column does not hold a value that its vocabulary has and it may not."""


class ExpectLengthToMatchText(ExpectNoRows):
    """A column is the number of characters in another."""


class ExpectColumnsToDiffer(ExpectNoRows):
    """Two columns do not hold the same, or have no member in common."""


class ExpectMembersToBeDistinct(ExpectNoRows):
    """Nothing stands twice in a list."""


class ExpectListsToBeSorted(ExpectNoRows):
    """A list is sorted."""


class ExpectListsToBeFilled(ExpectNoRows):
    """A list has members."""


class ExpectIntervalsToFitTheirPrecision(ExpectNoRows):
    """From the first to the last day is no longer than the precision says."""


class ExpectDigestsToMatchText(ExpectNoRows):
    """A column is the SHA-256 of another."""


class ExpectDatesToHaveCome(ExpectNoRows):
    """A day does not lie long after the time at which it was read of."""


class ExpectNumbersToBeFinite(ExpectNoRows):
    """A number is one, and not infinite."""


class ExpectWordsToBePrintable(ExpectNoRows):
    """Words are not blank, and hold no control characters."""


class ExpectLabelsToBePlain(ExpectNoRows):
    """A label is a line without markup and control characters."""


class ExpectMethodsToBeKnown(ExpectNoRows):
    """A method is one of those that the table knows."""


class ExpectIdsToBeMadeOfTheirRow(ExpectNoRows):
    """An id or a count is what the other columns make it."""


# Of rows beside other rows.
class ExpectValuesToBeRepeated(ExpectNoRows):
    """Columns are what the row they come from has."""


class ExpectValuesToBeTold(ExpectNoRows):
    """Some row of those on which a row rests tells its values."""


class ExpectCountsToMatchRows(ExpectNoRows):
    """A column counts the rows of another table."""


class ExpectNoCircles(ExpectNoRows):
    """Nothing stands above itself."""


class ExpectRowsToHaveOthersBeside(ExpectNoRows):
    """A value that is said to differ from others has others."""


class ExpectRowsToBeToldOnce(ExpectNoRows):
    """No two rows say the same of the same words."""


class ExpectSentencesToFollowEachOther(ExpectNoRows):
    """Sentences follow each other, and hold all of the text but white space."""


class ExpectDatesToFitTheirText(ExpectNoRows):
    """A day is one that its text can tell."""


class ExpectFiguresToStandInTheirSpan(ExpectNoRows):
    """The digits of a figure are those of its wording."""


class ExpectUnitsToBeNamed(ExpectNoRows):
    """A unit is known, or its wording names it."""


class ExpectPlacesToLieByTheirCountry(ExpectNoRows):
    """A place lies in the bounds of its country, or near them."""


class ExpectDisputesToBeTold(ExpectNoRows):
    """A disputed value is one of its kind, and its documents and publishers tell of the event."""


class ExpectEventsToCountTheirMentions(ExpectNoRows):
    """Events count the mentions, documents, publishers and disputes that there are."""


class ExpectParticipantsToBeListed(ExpectNoRows):
    """A participant stands in the list of its mention."""


class ExpectListedActorsToHaveRows(ExpectNoRows):
    """Each actor in the lists of a mention has a row of participants."""


# Of all rows of a table.
class ExpectRowsWithDocuments(ExpectFigure):
    """A table has rows, if there are documents."""


class ExpectRowsAsUsual(ExpectFigure):
    """A thousand words give about as many rows as they usually do."""


class ExpectValuesToVary(ExpectFigure):
    """A column holds several values, where there are many rows."""


class ExpectRowsToBeKept(ExpectFigure):
    """There are about as many rows as in the last release, of the same documents."""


class ExpectDocumentsToKeepTheirRows(ExpectFigure):
    """No document that had many rows in the last release has none now."""


class ExpectSharesToBeKept(ExpectFigure):
    """Rows spread over values about as in the last release, of the same documents."""


class ExpectMeansToBeKept(ExpectFigure):
    """A column is on average about what it was in the last release, of the same documents."""


class ExpectVarietyToBeKept(ExpectFigure):
    """A column that held several values in the last release holds several now."""


class ExpectDocumentsToBeAccountedFor(ExpectFigure):
    """Each document seen is published, unchanged or in quarantine."""


class ExpectFewRowsInQuarantine(ExpectFigure):
    """Few rows of a table are kept out."""


def _all_kinds(base: type[Expectation]) -> dict[str, type[Expectation]]:
    found: dict[str, type[Expectation]] = {}
    for kind in base.__subclasses__():
        found |= {kind.expectation_type: kind, **_all_kinds(kind)}
    return found


def expectation(check: Check) -> Expectation:
    """CHECK as Great Expectations knows it."""
    kind = _KINDS[check.expectation]
    given: dict[str, Any] = {
        **check.arguments,
        "query": check.query,
        "severity": _GX_SEVERITY[check.severity],
        "description": check.meaning or None,
    }
    if issubclass(kind, _InEngine):
        given |= {"table": check.table, "value_of": "" if check.by_key else check.columns}
    return kind(**given)


_KINDS = {**_all_kinds(_InEngine), **_all_kinds(ExpectFigure)}
_GX_SEVERITY = {"error": "critical", "row": "warning", "warning": "info"}
