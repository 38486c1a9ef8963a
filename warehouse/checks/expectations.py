"""What the declaration of a table promises, said as expectations of Great Expectations.

Importing this module imports Great Expectations, which takes seconds: warehouse.gate does so when
it is used.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

import great_expectations.expectations as gxe
from great_expectations.expectations.expectation import Expectation

from parley.schemas.table import Column, Table
from parley.warehouse.checks.references import references
from parley.warehouse.checks.spans import IN_DOCUMENT, IN_SENTENCE, IS_TEXT

Severity = Literal["error", "row", "warning"]

_GX_SEVERITY = {"error": "critical", "row": "warning", "warning": "info"}
_NEVER_EMPTY = ("documents", "sentences", "event_types")


class ExpectSpansToLieInDocument(gxe.ExpectColumnValuesToBeInSet):  # type: ignore[misc]
    """0 <= char_start < char_end <= the length of the document's text."""


class ExpectSpansToLieInSentence(gxe.ExpectColumnValuesToBeInSet):  # type: ignore[misc]
    """The span lies inside the sentence that the row names."""


class ExpectSpansToMatchText(gxe.ExpectColumnValuesToBeInSet):  # type: ignore[misc]
    """The text between char_start and char_end is what the row says it is."""


class ExpectReferencesToBeKnown(gxe.ExpectColumnValuesToBeInSet):  # type: ignore[misc]
    """Each value stands in the table that the column refers to."""


@dataclass(frozen=True)
class Check:
    """One expectation, the columns that a reader looks for, and what a failure does.

    The rows that break a check `by_key` are told by their keys, as their values say nothing.
    """

    expectation: Expectation
    columns: str
    severity: Severity
    by_key: bool = False


def checks(table: Table, helpers: Collection[str]) -> list[Check]:
    """All that must hold of TABLE; HELPERS are the columns of booleans that the batch has besides.

    See warehouse.spans and `reference_name` for these columns.
    """
    return [
        *_of_the_whole(table),
        *(check for column in table.columns for check in _of_column(column)),
        *_of_references(table, helpers),
        *_of_spans(table, helpers),
    ]


def reference_name(column: Column) -> str:
    """The name of the helper column that tells whether COLUMN's references are known."""
    return f"{column.name} -> {'.'.join(column.refers_to or ())}"


def _of_the_whole(table: Table) -> list[Check]:
    unique = (
        gxe.ExpectCompoundColumnsToBeUnique(column_list=list(table.key), **_told("error"))
        if len(table.key) > 1
        else gxe.ExpectColumnValuesToBeUnique(column=table.key[0], **_told("error"))
    )
    at_least = 1 if table.name in _NEVER_EMPTY else 0
    return [
        Check(
            gxe.ExpectTableColumnsToMatchSet(
                column_set=table.names, exact_match=False, **_told("error")
            ),
            "",
            "error",
        ),
        Check(
            gxe.ExpectTableRowCountToBeBetween(min_value=at_least, **_told("warning")),
            "",
            "warning",
        ),
        Check(unique, ", ".join(table.key), "error"),
    ]


def _of_column(column: Column) -> list[Check]:
    found: list[Expectation] = []
    on = {"column": column.name, **_told("row")}
    if not column.nullable:
        found.append(gxe.ExpectColumnValuesToNotBeNull(**on))
    if column.allowed:
        found.append(gxe.ExpectColumnValuesToBeInSet(value_set=list(column.allowed), **on))
    if column.at_least is not None or column.at_most is not None:
        found.append(
            gxe.ExpectColumnValuesToBeBetween(
                min_value=column.at_least, max_value=column.at_most, **on
            )
        )
    if column.pattern:
        found.append(gxe.ExpectColumnValuesToMatchRegex(regex=column.pattern, **on))
    return [
        Check(
            expectation,
            column.name,
            "row",
            by_key=isinstance(expectation, gxe.ExpectColumnValuesToNotBeNull),
        )
        for expectation in found
    ]


def _of_references(table: Table, helpers: Collection[str]) -> list[Check]:
    return [
        Check(
            ExpectReferencesToBeKnown(
                column=name,
                value_set=[True],
                **_told("row", f"each {column.name} stands in {'.'.join(column.refers_to or ())}"),
            ),
            column.name,
            "row",
            by_key=True,
        )
        for column in references(table)
        if (name := reference_name(column)) in helpers
    ]


def _of_spans(table: Table, helpers: Collection[str]) -> list[Check]:
    return [
        Check(
            kind(column=name, value_set=[True], **_told(severity, meaning)),
            "char_start, char_end",
            severity,
            by_key=True,
        )
        for name, kind, severity, meaning in _SPAN_CHECKS
        if name in helpers
    ]


_SPAN_CHECKS: tuple[tuple[str, type[gxe.ExpectColumnValuesToBeInSet], Severity, str], ...] = (
    (
        IN_DOCUMENT,
        ExpectSpansToLieInDocument,
        "error",
        "char_start comes before char_end, and both lie in the document's text",
    ),
    (
        IS_TEXT,
        ExpectSpansToMatchText,
        "error",
        "the document's text from char_start to char_end is the wording that the row holds",
    ),
    (IN_SENTENCE, ExpectSpansToLieInSentence, "row", "the span lies in the sentence of the row"),
)


def _told(severity: Severity, description: str | None = None) -> dict[str, Any]:
    return {"severity": _GX_SEVERITY[severity], "description": description}
