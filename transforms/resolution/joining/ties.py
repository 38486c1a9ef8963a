"""Ties between units of different documents: which may be one event, and how much speaks for it.

Units meet only in blocks of one kind and two of the sides that take part, sorted by time and by
words, and each is compared with the next few. All pairs are judged at once, column by column.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import combinations

import numpy as np

from parley.transforms.resolution.columns import (
    Bools,
    Floats,
    Ints,
    Ragged,
    combined,
)
from parley.transforms.resolution.joining.compatibility import Places, share
from parley.transforms.resolution.joining.units import Units
from parley.transforms.resolution.joining.within_document import (
    MEETING,
    SAME_ACT,
    SAME_SPEECH,
    TURNED,
)
from parley.transforms.resolution.joining.wording import all_alike

SAME_PERIOD = 0.25
VISIT = "CONSULT-visit"
_NEXT = 6
_SIDES = 4
_LONGEST = 100  # days of a period that still tells a process from another
_CROWD = 20  # stories of one day, kind and two sides, from which on they are likely several events


@dataclass(frozen=True, eq=False)
class Blocks:
    """Which unit is in which block, one entry a membership, block by block in a fixed order."""

    block: Ints
    unit: Ints


def blocks_of(units: Units) -> Blocks:
    """The dated UNITS by kind and two sides, or by the only one; blocks of one unit are left out.

    Of a wide event some sides will do, as those that tell of it differ in the others. Visits meet
    by who went as well, as not every telling says to whom.
    """
    dated = np.flatnonzero((units.last_start >= 0) & (units.end - units.start <= _LONGEST))
    kinds, sets = units.kinds, units.mentions.sets.of
    kind, who, persons = units.kind[dated], units.who[dated], units.persons[dated]
    persons = np.where(np.array([k == VISIT for k in kinds], np.bool_)[kind], persons, 0)
    numbers, first = combined([kind, who, persons])
    keys = [_keys(kinds[kind[row]], sets[who[row]], sets[persons[row]]) for row in first.tolist()]
    place = {key: n for n, key in enumerate(sorted({key for each in keys for key in each}))}
    told = [place[key] for each in keys for key in each]
    of_numbers = Ragged.of_lengths(np.array([*map(len, keys)], np.int64), np.array(told, np.int64))
    of_units = of_numbers.take(numbers)
    block, unit = of_units.values, np.repeat(dated, of_units.lengths)
    order = np.lexsort((unit, block))
    block, unit = block[order], unit[order]
    several = np.bincount(block, minlength=len(place) + 1)[block] > 1
    return Blocks(block[several], unit[several])


def _keys(kind: str, who: frozenset[str], persons: frozenset[str]) -> list[tuple[str, ...]]:
    sides = sorted(who)[:_SIDES]
    pairs = combinations(sides, 2) if len(sides) > 1 else [tuple(sides)]
    by_sides = [(kind, *pair) for pair in pairs]
    return by_sides + [(VISIT, person, "") for person in sorted(persons)[:_SIDES]]


def ties(blocks: Blocks, units: Units, places: Places) -> tuple[Ints, Ints]:
    """The pairs of UNITS that may be one event, the strongest first; of each the lesser first."""
    one, other, crowded = _candidates(blocks, units)
    fitting = _agree(one, other, units, places)
    one, other, crowded = one[fitting], other[fitting], crowded[fitting]
    strength = _strengths(one, other, crowded, units)
    tied = np.flatnonzero(strength)
    order = tied[np.lexsort((other[tied], one[tied], -strength[tied]))]
    return one[order], other[order]


def _candidates(blocks: Blocks, units: Units) -> tuple[Ints, Ints, Bools]:
    """Pairs that lie close by time or by words and overlap in time, and whether on crowded days.

    A pair is on a crowded day only where it is so in each of the blocks in which it meets.
    """
    block, unit = blocks.block, blocks.unit
    sharp, start, end = units.sharp[unit], units.start[unit], units.end[unit]
    days, _ = combined([block, start])
    on_day = np.bincount(days, weights=sharp, minlength=1)[days]
    by_words, by_other_words = (h[units.lead][unit] for h in units.mentions.words.hashes)
    found: list[Ints] = []
    crowds: list[Bools] = []
    n = len(units)
    for keys in ((by_words, end, start), (start, by_words), (start, by_other_words)):
        order = np.lexsort((unit, *keys, sharp, block))
        for step in range(1, _NEXT + 1):
            a, b = order[:-step], order[step:]
            near = (block[a] == block[b]) & (sharp[a] == sharp[b])
            near &= (end[a] + 1 >= start[b]) & (end[b] + 1 >= start[a])
            a, b = a[near], b[near]
            found.append(np.minimum(unit[a], unit[b]) * n + np.maximum(unit[a], unit[b]))
            crowds.append(np.maximum(on_day[a], on_day[b]) > _CROWD)
    pairs, crowded = np.concatenate(found), np.concatenate(crowds)
    order = np.argsort(pairs, kind="stable")
    pairs, crowded = pairs[order], crowded[order]
    firsts = np.flatnonzero(np.diff(pairs, prepend=-1))
    if len(firsts):
        crowded = np.logical_and.reduceat(crowded, firsts)
    pairs = pairs[firsts]
    return pairs // max(n, 1), pairs % max(n, 1), crowded


def _agree(one: Ints, other: Ints, units: Units, places: Places) -> Bools:
    """Whether nothing told of time, place and persons speaks against one event, pair by pair."""
    sets, doc = units.mentions.sets, units.mentions.doc[units.lead]
    fit: Bools = doc[one] != doc[other]
    fit &= units.first_end[one] >= units.last_start[other]
    fit &= units.first_end[other] >= units.last_start[one]
    at = np.flatnonzero(fit & (units.who[one] != units.who[other]))
    fit[at] = sets.judged(units.who[one[at]], units.who[other[at]], _nested)
    for column in (units.persons, units.hosts):
        told = (column[one] > 0) & (column[other] > 0)
        at = np.flatnonzero(fit & told & (column[one] != column[other]))
        fit[at] = sets.judged(column[one[at]], column[other[at]], share)
    at = np.flatnonzero(fit & (units.places[one] > 0) & (units.places[other] > 0))
    fit[at] = _at_one_place(one[at], other[at], units, places)
    return fit


def _at_one_place(one: Ints, other: Ints, units: Units, places: Places) -> Bools:
    """Whether all places of two units may be one, pair by pair."""
    halls = units.in_halls[one]
    a, b = units.place[one], units.place[other]
    single = (a >= 0) & (b >= 0)
    fit = np.ones(len(one), np.bool_)
    at = np.flatnonzero(single & (a != b))
    fit[at] = places.all_agree(units.mentions.places, a[at], b[at], halls[at])
    for venues in (False, True):
        at = np.flatnonzero(~single & (halls == venues))
        agree = partial(_all_agree, places, venues)
        fit[at] = units.place_sets.judged(units.places[one[at]], units.places[other[at]], agree)
    return fit


def _all_agree(places: Places, venues: bool, one: frozenset[str], other: frozenset[str]) -> bool:
    return all(places.agree(a, b, venues) for a in one for b in other)


def _nested(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _strengths(one: Ints, other: Ints, crowded: Bools, units: Units) -> Floats:
    """How much speaks for one event, where nothing speaks against it; both sharp, or neither.

    On CROWDED days, when much of the kind is told of the same sides, the words must agree too.
    """
    mentions = units.mentions
    same = units_alike(one, other, units)
    kind = units.kind[one]
    meeting = np.array([each == MEETING for each in units.kinds], np.bool_)[kind]
    a, b = units.lead[one], units.lead[other]
    placed = (mentions.place[a] >= 0) & (mentions.place[a] == mentions.place[b])
    equal = units.who[one] == units.who[other]
    tied = equal | placed | (same >= SAME_ACT) | _same_visitor(one, other, kind, units)
    wanted = np.where(
        units.by_wording[one], SAME_SPEECH, np.where(crowded & ~meeting, SAME_PERIOD, 0.0)
    )
    vague = ~units.sharp[one]
    tied &= ~(vague & meeting & (units.by_persons[one] != units.by_persons[other]))
    inferred = np.array([basis == "document" for basis in mentions.bases], np.bool_)[mentions.basis]
    wanted = np.where(vague & (inferred[a] | inferred[b]), np.maximum(wanted, SAME_PERIOD), wanted)
    tied &= (same >= wanted) & (meeting | (same >= TURNED) | _same_direction(a, b, units))
    dates = (units.start[one] == units.start[other]) & (units.end[one] == units.end[other])
    return np.where(tied, 1.0 + 4 * dates + 2 * equal + placed + same, 0.0)


def _same_visitor(one: Ints, other: Ints, kind: Ints, units: Units) -> Bools:
    """Whether one person's visit is told twice, and only once to whom."""
    sets = units.mentions.sets
    alone = np.array([len(each) == 1 for each in sets.of], np.bool_)
    found: Bools = np.array([each == VISIT for each in units.kinds], np.bool_)[kind]
    found &= alone[units.who[one]] | alone[units.who[other]]
    at = np.flatnonzero(found)
    found[at] = sets.judged(units.persons[one[at]], units.persons[other[at]], _meet)
    return found


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one.isdisjoint(other)


def _same_direction(a: Ints, b: Ints, units: Units) -> Bools:
    """Whether the same side acts; where one names no source, nothing speaks against it."""
    sources = units.mentions.of_parties("sources")
    one, other = sources[a], sources[b]
    found: Bools = one == other
    at = np.flatnonzero(~found)
    found[at] = units.mentions.sets.judged(one[at], other[at], share)
    return found


def units_alike(one: Ints, other: Ints, units: Units) -> Floats:
    """How alike the words of two units are, by some mentions of each, pair by pair."""
    stems = units.mentions.words.stems
    same = all_alike(stems, units.first[one], units.first[other])
    for left, right in (("first", "second"), ("second", "first"), ("second", "second")):
        a, b = getattr(units, left)[one], getattr(units, right)[other]
        at = np.flatnonzero((a >= 0) & (b >= 0))
        same[at] = np.maximum(same[at], all_alike(stems, a[at], b[at]))
    return same
