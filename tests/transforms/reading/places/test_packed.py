"""The form in which the gazetteer lies on disk: what is packed is found again by its names."""

from __future__ import annotations

import pytest

from parley.transforms.reading.places.packed import Packed, Record, folded, packed

TOWN = Record("Zürau", "city", "CZE", 50.25, 13.5, 900, 17, (3, 4), ("Siřem", "Сиржем"))
REGION = Record("Zürau", "region", "CZE", 50.0, 13.0, 5_000, 3)
SEA = Record("Red Sea", "water", None, 20.0, 38.5)


@pytest.fixture(scope="module")
def gazetteer() -> Packed:
    return Packed(packed([TOWN, REGION, SEA]))


@pytest.mark.parametrize("name", ["Zürau", "ZURAU", "zurau", "the Zurau"])
def test_all_places_of_a_name_are_found_whatever_its_form(gazetteer, name):
    assert {place.kind for place in gazetteer.find(name)} == {"city", "region"}


def test_a_place_comes_back_as_it_was_but_for_its_other_names(gazetteer):
    (found,) = gazetteer.find("Sirem")
    assert (found.name, found.population, found.within) == ("Zürau", 900, (3, 4))
    assert (found.latitude, found.longitude, found.geonames_id) == (50.25, 13.5, 17)


def test_a_place_may_lack_country_and_id(gazetteer):
    (found,) = gazetteer.find("red sea")
    assert (found.country, found.geonames_id, found.within) == (None, None, ())


@pytest.mark.parametrize("name", ["", "A", "Red", "Red Sea Coast", "zz", "Сиржем"])
def test_what_is_not_there_is_not_found(gazetteer, name):
    assert gazetteer.find(name) == []


@pytest.mark.parametrize(
    ("name", "key"),
    [("L’Aquila", "laquila"), ("Guinea-Bissau", "guinea bissau"), ("N.Y.", "ny"), ("Łódź", "lodz")],
)
def test_names_are_compared_by_their_letters(name, key):
    assert folded(name) == key
