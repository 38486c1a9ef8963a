from __future__ import annotations

import json
from dataclasses import replace

import pyarrow as pa
import pytest

from parley.schemas.errors import SchemaError
from parley.schemas.rules import in_order, quoted
from parley.schemas.table import INTEGER, STRING, STRINGS, Column, Reference, Table

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
        pytest.param({"people": None}, r"people is null in row 0 \(town_id a\)", id="null"),
        pytest.param({"names": ["A", None]}, "null", id="null-in-a-list"),
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


RANKS = Table(
    name="ranks",
    description="One row a rank of a town.",
    section="fact",
    key=("town_id", "rank"),
    rules=(in_order("rank", "worst"),),
    joint_references=(
        Reference(columns=("town_id", "rank"), table="kinds", targets=("town_id", "rank")),
    ),
    columns=(
        Column(
            name="town_id", type=STRING, description="The town.", refers_to=("towns", "town_id"),
            excluded=("x",),
        ),
        Column(name="rank", type=INTEGER, description="Rank.", at_least=1, at_most=9.5),
        Column(name="worst", type=INTEGER, description="Worst.", nullable=True),
        Column(name="size", type=STRING, description="Size.", allowed=("big", "it's small")),
        Column(name="code", type=STRING, description="Code.", pattern="^[a-z]$", nullable=True),
        Column(
            name="near", type=STRINGS, description="Near.", refers_to=("towns", "town_id")
        ),
    ),
)  # fmt: skip


def test_all_that_is_declared_stands_in_the_sql():
    assert RANKS.ddl.splitlines() == [
        'CREATE TABLE "ranks" (',
        '  "town_id" VARCHAR NOT NULL,',
        '  "rank" BIGINT NOT NULL CHECK ("rank" >= 1) CHECK ("rank" <= 9.5),',
        '  "worst" BIGINT,',
        """  "size" VARCHAR NOT NULL CHECK ("size" IN ('big', 'it''s small')),""",
        """  "code" VARCHAR CHECK (regexp_matches("code", '^[a-z]$')),""",
        '  "near" VARCHAR[] NOT NULL,',
        '  PRIMARY KEY ("town_id", "rank"),',
        '  FOREIGN KEY ("town_id") REFERENCES "towns" ("town_id"),',
        '  FOREIGN KEY ("town_id", "rank") REFERENCES "kinds" ("town_id", "rank"),',
        """  CHECK (NOT ("town_id" = 'x')),""",
        '  CHECK ("rank" <= "worst")',
        ")",
    ]


def test_all_that_is_declared_stands_in_the_metadata():
    told = {name: dict(RANKS.arrow.field(name).metadata) for name in RANKS.names}
    assert told["size"][b"allowed"] == b'["big", "it\'s small"]'
    assert (told["rank"][b"minimum"], told["rank"][b"maximum"]) == (b"1", b"9.5")
    assert (told["code"][b"pattern"], told["near"][b"references"]) == (b"^[a-z]$", b"towns.town_id")
    assert told["town_id"][b"excluded"] == b'["x"]'
    schema = RANKS.arrow.metadata
    assert schema[b"primary_key"] == b'["town_id", "rank"]'
    assert json.loads(schema[b"foreign_keys"])[1] == {
        "columns": ["town_id", "rank"],
        "table": "kinds",
        "targets": ["town_id", "rank"],
    }
    assert json.loads(schema[b"rules"]) == ["NOT (\"town_id\" = 'x')", '"rank" <= "worst"']


def test_an_unknown_column_is_told_with_those_there_are():
    assert TOWNS["people"].unit == "persons"
    with pytest.raises(SchemaError, match=r"towns: .*'peoples'; there are town_id, people, names"):
        TOWNS["peoples"]


def test_columns_of_the_run_are_not_data():
    assert TOWNS.data_names == ["town_id", "people", "names"]


@pytest.mark.parametrize(
    "change",
    [
        {"key": ("nobody",)},
        {"order": ("nobody",)},
        {"columns": TOWNS.columns * 2},
        {"key": ("note",)},
        {"rules": (in_order("people", "nobody"),)},
        {"joint_references": (Reference(columns=("nobody",), table="t", targets=("a",)),)},
    ],
)
def test_a_declaration_with_a_fault_is_refused(change):
    declared = {"name": "t", "description": "d", "section": "fact", "key": ("town_id",)}
    with pytest.raises(SchemaError):
        Table(**{**declared, "columns": TOWNS.columns, **change})


def test_quotes_are_doubled_in_sql():
    assert quoted("it's") == "'it''s'"


def test_rows_in_order_are_left_as_they_are():
    rows = [{**ROW, "town_id": town, "people": people} for town, people in
            (("a", 2), ("a", 10), ("b", 1))]  # fmt: skip
    by_two = replace(TOWNS, order=("town_id", "people"))
    table = by_two.from_rows(rows)
    assert by_two.conform(table) is table
    assert by_two.sorted(table) is table
    assert by_two.sorted(table.slice(1, 1)).num_rows == 1
    for turned in ([2, 0, 1], [1, 0, 2], [0, 2, 1]):
        assert by_two.sorted(table.take(pa.array(turned))).to_pylist() == rows
    pieces = pa.concat_tables([table.slice(0, 1), table.slice(1)])
    whole = by_two.sorted(pieces)
    assert whole.to_pylist() == rows
    assert whole["town_id"].num_chunks == 1


def test_what_is_told_to_be_nothing_stands_last():
    by_note = replace(TOWNS, order=("note", "town_id"))
    rows = [{**ROW, "town_id": town, "note": note} for town, note in
            (("c", "x"), ("d", "y"), ("a", None), ("b", None))]  # fmt: skip
    table = by_note.from_rows(rows)
    for turned in ([0, 1, 2, 3], [2, 0, 3, 1], [3, 2, 1, 0]):
        assert by_note.sorted(table.take(pa.array(turned))).to_pylist() == rows
