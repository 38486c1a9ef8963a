"""Whether the rows of one table point at rows of another."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.table import Column, Table

Known = Mapping[tuple[str, str], pa.Array]
"""For a table and a column of it, the values that others may refer to."""

# A text's own voice stands in columns of actors whether or not the actors hold a row for it.
_ALWAYS = {("actors", "actor_id"): ["author"]}


def known_values(tables: Mapping[str, pa.Table], declared: Mapping[str, Table]) -> Known:
    """The values of all columns that some declared table refers to, in the TABLES given."""
    return {
        target: pc.unique(
            pa.chunked_array(
                [
                    *tables[target[0]][target[1]].chunks,
                    pa.array(_ALWAYS.get(target, []), pa.string()),
                ]
            )
        )
        for table in declared.values()
        for column in references(table)
        if (target := _target(column))[0] in tables
    }


def references(table: Table) -> list[Column]:
    """The columns of TABLE that refer to rows of a table."""
    return [column for column in table.columns if column.refers_to]


def held(values: pa.ChunkedArray, column: Column, known: Known) -> pa.Array | None:
    """Whether each value is known, and of a list each of its values; null for null.

    None where the table that COLUMN refers to is not there to be looked at.
    """
    if (allowed := known.get(_target(column))) is None:
        return None
    values = values.combine_chunks()
    if not pa.types.is_list(values.type):
        return pc.if_else(pc.is_valid(values), pc.is_in(values, value_set=allowed), None)
    members = set(allowed.to_pylist())
    return pa.array(
        [None if each is None else members.issuperset(each) for each in values.to_pylist()],
        pa.bool_(),
    )


def _target(column: Column) -> tuple[str, str]:
    return column.refers_to or ("", "")
