"""Parts that have passed the gate are not looked at row by row again; what has changed is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

from parley.schemas.tables import BY_NAME
from parley.warehouse.checks.checks import checks
from parley.warehouse.checks.engine import Engine
from parley.warehouse.checks.passed import PartMarks
from parley.warehouse.store import parts
from tests.warehouse.many import Rows, many_rows
from tests.warehouse.small import loose

NAMES = ("documents", "sentences", "mentions", "event_mentions", "event_participants", "events",
         "actors")  # fmt: skip
Tables = dict[str, pa.Table]


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "DOCUMENTS_A_PART", 8)
    monkeypatch.setattr(parts, "ROWS_A_PART", 5)


@pytest.fixture(scope="module")
def rows() -> Rows:
    found = many_rows()
    return {name: found[name] for name in NAMES}


def tables_of(rows: Rows) -> Tables:
    return {n: BY_NAME[n].sorted(loose(BY_NAME[n], each)) for n, each in rows.items()}


@pytest.fixture
def passed(rows: Rows) -> frozenset[str]:
    return PartMarks(tables_of(rows)).sound({})


def changed(rows: Rows, name: str, **values: Any) -> Rows:
    """ROWS with VALUES in the last row of the table NAME."""
    last = {**rows[name][-1], **values}
    return {**rows, name: [*rows[name][:-1], last]}


def new_rows(tables: Tables, passed: frozenset[str]) -> dict[str, int]:
    """How many rows of each of TABLES are looked at."""
    marked = PartMarks(tables).new(passed)
    return {name: int(each.sum()) for name, each in marked.items() if each.any()}


def faults(tables: Tables, passed: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """The checks that find rows at fault, as the gate asks them."""
    with Engine(tables, new=PartMarks(tables).new(passed)) as engine:
        for name in tables:
            asked = [each for each in checks(BY_NAME[name], tables) if not each.figure]
            engine.sift(name, [each.fault for each in asked if each.fault])
            yield from (
                (name, each.expectation, each.columns) for each in asked if engine.rows(each.query)
            )


def test_what_has_passed_is_not_looked_at_again(rows, passed):
    assert new_rows(tables_of(rows), passed) == {}
    assert new_rows(tables_of(rows), frozenset()).keys() == rows.keys()
    assert PartMarks({"mentions": BY_NAME["mentions"].empty()}).sound({}) == frozenset()


def test_a_changed_row_brings_its_part_and_no_other(rows, passed):
    tables = tables_of(changed(rows, "mentions", text="something else"))
    found = new_rows(tables, passed)
    assert found.keys() == {"mentions"}
    assert 0 < found["mentions"] < tables["mentions"].num_rows / 4


def test_a_changed_text_brings_all_that_points_into_it(rows, passed):
    text = rows["documents"][-1]["text"].replace("Report", "REPORT")
    tables = tables_of(changed(rows, "documents", text=text))
    found = new_rows(tables, passed)
    assert found.keys() == {"documents", "sentences", "mentions", "event_mentions",
                            "event_participants"}  # fmt: skip
    assert all(count < tables[name].num_rows / 2 for name, count in found.items())


def test_a_fault_among_what_has_passed_is_found_as_if_nothing_had(rows, passed):
    bad = changed(rows, "mentions", text="Nobody", confidence=7.0)
    bad = changed(changed(bad, "event_mentions", factuality="perhaps"), "actors", kind="thing")
    tables = tables_of(bad)
    found = set(faults(tables, passed))
    assert {name for name, _, _ in found} >= {"mentions", "event_mentions", "actors"}
    assert found == set(faults(tables, frozenset()))


def test_rows_that_pointed_into_a_text_are_looked_at_when_it_changes(rows, passed):
    text = "Another text altogether, of the same document."
    found = set(faults(tables_of(changed(rows, "documents", text=text)), passed))
    assert ("mentions", "expect_spans_to_match_text", "char_start, char_end") in found


def test_a_part_with_a_fault_has_not_passed(rows):
    tables = tables_of(rows)
    marks = PartMarks(tables)
    seen = marks.new(marks.sound({"mentions": [3]}))
    assert seen["mentions"][3]
    assert not seen["mentions"].all()
    assert not any(each.any() for name, each in seen.items() if name != "mentions")
