"""Numbers that are no quantities, on parses written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from parley.transforms.reading.quantities.filters import (
    is_definite_pair,
    is_name_or_date,
    is_relative,
    is_year,
)
from parley.transforms.reading.quantities.numbers import Number, find_numbers
from tests.transforms.parsed import parsed


def flat(words: str, *, ent: str = "") -> tuple[str, dict[str, str]]:
    """The lines of WORDS, all of them under the first; ENT labels their number, if it is a name."""
    told = words.split()
    lines = [f"{word} {word.lower()} X CD {told[0]} dep" for word in told]
    return "\n".join(lines), {word: ent for word in told if ent and word[0].isdigit()}


def number_in(text: str) -> Number:
    (number,) = find_numbers(text)
    return number


@pytest.mark.parametrize(
    ("words", "ent", "expected"),
    [
        pytest.param("we read Article 5 again", "", True, id="label"),
        pytest.param("they met May 9 again", "", True, id="month-before"),
        pytest.param("they met 9 May again", "", True, id="month-behind"),
        pytest.param("they met at 9 a.m. again", "", True, id="clock"),
        pytest.param("men aged 19 fled again", "", True, id="aged"),
        pytest.param("at the age of 88 they fled", "", True, id="age-of"),
        pytest.param("the S 400 arrived", "PRODUCT", True, id="name-of-a-thing"),
        pytest.param("they sent 9 ships", "", False, id="count"),
        pytest.param("we saw nine ships", "", False, id="count-in-words"),
    ],
)
def test_figures_of_dates_and_names(vocab: Vocab, words: str, ent: str, expected: bool) -> None:
    doc = parsed(vocab, *flat(words, ent=ent))
    number = number_in(words)
    span = doc.char_span(number.figure, number.end)
    assert is_name_or_date(doc, number, span.start, span.end) is expected


def test_a_figure_behind_a_name_is_part_of_it(vocab: Vocab) -> None:
    lines = """
        Stream Stream PROPN NNP burst  nsubj
        2      2      NUM   CD  Stream nummod
        burst  burst  VERB  VBD burst  ROOT
    """
    doc = parsed(vocab, lines)
    assert is_name_or_date(doc, number_in(doc.text), 1, 2)


def test_a_sum_of_money_is_no_name(vocab: Vocab) -> None:
    doc = parsed(vocab, *flat("Article $ 5 again"))
    number = number_in(doc.text)
    assert number.sign == "$"
    assert not is_name_or_date(doc, number, 1, 3)


@pytest.mark.parametrize(
    ("words", "spaces", "at", "expected"),
    [
        pytest.param(["10", ":", "30"], [False, False, False], 0, True, id="clock"),
        pytest.param(["10", ":", "they", "left"], [True, True, True, False], 0, False, id="colon"),
        pytest.param(["we", "-", "7"], [True, False, False], 2, True, id="name-with-a-hyphen"),
        pytest.param(["we", "/", "7"], [True, False, False], 2, True, id="behind-a-slash"),
        pytest.param(
            ["2", ".", "They", "left"], [False, True, True, False], 0, True, id="of-a-list"
        ),
    ],
)
def test_what_is_written_together(
    vocab: Vocab, words: list[str], spaces: list[bool], at: int, expected: bool
) -> None:
    none = [0] * len(words)
    doc = Doc(vocab, words, spaces, heads=none, deps=["dep"] * len(words))
    number = Number(0, 2, 0, 7, 7, "exact")
    assert is_name_or_date(doc, number, at, at + 1) is expected
    assert is_name_or_date(doc, replace(number, words=True), at, at + 1) is (expected and at > 0)


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("in 2014 it", None, True),
        ("2014 men", "people", False),
        ("$ 2014", None, False),
        ("204 men", None, False),
        ("9014 it", None, False),
    ],
)
def test_years(text: str, unit: str | None, expected: bool) -> None:
    assert is_year(number_in(text), unit) is expected


@pytest.mark.parametrize(
    ("words", "unit", "expected"),
    [
        ("the two countries", "people", True),
        ("we two countries", "people", False),
        ("the two days", "time", False),
        ("the nine countries", "people", False),
    ],
)
def test_the_two_point_and_do_not_count(
    vocab: Vocab, words: str, unit: str, expected: bool
) -> None:
    doc = parsed(vocab, *flat(words))
    assert is_definite_pair(doc, number_in(words), 1, unit) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("years ago", True), ("years - old", True), ("years passed", False), ("years", False)],
)
def test_durations_that_are_times(vocab: Vocab, words: str, expected: bool) -> None:
    assert is_relative(parsed(vocab, *flat(words)), 1) is expected
