"""Confidences from counts: the share of a method's rows that gold found right.

A method seldom judged is drawn toward the share of its layer, as if that share had been seen in
some more rows (a beta prior, in the line of empirical Bayes); one never judged keeps what the rule
itself says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.codebook.lexicons import CalibrationRow
from parley.schemas.tables import OF_LAYER
from parley.schemas.vocabulary import judged_as
from parley.transforms.resolution.columns import codes

_WEIGHT = 8


def calibrated(
    tables: Mapping[str, pa.Table], rows: Iterable[CalibrationRow]
) -> dict[str, pa.Table]:
    """The extracted TABLES with confidences by method, where ROWS have judged it.

    What reviewers then decide is certain, however the row was first found: corrections come after.
    """
    counts: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for row in rows:
        counts[row.layer][row.method] = (row.n, row.right)
    result = dict(tables)
    for layer, by_method in counts.items():
        name = OF_LAYER[layer].name if layer in OF_LAYER else ""
        table = result.get(name)
        if table is not None and table.num_rows:
            result[name] = _with(table, _shares(by_method))
    return result


def _shares(by_method: Mapping[str, tuple[int, int]]) -> dict[str, float]:
    judged = sum(n for n, _ in by_method.values())
    mean = sum(right for _, right in by_method.values()) / judged if judged else 0.5
    return {
        method: round((right + _WEIGHT * mean) / (n + _WEIGHT), 3)
        for method, (n, right) in by_method.items()
    }


def _with(table: pa.Table, shares: Mapping[str, float]) -> pa.Table:
    numbers, methods = codes(table["method"])
    share = pa.array([shares.get(judged_as(method)) for method in methods], pa.float64()).take(
        numbers
    )
    place = table.column_names.index("confidence")
    new = pc.coalesce(share, table["confidence"])
    return table.set_column(place, table.schema.field("confidence"), new)
