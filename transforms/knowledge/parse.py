"""The files under data/ as Knowledge, checked one by one and against each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel

from parley.schemas.codebook.actors import Actor, Actors, Conflict, Nominals, Offices
from parley.schemas.codebook.classes import EventClasses, Qualifiers
from parley.schemas.codebook.issues import Genres, Issue, Issues, Outcome, Reason, Reasons
from parley.schemas.codebook.lexicons import (
    CalibrationRow,
    CausalRow,
    ContextRow,
    EventRow,
    EventTypeRow,
    FactualityRow,
    ReportingRow,
    StanceRow,
    UnitRow,
)
from parley.schemas.codebook.places import PlaceWords
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.checks import (
    actors_by_id,
    check_actors,
    check_conflict,
    check_events,
)
from parley.transforms.knowledge.files import parse_csv, parse_yaml
from parley.transforms.knowledge.knowledge import Knowledge, Topics
from parley.transforms.knowledge.located import Located

_CALIBRATION = "general/calibration.csv"

E = TypeVar("E", bound=BaseModel)
Patterned = TypeVar("Patterned", Issue, Reason, Outcome)


def parse_knowledge(files: Mapping[str, str], codebooks: Sequence[str]) -> Knowledge:
    """Read the general layer and CODEBOOKS out of FILES (path under data/ to text).

    Raises
    ------
    CodebookError: a file is missing or has a fault; the error names file, line and mend.
    """
    used = {path: files[path] for path in sorted(files) if _wanted(path, codebooks)}
    conflicts = [_conflict(files, name) for name in codebooks]
    entries, phrases = _actors(used)
    actors = actors_by_id(entries)
    offices = _one(Offices, used, "general/offices.yaml")
    check_actors(entries, actors, {office.role: office for office in offices.offices})
    for each in conflicts:
        check_conflict(each, actors)
    classes = _one(EventClasses, used, "lexicons/events/classes.yaml")
    events = _rows(EventRow, used, "lexicons/events/")
    check_events(events, classes)
    topics = {
        each.entry.name: _topics(used, name)
        for each, name in zip(conflicts, codebooks, strict=True)
    }
    joined = _joined([topics[name] for name in sorted(topics)])
    return Knowledge(
        version=_version(used, codebooks),
        conflicts=tuple(each.entry for each in conflicts),
        actors=actors,
        party_phrases=tuple(phrases),
        offices=offices.offices,
        ceremonial_presidents=frozenset(offices.ceremonial_presidents),
        nominals=_one(Nominals, used, "general/nominals.yaml"),
        events=tuple(row for row, _ in events),
        event_classes={name: frozenset(words) for name, words in classes.root.items()},
        qualifiers=_one(Qualifiers, used, "lexicons/events/generic_nouns.yaml").contexts,
        place_words=_one(PlaceWords, used, "lexicons/places.yaml"),
        event_types=_plain(EventTypeRow, used, "lexicons/event_types.csv"),
        contexts=_plain(ContextRow, used, "lexicons/contexts.csv"),
        reporting=_plain(ReportingRow, used, "lexicons/reporting.csv"),
        factuality=_plain(FactualityRow, used, "lexicons/factuality.csv"),
        units=_plain(UnitRow, used, "lexicons/units.csv"),
        stances=_plain(StanceRow, used, "lexicons/stance.csv"),
        causal=_plain(CausalRow, used, "lexicons/causal.csv"),
        issues=joined.issues,
        reasons=joined.reasons,
        outcomes=joined.outcomes,
        genres=_one(Genres, used, "general/genres.yaml"),
        calibration=_plain(CalibrationRow, used, _CALIBRATION) if _CALIBRATION in used else (),
        topics=topics,
    )


def _conflict(files: Mapping[str, str], name: str) -> Located[Conflict]:
    """The head of the codebook NAME."""
    path = f"codebooks/{name}/codebook.yaml"
    if path not in files:
        known = sorted({p.split("/")[1] for p in files if p.startswith("codebooks/")})
        raise CodebookError(
            f"there is no codebook '{name}'.",
            where=path,
            mend=f"The codebooks here are: {', '.join(known) or 'none'}.",
        )
    conflict, lines = parse_yaml(Conflict, files[path], path)
    return Located(conflict, path, lines)


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


def _actors(files: Mapping[str, str]) -> tuple[list[Located[Actor]], list[str]]:
    entries: list[Located[Actor]] = []
    phrases: list[str] = []
    # The general layer first: of a double entry, the codebook's is the one to be named.
    for path in sorted(files, key=lambda path: (not path.startswith("general/"), path)):
        if path.startswith("general/actors/") or path.endswith("/actors.yaml"):
            parsed, lines = parse_yaml(Actors, files[path], path)
            phrases += parsed.party_phrases
            entries += [
                Located(actor, path, lines, ("actors", place))
                for place, actor in enumerate(parsed.actors)
            ]
    return entries, phrases


def _topics(files: Mapping[str, str], codebook: str) -> Topics:
    """The issues, reasons and outcomes of one codebook."""
    issues: list[Issue] = []
    reasons: list[Reason] = []
    outcomes: list[Outcome] = []
    path = f"codebooks/{codebook}/issues.yaml"
    if path in files:
        issues += parse_yaml(Issues, files[path], path)[0].issues
    path = f"codebooks/{codebook}/reasons.yaml"
    if path in files:
        parsed = parse_yaml(Reasons, files[path], path)[0]
        reasons += parsed.reasons
        outcomes += parsed.outcomes
    return Topics(_merged(issues), _merged(reasons), _merged(outcomes))


def _joined(topics: Sequence[Topics]) -> Topics:
    """The topics of all codebooks together."""
    return Topics(
        _merged(entry for each in topics for entry in each.issues.values()),
        _merged(entry for each in topics for entry in each.reasons.values()),
        _merged(entry for each in topics for entry in each.outcomes.values()),
    )


def _merged(entries: Iterable[Patterned]) -> dict[str, Patterned]:
    """Entries by id; where two codebooks hold the same id, their lists join."""
    merged: dict[str, Patterned] = {}
    for entry in entries:
        if entry.id not in merged:
            merged[entry.id] = entry
            continue
        merged[entry.id] = merged[entry.id].model_copy(
            update=_joined_lists(merged[entry.id], entry)
        )
    return merged


def _joined_lists(one: BaseModel, other: BaseModel) -> dict[str, tuple[object, ...]]:
    return {
        name: tuple(dict.fromkeys((*getattr(one, name), *getattr(other, name))))
        for name in type(one).model_fields
        if isinstance(getattr(one, name), tuple)
    }
