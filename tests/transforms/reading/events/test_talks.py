"""Nouns that tell events of diplomacy, and the uses in which they only name a topic."""

from __future__ import annotations

import pytest

from tests.transforms.reading.events.told import told

WRITTEN = "2022-04-10"
WAR = "Russia and Ukraine are at war. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The collapse of the talks alarmed Turkey.", "RUS+UKR CONSULT", id="what-became-of-them"
        ),
        pytest.param("Ukraine was open to negotiations.", "CONSULT", id="open-to"),
        pytest.param("Ukraine was ready for a ceasefire.", "UKR RETREAT", id="ready-for"),
        pytest.param(
            "Russia and Ukraine came close to an agreement.",
            "RUS+UKR AGREE negated",
            id="came-close",
        ),
        pytest.param("Putin's absence angered Kyiv.", "CONSULT negated", id="absence"),
        pytest.param("Putin did not show up at the talks.", "CONSULT negated", id="not-come"),
        pytest.param("Ankara hosted talks of Russia and Ukraine.", "RUS+UKR CONSULT", id="own"),
        pytest.param("Russia endured sanctions for decades.", "SANCTION RUS", id="borne"),
        pytest.param("Russia is open to sending envoys to Kyiv.", "RUS CONSULT", id="adjective"),
    ],
)
def test_a_noun_of_diplomacy_is_told_where_the_clause_says_something_of_it(read, text, expected):
    lines = told(read(WAR + text, WRITTEN))
    assert any(all(part in line for part in expected.split()) for line in lines), lines


@pytest.mark.parametrize(
    "text",
    [
        "Putin decided not to attend the summit.",
        "Putin's decision not to attend the summit annoyed Turkey.",
    ],
)
def test_deciding_not_to_go_is_one_refusal(read, text):
    types = [line.split()[1] for line in told(read(text, WRITTEN))]
    assert types == ["REJECT"]


def test_deciding_not_to_do_harm_is_no_refusal(read):
    lines = told(read("Turkey decided not to bomb Russia.", WRITTEN))
    assert not any("REJECT" in line for line in lines)


def test_what_is_recognised_or_denied_was_done(read):
    lines = told(read("Turkey refused to recognise Russia's annexation of Crimea.", WRITTEN))
    assert "RUS COERCE UKR" in lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Macron took a rain check on the offer.", "REJECT", id="rain-check"),
        pytest.param("Germany dragged its feet.", "REJECT", id="drag-feet"),
        pytest.param("France gave Ukraine the green light.", "AGREE", id="green-light"),
        pytest.param("Russia left the door open to talks.", "AGREE", id="door-open"),
        pytest.param("Johnson stormed in.", None, id="stormed-in"),
        pytest.param("Germany joined hands with France.", "COOPERATE", id="join-hands"),
        pytest.param(
            "Washington twisted Zelenskyy's arm over the deal.", "REQUEST", id="twist-arm"
        ),
    ],
)
def test_idioms(read, text, expected):
    types = {part for line in told(read(text, WRITTEN)) for part in line.split()}
    assert expected in types if expected else "ASSAULT" not in types
