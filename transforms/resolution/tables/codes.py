"""The tables of what other tables may hold: countries, and the codes of open vocabularies."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib import resources

import pyarrow as pa

from parley.schemas.dimensions import CODES, COUNTRIES
from parley.schemas.table import Row
from parley.schemas.vocabulary import Vocabulary
from parley.transforms.knowledge.checks import country_codes
from parley.transforms.knowledge.knowledge import Knowledge

_STANDARDS = "general/codes.csv"
_BOUNDS = "gazetteer/bounds.csv"
_SIDES = ("south", "north", "west", "east")


def countries() -> pa.Table:
    """COUNTRIES: those of the gazetteer, and whatever else codebooks may call a country."""
    known = {row["country"]: row for row in _rows(_BOUNDS)}
    nowhere = dict.fromkeys(_SIDES, "")
    rows = [
        known.get(code) or {"country": code, "name": name, **nowhere}
        for code, name in sorted({**dict.fromkeys(known, ""), **country_codes()}.items())
    ]
    return COUNTRIES.from_rows(
        {**row, **{side: float(row[side]) if row[side] else None for side in _SIDES}}
        for row in rows
    )


def codes(knowledge: Knowledge) -> pa.Table:
    """CODES of KNOWLEDGE and of the standards that nobody's codebook changes."""
    named = {(row["vocabulary"], row["code"]): row["name"] for row in _rows(_STANDARDS)}
    found: dict[tuple[str, str], str | None] = {**named}
    for vocabulary, code, name in _known(knowledge):
        found[vocabulary, code] = name or found.get((vocabulary, code))
    return CODES.from_rows(
        {"vocabulary": vocabulary, "code": code, "name": name}
        for (vocabulary, code), name in sorted(found.items())
    )


def _known(knowledge: Knowledge) -> Iterator[tuple[Vocabulary, str, str | None]]:
    yield from (("context", row.context, None) for row in knowledge.contexts)
    yield from (("cameo", row.cameo_code, None) for row in knowledge.events if row.cameo_code)
    yield from (("cameo", row.cameo_root, None) for row in knowledge.event_types)
    yield from (("unit", row.unit, None) for row in knowledge.units)
    yield from (("outcome", each.id, each.name) for each in knowledge.topics.outcomes.values())
    yield from (("reason", each.id, each.name) for each in knowledge.topics.reasons.values())
    yield from (("office", office.role, None) for office in knowledge.offices)
    for issue in knowledge.issues.values():
        yield from (("pax", code, None) for code in issue.pax)


@cache
def _rows(name: str) -> tuple[Row, ...]:
    """The rows of a file that comes with Parley."""
    file = resources.files("parley") / "data" / name
    return tuple(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
