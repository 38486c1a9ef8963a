from __future__ import annotations

import pyarrow as pa
import pytest

from parley.schemas.errors import SchemaError
from parley.schemas.table import INTEGER, STRING, STRINGS, Column, Table, quoted

TOWNS = Table(
    name="towns",
    description="One row a town.",
    section="dimension",
    key=("town_id",),
    columns=(
        Column(name="town_id", type=STRING, description="Id."),
        Column(name="people", type=INTEGER, description="It's people.", unit="persons"),
        Column(name="names", type=STRINGS, description="Names."),
        Column(name="note", type=STRING, description="Note.", nullable=True, run=True),
    ),
)
ROW = {"town_id": "a", "people": 3, "names": ["A", "Á"], "note": None}


def test_rows_become_a_declared_table():
    table = TOWNS.from_rows([ROW])
    assert table.schema == TOWNS.arrow
    assert table.to_pylist() == [ROW]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({"extra": 1}, r"has besides \['extra'\]", id="one-more"),
        pytest.param({"people": None, "names": ...}, r"lacks \['names'\]", id="one-less"),
        pytest.param({"people": "many"}, "towns", id="wrong-type"),
    ],
)
def test_rows_that_do_not_fit_are_refused(change, told):
    row = {name: value for name, value in {**ROW, **change}.items() if value is not ...}
    with pytest.raises(SchemaError, match=told):
        TOWNS.from_rows([row])


def test_conform_orders_columns_and_casts_types():
    loose = pa.table(
        {
            "note": pa.array([None], pa.string()),
            "names": [["A"]],
            "people": pa.array([3], pa.int32()),
            "town_id": ["a"],
        }
    )
    assert TOWNS.conform(loose).schema == TOWNS.arrow


@pytest.mark.parametrize("column", ["town_id", "people"])
def test_conform_refuses_a_missing_column(column):
    with pytest.raises(SchemaError, match=column):
        TOWNS.conform(TOWNS.from_rows([ROW]).drop([column]))


def test_conform_refuses_a_type_that_cannot_be_cast():
    rows = TOWNS.from_rows([ROW]).set_column(1, "people", pa.array(["many"]))
    with pytest.raises(SchemaError, match="towns"):
        TOWNS.conform(rows)


def test_metadata_and_sql_say_the_same():
    field = TOWNS.arrow.field("people")
    assert field.metadata == {b"description": b"It's people.", b"unit": b"persons"}
    assert (
        """COMMENT ON COLUMN "towns"."people" IS 'It''s people. [unit: persons]'"""
        in TOWNS.comments
    )
    assert '"names" VARCHAR[]' in TOWNS.ddl


def test_columns_of_the_run_are_not_data():
    assert TOWNS.data_names == ["town_id", "people", "names"]


@pytest.mark.parametrize(
    "change", [{"key": ("nobody",)}, {"order": ("nobody",)}, {"columns": TOWNS.columns * 2}]
)
def test_a_declaration_with_a_fault_is_refused(change):
    declared = {"name": "t", "description": "d", "section": "fact", "key": ("town_id",)}
    with pytest.raises(SchemaError):
        Table(**{**declared, "columns": TOWNS.columns, **change})


def test_quotes_are_doubled_in_sql():
    assert quoted("it's") == "'it''s'"
