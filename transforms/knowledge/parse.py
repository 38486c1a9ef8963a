"""The files under data/ as Knowledge, checked one by one and against each other."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from parley.schemas.codebook.actors import Actor, Actors, Conflict, Kinds, Nominals, Offices
from parley.schemas.codebook.agreements import (
    Agreement,
    AgreementWords,
    InstrumentRow,
    StatusRow,
)
from parley.schemas.codebook.classes import EventClasses, Qualifiers
from parley.schemas.codebook.issuers import IssuerWords
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
from parley.schemas.codebook.pages import Pages
from parley.schemas.codebook.places import PlaceWords
from parley.schemas.codebook.rounds import RoundRow, RoundWords
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.agreements import (
    Wordings,
    check_agreements,
    known_agreements,
    wordings_of,
)
from parley.transforms.knowledge.checks import (
    AUTHORS,
    actors_by_id,
    check_actors,
    check_conflict,
    check_events,
    check_issues,
)
from parley.transforms.knowledge.files import parse_csv, parse_yaml
from parley.transforms.knowledge.interests import wants_of
from parley.transforms.knowledge.knowledge import Instruments, Knowledge, Layer, Rounds
from parley.transforms.knowledge.located import Located
from parley.transforms.knowledge.roles import parts_of
from parley.transforms.knowledge.topics import Topics, merged

_GENERAL = ("general/", "lexicons/")
_CALIBRATION = "general/calibration.csv"

E = TypeVar("E", bound=BaseModel)


def parse_knowledge(
    files: Mapping[str, str], codebooks: Sequence[str], *, choosing: bool = False
) -> Knowledge:
    """Read the general layer and CODEBOOKS out of FILES (path under data/ to text).

    With CHOOSING each text takes those of CODEBOOKS that it is about.

    Raises
    ------
    CodebookError: a file is missing or has a fault; the error names file, line and mend.
    """
    general = {path: files[path] for path in sorted(files) if path.startswith(_GENERAL)}
    wordings = wordings_of(general)
    of_all = _part("general", general, wordings)
    books = {name: _book(files, name, wordings) for name in sorted(set(codebooks))}
    offices = _one(Offices, general, "general/offices.yaml")
    _check(of_all, list(books.values()), offices)
    classes = _one(EventClasses, general, "lexicons/events/classes.yaml")
    events = _rows(EventRow, general, "lexicons/events/")
    check_events(events, classes)
    return Knowledge(
        general=of_all.layer(AUTHORS),
        codebooks={name: book.layer({}) for name, book in books.items()},
        offices=offices.offices,
        ceremonial_presidents=frozenset(offices.ceremonial_presidents),
        nominals=_one(Nominals, general, "general/nominals.yaml"),
        kinds=_one(Kinds, general, "general/kinds.yaml"),
        events=tuple(row for row, _ in events),
        event_classes={name: frozenset(words) for name, words in classes.root.items()},
        qualifiers=_one(Qualifiers, general, "lexicons/events/generic_nouns.yaml").contexts,
        place_words=_one(PlaceWords, general, "lexicons/places.yaml"),
        event_types=_plain(EventTypeRow, general, "lexicons/event_types.csv"),
        contexts=_plain(ContextRow, general, "lexicons/contexts.csv"),
        reporting=_plain(ReportingRow, general, "lexicons/reporting.csv"),
        factuality=_plain(FactualityRow, general, "lexicons/factuality.csv"),
        units=_plain(UnitRow, general, "lexicons/units.csv"),
        stances=_plain(StanceRow, general, "lexicons/stance.csv"),
        causal=_plain(CausalRow, general, "lexicons/causal.csv"),
        genres=_one(Genres, general, "general/genres.yaml"),
        pages=_one(Pages, general, "general/pages.yaml"),
        instruments=Instruments(
            nouns=_plain(InstrumentRow, general, "lexicons/agreements/instruments.csv"),
            status=_plain(StatusRow, general, "lexicons/agreements/status.csv"),
            words=_one(AgreementWords, general, "lexicons/agreements/words.yaml"),
        ),
        wants=wants_of(general),
        rounds=Rounds(
            nouns=_plain(RoundRow, general, "lexicons/rounds/nouns.csv"),
            words=_one(RoundWords, general, "lexicons/rounds/words.yaml"),
        ),
        roles=parts_of(general),
        issuers=_one(IssuerWords, general, "general/issuers.yaml"),
        calibration=_plain(CalibrationRow, general, _CALIBRATION)
        if _CALIBRATION in general
        else (),
        choosing=choosing,
    )


@dataclass(frozen=True)
class _Part:
    """The files of one layer, parsed; PATH is their folder, `head` that of a codebook."""

    path: str
    version: str
    entries: list[Located[Actor]]
    phrases: tuple[str, ...]
    topics: Topics
    agreements: list[Located[Agreement]]
    head: Located[Conflict] | None = None

    def layer(self, actors: Mapping[str, Actor]) -> Layer:
        """The part as a layer, with ACTORS besides its own."""
        return Layer(
            version=self.version,
            actors={**actors, **{each.entry.id: each.entry for each in self.entries}},
            party_phrases=self.phrases,
            topics=self.topics,
            agreements={each.entry.id: each.entry for each in self.agreements},
            conflict=self.head.entry if self.head else None,
        )


def _part(
    path: str,
    files: Mapping[str, str],
    wordings: Wordings,
    head: Located[Conflict] | None = None,
) -> _Part:
    entries, phrases = _actors(files)
    topics, agreements = _topics(files, path), known_agreements(files, path, wordings)
    return _Part(path, _version(files), entries, phrases, topics, agreements, head)


def _book(files: Mapping[str, str], name: str, wordings: Wordings) -> _Part:
    """The codebook NAME."""
    folder = f"codebooks/{name}"
    own = {path: files[path] for path in sorted(files) if path.startswith(f"{folder}/")}
    return _part(folder, own, wordings, _conflict(files, name))


def _check(general: _Part, books: Sequence[_Part], offices: Offices) -> None:
    """Check the entries of all layers against each other."""
    # The general layer first: of a double entry, the codebook's is the one to be named.
    entries = [entry for part in (general, *books) for entry in part.entries]
    actors = actors_by_id(entries)
    check_actors(entries, actors, {office.role: office for office in offices.offices})
    check_agreements([each for part in (general, *books) for each in part.agreements], actors)
    for part in (general, *books):
        if part.head is not None:
            check_conflict(part.head, actors)
        known = {*general.topics.issues, *part.topics.issues}
        check_issues(part.topics.issues, known, f"{part.path}/issues.yaml")


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


def _version(files: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.encode() + b"\0" + files[path].encode() + b"\0")
    return digest.hexdigest()[:12]


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


def _actors(files: Mapping[str, str]) -> tuple[list[Located[Actor]], tuple[str, ...]]:
    """The actors of one layer, and its phrases for both sides."""
    entries: list[Located[Actor]] = []
    phrases: list[str] = []
    for path in sorted(files):
        if path.startswith("general/actors/") or path.endswith("/actors.yaml"):
            parsed, lines = parse_yaml(Actors, files[path], path)
            phrases += parsed.party_phrases
            entries += [
                Located(actor, path, lines, ("actors", place))
                for place, actor in enumerate(parsed.actors)
            ]
    return entries, tuple(phrases)


def _topics(files: Mapping[str, str], folder: str) -> Topics:
    """The issues, reasons and outcomes of the layer in FOLDER."""
    issues: list[Issue] = []
    reasons: list[Reason] = []
    outcomes: list[Outcome] = []
    path = f"{folder}/issues.yaml"
    if path in files:
        issues += parse_yaml(Issues, files[path], path)[0].issues
    path = f"{folder}/reasons.yaml"
    if path in files:
        parsed = parse_yaml(Reasons, files[path], path)[0]
        reasons += parsed.reasons
        outcomes += parsed.outcomes
    return Topics(merged(issues), merged(reasons), merged(outcomes))
