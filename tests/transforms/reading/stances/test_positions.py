from __future__ import annotations

import pytest

from parley.transforms.reading.stances.positions import CONFIDENCE, combined, turned


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("support", "support", "support"),
        ("support", "oppose", "oppose"),
        ("oppose", "oppose", "support"),
        ("oppose", "conditional", "conditional"),
        ("conditional", "support", "conditional"),
        ("neutral", "oppose", "neutral"),
    ],
)
def test_combined(outer: str, inner: str, expected: str) -> None:
    assert combined(outer, inner) == expected


def test_turned_twice_is_the_same() -> None:
    for position in ("support", "oppose", "conditional", "neutral"):
        assert turned(turned(position)) == position


def test_confidences_are_shares() -> None:
    assert all(0 < value < 1 for value in CONFIDENCE.values())
