"""Actors made of phrases."""

from __future__ import annotations

import pytest

from parley.transforms.reading.actors.component import Mentions
from parley.transforms.reading.events.participants.open import OpenActors
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.places.gazetteer import Gazetteer
from tests.transforms.parsed import token

HOME = "Fighting spread in Chad. Chad said on Sunday that N'Djamena was calm. "


@pytest.fixture
def made(general):
    """made(TEXT, WORD, KIND): the actor at WORD as (id, kind, country, sector), or None."""
    mentions = general.get_pipe("parley_mentions")
    assert isinstance(mentions, Mentions)
    participants = Participants(mentions.book, Gazetteer())
    actors = OpenActors.of(mentions.knowledge, participants, mentions.local)

    def making(text, word, kind):
        doc = general(text)
        found = actors.at(token(doc, word), kind)
        if found is None:
            return None
        mention, new = found
        return mention.actors[0], *((new.kind, new.country, new.sector) if new else ())

    return making


def test_they_are_of_the_country_of_the_text(made):
    assert made(HOME + "Herders fled.", "Herders", "population") == (
        "population:tcd_herder", "population", "TCD", "AGR",
    )  # fmt: skip


def test_those_who_act_for_a_state_are_that_state(made):
    assert made(HOME + "A brigadier fled.", "brigadier", "person")[0] == "TCD"
    assert made(HOME + "Two consuls fled.", "consuls", "government_body")[0] == "TCD"


@pytest.mark.parametrize("word", ["Some", "member", "Tanks"])
def test_nobody_in_particular_and_things_are_no_actors(made, word):
    text = {"Some": "Some of them fled.", "member": "A member fled.", "Tanks": "Tanks fled."}[word]
    assert made(text, word, "armed_group") is None
