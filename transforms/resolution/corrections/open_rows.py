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
from parley.schemas.working import ACTORS_FOUND
from parley.transforms.knowledge.corrections import Ruling

# An actor to the one that it becomes, and the rulings that say so.
Renaming = Mapping[str, tuple[str, Sequence[Ruling]]]
_OPEN = {**CORRECTABLE, ACTORS_FOUND.name: ACTORS_FOUND}


class Reopened:
    """Tables of extraction, of which `rows` hold what may be changed, by table name."""

    def __init__(
        self, tables: Mapping[str, pa.Table], doc_ids: Collection[str], actors: Collection[str]
    ) -> None:
        self._tables = dict(tables)
        self.rows: dict[str, list[Row]] = {}
        for name, declared in _OPEN.items():
            wanted = _touched(tables[name], declared, doc_ids, actors)
            self.rows[name] = tables[name].filter(wanted).to_pylist()
            self._tables[name] = tables[name].filter(pc.invert(wanted))

    def closed(self) -> dict[str, pa.Table]:
        """All tables with the rows as they are now; their order is not that of before."""
        changed = {
            name: pa.concat_tables([table.conform(self._tables[name]), table.from_rows(rows)])
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
    """Tell in the method of ROW that a correction has changed it; each is told once."""
    if "method" in row and ruling.mark not in _marks(row["method"]):
        row["method"] += ruling.mark


def _marks(method: str) -> list[str]:
    return [f"+{part}" for part in method.split("+")]


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
