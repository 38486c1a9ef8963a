from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from parley.flows.app.formats import WRITERS, plain, rows_of, with_dates_as_known

ANSWER = pa.table({"name": ["a, b", None], "list": [["x", "é"], []], "n": [1.5, None]})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2025, 5, 16), "2025-05-16"),
        (datetime(2025, 5, 16, 12, tzinfo=UTC), "2025-05-16T12:00:00+00:00"),
        (Decimal("12"), 12),
        (Decimal("1.5"), 1.5),
        (float("nan"), None),
        ({"a": [date(2025, 1, 1)]}, {"a": ["2025-01-01"]}),
        (b"x", "b'x'"),
        (True, True),
    ],
)
def test_values_that_json_can_hold(value, expected):
    assert plain(value) == expected


def test_columns_of_one_name_are_told_apart():
    twice = pa.table([pa.array([1]), pa.array([2])], names=["n", "n"])
    assert rows_of(twice) == [{"n": 1, "n_2": 2}]


def test_csv():
    text = WRITERS["csv"](ANSWER).decode()
    assert text == 'name,list,n\n"a, b","[""x"", ""é""]",1.5\n,[],\n'


def test_csv_holds_no_formula():
    answer = pa.table({"said": ["=1+1", "-3 degrees", "@x", "a=b", None], "n": [-1, 2, 3, 4, 5]})
    assert WRITERS["csv"](answer).decode().splitlines()[1:] == [
        "'=1+1,-1", "'-3 degrees,2", "'@x,3", "a=b,4", ",5",
    ]  # fmt: skip


def test_dates_are_shown_as_exactly_as_they_are_known():
    row = {"date_start": "2022-03-01", "date_end": "2022-03-31", "date_precision": "month"}
    year = row | {"published_on": "2022-01-01", "published_precision": "year"}
    assert with_dates_as_known([row, year, row | {"date_precision": "day"}]) == [
        row | {"date_start": "2022-03", "date_end": "2022-03"},
        year | {"date_start": "2022-03", "date_end": "2022-03", "published_on": "2022"},
        row | {"date_precision": "day"},
    ]


def test_json():
    assert json.loads(WRITERS["json"](ANSWER)) == ANSWER.to_pylist()


def test_parquet():
    assert pq.read_table(io.BytesIO(WRITERS["parquet"](ANSWER))).to_pylist() == ANSWER.to_pylist()
