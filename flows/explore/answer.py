"""An answer as the page that asks takes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from parley.flows.app.formats import distinct_names, rows_of, with_dates_as_known
from parley.warehouse.query import Answer

Pages = Mapping[str, Mapping[str, str]]
"""Pages of a report, by the name of the column that holds their ids ("actor_id"), and by id."""


def payload(answer: Answer, pages: Pages, *, seconds: float) -> dict[str, Any]:
    """ANSWER as JSON can hold it.

    `columns` have `name` and `kind` (number, time, boolean, list or text); `rows` are lists of
    values, dates as far as they are known; `cut` tells that there are more; `pages` has, by column,
    the page of each id in it.
    """
    table = distinct_names(answer.rows)
    rows = with_dates_as_known(rows_of(table))
    return {
        "columns": [{"name": field.name, "kind": _kind(field.type)} for field in table.schema],
        "rows": [[*row.values()] for row in rows],
        "cut": answer.cut,
        "seconds": round(seconds, 3),
        "pages": {name: _linked(name, rows, pages) for name in table.column_names},
    }


def _kind(type: pa.DataType) -> str:
    if pa.types.is_integer(type) or pa.types.is_floating(type) or pa.types.is_decimal(type):
        return "number"
    if pa.types.is_date(type) or pa.types.is_timestamp(type):
        return "time"
    if pa.types.is_boolean(type):
        return "boolean"
    return "list" if pa.types.is_nested(type) else "text"


def _linked(column: str, rows: list[dict[str, Any]], pages: Pages) -> dict[str, str]:
    """The page of each id in COLUMN: `holder_actor_id` and `party_actor_ids` hold actors."""
    of = next((pages[id] for id in pages if column.endswith((id, f"{id}s"))), {})
    return {id: of[id] for row in rows for id in _ids(row[column]) if id in of} if of else {}


def _ids(value: Any) -> Iterator[str]:
    yield from (each for each in (value if isinstance(value, list) else [value]) if each)
