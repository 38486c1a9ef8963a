"""Mentions of events as joining compares them: columns of what tells events apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.codebook.event_traits import EventTraits
from parley.transforms.resolution.columns import (
    Bools,
    Ints,
    Sets,
    codes,
    combined,
    integers,
    list_codes,
    lowered,
)
from parley.transforms.resolution.joining.wording import Wording, wording

Sides = Mapping[str, str]

DAYS, MONTHS = 7, 62
EPOCH = 719_163
"""The ordinal of 1 January 1970, from which Arrow counts days."""
# Modes that make another kind of act: who phoned on a day may have met somebody else that day.
_APART = frozenset({"phone", "visit"})
# Who hosts or mediates (CAMEO 043, 045) is no party of the talks.
_MEDIATING = "045"
_HOSTING = frozenset({"043", _MEDIATING})
_COLUMNS = (
    "event_mention_id", "doc_id", "char_start", "trigger", "event_type", "event_mode",
    "cameo_code", "source_actor_ids", "target_actor_ids", "date_start", "date_end", "date_basis",
    "place_id", "factuality",
)  # fmt: skip


@dataclass(frozen=True)
class Actors:
    """What joining must know of actors: whom they stand for, and which of them are `persons`.

    The `nameless`, such as unnamed suspects, are other people each time: no two events share them.
    """

    sides: Sides = field(default_factory=dict)
    persons: frozenset[str] = frozenset()
    nameless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Parties:
    """Who takes part in a mention, of a `kind` of act.

    `who` are the sides that take part, without the `hosts` where two parties are named; `sources`
    the sides that act; `persons` those named as persons. Sets go by their numbers. `in_halls` and
    `by_wording` are traits of the type (`EventTraits`), where no mode makes it another kind.
    """

    kind: str
    who: int
    sources: int
    hosts: int
    persons: int
    by_persons: bool
    mediates: bool
    sends: bool
    in_halls: bool
    by_wording: bool


@dataclass(frozen=True, eq=False)
class Mentions:
    """Mentions in the order of their ids, one entry each; sets and texts go by their numbers.

    `first` and `last` are ordinals of days, 0 without a date; `length` is -1 then. `parties` is a
    place in `told`; `trigger` the wording in lower case; `place` is -1 where none is told.
    """

    ids: pa.Array
    doc: Ints
    at: Ints
    parties: Ints
    told: list[Parties]
    trigger: Ints
    triggers: list[str]
    first: Ints
    last: Ints
    length: Ints
    basis: Ints
    bases: list[str]
    place: Ints
    places: list[str]
    factuality: Ints
    factualities: list[str]
    words: Wording
    sets: Sets

    def of_parties(self, name: str) -> Ints:
        """The field NAME of the parties of each mention, as numbers."""
        return np.array([getattr(each, name) for each in self.told], np.int64)[self.parties]

    @property
    def dated(self) -> Bools:
        """Whether the date is narrow enough to tell events apart."""
        return (self.length >= 0) & (self.length <= MONTHS)

    @property
    def sharp(self) -> Bools:
        """Whether it is known to some days."""
        return (self.length >= 0) & (self.length <= DAYS)


def tell(
    mentions: pa.Table, actors: Actors, features: pa.Table,
    classes: Mapping[str, Iterable[str]], traits: EventTraits,
) -> Mentions:  # fmt: skip
    """Rows of EVENT_MENTIONS with their EVENT_FEATURES, as joining compares them by TRAITS.

    CLASSES hold the words that tell one wording from another (`wording`).

    Raises
    ------
    KeyError: a mention has no features.
    """
    rows = mentions.select(_COLUMNS)
    rows = rows.take(pc.sort_indices(rows["event_mention_id"]))
    ids = _whole(rows["event_mention_id"])
    words = wording(ids, features, {name: frozenset(each) for name, each in classes.items()})
    sets = Sets()
    start, end = integers(rows["date_start"], -EPOCH), integers(rows["date_end"], -EPOCH)
    parties, told = _parties(rows, words.sends, actors, sets, traits)
    trigger, triggers = lowered(rows["trigger"])
    basis, bases = codes(rows["date_basis"])
    place, places = codes(rows["place_id"])
    factuality, factualities = codes(rows["factuality"])
    there = start > -EPOCH
    return Mentions(
        ids=ids,
        doc=codes(rows["doc_id"])[0],
        at=integers(rows["char_start"]),
        parties=parties,
        told=told,
        trigger=trigger,
        triggers=triggers,
        first=np.where(there, start + EPOCH, 0),
        last=np.where(there, end + EPOCH, 0),
        length=np.where(there, end - start, -1),
        basis=basis,
        bases=bases,
        place=place,
        places=places,
        factuality=factuality,
        factualities=factualities,
        words=words,
        sets=sets,
    )


def kind_of(event_type: str, mode: str | None) -> str:
    """Mentions of one event are of one kind: its type, and some modes."""
    return f"{event_type}-{mode}" if event_type == "CONSULT" and mode in _APART else event_type


def _whole(values: pa.ChunkedArray) -> pa.Array:
    """VALUES in one piece."""
    return pa.concat_arrays(values.chunks) if values.num_chunks else pa.array([], values.type)


def _parties(
    rows: pa.Table, sends: Bools, actors: Actors, sets: Sets, traits: EventTraits
) -> tuple[Ints, list[Parties]]:
    """Who takes part in each row: worked out once for all that name the same in the same way."""
    kinds, modes, cameo = (codes(rows[c]) for c in ("event_type", "event_mode", "cameo_code"))
    sources, targets = (list_codes(rows[c]) for c in ("source_actor_ids", "target_actor_ids"))
    columns = (kinds, modes, cameo, sources, targets)
    numbers, first = combined([*(column for column, _ in columns), sends.astype(np.int64)])
    told = []
    for row in first.tolist():
        values: list[Any] = [
            None if column[row] < 0 else distinct[column[row]] for column, distinct in columns
        ]
        told.append(_told(_Named._make([*values, bool(sends[row])]), actors, sets, traits))
    return numbers, told


class _Named(NamedTuple):
    """What rows say of who takes part."""

    event_type: str
    mode: str | None
    cameo: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    sends: bool


def _told(named: _Named, actors: Actors, sets: Sets, traits: EventTraits) -> Parties:
    def fold(told: Iterable[str]) -> frozenset[str]:
        return frozenset(actors.sides.get(a) or a for a in told if a not in actors.nameless)

    event_type, mode, cameo, sources, targets, sends = named
    kind = kind_of(event_type, mode)
    acting, acted_on = fold(sources), fold(targets)
    parties = [*sources, *targets]
    who = acting | acted_on
    hosts: frozenset[str] = frozenset()
    if cameo in _HOSTING and len(acted_on) > 1:
        kind, parties, who, hosts = event_type, [*targets], acted_on, acting
    sent = sends and event_type == "CONSULT" and mode != "phone"
    if sent:
        # Who sends a delegation takes part in the talks, not in person.
        kind, parties = event_type, []
    persons = actors.persons.intersection(parties)
    return Parties(
        kind=kind,
        who=sets.number(who),
        sources=sets.number(acting),
        hosts=sets.number(hosts),
        persons=sets.number(persons),
        by_persons=bool(parties) and len(persons) == len(set(parties)),
        mediates=cameo == _MEDIATING,
        sends=sent,
        in_halls=kind in traits.in_halls,
        by_wording=kind in traits.by_wording,
    )
