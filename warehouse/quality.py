"""Write docs/quality.md: `python -m parley.warehouse.quality`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from parley.schemas.table import Table
from parley.schemas.tables import TABLES
from parley.warehouse.checks.checks import Check, checks, checks_of_runs

PATH = Path(__file__).resolve().parents[1] / "docs" / "quality.md"
_MARK = "<!-- Below: made by `python -m parley.warehouse.quality` from the declarations. -->"
_DOES = {"error": "else the release stops", "row": "else the row stays out", "warning": "else told"}
# What the declarations of columns ask of all tables, which the data dictionary tells column by
# column; `_OF_ALL` says it once.
_GENERAL = {
    "expect_table_columns_to_match_set", "expect_column_values_to_be_unique",
    "expect_compound_columns_to_be_unique", "expect_column_values_to_not_be_null",
    "expect_column_values_to_be_in_set", "expect_column_values_to_be_between",
    "expect_column_values_to_match_regex", "expect_values_to_not_be_excluded",
    "expect_references_to_be_known", "expect_codes_to_be_known", "expect_words_to_be_printable",
    "expect_labels_to_be_plain", "expect_members_to_be_distinct", "expect_numbers_to_be_finite",
    "expect_spans_to_lie_in_document", "expect_spans_to_match_text",
    "expect_spans_to_lie_in_sentence", "expect_spans_to_end_at_words", "expect_rows_to_be_kept",
    "expect_documents_to_keep_their_rows", "expect_shares_to_be_kept", "expect_means_to_be_kept",
    "expect_variety_to_be_kept",
}  # fmt: skip
_OF_ALL = """\
Of every table: its columns are there and its keys unique; spans lie in their document and hold the
words that the row tells (else the release stops); nothing is null, out of bounds, outside its
vocabulary, without its form or a reference to nothing; words are printable, labels plain, numbers
finite, members of lists distinct; spans lie in their sentence and end at words (else the row stays
out); as many rows, and as many of each kind, as in the last release (else the release stops).
The [data dictionary](data-dictionary.md) tells vocabularies, bounds and references column by
column."""


def current_page(page: str) -> str:
    """PAGE, written by hand down to a mark, with the list of checks as declared now below it."""
    head = page.partition(_MARK)[0].rstrip()
    return "\n".join([head, "", _MARK, "", *_list()])


def _list() -> Iterator[str]:
    total = sum(len(_checks(table)) for table in TABLES)
    yield f"## What is asked of each table, of {total:,} checks in all"
    yield ""
    yield _OF_ALL
    for table in TABLES:
        lines = [_line(check) for check in _checks(table) if check.expectation not in _GENERAL]
        if lines:
            yield ""
            yield f"**{table.name}**"
            yield ""
            yield from dict.fromkeys(lines)


def _checks(table: Table) -> list[Check]:
    """The checks of TABLE beside all others and beside a last release that has all its columns."""
    if table.section == "run":
        return checks_of_runs(table)
    names = {each.name for each in TABLES}
    return checks(table, names, {each.name: each.names for each in TABLES})


def _line(check: Check) -> str:
    return f"- {check.meaning}: {_DOES[check.severity]}"


if __name__ == "__main__":
    PATH.write_text(current_page(PATH.read_text(encoding="utf-8")), encoding="utf-8")
