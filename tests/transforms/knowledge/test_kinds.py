"""What nouns tell of the kinds of actors."""

from __future__ import annotations

import pytest

from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.settings import SHIPPED


@pytest.fixture(scope="module")
def knowledge():
    return read_knowledge((SHIPPED,), ())


@pytest.mark.parametrize(
    ("name", "kind", "sector"),
    [
        ("ministry of mines", "government_body", "GOV"),
        ("free river movement", "ngo", "SOC"),
        ("northern liberation front", "armed_group", "REB"),
        ("coastal people's party", "party", "PTY"),
        ("harbour times", "media", "JRN"),
        ("bank of the delta", "company", "BUS"),
        ("high court of the islands", "government_body", "JUD"),
    ],
)
def test_a_name_tells_by_its_last_words(knowledge, name, kind, sector):
    found = knowledge.kind_book.of_name(name.split())
    assert (found.kind, found.sector) == (kind, sector)


def test_other_names_tell_nothing(knowledge):
    assert knowledge.kind_book.of_name(["lindqvist"]) is None
    assert knowledge.kind_book.of_name([]) is None


def test_the_longest_noun_counts(knowledge):
    assert knowledge.kind_book.beside(["small", "rebel", "group"]).sector == "REB"
    assert knowledge.kind_book.beside(["human", "right", "group"]) is None
    assert knowledge.kind_book.of_person(["opposition", "leader"]).sector == "OPP"
    assert knowledge.kind_book.of_person(["army", "chief"]).sector == "MIL"


@pytest.mark.parametrize(
    ("actor", "sector"),
    [
        ("collective:rebels", "REB"),
        ("collective:police", "COP"),
        ("collective:lawmakers", "LEG"),
        ("collective:protesters", "CVL"),
        ("person:recep_tayyip_erdogan", "GOV"),
        ("FRA", None),
        ("org:un", None),
    ],
)
def test_actors_that_are_known_have_a_sector(knowledge, actor, sector):
    assert knowledge.kind_book.sector_of(knowledge.actors[actor]) == sector
