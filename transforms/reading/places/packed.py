"""The gazetteer as it lies in data/gazetteer: places and their names in one searchable text.

Two parts, each of lines. The first has a place a line, the second a name a line, sorted, with the
offsets of its places in the first. Nothing is parsed before it is asked for, so that opening the
gazetteer costs no more than unpacking it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_APOSTROPHES = re.compile(r"[.'’‘ʼʻʿʾ`´]")
_GAPS = re.compile(r"[\s\-–_,/()]+")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "ə": "e", "ð": "d",
     "þ": "th", "ħ": "h", "ŋ": "n"}
)  # fmt: skip
_HEADER = 8


@dataclass(frozen=True, slots=True)
class Record:
    """A place as GeoNames has it.

    `within` are the GeoNames ids of the regions and districts that hold it, the widest first;
    `population` is 0 where it is not known; positions are WGS 84 degrees.
    """

    name: str
    kind: str
    country: str | None
    latitude: float
    longitude: float
    population: int = 0
    geonames_id: int | None = None
    within: tuple[int, ...] = ()
    aliases: tuple[str, ...] = ()


def folded(name: str) -> str:
    """NAME as names are compared: without case, accents, apostrophes, points and hyphens."""
    plain = _APOSTROPHES.sub("", name.casefold())
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(char for char in parts if not unicodedata.combining(char))
    return _GAPS.sub(" ", plain).strip().removeprefix("the ")


def packed(records: Iterable[Record]) -> bytes:
    """RECORDS as the bytes that `Packed` reads; names in other scripts are left out."""
    places = bytearray()
    names: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for record in records:
        at = format(len(places), "x")
        for name in (record.name, *record.aliases):
            key = folded(name)
            if key.isascii() and any(char.isalpha() for char in key):
                names[key][at] = None
        places += _line(record).encode()
    index = "".join(f"{key}\t{','.join(places_of)}\n" for key, places_of in sorted(names.items()))
    return len(places).to_bytes(_HEADER, "big") + bytes(places) + index.encode()


def _line(record: Record) -> str:
    fields = (
        record.name,
        record.kind,
        record.country or "",
        f"{record.latitude:.4f}".rstrip("0"),
        f"{record.longitude:.4f}".rstrip("0"),
        str(record.population),
        str(record.geonames_id or ""),
        ",".join(map(str, record.within)),
    )
    return "\t".join(fields) + "\n"


class Packed:
    """Look names up in what `packed` has made."""

    def __init__(self, data: bytes) -> None:
        size = int.from_bytes(data[:_HEADER], "big")
        self._places = data[_HEADER : _HEADER + size]
        self._index = data[_HEADER + size :]

    def find(self, name: str) -> list[Record]:
        """The places called NAME, in no order that matters."""
        return [self._record(int(at, 16)) for at in self._offsets(folded(name).encode())]

    def _offsets(self, key: bytes) -> list[str]:
        """Where the places called KEY stand: the index is searched by halves."""
        index, wanted = self._index, key + b"\t"
        low, high = 0, len(index)
        while low < high:
            start = index.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = index.find(b"\n", start)
            line = index[start:end]
            if line.startswith(wanted):
                return line[len(wanted) :].decode().split(",")
            if line < wanted:
                low = end + 1
            else:
                high = start
        return []

    def _record(self, at: int) -> Record:
        line = self._places[at : self._places.index(b"\n", at)].decode()
        name, kind, country, latitude, longitude, population, geonames, within = line.split("\t")
        return Record(
            name=name,
            kind=kind,
            country=country or None,
            latitude=float(latitude),
            longitude=float(longitude),
            population=int(population),
            geonames_id=int(geonames) if geonames else None,
            within=tuple(map(int, within.split(","))) if within else (),
        )
