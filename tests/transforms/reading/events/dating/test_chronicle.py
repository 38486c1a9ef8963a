"""Days of a chronicle, whose headings begin with them."""

from __future__ import annotations

import pytest


def told(read, *blocks):
    """Day and precision of the acts in BLOCKS of (kind, text)."""
    text, layout = "", []
    for kind, words in blocks:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{words}" if text else words
        layout.append((start, len(text), kind))
    doc = read(text, blocks=tuple(layout), published="2021-07-01")
    return [(each.date.first.day, each.date.precision) for each in doc._.events if each.date]


def test_what_an_entry_tells_happened_on_its_day(read):
    found = told(
        read,
        ("heading", "9 June 2021, Lomé"),
        ("prose", "Russia shelled a town in Ukraine."),
        ("heading", "14 June 2021"),
        ("prose", "Turkey expelled the ambassador of Greece."),
    )
    assert found == [(9, "day"), (14, "day")]


@pytest.mark.parametrize(
    "second", [("heading", "Reactions"), ("heading", "The spring of 2021"), ("prose", "It rained.")]
)
def test_one_heading_with_a_day_is_no_chronicle(read, second):
    found = told(
        read, ("heading", "9 June 2021, Lomé"), ("prose", "Russia shelled a town."), second
    )
    assert (9, "day") not in found


def test_an_entry_that_tells_another_time_goes_on_with_that(read):
    found = told(
        read,
        ("heading", "9 June 2021"),
        ("prose", "On 3 June Russia shelled a town. Turkey expelled the ambassador of Greece."),
        ("heading", "14 June 2021"),
        ("prose", "It rained."),
    )
    assert (9, "day") not in found
