"""What the declaration of a table promises, as queries for what breaks it.

A check says what it looks for, in SQL, under the name of the expectation by which Great
Expectations tells of it (`expectations.py`), and what a failure does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from parley.schemas.relations import ROW, Relation, RelationKind
from parley.schemas.rules import Rule, RuleKind, quoted
from parley.schemas.table import Column, Table
from parley.schemas.tables import TABLES
from parley.schemas.vocabulary import Severity
from parley.warehouse.checks import counts, drift, spans
from parley.warehouse.checks.drift import Tolerances
from parley.warehouse.checks.engine import faulty
from parley.warehouse.checks.passed import is_of_documents
from parley.warehouse.checks.references import broken, checkable

OF_RULES: dict[RuleKind, str] = {
    "order": "expect_columns_to_be_in_order",
    "together": "expect_columns_to_be_filled_together",
    "exactly_one": "expect_one_column_to_be_filled",
    "unknown": "expect_none_where_unknown",
    "without": "expect_values_to_not_be_excluded",
    "length": "expect_length_to_match_text",
    "apart": "expect_columns_to_differ",
    "disjoint": "expect_columns_to_differ",
    "distinct": "expect_members_to_be_distinct",
    "ascending": "expect_lists_to_be_sorted",
    "precision": "expect_intervals_to_fit_their_precision",
    "digest": "expect_digests_to_match_text",
    "past": "expect_dates_to_have_come",
    "finite": "expect_numbers_to_be_finite",
    "printable": "expect_words_to_be_printable",
    "label": "expect_labels_to_be_plain",
    "id": "expect_ids_to_be_made_of_their_row",
    "method": "expect_methods_to_be_known",
    "filled": "expect_lists_to_be_filled",
}
"""The expectations of rules of one row; spans are checked beside their texts."""
OF_RELATIONS: dict[RelationKind, str] = {
    "repeats": "expect_values_to_be_repeated",
    "told": "expect_values_to_be_told",
    "counted": "expect_counts_to_match_rows",
    "circle": "expect_no_circles",
    "alone": "expect_rows_to_have_others_beside",
    "unique": "expect_rows_to_be_told_once",
    "tiled": "expect_sentences_to_follow_each_other",
    "edges": "expect_spans_to_end_at_words",
    "time": "expect_dates_to_fit_their_text",
    "figure": "expect_figures_to_stand_in_their_span",
    "code": "expect_codes_to_be_known",
    "unit": "expect_units_to_be_named",
    "box": "expect_places_to_lie_by_their_country",
    "disputed": "expect_disputes_to_be_told",
    "worded": "expect_words_to_stand_in_text",
    "ended": "expect_runs_to_have_completed",
}


_OF_ONE_DOCUMENT = frozenset({"documents", "sentences"})
"""The tables that relations read which look no further than the document of a row."""
OF_RUNS = frozenset(table.name for table in TABLES if table.section == "run")
"""The tables that are written behind the gate of all others."""
RELEASE = "release"
"""The suite, and the table, of what is known once all rows with faults have fallen."""
FEW = "expect_few_rows_in_quarantine"
CHANGES = frozenset({
    "expect_rows_to_be_kept", "expect_documents_to_keep_their_rows", "expect_shares_to_be_kept",
    "expect_means_to_be_kept", "expect_variety_to_be_kept", FEW,
})  # fmt: skip
"""The expectations of what may differ, as far as settings tolerate it."""
COLUMNS = "expect_table_columns_to_match_set"


@dataclass(frozen=True, kw_only=True)
class Check:
    """One expectation of a table, the columns that a reader looks for, and what a failure does.

    `query` finds the numbers of the rows that break it, or says of a `figure` whether it holds and
    what was seen. `fault` is the same as a condition on single rows, where it is one. `meaning`
    says what is asked, and `problem` what is wrong with the values in `columns` of rows that break
    it. Rows are told by their values or, `by_key`, by their keys, where the values say nothing.
    """

    table: str
    expectation: str
    columns: str
    severity: Severity
    query: str
    meaning: str = ""
    problem: str = ""
    by_key: bool = True
    figure: bool = False
    fault: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)


def checks(
    table: Table,
    present: Collection[str],
    compared: Mapping[str, Collection[str]] = MappingProxyType({}),
    tolerated: Tolerances = drift.USUAL,
) -> list[Check]:
    """All that must hold of TABLE and can be checked beside the tables PRESENT.

    COMPARED tells which columns of which tables the last release has too; rows may differ from it
    as far as is TOLERATED.
    """
    return [
        _columns(table),
        _unique(table),
        *(check for column in table.columns for check in _of_column(table.name, column)),
        *(_of_rule(table.name, rule) for rule in table.checked_rules if rule.kind in OF_RULES),
        *_of_references(table, present),
        *_of_spans(table, present),
        *_of_relations(table, present),
        *_of_counts(table, present),
        *_of_texts(table, present, tolerated),
        *_of_history(table, compared.get(table.name, ()), tolerated),
    ]


def checks_of_runs(table: Table) -> list[Check]:
    """What of TABLE can only be asked once the tables of the run are there too.

    Of these tables all, of others what they say of runs. No row of a run stays out: where it has a
    fault, the release stops.
    """
    if table.section == "run":
        found = checks(table, OF_RUNS)
    else:
        relations = (each for each in table.all_relations if each.tables)
        pointing = [
            *_of_references(table, OF_RUNS),
            *(_of_relation(table.name, each) for each in relations if set(each.tables) <= OF_RUNS),
        ]
        found = [replace(each, by_key=False) for each in pointing]
    return [replace(each, severity="error") if each.severity == "row" else each for each in found]


def few_fallen(table: str, fallen: int, rows: int, tolerated: Tolerances) -> Check:
    """That FALLEN, of so many ROWS of TABLE, are not more than is tolerated."""
    few = fallen < tolerated.few or fallen <= tolerated.quarantine * rows
    return _of_release(
        FEW, table, tolerated.severity, few, f"{fallen} of {rows} rows kept out",
        f"no more than {tolerated.quarantine:.0%} of many rows of {table} are kept out",
    )  # fmt: skip


def all_accounted_for(lost: int, told: str) -> Check:
    """That no documents are LOST; TOLD says what has become of all."""
    return _of_release(
        "expect_documents_to_be_accounted_for", "documents", "error", not lost, told,
        "each document seen or read before is published, unchanged or in quarantine",
    )  # fmt: skip


def _of_release(
    expectation: str, columns: str, severity: Severity, holds: bool, seen: str, meaning: str
) -> Check:
    return Check(
        table=RELEASE,
        expectation=expectation,
        columns=columns,
        severity=severity,
        query=f"SELECT {holds}, {quoted(seen)}",
        meaning=meaning,
        figure=True,
    )


def _columns(table: Table) -> Check:
    """That the columns are there, which the gate sees before it can ask anything of them."""
    return Check(
        table=table.name,
        expectation=COLUMNS,
        columns="",
        severity="error",
        query="SELECT 0 WHERE false",
        arguments={"column_set": table.names, "exact_match": True},
    )


def _unique(table: Table) -> Check:
    names = ", ".join(f'"{name}"' for name in table.key)
    single = len(table.key) == 1
    return Check(
        table=table.name,
        expectation="expect_column_values_to_be_unique"
        if single
        else "expect_compound_columns_to_be_unique",
        columns=", ".join(table.key),
        severity="error",
        query=f"SELECT {ROW} FROM (SELECT {ROW}, count(*) OVER (PARTITION BY {names}) AS n "
        f'FROM "{table.name}") WHERE n > 1 ORDER BY 1',
        by_key=not single,
        arguments={"column": table.key[0]} if single else {"column_list": list(table.key)},
    )


def _of_column(table: str, column: Column) -> Iterator[Check]:
    if not column.nullable:
        fault = f'"{column.name}" IS NULL'
        if column.of_list:
            fault += f' OR list_count("{column.name}") < len("{column.name}")'
        yield _value_check(table, column, "expect_column_values_to_not_be_null", fault,
                           "is null, which is not allowed", by_key=True)  # fmt: skip
    if column.allowed:
        values = ", ".join(map(quoted, column.allowed))
        yield _value_check(table, column, "expect_column_values_to_be_in_set", f'"{column.name}" '
                           f"NOT IN ({values})", "is not one of the values allowed",
                           value_set=list(column.allowed))  # fmt: skip
    if bounds := _bounds(column):
        yield _value_check(table, column, "expect_column_values_to_be_between", bounds,
                           "lies outside the bounds", min_value=column.at_least,
                           max_value=column.at_most)  # fmt: skip
    if column.pattern:
        yield _value_check(table, column, "expect_column_values_to_match_regex",
                           f'NOT regexp_matches("{column.name}", {quoted(column.pattern)})',
                           "does not have the form declared", regex=column.pattern)  # fmt: skip


def _bounds(column: Column) -> str:
    faults = []
    if column.at_least is not None:
        faults.append(f'"{column.name}" < {column.at_least}')
    if column.at_most is not None:
        faults.append(f'"{column.name}" > {column.at_most}')
    return " OR ".join(faults)


def _value_check(
    table: str,
    column: Column,
    expectation: str,
    fault: str,
    problem: str,
    by_key: bool = False,
    **arguments: Any,
) -> Check:
    return Check(
        table=table,
        expectation=expectation,
        columns=column.name,
        severity="row",
        query=faulty(table, fault),
        problem=problem,
        by_key=by_key,
        fault=fault,
        arguments={"column": column.name, **arguments},
    )


def _of_rule(table: str, rule: Rule) -> Check:
    fault = f"NOT ({rule.sql})"
    return Check(
        table=table,
        expectation=OF_RULES[rule.kind],
        columns=", ".join(rule.columns),
        severity=rule.severity,
        query=faulty(table, fault),
        meaning=rule.meaning,
        problem=f"breaks the rule that {rule.meaning}",
        fault=fault,
    )


def _of_references(table: Table, present: Collection[str]) -> Iterator[Check]:
    for reference in checkable(table, present):
        columns = ", ".join(reference.columns)
        yield Check(
            table=table.name,
            expectation="expect_references_to_be_known",
            columns=columns,
            severity="row",
            query=broken(table, reference),
            meaning=f"each {columns} stands in {reference.target}",
            problem="refers to a row that is not there",
        )


def _of_spans(table: Table, present: Collection[str]) -> Iterator[Check]:
    if not table.has_span or not {"documents", "sentences"} <= set(present):
        return
    yield _of_span(
        table, "expect_spans_to_lie_in_document", "error", spans.outside_document(table),
        "char_start comes before char_end, and both lie in the document's text",
    )  # fmt: skip
    if table.span_text:
        yield _of_span(
            table, "expect_spans_to_match_text", "error", spans.other_text(table),
            "the document's text from char_start to char_end is the wording that the row holds",
        )  # fmt: skip
    if "sentence_id" not in table.key:
        yield _of_span(
            table, "expect_spans_to_lie_in_sentence", "row", spans.outside_sentence(table),
            "the span lies in the sentence of the row",
        )  # fmt: skip


def _of_span(table: Table, expectation: str, severity: Severity, query: str, meaning: str) -> Check:
    return Check(
        table=table.name,
        expectation=expectation,
        columns="char_start, char_end",
        severity=severity,
        query=query,
        meaning=meaning,
        problem="lies outside the sentence that the row names",
    )


def _of_relations(table: Table, present: Collection[str]) -> Iterator[Check]:
    for each in table.all_relations:
        if set(each.tables) <= set(present):
            yield _of_relation(table.name, each)


def _within_a_document(table: str, relation: Relation) -> bool:
    """Whether what RELATION asks of a row of TABLE depends on rows of its document alone.

    Such rows are looked at all together or not at all, so that it need be asked of new rows only.
    """
    if not is_of_documents(table):
        return False
    if relation.kind == "unique":
        return relation.columns[0] == "doc_id"
    return bool(relation.tables) and set(relation.tables) <= _OF_ONE_DOCUMENT


def _of_relation(table: str, relation: Relation) -> Check:
    query = relation.broken(table)
    if _within_a_document(table, relation):
        query = relation.broken(f"new {table}").replace('"documents"', '"new documents"')
    return Check(
        table=table,
        expectation=OF_RELATIONS[relation.kind],
        columns=", ".join(relation.columns),
        severity=relation.severity,
        query=query,
        meaning=relation.meaning,
        problem=f"breaks the rule that {relation.meaning}",
    )


def _of_counts(table: Table, present: Collection[str]) -> Iterator[Check]:
    """What queries of their own find, which publishing needs too (`counts.py`)."""
    if table.name == "events" and set(present) >= counts.COUNTED_FROM:
        yield Check(
            table=table.name,
            expectation="expect_events_to_count_their_mentions",
            columns="n_mentions, n_documents, n_sources, first_published_on, contested",
            severity="error",
            query=counts.miscounted(),
            meaning="events count the mentions, documents, publishers and disputes that there are",
        )
    if not {"event_mentions", "event_participants"} <= set(present):
        return
    if table.name == "event_participants":
        yield Check(
            table=table.name,
            expectation="expect_participants_to_be_listed",
            columns="role, actor_id",
            severity="row",
            query=counts.query("participants_not_listed"),
            meaning="each participant stands in the list of its mention",
            problem="is not among the actors that the mention lists",
        )
    if table.name == "event_mentions":
        yield Check(
            table=table.name,
            expectation="expect_listed_actors_to_have_rows",
            columns="source_actor_ids, target_actor_ids",
            severity="error",
            query=counts.query("listed_without_row"),
            meaning="each actor in the lists has a row in event_participants",
        )


def _of_texts(table: Table, present: Collection[str], tolerated: Tolerances) -> Iterator[Check]:
    """What the documents lead one to expect of the rows together."""
    if "documents" not in present:
        return
    if table.never_empty:
        first = table.name == "documents"
        yield _figure(
            table, "expect_rows_with_documents", "", "warning" if first else "error",
            drift.there_with_documents(table),
            "there are documents" if first else "there are rows, if there are documents",
        )  # fmt: skip
    if table.usual:
        yield _figure(
            table, "expect_rows_as_usual", "", "warning",
            drift.as_many_as_usual(table, table.usual),
            f"a thousand words give from {table.usual.least:g} to {table.usual.most:g} rows",
        )  # fmt: skip
    for column in table.varied:
        yield _figure(
            table, "expect_values_to_vary", column, "warning",
            drift.varied(table, column, tolerated),
            f"many rows hold several values in {column}",
        )  # fmt: skip


def _of_history(table: Table, compared: Collection[str], tolerated: Tolerances) -> Iterator[Check]:
    """What the last release leads one to expect of the rows together, in the columns COMPARED."""
    if table.section == "run" or not compared:
        return
    yield _figure(
        table, "expect_rows_to_be_kept", "", tolerated.severity, drift.rows_kept(table, tolerated),
        "the same documents have about as many rows as in the last release",
    )  # fmt: skip
    if "doc_id" in table.names and table.name != "documents":
        yield _figure(
            table, "expect_documents_to_keep_their_rows", "doc_id", tolerated.severity,
            drift.documents_kept(table, tolerated),
            "no document that had many rows in the last release has none now",
        )  # fmt: skip
    for share in table.shares:
        if share.column in compared:
            yield _figure(
                table, "expect_shares_to_be_kept", share.column, tolerated.severity,
                drift.shares_kept(table, share, tolerated),
                f"{share.meaning} are spread about as in the last release",
            )  # fmt: skip
    for column in drift.measured_shares(table):
        if column in compared:
            yield _figure(
                table, "expect_means_to_be_kept", column, tolerated.severity,
                drift.mean_kept(table, column, tolerated),
                f"{column} is on average about what it is in the last release",
            )  # fmt: skip
    for column in table.varied:
        if column in compared:
            yield _figure(
                table, "expect_variety_to_be_kept", column, tolerated.severity,
                drift.variety_kept(table, column, tolerated),
                f"{column} holds several values, if it does in the last release",
            )  # fmt: skip


def _figure(
    table: Table, expectation: str, columns: str, severity: Severity, query: str, meaning: str
) -> Check:
    return Check(
        table=table.name,
        expectation=expectation,
        columns=columns,
        severity=severity,
        query=query,
        meaning=meaning,
        figure=True,
    )
