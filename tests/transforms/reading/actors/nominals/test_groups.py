"""Bare nouns for groups, bodies and pairs: whom the text leaves them to mean."""

from __future__ import annotations

import pytest

FARC, HAMAS = "armed:farc", "armed:hamas"


def actors_of(read, text: str, wording: str) -> list[str]:
    """The actors of each mention with WORDING, joined by '+'."""
    doc = read(text, "2022-05-01")
    return [
        "+".join(sorted(m.actors)) for m in doc._.mentions if doc[m.start : m.end].text == wording
    ]


@pytest.mark.parametrize(
    ("text", "wording", "expected"),
    [
        pytest.param(
            "Peru sent aid. The government praised its doctors.", "government", "PER",
            id="only-state",
        ),
        pytest.param(
            "Ethiopia fought the TPLF. Kenya warned the federal government.",
            "federal government", "ETH", id="state-among-the-parties",
        ),
        pytest.param(
            "The government delegation and the FARC met.", "government delegation", "COL",
            id="state-that-the-rebels-fight",
        ),
        pytest.param(
            "The FARC freed a pilot. The rebels praised Norway.", "rebels", FARC, id="only-rebels"
        ),
        pytest.param(
            "Hamas spoke. Its fighters left Lebanon.", "fighters", HAMAS, id="its-fighters"
        ),
        pytest.param(
            "Hamas spoke. The armed group accused Egypt.", "group", HAMAS, id="armed-group"
        ),
        pytest.param(
            "Armenia and Georgia met. The two sides will talk.", "two sides", "ARM+GEO",
            id="sides-of-no-known-conflict",
        ),
        pytest.param("Armenia and Georgia met. The two agreed.", "two", "ARM+GEO", id="the-two"),
    ],
)  # fmt: skip
def test_whom_a_bare_noun_means(read, text, wording, expected):
    assert actors_of(read, text, wording) == [expected]


def test_the_rebels_of_nobody_stay_rebels(read):
    assert actors_of(read, "Peru warned the rebels.", "rebels") == ["collective:rebels"]


def test_a_demonym_in_the_name_of_a_society_is_no_state(read):
    doc = read("The Norwegian Chess Federation thanked Peru.", "2022-05-01")
    assert ("NOR",) not in [m.actors for m in doc._.mentions]
