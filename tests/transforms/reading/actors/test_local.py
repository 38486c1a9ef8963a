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


@pytest.mark.parametrize(
    ("text", "home"),
    [
        # Its own people and towns say more than states that look on.
        ("Peru deplored that UNITA had shelled a town, and Brazil did. Peru sent a note.", "AGO"),
        ("France warned Russia and China. Savimbi would not hear of it.", "AGO"),
        ("Peru warned the rebels.", None),
        # Powers act everywhere, and a person named once is not named by each "the president".
        ("France warned of it. France sent a note. Chad shut a road. Chad was calm.", "TCD"),
    ],
)
def test_who_lives_in_a_country_says_more_than_who_looks_on(read, text, home):
    assert read(text)._.home == home


@pytest.mark.parametrize(
    ("published", "state"),
    [("1961-08-20", "SUN"), ("1991-12-26", "SUN"), ("1992-03-01", "RUS"), (None, "RUS")],
)
def test_seats_mean_the_state_of_their_time(read, published, state):
    assert actors(read("On Friday Moscow rejected the note.", published), "Moscow") == {state}


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("Savimbi rejected the truce.", "Savimbi", "person:jonas_savimbi"),
        ("The Tamil Tigers accepted the truce.", "Tamil Tigers", "armed:ltte"),
        ("Renamo attacked a bus.", "Renamo", "armed:renamo"),
    ],
)
def test_leaders_and_groups_of_other_wars_are_known(read, text, name, actor):
    assert actors(read(text), name) == {actor}


def test_a_surname_before_another_name_is_a_first_name(read):
    met = {a for m in read("Saleh Brahim was arrested.")._.mentions for a in m.actors}
    assert "person:ali_abdullah_saleh" not in met
