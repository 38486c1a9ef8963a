from __future__ import annotations

import pytest

from parley.transforms.reading.places.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(
    ("name", "place_id", "country", "kind"),
    [
        ("Istanbul", "geonames:745044", "TUR", "city"),
        ("ISTANBUL", "geonames:745044", "TUR", "city"),
        ("Pretoria", "geonames:964137", "ZAF", "city"),
        ("Kenya", "country:KEN", "KEN", "country"),
    ],
)
def test_a_name_is_looked_up_whatever_its_case(gazetteer, name, place_id, country, kind):
    place = gazetteer.find(name)
    assert (place.place_id, place.country, place.kind) == (place_id, country, kind)


def test_of_cities_with_one_name_the_largest_is_meant(gazetteer):
    assert gazetteer.find("Paris").country == "FRA"


def test_a_city_has_its_position_in_degrees(gazetteer):
    place = gazetteer.find("Istanbul")
    assert place.latitude == pytest.approx(41.0, abs=0.2)
    assert place.longitude == pytest.approx(28.9, abs=0.3)


def test_a_country_is_no_city(gazetteer):
    assert gazetteer.is_city("Istanbul")
    assert not gazetteer.is_city("Kenya")


def test_a_name_that_is_not_held_becomes_a_place_without_position(gazetteer):
    place = gazetteer.record("Mount Somewhere")
    assert gazetteer.find("Mount Somewhere") is None
    assert (place.place_id, place.latitude, place.kind) == ("place:mount_somewhere", None, "other")


def test_a_name_without_letters_still_has_an_id(gazetteer):
    assert gazetteer.record("№!").place_id.startswith("place:")
