"""Mentions joined into events, without comparing all pairs.

First each document is read by itself (`units`). What its stories tell of a day or a month is then
joined across documents (`ties`): ties are followed from the strongest to the weakest, as long as
all that is told together agrees. A story dated to a month joins the one event of that month, or one
told in the same words. At last `companions` join what has no date, but is what an act of speech is
about.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from slugify import slugify

from parley.transforms.resolution.columns import Bools, Ints
from parley.transforms.resolution.joining.companions import join_companions
from parley.transforms.resolution.joining.compatibility import Places, share
from parley.transforms.resolution.joining.features import Mentions
from parley.transforms.resolution.joining.ties import SAME_PERIOD, Blocks, blocks_of, ties
from parley.transforms.resolution.joining.union_find import Groups
from parley.transforms.resolution.joining.units import Units, units_of
from parley.transforms.resolution.joining.within_document import (
    MEETING,
    SAME_SPEECH,
    TURNED,
)

_LOOKED_AT = 40


@dataclass(frozen=True, eq=False)
class Joined:
    """The event of each mention: `ids` of mentions, sorted, and the id of the event of each."""

    ids: pa.Array
    events: pa.Array

    def of(self, mentions: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
        """The event of each of MENTIONS, by id; null for null and for one that is not known."""
        return self.events.take(pc.index_in(mentions, value_set=self.ids, skip_nulls=True))


def joined(mentions: Mentions, places: Places) -> Joined:
    """The event of each of MENTIONS.

    What is said to have happened and what is said never to have happened can be one event, in
    dispute; so can acts that some put on one day and some on the next.
    """
    units = units_of(mentions, places)
    groups = Groups(units, places)
    blocks = blocks_of(units)
    for one, other in zip(*(each.tolist() for each in ties(blocks, units, places)), strict=True):
        groups.join(one, other)
    _join_periods(blocks, units, groups)
    join_companions(units, groups)
    return Joined(mentions.ids, _event_ids(units, groups.roots()))


def _join_periods(blocks: Blocks, units: Units, groups: Groups) -> None:
    """Groups dated to a month go to the event of it; of several, to the one told most alike."""
    periods = _Periods(units, groups)
    roots = groups.roots()[blocks.unit]
    starts = np.flatnonzero(np.diff(blocks.block, prepend=-1))
    vague = ~units.sharp[blocks.unit]
    with_periods = np.logical_or.reduceat(vague, starts) if len(starts) else vague
    ends = np.append(starts[1:], len(roots))
    for place in np.flatnonzero(with_periods).tolist():
        periods.join(np.unique(roots[starts[place] : ends[place]]).tolist())


class _Periods:
    """The joining of what is dated to a period to what is dated to a day in it."""

    def __init__(self, units: Units, groups: Groups) -> None:
        mentions = units.mentions
        self._units, self._groups = units, groups
        self._start, self._end = units.start.tolist(), units.end.tolist()
        self._doc = mentions.doc[units.lead].tolist()
        self._sources = mentions.of_parties("sources")[units.lead].tolist()
        kinds = units.kinds
        self._speaks = units.by_wording.tolist()
        self._kind = [kinds[number] for number in units.kind.tolist()]
        told = np.array([basis == "text" for basis in mentions.bases], np.bool_)[mentions.basis]
        self._clear: list[bool] = (told & mentions.dated)[units.lead].tolist()

    def join(self, of_block: list[int]) -> None:
        """Join the vague ones of the groups OF_BLOCK to sharp ones."""
        groups = self._groups
        roots = sorted({groups.root(number) for number in of_block})
        sharp = sorted((self._start[root], root) for root in roots if groups.sharp[root])
        if not sharp:
            return
        for root in roots:
            if not groups.sharp[root]:
                first = bisect_left(sharp, (self._start[root], -1))
                last = bisect_left(sharp, (self._end[root] + 1, -1))
                within = (number for _, number in sharp[first : min(last, first + _LOOKED_AT)])
                there = [
                    number
                    for number in within
                    if self._doc[number] != self._doc[root] and groups.fit(number, root)
                ]
                if there:
                    self._join(root, there)

    def _join(self, root: int, there: list[int]) -> None:
        groups, kind = self._groups, self._kind[root]
        speech = self._speaks[root]
        only = len(there) == 1 and self._clear[root] and not speech
        if kind == MEETING and groups.by_persons[there[0]] != groups.by_persons[root]:
            only = False
        wanted = 0.0 if only else SAME_SPEECH if speech else SAME_PERIOD
        likeness, least = max((groups.alike(number, root), -number) for number in there)
        if likeness >= wanted and self._same_way(-least, root, likeness):
            groups.join(-least, root)

    def _same_way(self, one: int, other: int, likeness: float) -> bool:
        """Whether the same side acts, or who did it is in dispute in a story told alike."""
        if self._kind[one] == MEETING or likeness >= TURNED:
            return True
        sets = self._units.mentions.sets.of
        return share(sets[self._sources[one]], sets[self._sources[other]])


def _event_ids(units: Units, roots: Ints) -> pa.Array:
    """The event of each mention: kind, sides and month of the first, and a digest of it.

    No other mention of an event counts for its id.
    """
    mentions = units.mentions
    distinct, of_unit = np.unique(roots, return_inverse=True)
    first = units.lead[distinct]
    dated: Bools = mentions.dated[first]
    sets = mentions.sets.of
    ids = [
        _event_id(mentions.told[parties].kind, sets[mentions.told[parties].who], day, mention_id)
        for parties, day, mention_id in zip(
            mentions.parties[first].tolist(),
            np.where(dated, mentions.first[first], 0).tolist(),
            mentions.ids.take(pa.array(first)).to_pylist(),
            strict=True,
        )
    ]
    return pa.array(ids, pa.string()).take(pa.array(of_unit[units.of_mention]))


def _event_id(kind: str, who: frozenset[str], day: int, mention_id: str) -> str:
    when = f"-{_month(day)}" if day else ""
    digest = hashlib.sha256(mention_id.encode()).hexdigest()[:8]
    return f"{_readable(kind, who)}{when}-{digest}"


@lru_cache(maxsize=100_000)
def _month(day: int) -> str:
    return f"{dt.date.fromordinal(day):%Y-%m}"


@lru_cache(maxsize=100_000)
def _readable(kind: str, who: frozenset[str]) -> str:
    slug: str = slugify("-".join((kind.partition("-")[0], *sorted(who))))
    return slug[:48].strip("-")
