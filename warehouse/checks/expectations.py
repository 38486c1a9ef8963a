"""What the declaration of a table promises, said as expectations of Great Expectations.

What one value must hold, GX's own expectations check. What rows must hold beside other rows, DuckDB
finds (its SQL engine cannot be GX's own: through SQLAlchemy GX's expectations fail on DuckDB
without a word): our expectations carry the query for the rows that break them, and run it.

Importing this module imports Great Expectations, which takes seconds: warehouse.checks.gate does so
when it is used.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import great_expectations.expectations as gxe
import pandas as pd
from great_expectations.expectations.expectation import BatchExpectation, Expectation

from parley.schemas.rules import RuleKind
from parley.schemas.table import Column, Table
from parley.schemas.vocabulary import Severity
from parley.warehouse.checks import counts, spans
from parley.warehouse.checks.engine import ROW, Engine
from parley.warehouse.checks.references import broken, checkable

_GX_SEVERITY = {"error": "critical", "row": "warning", "warning": "info"}
_SHOWN = 20


class Batch(pd.DataFrame):
    """The rows of a table as GX reads them, and the engine in which they stand too.

    The engine is no part of the frame's state (pandas' `_metadata`): GX pickles that.
    """

    engine: Engine


class ExpectNoRows(BatchExpectation):  # type: ignore[misc]
    """A query, run in the engine of the batch, finds no rows that break what it stands for."""

    query: str
    domain_keys: ClassVar[tuple[str, ...]] = ("batch_id",)
    success_keys: ClassVar[tuple[str, ...]] = ("query",)

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: Any = None,
    ) -> dict[str, Any]:
        batch: Batch = execution_engine.batch_manager.active_batch_data.dataframe
        found = batch.engine.rows(self.query)
        return {
            "success": not found,
            "result": {
                "element_count": len(batch),
                "unexpected_count": len(found),
                "unexpected_percent": 100 * len(found) / (len(batch) or 1),
                "partial_unexpected_list": found[:_SHOWN],
                "unexpected_index_list": found,
            },
        }


class ExpectSpansToLieInDocument(ExpectNoRows):
    """0 <= char_start < char_end <= the length of the document's text."""


class ExpectSpansToLieInSentence(ExpectNoRows):
    """The span lies inside the sentence that the row names."""


class ExpectSpansToMatchText(ExpectNoRows):
    """The text between char_start and char_end is what the row says it is."""


class ExpectReferencesToBeKnown(ExpectNoRows):
    """Each value stands in the table that the column refers to."""


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


class ExpectEventsToCountTheirMentions(ExpectNoRows):
    """Events count the mentions, documents, publishers and disputes that there are."""


class ExpectParticipantsToBeListed(ExpectNoRows):
    """A participant stands in the list of its mention."""


class ExpectListedActorsToHaveRows(ExpectNoRows):
    """Each actor in the lists of a mention has a row of participants."""


_OF_RULES: dict[RuleKind, type[ExpectNoRows]] = {
    "order": ExpectColumnsToBeInOrder,
    "together": ExpectColumnsToBeFilledTogether,
    "exactly_one": ExpectOneColumnToBeFilled,
    "unknown": ExpectNoneWhereUnknown,
    "without": ExpectValuesToNotBeExcluded,
    "length": ExpectLengthToMatchText,
}


@dataclass(frozen=True)
class Check:
    """One expectation, the columns that a reader looks for, and what a failure does.

    `problem` says of the values in these columns what is wrong with them. The rows that break a
    check `by_key` are told by their keys, as their values say nothing.
    """

    expectation: Expectation
    columns: str
    severity: Severity
    problem: str = ""
    by_key: bool = False


def checks(table: Table, present: Collection[str]) -> list[Check]:
    """All that must hold of TABLE and can be checked beside the tables PRESENT."""
    return [
        *_of_the_whole(table),
        *(check for column in table.columns for check in _of_column(column)),
        *_of_rules(table),
        *_of_references(table, present),
        *_of_spans(table, present),
        *_of_counts(table, present),
    ]


def _of_the_whole(table: Table) -> Iterator[Check]:
    columns = gxe.ExpectTableColumnsToMatchSet(
        column_set=table.names, exact_match=False, **_told("error")
    )
    yield Check(columns, "", "error")
    rows = gxe.ExpectTableRowCountToBeBetween(min_value=int(table.never_empty), **_told("warning"))
    yield Check(rows, "", "warning")
    unique = (
        gxe.ExpectCompoundColumnsToBeUnique(column_list=list(table.key), **_told("error"))
        if len(table.key) > 1
        else gxe.ExpectColumnValuesToBeUnique(column=table.key[0], **_told("error"))
    )
    yield Check(unique, ", ".join(table.key), "error")


def _of_column(column: Column) -> Iterator[Check]:
    on = {"column": column.name, **_told("row")}
    if not column.nullable:
        yield Check(
            gxe.ExpectColumnValuesToNotBeNull(**on),
            column.name,
            "row",
            "is null, which is not allowed",
            by_key=True,
        )
    if column.allowed:
        allowed = gxe.ExpectColumnValuesToBeInSet(value_set=list(column.allowed), **on)
        yield Check(allowed, column.name, "row", "is not one of the values allowed")
    if column.at_least is not None or column.at_most is not None:
        between = gxe.ExpectColumnValuesToBeBetween(
            min_value=column.at_least, max_value=column.at_most, **on
        )
        yield Check(between, column.name, "row", "lies outside the bounds")
    if column.pattern:
        regex = gxe.ExpectColumnValuesToMatchRegex(regex=column.pattern, **on)
        yield Check(regex, column.name, "row", "does not have the form declared")


def _of_rules(table: Table) -> Iterator[Check]:
    for rule in table.all_rules:
        if rule.kind in _OF_RULES:  # spans are checked beside their texts
            broken_rule = f'SELECT {ROW} FROM "{table.name}" WHERE NOT ({rule.sql}) ORDER BY 1'
            yield _found_by(
                broken_rule,
                _OF_RULES[rule.kind],
                ", ".join(rule.columns),
                "row",
                rule.meaning,
                f"breaks the rule that {rule.meaning}",
            )


def _of_references(table: Table, present: Collection[str]) -> Iterator[Check]:
    for reference in checkable(table, present):
        columns = ", ".join(reference.columns)
        yield _found_by(
            broken(table, reference),
            ExpectReferencesToBeKnown,
            columns,
            "row",
            f"each {columns} stands in {reference.target}",
            "refers to a row that is not there",
        )


def _of_spans(table: Table, present: Collection[str]) -> Iterator[Check]:
    if not table.has_span or not {"documents", "sentences"} <= set(present):
        return
    columns = "char_start, char_end"
    yield _found_by(
        spans.outside_document(table),
        ExpectSpansToLieInDocument,
        columns,
        "error",
        "char_start comes before char_end, and both lie in the document's text",
    )
    if table.span_text:
        yield _found_by(
            spans.other_text(table),
            ExpectSpansToMatchText,
            columns,
            "error",
            "the document's text from char_start to char_end is the wording that the row holds",
        )
    if "sentence_id" not in table.key:
        yield _found_by(
            spans.outside_sentence(table),
            ExpectSpansToLieInSentence,
            columns,
            "row",
            "the span lies in the sentence of the row",
            "lies outside the sentence that the row names",
        )


def _of_counts(table: Table, present: Collection[str]) -> Iterator[Check]:
    if table.name == "events" and set(present) >= counts.COUNTED_FROM:
        yield _found_by(
            counts.miscounted(),
            ExpectEventsToCountTheirMentions,
            "n_mentions, n_documents, n_sources, first_published_on, contested",
            "error",
            "events count the mentions, documents, publishers and disputes that there are",
        )
    if not {"event_mentions", "event_participants"} <= set(present):
        return
    if table.name == "event_participants":
        yield _found_by(
            counts.query("participants_not_listed"),
            ExpectParticipantsToBeListed,
            "role, actor_id",
            "row",
            "each participant stands in the list of its mention",
            "is not among the actors that the mention lists",
        )
    if table.name == "event_mentions":
        yield _found_by(
            counts.query("listed_without_row"),
            ExpectListedActorsToHaveRows,
            "source_actor_ids, target_actor_ids",
            "warning",
            "each actor in the lists has a row in event_participants",
        )


def _found_by(
    query: str,
    kind: type[ExpectNoRows],
    columns: str,
    severity: Severity,
    meaning: str,
    problem: str = "",
) -> Check:
    expectation = kind(query=query, **_told(severity, meaning))
    return Check(expectation, columns, severity, problem, by_key=True)


def _told(severity: Severity, description: str | None = None) -> dict[str, Any]:
    return {"severity": _GX_SEVERITY[severity], "description": description}
