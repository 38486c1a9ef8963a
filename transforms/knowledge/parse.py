"""The files under data/ as Knowledge, checked one by one and against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel

from parley.schemas.codebook.actors import Kinds, Nominals
from parley.schemas.codebook.agreements import (
    AgreementWords,
    InstrumentRow,
    StatusRow,
)
from parley.schemas.codebook.classes import EventClasses, Qualifiers
from parley.schemas.codebook.issuers import IssuerWords
from parley.schemas.codebook.issues import Genres
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
    UnsaidRow,
)
from parley.schemas.codebook.pages import Pages
from parley.schemas.codebook.places import PlaceWords
from parley.schemas.codebook.rounds import RoundRow, RoundWords
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.checks import (
    AUTHORS,
    check_events,
)
from parley.transforms.knowledge.english import english_of
from parley.transforms.knowledge.files import parse_csv
from parley.transforms.knowledge.interests import wants_of
from parley.transforms.knowledge.knowledge import Instruments, Knowledge, Rounds
from parley.transforms.knowledge.layers import one, read_parts
from parley.transforms.knowledge.roles import parts_of

_CALIBRATION = "general/calibration.csv"
_UNSAID = "general/unsaid.csv"

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
    parts = read_parts(files, codebooks)
    general = parts.general_files
    for fault in parts.faults():
        raise fault
    classes = one(EventClasses, general, "lexicons/events/classes.yaml")
    events = _rows(EventRow, general, "lexicons/events/")
    for fault in check_events(events, classes):
        raise fault
    offices = parts.offices
    return Knowledge(
        general=parts.general.layer(AUTHORS),
        codebooks={name: book.layer({}) for name, book in parts.books.items()},
        offices=offices.offices,
        ceremonial_presidents=frozenset(offices.ceremonial_presidents),
        nominals=one(Nominals, general, "general/nominals.yaml"),
        kinds=one(Kinds, general, "general/kinds.yaml"),
        events=tuple(row for row, _ in events),
        event_classes={name: frozenset(words) for name, words in classes.root.items()},
        qualifiers=one(Qualifiers, general, "lexicons/events/generic_nouns.yaml").contexts,
        place_words=one(PlaceWords, general, "lexicons/places.yaml"),
        event_types=_plain(EventTypeRow, general, "lexicons/event_types.csv"),
        contexts=_plain(ContextRow, general, "lexicons/contexts.csv"),
        reporting=_plain(ReportingRow, general, "lexicons/reporting.csv"),
        factuality=_plain(FactualityRow, general, "lexicons/factuality.csv"),
        units=_plain(UnitRow, general, "lexicons/units.csv"),
        stances=_plain(StanceRow, general, "lexicons/stance.csv"),
        causal=_plain(CausalRow, general, "lexicons/causal.csv"),
        genres=one(Genres, general, "general/genres.yaml"),
        pages=one(Pages, general, "general/pages.yaml"),
        instruments=Instruments(
            nouns=_plain(InstrumentRow, general, "lexicons/agreements/instruments.csv"),
            status=_plain(StatusRow, general, "lexicons/agreements/status.csv"),
            words=one(AgreementWords, general, "lexicons/agreements/words.yaml"),
        ),
        wants=wants_of(general),
        rounds=Rounds(
            nouns=_plain(RoundRow, general, "lexicons/rounds/nouns.csv"),
            words=one(RoundWords, general, "lexicons/rounds/words.yaml"),
        ),
        roles=parts_of(general),
        issuers=one(IssuerWords, general, "general/issuers.yaml"),
        english=english_of(general),
        calibration=_plain(CalibrationRow, general, _CALIBRATION)
        if _CALIBRATION in general
        else (),
        unsaid=_plain(UnsaidRow, general, _UNSAID) if _UNSAID in general else (),
        choosing=choosing,
    )


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
