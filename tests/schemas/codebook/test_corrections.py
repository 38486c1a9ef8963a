"""What a reviewer's decision holds: the cells that it needs, and values that its column takes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from parley.schemas.codebook.corrections import CORRECTABLE, Correction, fields_of

DOC = "doc_0123456789abcdef"


def decision(what: str, **cells: Any) -> Correction:
    told = {"id": "c1", "reason": "r", "reviewer": "ada", "date": "2025-06-01"}
    return Correction(**told, decision=what, **cells)


def setting(table: str, field: str, value: str) -> Correction:
    return decision("set", table=table, row_id="x", field=field, value=value)


@pytest.mark.parametrize(
    ("correction", "value"),
    [
        (setting("stances", "position", "oppose"), "oppose"),
        (setting("stances", "strength", "0.5"), 0.5),
        (setting("stances", "stated_on", "2025-06-01"), dt.date(2025, 6, 1)),
        (setting("stances", "stated_on", ""), None),
        (setting("event_mentions", "contexts", "b| a|b"), ["a", "b"]),
        (setting("event_mentions", "contexts", ""), []),
    ],
)
def test_a_value_comes_in_the_type_of_its_column(correction, value):
    assert correction.parsed() == value


@pytest.mark.parametrize(
    ("what", "cells", "told"),
    [
        ("mention", {}, "needs doc_id"),
        ("drop", {"table": "stances", "row_id": "x", "field": "position"}, "no use for field"),
        ("mention", {"doc_id": DOC, "char_start": 1}, "go together"),
        ("mention", {"doc_id": DOC}, "char_start and char_end, or by its text"),
        ("mention", {"doc_id": DOC, "char_start": 1, "char_end": 2, "occurrence": 1}, "occurrence"),
        ("mention", {"doc_id": DOC, "char_start": 3, "char_end": 2}, "is not after"),
        ("same", {"actor_id": "AAA", "other_id": "AAA"}, "one and the same"),
        ("same", {"actor_id": "AAA", "other_id": "author"}, "no actor to correct"),
        ("drop", {"table": "sentences", "row_id": "x"}, "no table of rows to correct"),
        ("set", {"table": "stances", "row_id": "x", "field": "doc_id"}, "no field of stances"),
        ("set", {"table": "stances", "row_id": "x", "field": "position"}, "cannot be empty"),
        (
            "set",
            {"table": "stances", "row_id": "x", "field": "position", "value": "maybe"},
            "'maybe' is no position: support",
        ),
        (
            "set",
            {"table": "stances", "row_id": "x", "field": "strength", "value": "2"},
            "2.0 is no strength: from 0 to 1",
        ),
    ],
)
def test_a_decision_with_a_fault_is_told(what, cells, told):
    with pytest.raises(ValidationError, match=told):
        decision(what, **cells)


def test_a_mention_is_told_by_characters_or_by_its_text():
    assert decision("mention", doc_id=DOC, char_start=1, char_end=2, text="").actor_id is None
    assert decision("mention", doc_id=DOC, text="Ada", occurrence="all").occurrence == "all"


def test_what_makes_a_row_that_row_is_not_open():
    for table in CORRECTABLE.values():
        open_fields = set(fields_of(table))
        assert not open_fields & {*table.key, table.span_text, "doc_id", "char_start", "run_id"}


def test_the_page_of_corrections_names_all_tables_that_they_reach():
    page = (Path(__file__).parents[3] / "data/corrections/README.md").read_text(encoding="utf-8")
    (told,) = (item for item in page.split("\n- ") if item.startswith("Tables of `drop`"))
    assert [name for name in CORRECTABLE if f"`{name}`" not in told] == []
