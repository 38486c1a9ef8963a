"""Which rows refer to rows that are not there, in SQL derived from the declaration."""

from __future__ import annotations

from collections.abc import Collection

from parley.schemas.relations import ROW
from parley.schemas.table import Reference, Table

RUN = ("runs", ("run_id",))
"""What refers to the run that wrote a row; no row falls with a run."""


def checkable(table: Table, present: Collection[str]) -> list[Reference]:
    """The references of TABLE whose target is PRESENT."""
    return [each for each in table.references if each.table in present]


def broken(table: Table, reference: Reference) -> str:
    """The query for the numbers of the rows of TABLE whose REFERENCE leads to no known row."""
    asked = ", ".join(f'"{name}"' for name in reference.columns)
    rows = f'SELECT {ROW}, {asked} FROM "{table.name}"'
    if reference.of_list:
        rows = f'SELECT {ROW}, unnest({asked}) AS {asked} FROM "{table.name}"'
    filled = " AND ".join(f'asked."{name}" IS NOT NULL' for name in reference.columns)
    same = " AND ".join(
        f'known."{target}" = asked."{name}"'
        for name, target in zip(reference.columns, reference.targets, strict=True)
    )
    return (
        f"SELECT DISTINCT asked.{ROW} FROM ({rows}) AS asked "
        f'ANTI JOIN "known {reference.table}" AS known ON {same} WHERE {filled} ORDER BY 1'
    )
