"""Which documents the rows of a table rest on, worked out from what the tables refer to."""

from __future__ import annotations

from collections.abc import Iterator

from parley.schemas.table import Reference, Table
from parley.schemas.tables import BY_NAME, TABLES


def documents_of(table: Table, schema: str) -> str:
    """SQL that gives, of TABLE in a SCHEMA, the key of each row with the documents (`doc`) of it.

    These are the document that the row names; else those of the rows that it refers to, or that
    refer to it; else those of what it refers to in its turn (an alias, of its actor). Rows of other
    tables have none.
    """
    parts = [*_direct(table, schema)] or [*_by_way_of_others(table, schema)]
    nothing = f'SELECT {_keys(table, "t")}, NULL AS doc FROM {schema}."{table.name}" AS t LIMIT 0'
    return " UNION ALL ".join(parts) or nothing


def _direct(table: Table, schema: str) -> list[str]:
    keys, source = _keys(table, "t"), f'{schema}."{table.name}" AS t'
    if "doc_id" in table.names:
        return [f"SELECT {keys}, t.doc_id AS doc FROM {source}"]
    lists = [each for each in table.references if each.of_list and each.table == "documents"]
    if lists:
        return [f'SELECT {keys}, unnest(t."{each.columns[0]}") AS doc FROM {source}'
                for each in lists]  # fmt: skip
    to = [each for each in table.foreign_keys if _has_documents(BY_NAME[each.table])]
    if to:
        return [f"SELECT {keys}, o.doc_id AS doc FROM {source} {_join(each, schema)}"
                for each in to]  # fmt: skip
    return [
        f'SELECT {keys}, o.doc_id AS doc FROM {source} JOIN {schema}."{other.name}" AS o '
        f"ON {_equal('o', each.columns, 't', each.targets)}"
        for other in TABLES
        if _has_documents(other)
        for each in other.foreign_keys
        if each.table == table.name
    ]


def _by_way_of_others(table: Table, schema: str) -> Iterator[str]:
    for each in table.foreign_keys:
        other = BY_NAME[each.table]
        if other != table and other.section != "run" and _direct(other, schema):
            parts = " UNION ALL ".join(_direct(other, schema))
            yield (
                f'SELECT {_keys(table, "t")}, o.doc FROM {schema}."{table.name}" AS t '
                f"JOIN ({parts}) AS o ON {_equal('t', each.columns, 'o', each.targets)}"
            )


def _has_documents(table: Table) -> bool:
    return table.name != "documents" and "doc_id" in table.names


def _join(reference: Reference, schema: str) -> str:
    on = _equal("t", reference.columns, "o", reference.targets)
    return f'JOIN {schema}."{reference.table}" AS o ON {on}'


def _equal(left: str, names: tuple[str, ...], right: str, others: tuple[str, ...]) -> str:
    pairs = zip(names, others, strict=True)
    return " AND ".join(f'{left}."{name}" = {right}."{other}"' for name, other in pairs)


def _keys(table: Table, alias: str) -> str:
    return ", ".join(f'{alias}."{name}"' for name in table.key)
