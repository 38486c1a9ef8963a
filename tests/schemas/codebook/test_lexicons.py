"""What rows of the lexicons hold, and how much they ask for."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from parley.schemas.codebook.lexicons import EventRow, EventTypeRow, ReportingRow, UnitRow, split


def row(**cells: Any) -> EventRow:
    return EventRow(**{"lemma": "go", "pos": "verb", "event_type": "CONSULT", **cells})


def test_alternatives_stand_between_bars():
    assert split(" a | b||") == ("a", "b")
    assert UnitRow(unit="days", forms="day|d", **{"class": "time"}).alternatives == ("day", "d")
    told = ReportingRow(lemma="say", pos="verb", complement="clause|object", kind="x", strength=1)
    assert told.complements == ("clause", "object")


@pytest.mark.parametrize(("cell", "value"), [("yes", True), ("", False), ("no", False)])
def test_symmetric_is_yes_or_nothing(cell, value):
    assert row(symmetric=cell).symmetric is value


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"symmetric": "perhaps"}, "'yes' or nothing"),
        ({"event_type": "MEET"}, "'MEET' is no PLOVER event type"),
        ({"source": "subj|above"}, "'above' is no slot"),
    ],
)
def test_cells_with_a_fault_are_told(cells, told):
    with pytest.raises(ValidationError, match=told):
        row(**cells)


def test_what_must_not_stand_there_is_marked():
    excluding = row(object="!@actor|talks", subject="!@state")
    assert excluding.excludes
    assert excluding.excludes_subjects
    assert (excluding.objects, excluding.subjects) == (("@actor", "talks"), ("@state",))
    assert not row(event_type="NONE").excludes


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ({"particle": "on"}, {"object": "talks"}),
        ({"object": "talks"}, {"object": "@meetings"}),
        ({"object": "@negative"}, {"object": "@clause"}),
        ({"object": "@meetings"}, {"preposition": "to"}),
        ({"preposition": "to"}, {"object": "!talks"}),
        ({"subject": "@state"}, {"subject": "!@state"}),
        ({"object": "!talks"}, {}),
    ],
)
def test_the_row_that_asks_for_more_says_more(more, less):
    assert row(**more).specificity > row(**less).specificity


def test_an_event_type_is_described():
    quad = "material cooperation"
    cells = {"event_type": "AID", "cameo_root": "07", "quad_class": quad, "goldstein": 1}
    assert EventTypeRow(**cells, definition="Help.").event_mode == ""
    with pytest.raises(ValidationError, match="a definition is missing"):
        EventTypeRow(**cells, definition=" ")
    with pytest.raises(ValidationError, match="quad_class"):
        EventTypeRow(**{**cells, "quad_class": "cold"}, definition="Help.")
