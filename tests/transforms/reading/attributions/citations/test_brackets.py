from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.transforms.reading.attributions.citations.brackets import find_brackets, split_names


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("It failed (Doe, 2023).", (("Doe",),)),
        ("It failed (Doe & Roe, 2023).", (("Doe", "Roe"),)),
        ("It failed (Doe, Roe and Poe, 2023).", (("Doe", "Roe", "Poe"),)),
        ("It failed (Doe et al., 2023).", (("Doe",),)),
        ("It failed (Doe, 2023; Roe, 2024a).", (("Doe",), ("Roe",))),
        ("It failed (Doe, 2023, 2024).", (("Doe",),)),
        ("It failed (e.g., Doe, 2023).", (("Doe",),)),
        ("It failed (see also Doe, 2023, pp. 12-14).", (("Doe",),)),
        ("It failed (Daily Courier, 2024, March 8).", (("Daily Courier",),)),
        ("It failed (Doe, 1959:232).", (("Doe",),)),
        ("It failed (Doe, n.d.).", (("Doe",),)),
    ],
)
def test_references(text: str, works: tuple[tuple[str, ...], ...]) -> None:
    (bracket,) = find_brackets(text)
    assert bracket.works == works
    assert text[bracket.start] == "("
    assert text[bracket.end - 1] == ")"


@pytest.mark.parametrize(
    "text",
    [
        "The first round (March-April 2022) failed.",
        "The council (founded in 1991) met.",
        "The Union (EU) met.",
        "They met again (in the same hall).",
        "A second round (March 2022) failed.",
    ],
)
def test_other_brackets(text: str) -> None:
    assert not any(bracket.works for bracket in find_brackets(text))


def test_a_year_alone_leaves_the_name_to_the_sentence() -> None:
    (bracket,) = find_brackets("Doe (2014) argues that it failed.")
    assert bracket.works == ()


def test_numbers() -> None:
    (bracket,) = find_brackets("It failed [2, 4–6].")
    assert bracket.numbers == (2, 4, 5, 6)


def test_names_are_names() -> None:
    assert split_names("Doe, J., & Roe, A. B.") == ("Doe", "Roe")
    assert split_names("van der Berg and Roe") == ()
    assert split_names("quarterly press briefing") == ()


@given(st.text(alphabet="AB ab()[];,&.0123", max_size=60))
def test_brackets_point_at_brackets(text: str) -> None:
    for bracket in find_brackets(text):
        assert text[bracket.start] in "(["
        assert text[bracket.end - 1] in ")]"
