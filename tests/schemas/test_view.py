from __future__ import annotations

import pytest

from parley.schemas.errors import SchemaError
from parley.schemas.view import parse_view

SOURCE = """\
-- @view: One row a town.
-- @column town: The town.
-- @column people: Who lives there,
--   by the last count. [unit: persons]
SELECT town, people -- as counted
FROM towns;
"""


def test_the_head_describes_the_view_and_the_rest_is_its_sql():
    view = parse_view("towns_now", SOURCE)
    assert (view.name, view.description) == ("towns_now", "One row a town.")
    assert view.columns == {
        "town": "The town.",
        "people": "Who lives there, by the last count. [unit: persons]",
    }
    assert view.sql == "SELECT town, people -- as counted\nFROM towns"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        pytest.param("SELECT 1", "lacks a line '-- @view", id="no-head"),
        pytest.param("-- @column a: A.\nSELECT 1 AS a", "lacks a line", id="no-view"),
        pytest.param("-- @view: V.\n-- a note\nSELECT 1", "line 2 is not", id="a-plain-comment"),
        pytest.param("-- @view: V.\n-- @column a: A.\n-- @column a: B.\nSELECT 1", "line 3",
                     id="twice"),
    ],
)  # fmt: skip
def test_a_head_with_a_fault_is_refused(source, told):
    with pytest.raises(SchemaError, match=told):
        parse_view("v", source)
