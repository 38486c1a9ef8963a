"""Positions that the trained reader sees, with the actors at its words."""

from __future__ import annotations

import pytest

from parley.transforms.reading.records import ReadStance, mentions_of
from tests.transforms.parsed import token


@pytest.fixture
def told(general):
    """told(TEXT, *(holder, target or issue, position, probability)): its positions, and the Doc."""

    def telling(text, *seen):
        doc = general.make_doc(text)
        for name, component in general.pipeline:
            if name == "parley_stances":
                doc._.read_stances = [_seen(doc, *each) for each in seen]
            doc = component(doc)
        return {(s.holder, s.issue or s.target, s.position) for s in doc._.stances}, doc

    return telling


def _seen(doc, holder, about, position, probability):
    at = token(doc, holder).i if holder else None
    issue = about if about in ISSUES else None
    target = None if issue else token(doc, about).i
    return ReadStance(0, at, issue, target, position, probability, "population", "armed_group")


ISSUES = {"negotiations"}


def test_they_have_the_actors_at_the_words(told):
    found, _ = told("Norway eyed France.", ("Norway", "France", "oppose", 0.9))
    assert found == {("NOR", "FRA", "oppose")}


def test_what_is_not_sure_is_left_out(told):
    found, _ = told("Norway eyed France.", ("Norway", "France", "oppose", 0.3))
    assert found == set()


def test_somebody_without_a_name_becomes_an_actor(told):
    found, doc = told("The bishops eyed the brigade.", ("bishops", "brigade", "oppose", 0.9))
    ((holder, target, _),) = found
    assert {holder, target} <= set(doc._.found.actors)
    assert {holder, target} <= {actor for m in mentions_of(doc) for actor in m.actors}


def test_whom_no_word_names_is_the_speaker_or_the_author(told):
    found, _ = told("France must be punished.", (None, "France", "oppose", 0.9))
    assert found == {("author", "FRA", "oppose")}
    said = "“France must be punished,” Norway said."
    found, _ = told(said, (None, "France", "oppose", 0.9))
    assert ("NOR", "FRA", "oppose") in found


def test_nobody_holds_a_position_toward_himself(told):
    found, _ = told("Norway eyed Norway's king.", ("Norway", "king", "support", 0.9))
    assert found == set()
