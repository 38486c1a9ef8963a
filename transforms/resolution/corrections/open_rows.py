"""The rows that reviewers' corrections may change, opened for change; the others stay as they are.

A warehouse may hold millions of rows and a few corrections: only rows of the documents and actors
that the corrections name become Python objects.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.codebook.corrections import CORRECTABLE
from parley.schemas.table import STRINGS, Row, Table
from parley.schemas.working import ACTORS_FOUND, AGREEMENTS_FOUND, ROUNDS_FOUND
from parley.transforms.knowledge.corrections import Ruling

# An actor to the one that it becomes, and the rulings that say so.
Renaming = Mapping[str, tuple[str, Sequence[Ruling]]]
_FOUND = (ACTORS_FOUND, AGREEMENTS_FOUND, ROUNDS_FOUND)
_OPEN = {**CORRECTABLE, **{each.name: each for each in _FOUND}}
_SIGNED = "signed_by"
"""A column of open rows only: the marks of the corrections that have changed a row, in order."""


class Reopened:
    """Tables of extraction, of which `rows` hold what may be changed, by table name."""

    def __init__(
        self, tables: Mapping[str, pa.Table], doc_ids: Collection[str], actors: Collection[str]
    ) -> None:
        self._tables = dict(tables)
        self.rows: dict[str, list[Row]] = {}
        for name, declared in _OPEN.items():
            wanted = _touched(tables[name], declared, doc_ids, actors)
            self.rows[name] = [
                {**row, _SIGNED: []} for row in tables[name].filter(wanted).to_pylist()
            ]
            self._tables[name] = tables[name].filter(pc.invert(wanted))

    def closed(self) -> dict[str, pa.Table]:
        """All tables with the rows as they are now; their order is not that of before.

        The `method` of a row ends with the marks of the corrections that have changed it.
        """
        changed = {
            name: pa.concat_tables(
                [table.conform(self._tables[name]), table.from_rows(map(_closed, rows))]
            )
            for name, rows in self.rows.items()
            if (table := _OPEN[name])
        }
        return {**self._tables, **changed}


def actor_columns(table: str) -> list[str]:
    """The columns of a correctable TABLE that hold actors, one or a list of them."""
    return [c.name for c in _OPEN[table].columns if c.refers_to == ("actors", "actor_id")]


def rename(row: Row, table: str, new: Renaming) -> bool:
    """Let the actors in ROW be those they are by NEW; whether one of them has changed."""
    changed: set[str] = set()
    for column in actor_columns(table):
        value = row[column]
        if isinstance(value, list):
            changed |= new.keys() & set(value)
            row[column] = sorted({new[each][0] if each in new else each for each in value})
        elif value in new:
            changed.add(value)
            row[column] = new[value][0]
    for actor_id in sorted(changed):
        for ruling in new[actor_id][1]:
            sign(row, ruling)
    return bool(changed)


def sign(row: Row, ruling: Ruling) -> None:
    """Note that a correction has changed ROW; each is noted once."""
    if ruling.mark not in row[_SIGNED]:
        row[_SIGNED].append(ruling.mark)


def _closed(row: Row) -> Row:
    """ROW as its table declares it."""
    plain = {name: value for name, value in row.items() if name != _SIGNED}
    if "method" in plain:
        plain["method"] = "".join([plain["method"], *row[_SIGNED]])
    return plain


def _touched(
    rows: pa.Table, declared: Table, doc_ids: Collection[str], actors: Collection[str]
) -> pa.Array:
    """Which ROWS are of DOC_IDS or hold one of ACTORS."""
    wanted = _is_in(rows["doc_id"], doc_ids)
    if not actors:
        return wanted
    columns = [c for c in declared.columns if c.refers_to == ("actors", "actor_id")]
    if declared is ACTORS_FOUND:
        columns = [declared["actor_id"]]
    for column in columns:
        values = rows[column.name]
        if column.type == STRINGS:
            members = set(actors)
            holds = pa.array([not members.isdisjoint(v or ()) for v in values.to_pylist()])
            wanted = pc.or_(wanted, holds.cast(pa.bool_()))
        else:
            wanted = pc.or_(wanted, _is_in(values, actors))
    return wanted


def _is_in(values: pa.ChunkedArray, wanted: Collection[str]) -> pa.Array:
    found = pc.is_in(values, value_set=pa.array(sorted(wanted), pa.string()))
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
