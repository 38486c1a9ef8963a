"""Groups of which each country has its own."""

from __future__ import annotations

import pytest

CHAD = "Fighting spread in Chad. Chad said on Sunday that N'Djamena was calm. "


def actors(doc, text):
    return {
        actor for m in doc._.mentions if doc[m.start : m.end].text == text for actor in m.actors
    }


def test_they_are_those_of_the_country_of_the_text(read):
    doc = read(CHAD + "Then rebels attacked a convoy.")
    assert doc._.home == "TCD"
    assert actors(doc, "rebels") == {"armed:tcd_rebels"}
    new = doc._.found.actors["armed:tcd_rebels"]
    assert (new.kind, new.country) == ("armed_group", "TCD")


@pytest.mark.parametrize(
    "text",
    ["Then rebels attacked a convoy.", "Chad and Sudan met. Sudan and Chad spoke of rebels."],
)
def test_without_one_country_they_stay_what_they_are(read, text):
    doc = read(text)
    assert doc._.home is None
    assert actors(doc, "rebels") == {"collective:rebels"}


def test_groups_that_no_country_has_alone_stay_too(read):
    doc = read(CHAD + "The West was silent.")
    assert "collective:west" in {actor for m in doc._.mentions for actor in m.actors}
