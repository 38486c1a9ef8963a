from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.transforms.reading.quantities.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("1,250 tents", 1250, 1250, "exact"),
        ("12 500 tents", 12500, 12500, "exact"),
        ("2.5 million tents", 2_500_000, 2_500_000, "exact"),
        ("$40 billion", 4e10, 4e10, "exact"),
        ("three hundred and twelve tents", 312, 312, "exact"),
        ("twenty-one tents", 21, 21, "exact"),
        ("half a million tents", 500_000, 500_000, "exact"),
        ("two and a half million tents", 2.5e6, 2.5e6, "exact"),
        ("nearly one and a half thousand tents", 1_500, 1_500, "about"),
        ("three point two million tents", 3.2e6, 3.2e6, "exact"),
        ("zero point five million tents", 500_000, 500_000, "exact"),
        ("a million and a half tents", 1.5e6, 1.5e6, "exact"),
        ("a quarter of a million tents", 250_000, 250_000, "exact"),
        ("three quarters of a million tents", 750_000, 750_000, "exact"),
        ("a couple of hundred tents", 200, 200, "exact"),
        ("several dozen tents", 24, 99, "exact"),
        ("several trillion roubles", 10**12, 10**13 - 1, "exact"),
        ("10–15 tents", 10, 15, "exact"),
        ("between four and six tents", 4, 6, "exact"),
        ("2 to 3 million tents", 2e6, 3e6, "exact"),
        ("less than four tents", 0, 4, "at_most"),
        ("up to four tents", 4, 4, "at_most"),
        ("nearly 40 tents", 40, 40, "about"),
        ("more than 40 tents", 40, 40, "at_least"),
        ("at least 40 tents", 40, 40, "at_least"),
        ("hundreds of tents", 100, 999, "exact"),
        ("thousands of tents", 1000, 9999, "exact"),
        ("tens of thousands of tents", 10_000, 99_999, "exact"),
        ("hundreds of thousands of tents", 100_000, 999_999, "exact"),
        ("seven-digit losses", 1_000_000, 9_999_999, "exact"),
        ("less than an hour", 0, 1, "at_most"),
        ("tents for a week", 1, 1, "exact"),
        ("half of the tents", 0.5, 0.5, "exact"),
        ("two-thirds of the tents", 0.6667, 0.6667, "exact"),
    ],
)
def test_values(text: str, low: float, high: float, qualifier: str) -> None:
    number = find_numbers(f"They saw {text}.")[0]
    assert (number.low, number.high, number.qualifier) == (low, high, qualifier)


def test_and_joins_only_after_between() -> None:
    number = find_numbers("They saw 4 and 6 tents.")[0]
    assert (number.low, number.high) == (4, 4)


def test_names_with_digits_are_no_numbers() -> None:
    assert find_numbers("The G7 and the TB2 met an Su-35.") == []


@given(st.text(alphabet="0123456789 ,.-–$%abcdefghilmnorstuvwxy", max_size=40))
def test_numbers_lie_in_the_text(text: str) -> None:
    for number in find_numbers(text):
        assert 0 <= number.start <= number.figure < number.end <= len(text)
        assert number.low <= number.high
