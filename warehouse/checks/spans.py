"""Which new rows have spans that do not fit the texts that they point at, in SQL.

What cannot be told, because an offset is null or the document or sentence is unknown, is no fault
of the span: the checks of nulls and of references tell these.
"""

from __future__ import annotations

from parley.schemas.relations import ROW
from parley.schemas.table import Table


def outside_document(table: Table) -> str:
    """Rows whose span is empty, goes backwards, or leaves the document's text."""
    return _of_document(
        table, "NOT (0 <= char_start AND char_start < char_end AND char_end <= length(document))"
    )


def other_text(table: Table) -> str:
    """Rows whose document has another text at the span than the row says."""
    stretch = "substr(document, char_start + 1, char_end - char_start)"
    return _of_document(
        table,
        f'"{table.span_text}" IS NOT NULL AND (char_start < 0 OR char_end < char_start '
        f'OR {stretch} <> "{table.span_text}")',
    )


def outside_sentence(table: Table) -> str:
    """Rows whose span does not lie in the sentence that they name, or does not start in it."""
    end = "char_start" if table.crosses_sentences else "char_end"
    return (
        f'SELECT DISTINCT each.{ROW} FROM "new {table.name}" AS each '
        "JOIN sentences AS s USING (sentence_id) "
        "WHERE each.char_start IS NOT NULL AND each.char_end IS NOT NULL "
        "AND NOT (s.doc_id = each.doc_id AND s.char_start <= each.char_start "
        f"AND each.{end} <= s.char_end) ORDER BY 1"
    )


def _of_document(table: Table, fault: str) -> str:
    return (
        f"SELECT DISTINCT {ROW} FROM (SELECT each.*, d.text AS document "
        f'FROM "new {table.name}" AS each JOIN "new documents" AS d USING (doc_id)) '
        "WHERE char_start IS NOT NULL "
        f"AND char_end IS NOT NULL AND {fault} ORDER BY 1"
    )
