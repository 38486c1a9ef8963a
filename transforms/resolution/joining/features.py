"""Mentions of events as joining compares them: small records with what tells events apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from parley.schemas.table import Row
from parley.transforms.resolution.joining.wording import Wordings

Sides = Mapping[str, str]

DAYS, MONTHS = 7, 62
# Modes that make another kind of act: who phoned on a day may have met somebody else that day.
_APART = frozenset({"phone", "visit"})
# Who hosts or mediates (CAMEO 043, 045) is no party of the talks.
_MEDIATING = "045"
_HOSTING = frozenset({"043", _MEDIATING})
_COLUMNS = (
    "event_mention_id", "doc_id", "char_start", "sentence_id", "trigger", "event_type",
    "event_mode", "cameo_code", "source_actor_ids", "target_actor_ids", "date_start", "date_end",
    "date_basis", "place_id", "factuality",
)  # fmt: skip
_SLICE = 50_000
NO_DATE = (0, 0)


@dataclass(slots=True, eq=False)
class Told:
    """One mention. `days` are ordinals of the first and last day; `length` is -1 without a date.

    `who` are the sides that take part, without the `hosts` where two parties are named; `sources`
    the sides that act; `persons` those named as persons; `trigger` the wording in lower case.
    """

    mention_id: str
    doc_id: str
    at: int
    sentence: int
    kind: str
    trigger: str
    noun: bool
    who: frozenset[str]
    sources: frozenset[str]
    hosts: frozenset[str]
    mediates: bool
    persons: frozenset[str]
    by_persons: bool
    days: tuple[int, int]
    length: int
    basis: str
    place: str | None
    factuality: str
    stems: tuple[str, ...]
    resumes: bool
    another: bool
    sends: bool
    under: str | None

    @property
    def dated(self) -> bool:
        """Whether the date is narrow enough to tell events apart."""
        return 0 <= self.length <= MONTHS

    @property
    def sharp(self) -> bool:
        """Whether it is known to some days."""
        return 0 <= self.length <= DAYS


@dataclass(frozen=True)
class Actors:
    """What joining must know of actors: whom they stand for, and which of them are `persons`.

    The `nameless`, such as unnamed suspects, are other people each time: no two events share them.
    """

    sides: Sides = field(default_factory=dict)
    persons: frozenset[str] = frozenset()
    nameless: frozenset[str] = frozenset()


def tell(mentions: pa.Table, actors: Actors, content: Wordings) -> Iterator[Told]:
    """A record for each row of EVENT_MENTIONS, with the wording that CONTENT has for it."""
    shared = _Shared(actors)
    for start in range(0, mentions.num_rows, _SLICE):
        part = mentions.slice(start, _SLICE).select(_COLUMNS)
        for row in part.to_pylist():
            yield _told(row, shared, content)


def kind_of(event_type: str, mode: str | None) -> str:
    """Mentions of one event are of one kind: its type, and some modes."""
    return f"{event_type}-{mode}" if event_type == "CONSULT" and mode in _APART else event_type


class _Shared:
    """Values that many mentions have in common, kept once."""

    def __init__(self, actors: Actors) -> None:
        self.actors = actors
        self._sets: dict[frozenset[str], frozenset[str]] = {}
        self._texts: dict[str, str] = {}

    def text(self, value: str) -> str:
        return self._texts.setdefault(value, value)

    def fold(self, actors: Iterable[str]) -> frozenset[str]:
        known = (actor for actor in actors if actor not in self.actors.nameless)
        return self.same(frozenset(self.actors.sides.get(actor) or actor for actor in known))

    def same(self, value: frozenset[str]) -> frozenset[str]:
        return self._sets.setdefault(value, value)


def _told(row: Row, shared: _Shared, content: Wordings) -> Told:
    sources, targets = row["source_actor_ids"], row["target_actor_ids"]
    kind = kind_of(row["event_type"], row["event_mode"])
    acting, acted_on = shared.fold(sources), shared.fold(targets)
    parties = [*sources, *targets]
    who = acting | acted_on
    hosts: frozenset[str] = frozenset()
    if row["cameo_code"] in _HOSTING and len(acted_on) > 1:
        kind, parties, who, hosts = row["event_type"], targets, acted_on, acting
    words = content[row["event_mention_id"]]
    sends = words.sends and row["event_type"] == "CONSULT" and row["event_mode"] != "phone"
    if sends:
        # Who sends a delegation takes part in the talks, not in person.
        kind, parties = row["event_type"], []
    persons = shared.actors.persons.intersection(parties)
    start, end = row["date_start"], row["date_end"]
    return Told(
        mention_id=row["event_mention_id"],
        doc_id=shared.text(row["doc_id"]),
        at=row["char_start"],
        sentence=words.sentence,
        kind=shared.text(kind),
        trigger=shared.text(row["trigger"].lower()),
        noun=words.noun,
        who=shared.same(who),
        sources=acting,
        hosts=hosts,
        mediates=row["cameo_code"] == _MEDIATING,
        persons=shared.same(persons),
        by_persons=bool(parties) and len(persons) == len(set(parties)),
        days=(_ordinal(start), _ordinal(end)) if start else NO_DATE,
        length=(end - start).days if start else -1,
        basis=shared.text(row["date_basis"]),
        place=shared.text(row["place_id"]) if row["place_id"] else None,
        factuality=shared.text(row["factuality"]),
        stems=words.stems,
        resumes=words.resumes,
        another=words.another,
        sends=sends,
        under=words.under,
    )


def _ordinal(day: dt.date) -> int:
    return day.toordinal()
