"""Mentions joined into events, without comparing all pairs.

First each document is read by itself (`within`). What its stories tell of a day or a month is then
joined across documents: stories meet only in blocks of one kind and two of the sides that take
part, sorted by time and by words, and each is compared with the next few. Ties are followed from
the strongest to the weakest, as long as all that is told together agrees. A story dated to a month
joins the one event of that month, or one told in the same words. At last `companions` join what
has no date, but is what an act of speech is about.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from slugify import slugify

from parley.transforms.resolution.joining.companions import join_companions
from parley.transforms.resolution.joining.compatibility import Places
from parley.transforms.resolution.joining.features import Told
from parley.transforms.resolution.joining.stories import (
    SAME_PERIOD,
    VISIT,
    Unit,
    key_of,
    same_way,
    tie,
    unit_alike,
    unit_of,
)
from parley.transforms.resolution.joining.union_find import Groups
from parley.transforms.resolution.joining.within_document import (
    MEETING,
    SAME_SPEECH,
    SPEECH,
    stories,
)

_NEXT = 6
_SIDES = 4
_LONGEST = 100  # days of a period that still tells a process from another
_LOOKED_AT = 40
_CROWD = 20  # stories of one day, kind and two sides, from which on they are likely several events
Block = list[int]


def joined(mentions: Iterable[Told], places: Places) -> dict[str, str]:
    """The event of each mention, by mention id.

    What is said to have happened and what is said never to have happened can be one event, in
    dispute; so can acts that some put on one day and some on the next.
    """
    units = sorted(_units(mentions, places), key=lambda unit: unit.key)
    groups = Groups(units, places)
    blocks = _blocks(units)
    for one, other in _strongest_first(blocks, units, places):
        groups.join(one, other)
    for block in blocks:
        _join_periods(block, units, groups)
    join_companions(units, groups)
    event_of: dict[str, str] = {}
    for members in groups.members():
        event_id = _event_id(min(members, key=key_of))
        for mention in members:
            event_of[mention.mention_id] = event_id
    return event_of


def _units(mentions: Iterable[Told], places: Places) -> Iterator[Unit]:
    by_document: dict[str, list[Told]] = defaultdict(list)
    for mention in mentions:
        by_document[mention.doc_id].append(mention)
    for told in by_document.values():
        for story in stories(told, places):
            yield unit_of(story)


def _blocks(units: Sequence[Unit]) -> list[Block]:
    """The dated units by kind and two sides, or by the only one; blocks of one unit are left out.

    Of a wide event some sides will do, as those that tell of it differ in the others. Visits meet
    by who went as well, as not every telling says to whom.
    """
    blocks: dict[tuple[str, ...], Block] = defaultdict(list)
    for number, unit in enumerate(units):
        if unit.story.dated and unit.end - unit.start <= _LONGEST:
            sides = sorted(unit.story.who)[:_SIDES]
            for pair in combinations(sides, 2) if len(sides) > 1 else [tuple(sides)]:
                blocks[unit.first.kind, *pair].append(number)
            if unit.first.kind == VISIT:
                for person in sorted(unit.story.persons)[:_SIDES]:
                    blocks[VISIT, person, ""].append(number)
    return [block for _, block in sorted(blocks.items()) if len(block) > 1]


def _strongest_first(
    blocks: Iterable[Block], units: Sequence[Unit], places: Places
) -> list[tuple[int, int]]:
    ties: dict[tuple[int, int], float] = {}
    for block in blocks:
        on_day = Counter(units[number].start for number in block if units[number].sharp)
        for one, other in _neighbours(block, units):
            a, b = units[one], units[other]
            if (
                a.end + 1 < b.start
                or b.end + 1 < a.start
                or (pair := (one, other) if one < other else (other, one)) in ties
            ):
                continue
            if a.story.agrees(b.story, places) and (
                strength := tie(a, b, max(on_day[a.start], on_day[b.start]) > _CROWD)
            ):
                ties[pair] = strength
    return sorted(ties, key=lambda pair: (-ties[pair], pair))


def _neighbours(block: Block, units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Pairs of a BLOCK that lie close by time, and by two measures of the words."""
    if len(block) <= _NEXT + 1:
        yield from ((a, b) for a, b in combinations(block, 2) if units[a].sharp == units[b].sharp)
        return
    for sharp in (True, False):
        alike_dated = [number for number in block if units[number].sharp == sharp]
        for order in (_by_time, _by_words, _by_other_words):
            alike_dated.sort(key=lambda number: (*order(units[number]), number))
            for place, one in enumerate(alike_dated):
                yield from ((one, other) for other in alike_dated[place + 1 : place + 1 + _NEXT])


def _by_time(unit: Unit) -> tuple[int, ...]:
    return (unit.start, unit.end, unit.hashes[0])


def _by_words(unit: Unit) -> tuple[int, ...]:
    return (unit.hashes[0], unit.start)


def _by_other_words(unit: Unit) -> tuple[int, ...]:
    return (unit.hashes[1], unit.start)


def _join_periods(block: Block, units: Sequence[Unit], groups: Groups) -> None:
    """Groups dated to a month go to the event of it; of several, to the one told most alike."""
    roots = sorted({groups.root(number) for number in block})
    sharp = sorted((units[root].start, root) for root in roots if groups.sharp(root))
    if not sharp:
        return
    for root in roots:
        if not groups.sharp(root):
            unit = units[root]
            first = bisect_left(sharp, (unit.start, -1))
            last = bisect_left(sharp, (unit.end + 1, -1))
            within = (number for _, number in sharp[first : min(last, first + _LOOKED_AT)])
            there = [
                number
                for number in within
                if units[number].first.doc_id != unit.first.doc_id and groups.fit(number, root)
            ]
            if there:
                _join_period(unit, root, there, units, groups)


def _join_period(
    unit: Unit, root: int, there: list[int], units: Sequence[Unit], groups: Groups
) -> None:
    speech = unit.first.kind in SPEECH
    only = len(there) == 1 and unit.first.basis == "text" and unit.first.dated and not speech
    if unit.first.kind == MEETING and units[there[0]].story.by_persons != unit.story.by_persons:
        only = False
    wanted = 0.0 if only else SAME_SPEECH if speech else SAME_PERIOD
    likeness, least = max((unit_alike(units[number], unit), -number) for number in there)
    if likeness >= wanted and same_way(units[-least], unit, likeness):
        groups.join(-least, root)


def _event_id(first: Told) -> str:
    """Kind, sides and month of the FIRST mention, and a digest of it: no other mention counts."""
    when = f"-{dt.date.fromordinal(first.days[0]):%Y-%m}" if first.dated else ""
    digest = hashlib.sha256(first.mention_id.encode()).hexdigest()[:8]
    return f"{_readable(first.kind, first.who)}{when}-{digest}"


@lru_cache(maxsize=100_000)
def _readable(kind: str, who: frozenset[str]) -> str:
    slug: str = slugify("-".join((kind.partition("-")[0], *sorted(who))))
    return slug[:48].strip("-")
