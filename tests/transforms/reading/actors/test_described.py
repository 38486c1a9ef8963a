"""What a text says of actors that it alone names."""

from __future__ import annotations

import pytest

HOME = "Fighting spread in Chad. Chad said on Sunday that N'Djamena was calm. "


def new_actors(doc):
    return {new.name: new for new in doc._.found.actors.values()}


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("General Idris Mahalat refused to speak.", "Idris Mahalat", "MIL"),
        ("Opposition leader Saleh Brahim accused the police.", "Saleh Brahim", "OPP"),
        ("Saleh Brahim, a journalist, was arrested.", "Saleh Brahim", "JRN"),
        ("Saleh Brahim was arrested.", "Saleh Brahim", None),
    ],
)
def test_persons_have_the_sector_that_stands_beside_them(read, text, name, sector):
    assert new_actors(read(HOME + text))[name].sector == sector


def test_persons_without_a_country_are_of_the_country_of_the_text(read):
    assert (
        new_actors(read(HOME + "Saleh Brahim refused to speak."))["Saleh Brahim"].country == "TCD"
    )


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Norwegian diplomat Arne Holmvik met them.", "NOR"),
        ("He met Arne Holmvik, a lawyer from Norway.", "NOR"),
        ("The UN envoy Arne Holmvik met them.", None),
    ],
)
def test_persons_told_to_be_of_somewhere_else_are(read, text, country):
    assert new_actors(read(HOME + text))["Arne Holmvik"].country == country


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Mahalat Rebel Army attacked a convoy.", "Mahalat Rebel Army"),
        ("The Ministry of Rivers rejected the claim.", "Ministry of Rivers"),
        ("The Herders Association accused the police.", "Herders Association"),
    ],
)
def test_bodies_without_a_country_are_of_the_country_of_the_text(read, text, name):
    assert new_actors(read(HOME + text))[name].country == "TCD"


def test_companies_may_be_from_anywhere(read):
    assert new_actors(read(HOME + "The Holmvik Bank left."))["Holmvik Bank"].country is None


def test_without_a_country_of_the_text_they_have_none(read):
    assert new_actors(read("Saleh Brahim refused to speak."))["Saleh Brahim"].country is None


def test_a_name_that_the_text_calls_a_group_is_no_person(read):
    doc = read(HOME + "The rebel group Hadjer Marfa attacked a convoy. Hadjer Marfa denied it.")
    group = new_actors(doc)["Hadjer Marfa"]
    assert (group.kind, group.sector) == ("armed_group", "REB")
    assert "org:hadjer_marfa" in doc._.found.actors
    assert not any(actor == "person:hadjer_marfa" for m in doc._.mentions for actor in m.actors)
