"""Parts that have passed the gate are not looked at row by row again; what has changed is."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

from parley.schemas.tables import BY_NAME
from parley.warehouse.checks.checks import checks
from parley.warehouse.checks.engine import Engine
from parley.warehouse.checks.passed import PartMarks, is_of_documents
from parley.warehouse.store import parts
from tests.warehouse.checks.test_breaks import BREAKS, TOLERATED
from tests.warehouse.many import Rows, many_rows
from tests.warehouse.small import RUN, loose

NAMES = ("documents", "sentences", "mentions", "event_mentions", "event_participants", "events",
         "actors")  # fmt: skip
OF_DOCUMENTS = {*NAMES} - {"events", "actors"}
Tables = dict[str, pa.Table]
Found = dict[tuple[str, str, str, str], list[int] | tuple[bool, str]]


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


def test_a_changed_row_brings_all_of_its_documents_and_of_no_others(rows, passed):
    tables = tables_of(changed(rows, "mentions", text="something else"))
    found = new_rows(tables, passed)
    assert found.keys() == OF_DOCUMENTS
    assert all(0 < count < tables[name].num_rows / 4 for name, count in found.items())
    assert new_rows(tables_of(changed(rows, "actors", wikidata_id="Q1")), passed).keys() == {
        "actors"
    }


def test_a_changed_text_brings_all_that_points_into_it(rows, passed):
    text = rows["documents"][-1]["text"].replace("Report", "REPORT")
    tables = tables_of(changed(rows, "documents", text=text))
    found = new_rows(tables, passed)
    assert found.keys() == OF_DOCUMENTS
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
    assert not any(each.all() for each in seen.values())
    assert {name for name, each in seen.items() if each.any()} == OF_DOCUMENTS


def all_found(tables: Tables, last: Tables, **remembered: Any) -> Found:
    """What each check of TABLES finds beside the LAST release, with what is REMEMBERED."""
    found: Found = {}
    with Engine(tables, RUN, last, **remembered) as engine:
        for name in tables:
            asked = checks(BY_NAME[name], tables, engine.compared, TOLERATED)
            engine.sift(name, [each.fault for each in asked if each.fault])
            for each in asked:
                ask = engine.figure if each.figure else engine.rows
                key = (name, each.expectation, each.columns, each.meaning)
                found[key] = ask(each.query)
    return found


def broken(rows: Rows, chance: random.Random, *, of_documents: bool) -> Rows:
    """ROWS in which tables OF DOCUMENTS, or the others, are damaged in some of the ways that tests
    know, anywhere."""
    found = {**rows}
    known = [each for each in BREAKS if is_of_documents(each.table) == of_documents]
    for each in chance.sample(known, 15):
        turn = chance.randrange(max(1, len(rows[each.table])))
        turned = copy.deepcopy([*found[each.table][turn:], *found[each.table][:turn]])
        try:
            told = each.change(turned)
        except (IndexError, KeyError, TypeError, ValueError):
            continue  # another break left nothing to break
        found[each.table] = turned if told is None else told
    return found | {
        name: mixed_up(each, BY_NAME[name].key, chance)
        for name, each in found.items()
        if is_of_documents(name) == of_documents and len(each) > 1
    }


def mixed_up(rows: list[dict[str, Any]], key: tuple[str, ...], chance: random.Random) -> Any:
    """ROWS of which two have each other's values, but for the KEY, and of which one may be gone."""
    one, other = chance.sample(range(len(rows)), 2)
    of = {one: other, other: one}
    found = [
        {**rows[of.get(at, at)], **{name: row[name] for name in key}} for at, row in enumerate(rows)
    ]
    return found[1:] if chance.random() < 0.5 else found


def rows_at_fault(found: Found) -> dict[str, set[int]]:
    at_fault: dict[str, set[int]] = {}
    for (name, *_), each in found.items():
        if isinstance(each, list):
            at_fault.setdefault(name, set()).update(each)
    return at_fault


@pytest.mark.parametrize("seed", range(2))
def test_what_is_remembered_changes_nothing_of_what_is_found(seed):
    """Tables are checked from state to state: whole, and by what has changed since the last."""
    chance, whole = random.Random(seed), many_rows()
    states = [
        tables_of(rows)
        for rows in (whole, *(broken(whole, chance, of_documents=each) for each in (False, True)))
    ]
    states.append({**states[1], **{n: states[2][n] for n in chance.sample([*whole], 9)}})
    passed: frozenset[str] = frozenset()
    last = PartMarks(states[0])
    for number, tables in enumerate(states):
        marks = PartMarks(tables)
        there = last.within(marks.contents)
        rest = {
            name: rows.filter(pa.array(~there[name])) if name in there else rows
            for name, rows in states[0].items()
        }
        expected = all_found(tables, states[0])
        found = all_found(tables, rest, new=marks.new(passed), same=marks.within(last.contents))
        assert found == expected
        assert any(rows_at_fault(found).values()) == (number > 0)
        passed = marks.sound(rows_at_fault(found))
