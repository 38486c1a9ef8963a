"""Rounds that several documents tell of, joined by event, parties, day and place.

Rounds of one document stay apart: its own reading has told them so. Those of two meet in blocks of
the same parties, sorted by date; they are one where they share an event or day and place agree.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from parley.schemas.table import Row
from parley.transforms.resolution.joining.compatibility import Places

_SHARP, _CLOSE, _WIDEST = 7, 2, 100
_NEAR = 30
_UNDATED = 1_000_000
_LATEST = dt.date.max
_CALL = "call"


@dataclass(slots=True)
class Group:
    """Rounds of several documents that are one."""

    rows: list[Row] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    told: Counter[str] = field(default_factory=Counter)
    unlike: dict[tuple[object, ...], Row] = field(default_factory=dict)
    """One row for each set of hosts, place and dates that rows of it tell."""
    first_end: dt.date = _LATEST
    last_start: dt.date = dt.date.min
    """Of all dates that rows of it tell, the earliest end and the latest start."""

    def add(self, row: Row, mentions: Sequence[Row]) -> None:
        """Take up ROW, of which MENTIONS tell."""
        self.rows.append(row)
        self.documents.add(row["doc_id"])
        self.events |= events_of(mentions)
        self.told[row["round_id"]] = len(mentions)
        when = row["date_start"], row["date_end"]
        if row["date_start"] is not None:
            self.first_end = min(self.first_end, row["date_end"])
            self.last_start = max(self.last_start, row["date_start"])
        self.unlike.setdefault((*when, row["place_id"], *row["host_actor_ids"]), row)

    @property
    def placed(self) -> Row | None:
        """The row with the place that most mentions have; None where none has one."""
        weights: Counter[str] = Counter()
        placed = [row for row in self.rows if row["place_id"] is not None]
        for row in placed:
            weights[row["place_id"]] += self.told[row["round_id"]]
        return min(placed, key=lambda r: (-weights[r["place_id"]], r["round_id"]), default=None)

    @property
    def dated(self) -> Row:
        """The row with the sharpest date; any where none has one."""
        return min(self.rows, key=lambda r: (_length(r), -self.told[r["round_id"]], r["round_id"]))


def grouped(
    found: Iterable[Row],
    told: Mapping[str, list[Row]],
    sides: Mapping[str, str],
    places: Places,
) -> list[Group]:
    """The rows of ROUNDS_FOUND, those of one round together, in an order of their own.

    TOLD are the mentions of each round, whose events are joined already; SIDES maps actors to the
    side that they are of, PLACES tells which places may be one.
    """
    blocks: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in sorted(found, key=_rank):
        parties = {sides.get(actor) or actor for actor in row["party_actor_ids"]}
        blocks[(str(row["kind"] == _CALL), *sorted(parties))].append(row)
    groups: list[Group] = []
    for key in sorted(blocks):
        of_block: list[Group] = []
        for row in blocks[key]:
            mentions = told[row["round_id"]]
            events = events_of(mentions)
            near = of_block[-_NEAR:]
            fitting = [g for g in reversed(near) if _fits(row, g, places)]
            group = _likeliest(row, events, fitting)
            if group is None:
                group = Group()
                of_block.append(group)
            group.add(row, mentions)
        groups += of_block
    return groups


def events_of(mentions: Iterable[Row]) -> set[str]:
    """The events that MENTIONS of a round tell."""
    return {m["event_id"] for m in mentions if m["event_id"] is not None}


def _rank(row: Row) -> tuple[bool, dt.date, int, str]:
    """By date, but what is vague after all that is sharp, so that it finds that there."""
    return _length(row) > _SHARP, row["date_start"] or _LATEST, _length(row), row["round_id"]


def _likeliest(row: Row, events: set[str], fitting: Sequence[Group]) -> Group | None:
    """The one of the FITTING groups that ROW tells of, where it is sharp enough to tell."""
    for group in fitting:
        if group.events & events:
            return group
    sure = [group for group in fitting if any(_same(row, each) for each in group.unlike.values())]
    if sure:
        return sure[0]
    # A month or a year means the only round that there was then.
    only = len(fitting) == 1 and row["date_start"] is not None
    return fitting[0] if only and fitting[0].dated["date_start"] is not None else None


def _fits(row: Row, group: Group, places: Places) -> bool:
    """Whether nothing speaks against ROW being of the round of GROUP."""
    if row["doc_id"] in group.documents or _is_far(row, group):
        return False
    return all(_agree(row, each, places) for each in group.unlike.values())


def _is_far(row: Row, group: Group) -> bool:
    """Whether one of the dates of GROUP surely speaks against ROW: what most of them do."""
    if row["date_start"] is None or group.first_end == _LATEST:
        return False
    starts_after: int = (row["date_start"] - group.first_end).days
    ends_before: int = (group.last_start - row["date_end"]).days
    return starts_after > _CLOSE or ends_before > _CLOSE


def _agree(one: Row, other: Row, places: Places) -> bool:
    """Whether neither date, place nor hosts of two rounds speak against their being one."""
    hosts = {*one["host_actor_ids"]}, {*other["host_actor_ids"]}
    if all(hosts) and hosts[0].isdisjoint(hosts[1]):
        return False
    here, there = one["place_id"], other["place_id"]
    if here and there and not places.agree(here, there, venues=True):
        return False
    if one["date_start"] is None or other["date_start"] is None:
        return True
    slack = _CLOSE if _length(one) <= _SHARP and _length(other) <= _SHARP else 0
    gap: int = max(
        (one["date_start"] - other["date_end"]).days, (other["date_start"] - one["date_end"]).days
    )
    return gap <= slack


def _same(one: Row, other: Row) -> bool:
    """Whether date and place are known well enough to say that two rounds are one."""
    if one["date_start"] is None or other["date_start"] is None:
        return False
    longest = max(_length(one), _length(other))
    placed = bool(one["place_id"] and other["place_id"])
    return longest <= (_WIDEST if placed else _SHARP)


def _length(row: Row) -> int:
    """The days of its date; more than any date has where there is none."""
    if row["date_start"] is None:
        return _UNDATED
    days: int = (row["date_end"] - row["date_start"]).days
    return days
