"""The files under data/ as Knowledge, checked one by one and against each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel

from schemas.codebook.actors import Actor, Actors, Conflict, Nominals, Offices
from schemas.codebook.classes import EventClasses, Qualifiers
from schemas.codebook.issues import Genres, Issue, Issues, Outcome, Reason, Reasons
from schemas.codebook.lexicons import (
    CausalRow,
    EventRow,
    EventTypeRow,
    FactualityRow,
    ReportingRow,
    StanceRow,
    UnitRow,
)
from schemas.errors import CodebookError
from transforms.knowledge.files import Lines, parse_csv, parse_yaml
from transforms.knowledge.knowledge import AUTHOR, Knowledge

E = TypeVar("E", bound=BaseModel)
Patterned = TypeVar("Patterned", Issue, Reason, Outcome)
Located = list[tuple[Actor, str]]


def parse_knowledge(files: Mapping[str, str], codebooks: Sequence[str]) -> Knowledge:
    """Read the general layer and CODEBOOKS out of FILES (path under data/ to text).

    Raises
    ------
    CodebookError: a file is missing or has a fault; the error names file, line and mend.
    """
    used = {path: files[path] for path in sorted(files) if _wanted(path, codebooks)}
    conflicts = []
    for name in codebooks:
        path = f"codebooks/{name}/codebook.yaml"
        if path not in files:
            known = sorted({p.split("/")[1] for p in files if p.startswith("codebooks/")})
            raise CodebookError(
                f"there is no codebook '{name}'.",
                where=path,
                mend=f"The codebooks here are: {', '.join(known) or 'none'}.",
            )
        conflicts.append(parse_yaml(Conflict, files[path], path)[0])

    located, phrases = _actors(used)
    actors = _by_id(located)
    _check_references(located, conflicts, actors, used)
    classes = _one(EventClasses, used, "lexicons/events/classes.yaml")
    events = _rows(EventRow, used, "lexicons/events/")
    _check_events(events, classes)
    reasons, outcomes = _reasons(used)
    return Knowledge(
        version=_version(used, codebooks),
        conflicts=tuple(conflicts),
        actors=actors,
        party_phrases=tuple(phrases),
        offices=_one(Offices, used, "general/offices.yaml").offices,
        nominals=_one(Nominals, used, "general/nominals.yaml"),
        events=tuple(row for row, _ in events),
        event_classes={name: frozenset(words) for name, words in classes.root.items()},
        qualifiers=_one(Qualifiers, used, "lexicons/events/generic_nouns.yaml").contexts,
        event_types=_plain(EventTypeRow, used, "lexicons/event_types.csv"),
        reporting=_plain(ReportingRow, used, "lexicons/reporting.csv"),
        factuality=_plain(FactualityRow, used, "lexicons/factuality.csv"),
        units=_plain(UnitRow, used, "lexicons/units.csv"),
        stances=_plain(StanceRow, used, "lexicons/stance.csv"),
        causal=_plain(CausalRow, used, "lexicons/causal.csv"),
        issues=_issues(used),
        reasons=reasons,
        outcomes=outcomes,
        genres=_one(Genres, used, "general/genres.yaml"),
    )


def _wanted(path: str, codebooks: Sequence[str]) -> bool:
    return path.startswith(("general/", "lexicons/")) or any(
        path.startswith(f"codebooks/{name}/") for name in codebooks
    )


def _version(files: Mapping[str, str], codebooks: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.encode() + b"\0" + files[path].encode() + b"\0")
    return f"{'+'.join(sorted(codebooks)) or 'general'}@{digest.hexdigest()[:12]}"


def _one(model: type[E], files: Mapping[str, str], path: str) -> E:
    if path not in files:
        raise CodebookError(
            "this file is missing.", where=path, mend="Put it back, or check the data folder."
        )
    return parse_yaml(model, files[path], path)[0]


def _rows(model: type[E], files: Mapping[str, str], folder: str) -> list[tuple[E, str]]:
    found = []
    for path in files:
        if path.startswith(folder) and path.endswith(".csv"):
            found += [(row, f"{path}:{line}") for row, line in parse_csv(model, files[path], path)]
    if not found:
        raise CodebookError(
            "no file of this lexicon is here.", where=folder, mend="Check the data folder."
        )
    return found


def _plain(model: type[E], files: Mapping[str, str], path: str) -> tuple[E, ...]:
    return tuple(row for row, _ in _rows(model, files, path))


def _actors(files: Mapping[str, str]) -> tuple[Located, list[str]]:
    located: Located = []
    phrases: list[str] = []
    # The general layer first: of a double entry, the codebook's is the one to be named.
    for path in sorted(files, key=lambda path: (not path.startswith("general/"), path)):
        if path.startswith("general/actors/") or path.endswith("/actors.yaml"):
            parsed, lines = parse_yaml(Actors, files[path], path)
            phrases += parsed.party_phrases
            located += [
                (actor, f"{path}:{_line_of(lines, place)}")
                for place, actor in enumerate(parsed.actors)
            ]
    return located, phrases


def _line_of(lines: Lines, place: int) -> int:
    return lines.get(("actors", place), 1)


def _by_id(located: Located) -> dict[str, Actor]:
    """Actors by id; the document's own voice is one of them."""
    actors = {AUTHOR: Actor(id=AUTHOR, name="Author of the document", kind="author")}
    places: dict[str, str] = {}
    named: dict[str, tuple[str, str]] = {}
    for actor, at in located:
        if actor.id in actors:
            raise CodebookError(
                f"'{actor.id}' is an actor already ({places.get(actor.id, 'built in')}).",
                where=at,
                mend="Join the two entries, or give one another id.",
            )
        actors[actor.id], places[actor.id] = actor, at
        for alias, kind in actor.aliases():
            if kind == "demonym":
                continue
            other = named.setdefault(alias, (actor.id, at))
            if other[0] != actor.id:
                raise CodebookError(
                    f"'{alias}' names both '{actor.id}' and '{other[0]}' ({other[1]}).",
                    where=at,
                    mend="Leave it with the one that texts mean, and take it out of the other.",
                )
    return actors


def _check_references(
    located: Located,
    conflicts: Iterable[Conflict],
    actors: Mapping[str, Actor],
    files: Mapping[str, str],
) -> None:
    for actor, at in located:
        named = [actor.parent, *(office.of for office in actor.offices)]
        for other in named:
            if other and other not in actors:
                raise CodebookError(
                    f"'{actor.id}' refers to '{other}', and no actor has this id.",
                    where=at,
                    mend="Add that actor, or correct the id.",
                )
        seen, parent = {actor.id}, actor.parent
        while parent:
            if parent in seen:
                raise CodebookError(
                    f"'{actor.id}' is its own ancestor.",
                    where=at,
                    mend="Break the cycle of parents.",
                )
            seen.add(parent)
            parent = actors[parent].parent
    for conflict in conflicts:
        for named_id in (*conflict.parties, *conflict.conflict_roles):
            if named_id not in actors:
                path = f"codebooks/{conflict.name}/codebook.yaml"
                lines = files[path].splitlines()
                line = next((n for n, text in enumerate(lines, 1) if named_id in text), 1)
                raise CodebookError(
                    f"no actor has the id '{named_id}'.",
                    where=f"{path}:{line}",
                    mend="Add that actor, or correct the id.",
                )


def _check_events(events: Iterable[tuple[EventRow, str]], classes: EventClasses) -> None:
    built_in = {"actor", "clause", "none"}
    for row, at in events:
        for alternative in row.objects:
            name = alternative.removeprefix("@")
            if alternative.startswith("@") and name not in classes.root.keys() | built_in:
                raise CodebookError(
                    f"'{alternative}' is no class of lexicons/events/classes.yaml.",
                    where=at,
                    mend=f"The classes are {', '.join(sorted(classes.root))}.",
                )


def _issues(files: Mapping[str, str]) -> dict[str, Issue]:
    found = [
        parse_yaml(Issues, files[path], path)[0].issues
        for path in files
        if path.endswith("/issues.yaml")
    ]
    return _merged(entry for entries in found for entry in entries)


def _reasons(files: Mapping[str, str]) -> tuple[dict[str, Reason], dict[str, Outcome]]:
    found = [
        parse_yaml(Reasons, files[path], path)[0]
        for path in files
        if path.endswith("/reasons.yaml")
    ]
    return (
        _merged(entry for each in found for entry in each.reasons),
        _merged(entry for each in found for entry in each.outcomes),
    )


def _merged(entries: Iterable[Patterned]) -> dict[str, Patterned]:
    """Entries by id; where two codebooks hold the same id, their lists join."""
    merged: dict[str, Patterned] = {}
    for entry in entries:
        if entry.id not in merged:
            merged[entry.id] = entry
            continue
        known = merged[entry.id]
        lists = {
            name: tuple(dict.fromkeys((*getattr(known, name), *getattr(entry, name))))
            for name in type(entry).model_fields
            if isinstance(getattr(entry, name), tuple)
        }
        merged[entry.id] = known.model_copy(update=lists)
    return merged
