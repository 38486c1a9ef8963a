"""Rules as SQL reads them: null tells nothing, so it breaks nothing."""

from __future__ import annotations

import duckdb
import pytest

from parley.schemas.rules import (
    exactly_one,
    in_order,
    length,
    none_where_unknown,
    span,
    together,
    without,
)


@pytest.mark.parametrize(
    ("rule", "values", "holds"),
    [
        (in_order("a", "b"), "1, 1", True),
        (in_order("a", "b"), "2, 1", False),
        (in_order("a", "b"), "NULL, 1", None),
        (span("a", "b"), "1, 1", False),
        (span("a", "b"), "1, 2", True),
        (together("a", "b"), "1, 2", True),
        (together("a", "b"), "NULL, NULL", True),
        (together("a", "b"), "1, NULL", False),
        (exactly_one("a", "b"), "1, NULL", True),
        (exactly_one("a", "b"), "1, 2", False),
        (exactly_one("a", "b"), "NULL, NULL", False),
        (none_where_unknown("a", "b"), "'none', NULL", True),
        (none_where_unknown("a", "b"), "'none', 1", False),
        (none_where_unknown("a", "b"), "'day', NULL", False),
        (without("a", "x", of_list=False), "'x', 1", False),
        (without("a", "x", of_list=False), "'y', 1", True),
        (without("a", "x", of_list=False), "NULL, 1", None),
        (without("a", "x", of_list=True), "['y', 'x'], 1", False),
        (without("a", "x", of_list=True), "['y'], 1", True),
        (without("a", "it's", of_list=False), "'it''s', 1", False),
        (length("a", "b"), "2, 'Ðé'", True),
        (length("a", "b"), "3, 'Ðé'", False),
    ],
)
def test_a_rule_tells_what_holds(rule, values, holds):
    sql = f'SELECT {rule.sql} FROM (VALUES ({values})) AS t("a", "b")'
    assert duckdb.sql(sql).fetchone() == (holds,)
    assert set(rule.columns) <= {"a", "b"}
    assert all(name in rule.meaning for name in rule.columns)
