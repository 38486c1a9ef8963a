"""Columns of numbers: each says what a loop over the rows would say."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pyarrow as pa
import pytest

from parley.transforms.resolution.columns import (
    Ragged,
    codes,
    combined,
    commonest,
    distinct_in,
    grouped_texts,
    list_codes,
    lowered,
    ranks,
)

CHANCE = random.Random(11)
GROUP = [CHANCE.randrange(20) for _ in range(200)]
TEXTS = [CHANCE.choice(["b", "a", "c", None]) for _ in GROUP]
NUMBERS, DISTINCT = codes(pa.chunked_array([TEXTS[:90], [], TEXTS[90:]], pa.string()))


def of_group(group: int) -> list[str]:
    return [text for each, text in zip(GROUP, TEXTS, strict=True) if each == group and text]


def test_the_commonest_is_of_equals_the_least():
    found = commonest(np.array(GROUP), NUMBERS, ranks(DISTINCT), 21)
    for group in range(21):
        counts = Counter(of_group(group))
        expected = min(counts, key=lambda text: (-counts[text], text), default=None)
        assert (DISTINCT[found[group]] if found[group] >= 0 else None) == expected


def test_distinct_values_are_counted_and_listed_in_order():
    counts = distinct_in(np.array(GROUP), NUMBERS, 21).tolist()
    lists = grouped_texts(np.array(GROUP), NUMBERS, DISTINCT, 21).to_pylist()
    expected = [sorted(set(of_group(group))) for group in range(21)]
    assert lists == expected
    assert counts == [*map(len, expected)]


def test_rows_alike_in_all_columns_have_one_number():
    numbers, first = combined([np.array(GROUP), NUMBERS])
    rows = list(zip(GROUP, TEXTS, strict=True))
    assert len(first) == len(set(rows))
    assert [rows[first[number]] for number in numbers.tolist()] == rows


@pytest.mark.parametrize("chunks", [[], [[]], [[["a", "b"], []], [["a", "b"], ["a"]]]])
def test_lists_go_by_numbers(chunks):
    rows = [each for chunk in chunks for each in chunk]
    values = pa.chunked_array(chunks, pa.list_(pa.field("element", pa.string(), nullable=False)))
    numbers, distinct = list_codes(values)
    assert [list(distinct[number]) for number in numbers.tolist()] == rows


def test_uneven_lists_are_taken_in_any_order():
    ragged = Ragged.of_lengths(np.array([2, 0, 3]), np.array([1, 2, 3, 4, 5]))
    taken = ragged.take(np.array([2, 1, 0, 2]))
    assert taken.lengths.tolist() == [3, 0, 2, 3]
    assert taken.values.tolist() == [3, 4, 5, 1, 2, 3, 4, 5]
    assert taken.least(taken.values, -9).tolist() == [3, -9, 1, 3]


def test_lower_case_is_the_same_text():
    numbers, texts = lowered(pa.chunked_array([["Met", "met", "MET", "sat"]]))
    assert (numbers.tolist(), texts) == ([0, 0, 0, 1], ["met", "sat"])
