"""Counting on gold how often each method is right."""

from __future__ import annotations

from parley.transforms.evaluation.calibration import calibration
from tests.transforms.evaluation.test_evaluation import HELD, INVASION, gold_file
from tests.warehouse.small import small_tables


def counted(*rows: dict) -> dict[tuple[str, str], tuple[int, int]]:
    return calibration(small_tables(), {"hand": [gold_file(*rows)]})


def of(layer: str, counts: dict[tuple[str, str], tuple[int, int]]) -> tuple[int, int]:
    found = [count for (each, _), count in counts.items() if each == layer]
    return sum(n for n, _ in found), sum(right for _, right in found)


def test_what_agrees_counts_as_right():
    counts = counted(INVASION, HELD)
    assert of("event", counts) == (1, 1)
    assert of("attribution", counts) == (1, 1)


def test_another_type_counts_as_wrong():
    assert of("event", counted(INVASION | {"type": "AID"})) == (1, 0)


def test_another_speaker_counts_as_wrong():
    assert of("attribution", counted(HELD | {"speaker": "RUS"})) == (1, 0)


def test_what_matches_an_optional_item_is_not_judged():
    assert of("event", counted(INVASION | {"optional": True})) == (0, 0)
