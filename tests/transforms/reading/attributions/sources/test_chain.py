"""Speakers whom no codebook holds, and chains of speech."""

from __future__ import annotations

import pytest


def said(doc):
    return [a.speakers for a in doc._.attributions]


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "country"),
    [
        ("A retired judge said that the vote was fair.", "person:retired_judge", "person", None),
        ("An engineer from Peru said that the dam was safe.", "person:per_engineer_from_peru",
         "person", "PER"),
        ("Shepherds in Chad said that the well was dry.", "population:tcd_shepherd_in_chad",
         "population", "TCD"),
        ("The federation of hauliers said that the road was shut.", "org:federation_of_haulier",
         "ngo", None),
    ],
)  # fmt: skip
def test_a_source_without_a_name_is_an_actor_of_its_own(read, text, speaker, kind, country):
    doc = read(text)
    assert said(doc) == [(speaker,)]
    assert (doc._.found.actors[speaker].kind, doc._.found.actors[speaker].country) == (
        kind,
        country,
    )


HOME = "Chad and the rebels of Chad signed a truce in N'Djamena. "


def test_people_of_the_place_are_of_the_country_and_people_from_anywhere_are_not(read):
    assert said(read(HOME + "A baker said that it would hold."))[-1] == ("person:tcd_baker",)
    assert said(read(HOME + "A mediator said that it would hold."))[-1] == ("person:mediator",)
    assert said(read(HOME + "The army said that it would hold."))[-1] == ("TCD",)


@pytest.mark.parametrize(
    "more",
    ["She added that it was late.", "The baker added that it was late."],
)
def test_chains_name_who_spoke_before(read, more):
    doc = read("A baker said that the road was shut. " + more)
    assert said(doc) == [("person:baker",), ("person:baker",)]


def test_nobody_says_nothing(read):
    assert said(read("No official said that the road was shut.")) == []
    assert said(read("Nobody believes that the road is open.")) == []


def test_the_own_voice_counts_where_it_tells_of_before(read):
    assert said(read("We demand that they leave the town.", genre="statement")) == []
    assert len(said(read("We have told them that they must leave.", genre="statement"))) == 1


def test_a_first_person_in_a_quotation_is_its_speaker(read):
    doc = read("“I thought that they would fire,” a baker said.")
    assert set(said(doc)) == {("person:baker",)}
