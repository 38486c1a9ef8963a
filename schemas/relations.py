"""What must hold of rows beside other rows, of their own table or of others.

A relation carries a query for the rows that break it. In it `{table}` stands for the table whose
rows are checked, called `t`, whose rows are numbered by the column `_row`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from parley.schemas.rules import quoted
from parley.schemas.vocabulary import AUTHOR, Severity, Vocabulary

ROW = "_row"
"""The column that numbers the rows of each table while they are checked."""

RelationKind = Literal[
    "repeats", "told", "counted", "circle", "alone", "unique", "tiled", "edges", "time",
    "figure", "code", "unit", "box", "disputed", "worded", "ended",
]  # fmt: skip

# Within a word of an alphabet; scripts that set no spaces between words have no such edges.
_LETTER = r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Arabic}\p{Hebrew}]"
_INSIDE = f"^(?:{_LETTER}{{2}}|[0-9]{{2}})"
_CLITIC = rf"^{_LETTER}{{1,2}}['’]"


@dataclass(frozen=True, kw_only=True)
class Relation:
    """One relation of rows: what it asks (`meaning`, for people), and a query for what breaks it.

    `columns` are those that a reader looks at, and `tables` the others that the query reads. A
    row of `told` rests on rows of the one other table, and falls with the last that tells it.
    `counting` is the query for `_row` and `n`, what `columns` should be, where they count.
    """

    kind: RelationKind
    columns: tuple[str, ...]
    sql: str
    meaning: str
    tables: tuple[str, ...] = ()
    severity: Severity = "error"
    counting: str = ""

    def broken(self, table: str) -> str:
        """The query for the numbers of the rows of TABLE that break it."""
        return _filled(self.sql, table)

    def count(self, table: str) -> str:
        """The query for the numbers of the rows of TABLE and what they should count."""
        return _filled(self.counting, table)

    def among_known(self) -> Relation:
        """The same beside those rows of the other tables that have not gone to quarantine."""
        sql, counting = self.sql, self.counting
        for name in self.tables:
            sql = sql.replace(f'"{name}"', f'"known {name}"')
            counting = counting.replace(f'"{name}"', f'"known {name}"')
        return replace(self, sql=sql, counting=counting)


def _filled(sql: str, table: str) -> str:
    return f"{sql.replace('{table}', table)} ORDER BY 1"


def relation(
    kind: RelationKind,
    columns: tuple[str, ...],
    meaning: str,
    *,
    where: str,
    join: str = "",
    tables: tuple[str, ...] = (),
    severity: Severity = "error",
) -> Relation:
    """A relation that those rows break WHERE a condition holds, beside the tables of a JOIN."""
    sql = f'SELECT DISTINCT t.{ROW} FROM "{{table}}" AS t {join} WHERE {where}'
    return Relation(kind=kind, columns=columns, sql=sql, meaning=meaning, tables=tables,
                    severity=severity)  # fmt: skip


def repeats(
    columns: tuple[str, ...], table: str, on: str, severity: Severity = "error"
) -> Relation:
    """COLUMNS are what the row `o` of TABLE has in columns of these names; ON joins `t` and `o`."""
    differ = " OR ".join(f't."{name}" IS DISTINCT FROM o."{name}"' for name in columns)
    return relation(
        "repeats",
        columns,
        f"{_and(columns)} are those of {table}",
        join=f'JOIN "{table}" AS o ON {on}',
        where=f"({differ})",
        tables=(table,),
        severity=severity,
    )


def untold(key: str, **tables: str) -> str:
    """The condition that no row of TABLES tells KEY, each in the column named."""
    return " AND ".join(
        f'NOT EXISTS (SELECT 1 FROM "{table}" AS o WHERE o.{column} = t.{key})'
        for table, column in tables.items()
    )


def of_its_document(column: str, table: str, key: str, severity: Severity = "row") -> Relation:
    """What COLUMN holds, but for the document's own voice, is KEY of a row of TABLE of the row's
    document."""
    return relation(
        "told",
        (column,),
        f"its document has {column} in {table}",
        where=f't."{column}" <> {quoted(AUTHOR)} AND NOT EXISTS (SELECT 1 FROM "{table}" AS o '
        f'WHERE o."{key}" = t."{column}" AND o.doc_id = t.doc_id)',
        tables=(table,),
        severity=severity,
    )


def named_in_document(column: str) -> Relation:
    """The row's document names the actor in COLUMN."""
    return of_its_document(column, "mentions", "actor_id", "warning")


def told_by(
    table: str, key: str, *columns: str, where: str = "true", and_so: str = "true"
) -> Relation:
    """Some row `o` of TABLE with the same KEY holds the same in COLUMNS.

    WHERE says for which rows `t` that is asked, and AND_SO what else `o` must hold.
    """
    same = " AND ".join(f'o."{name}" IS NOT DISTINCT FROM t."{name}"' for name in (key, *columns))
    return relation(
        "told",
        columns or (key,),
        f"some row of {table} tells {_and(columns) or 'it'}",
        where=f'{where} AND NOT EXISTS (SELECT 1 FROM "{table}" AS o WHERE {same} AND {and_so})',
        tables=(table,),
    )


def counted(column: str, table: str, key: str) -> Relation:
    """COLUMN counts the rows of TABLE with the same KEY."""
    return summed_up(column, f'count(o."{key}")', f"counts the rows of {table}", f'"{table}"',
                     (table,), key)  # fmt: skip


def documents_counted(column: str, tables: tuple[str, ...], key: str, meaning: str) -> Relation:
    """COLUMN counts the documents whose rows in TABLES have the same KEY."""
    told = told_in(tables, key)
    return summed_up(column, "count(DISTINCT o.doc_id)", meaning, told, tables, key)


def told_in(tables: tuple[str, ...], key: str) -> str:
    """The SQL for the documents whose rows in TABLES tell of a KEY."""
    each = (f'SELECT {key}, doc_id FROM "{name}"' for name in tables)
    return f"({' UNION '.join(each)})"


def summed_up(
    column: str, count: str, meaning: str, source: str, tables: tuple[str, ...], key: str
) -> Relation:
    """COLUMN is what COUNT makes of the rows `o` with the same KEY in a SOURCE, made of TABLES."""
    join = f'LEFT JOIN {source} AS o ON o."{key}" = t."{key}"'
    counting = f'SELECT t.{ROW}, {count} AS n FROM "{{table}}" AS t {join} GROUP BY 1'
    return Relation(
        kind="counted",
        columns=(column,),
        sql=f'SELECT c.{ROW} FROM ({counting}) AS c JOIN "{{table}}" AS t USING ({ROW}) '
        f'WHERE c.n <> t."{column}"',
        meaning=f"{column} {meaning}",
        tables=tables,
        counting=counting,
    )


def no_circle(key: str, parent: str) -> Relation:
    """No row is its own PARENT by KEY, nor a parent's parent's, at any distance."""
    return Relation(
        kind="circle",
        columns=(parent,),
        sql=f"SELECT DISTINCT {ROW} FROM ("
        f'WITH RECURSIVE above AS (SELECT {ROW}, "{key}" AS own, "{parent}" AS up FROM "{{table}}" '
        f'WHERE "{parent}" IS NOT NULL UNION SELECT a.{ROW}, a.own, t."{parent}" FROM above AS a '
        f'JOIN "{{table}}" AS t ON t."{key}" = a.up WHERE t."{parent}" IS NOT NULL) '
        f"SELECT {ROW} FROM above WHERE own = up)",
        meaning=f"nothing is its own {parent}, nor above what is above it",
    )


def once(*columns: str) -> Relation:
    """No two rows hold the same in COLUMNS; the first of such rows is sound."""
    names = ", ".join(f'"{name}"' for name in columns)
    return Relation(
        kind="unique",
        columns=columns,
        sql=f"SELECT {ROW} FROM (SELECT {ROW}, row_number() OVER (PARTITION BY {names} ORDER BY "
        f'{ROW}) AS place, {names} FROM "{{table}}") WHERE place > 1 AND '
        + " AND ".join(f'"{name}" IS NOT NULL' for name in columns[:1]),
        meaning=f"no other row holds the same in {_and(columns)}",
        severity="row",
    )


def not_alone(*columns: str) -> Relation:
    """There are two rows or more with the same COLUMNS."""
    names = ", ".join(f'"{name}"' for name in columns)
    return Relation(
        kind="alone",
        columns=columns,
        sql=f"SELECT {ROW} FROM (SELECT {ROW}, count(*) OVER (PARTITION BY {names}) AS n "
        'FROM "{table}") WHERE n < 2',
        meaning=f"other rows have the same {_and(columns)}",
    )


def in_code(column: str, vocabulary: Vocabulary, *, of_list: bool) -> Relation:
    """COLUMN, or each member of its lists, is a code of VOCABULARY."""
    asked = f'unnest("{column}")' if of_list else f'"{column}"'
    return Relation(
        kind="code",
        columns=(column,),
        sql=f'SELECT DISTINCT a.{ROW} FROM (SELECT {ROW}, {asked} AS code FROM "{{table}}") AS a '
        f'ANTI JOIN "codes" AS o ON o.vocabulary = {quoted(vocabulary)} AND o.code = a.code '
        "WHERE a.code IS NOT NULL",
        meaning=f"each {column} is a code of the vocabulary '{vocabulary}' (codes.code)",
        tables=("codes",),
        severity="row",
    )


def in_text(column: str) -> Relation:
    """COLUMN holds words of the row's document, unless a reviewer has corrected the row."""
    return relation(
        "worded",
        (column,),
        f"{column} is in the words of the document's text",
        join='JOIN "documents" AS d USING (doc_id)',
        where=f"NOT contains(d.text, t.\"{column}\") AND NOT contains(t.method, '+correction:')",
        tables=("documents",),
        severity="row",
    )


def on_word_edges() -> Relation:
    """Spans neither start nor end inside a word or a number, nor with white space."""
    stretch = "substr(d.text, t.char_start + 1, t.char_end - t.char_start)"
    inside = quoted(_INSIDE)
    return relation(
        "edges",
        ("char_start", "char_end"),
        "the span starts and ends at the edge of a word, without white space",
        join='JOIN "documents" AS d USING (doc_id)',
        where="t.char_start >= 0 AND t.char_start < t.char_end AND ("
        rf"regexp_matches({stretch}, '^\s|\s$') "
        f"OR t.char_start > 0 AND regexp_matches(substr(d.text, t.char_start, 2), {inside}) "
        f"AND NOT regexp_matches({stretch}, {quoted(_CLITIC)}) "
        f"OR regexp_matches(substr(d.text, t.char_end, 2), {inside}) "
        "AND NOT regexp_matches(substr(d.text, t.char_end + 1, 4), "
        f"{quoted(_CLITIC)}))",
        tables=("documents",),
        severity="row",
    )


def _and(columns: tuple[str, ...]) -> str:
    return " and ".join(columns)
