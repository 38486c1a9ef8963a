"""Confidences come from what the gold has judged of each method."""

from __future__ import annotations

import pytest

from parley.schemas.codebook.lexicons import CalibrationRow
from parley.schemas.facts import EXPLANATIONS
from parley.transforms.resolution.tables.confidence import calibrated


def row(number: int, method: str) -> dict:
    return {
        "explanation_id": f"x{number}",
        "doc_id": "doc_0000000000000001",
        "sentence_id": "s",
        "char_start": 0,
        "char_end": 5,
        "outcome": "failure",
        "reason": "distrust",
        "attributed_to_actor_id": "author",
        "confidence": 0.5,
        "method": method,
        "run_id": "r",
    }


def confidences(*methods: str, counts: list[tuple[str, int, int]]) -> list[float]:
    table = EXPLANATIONS.from_rows([row(n, method) for n, method in enumerate(methods)])
    rows = [CalibrationRow(layer="explanation", method=m, n=n, right=r) for m, n, r in counts]
    return calibrated({"explanations": table}, rows)["explanations"]["confidence"].to_pylist()


def test_a_method_judged_often_has_the_share_that_was_right():
    (found,) = confidences("cue", counts=[("cue", 1000, 900)])
    assert found == pytest.approx(0.9, abs=0.01)


def test_a_method_judged_seldom_is_drawn_toward_its_layer():
    (found,) = confidences("rare", counts=[("cue", 1000, 900), ("rare", 1, 0)])
    assert 0.7 < found < 0.9


def test_a_method_never_judged_keeps_its_own_confidence():
    assert confidences("new", counts=[("cue", 1000, 900)]) == [0.5]


def test_who_is_taken_from_the_story_does_not_change_how_an_event_was_found():
    found = confidences("cue", "cue_unsaid", counts=[("cue", 1000, 900)])
    assert found[0] == found[1]
