"""Named places as GeoNames-style records: countries, regions, districts, towns, waters, areas."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

from slugify import slugify

from parley.transforms.reading.places.packed import Packed, Record, folded

_CITY_SIZE = 15_000
_SHORTEST = 4
_OWN_NAME = 5


class PlaceRecord(NamedTuple):
    """The columns of PLACES after the id."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its GeoNames id and position (WGS 84 degrees), where they are known.

    `within` are the GeoNames ids of the regions and districts that hold it; `population` is 0 where
    it is not known.
    """

    place_id: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    kind: str
    population: int = 0
    within: tuple[int, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether it is a country, or an area that we list ourselves."""
        return self.kind == "country" or self.place_id.startswith("area:")

    @property
    def record(self) -> PlaceRecord:
        """The columns of PLACES after the id."""
        return PlaceRecord(
            self.name, self.country, self.latitude, self.longitude, self.geonames_id, self.kind
        )


class Gazetteer:
    """Look places up by name, whatever its case and accents."""

    def find(self, name: str) -> Place | None:
        """What NAME most likely means out of any context: a country, or the largest city.

        Towns of less than 15 000 people, and names of less than four letters, are left to
        `candidates`: a text that means them says so.
        """
        return _usual(name)

    def candidates(self, name: str) -> Sequence[Place]:
        """All places called NAME, by their ids."""
        return _candidates(folded(name))

    def is_city(self, name: str) -> bool:
        """Whether NAME is a city, and no country."""
        found = self.find(name)
        return found is not None and found.kind == "city"

    def record(self, name: str) -> Place:
        """The place called NAME; a place of its own where the gazetteer has none."""
        return self.find(name) or own_place(name)


def own_place(name: str, country: str | None = None, near: Place | None = None) -> Place:
    """A place that no gazetteer holds: in COUNTRY and by the town NEAR, where the text says so."""
    slug = slugify(name, separator="_") or "unnamed"
    where = f"{slug}_{country.lower()}" if country else slug
    position = (near.latitude, near.longitude) if near is not None else (None, None)
    return Place(f"place:{where}", name, country, *position, None, "other")


@cache
def _packed() -> Packed:
    file = resources.files("parley") / "data" / "gazetteer" / "places.gz"
    return Packed(gzip.decompress(file.read_bytes()))


@cache
def _candidates(key: str) -> tuple[Place, ...]:
    """The places whose name folds to KEY: a text names the same ones again and again."""
    return tuple(sorted(map(_place, _packed().find(key)), key=lambda place: place.place_id))


def _place(record: Record) -> Place:
    if record.kind == "country":
        place_id = f"country:{record.country}"
    elif record.geonames_id is not None:
        place_id = f"geonames:{record.geonames_id}"
    else:
        place_id = f"area:{slugify(record.name, separator='_')}"
    return Place(
        place_id,
        record.name,
        record.country,
        record.latitude,
        record.longitude,
        record.geonames_id,
        record.kind,
        record.population,
        record.within,
    )


@cache
def _usual(name: str) -> Place | None:
    key = folded(name)
    found = _candidates(key)
    country = next((place for place in found if place.kind == "country"), None)
    if country is not None or len(key) < _SHORTEST:
        return country
    cities = [each for each in found if each.kind == "city" and each.population >= _CITY_SIZE]
    return max(cities, key=lambda city: _size(city, key), default=None)


def _size(city: Place, key: str) -> tuple[int, bool, str]:
    own = folded(city.name) == key
    return city.population * (_OWN_NAME if own else 1), own, city.place_id
