"""What one document tells of one event, as documents are compared with each other."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache

from parley.transforms.resolution.joining.compatibility import Story
from parley.transforms.resolution.joining.features import Told
from parley.transforms.resolution.joining.within_document import (
    MEETING,
    SAME_ACT,
    SAME_SPEECH,
    SPEECH,
    TURNED,
    same_direction,
)
from parley.transforms.resolution.joining.wording import alike

SAME_PERIOD = 0.25
VISIT = "CONSULT-visit"
_COMPARED = 2
Key = tuple[int, str]


@dataclass(slots=True, eq=False)
class Unit:
    """A story with its `first` mention: of the sharpest date, then of the least id (`key`).

    `hashes` are alike where the words are; by them, what may be one event lies side by side.
    """

    story: Story
    first: Told
    key: Key
    start: int
    end: int
    sharp: bool
    hashes: tuple[int, int]


def unit_of(story: Story) -> Unit:
    """The unit that STORY is when it meets others."""
    first = min(story.members, key=key_of)
    days = [m.days for m in story.members if m.dated] or [first.days]
    start, end = max(day[0] for day in days), min(day[1] for day in days)
    return Unit(
        story,
        first,
        key_of(first),
        min(start, end),
        max(start, end),
        any(m.sharp for m in story.members),
        _hashes(first.stems),
    )


def key_of(mention: Told) -> Key:
    """The place of a mention among those of its event: a sharp date first, then by id."""
    return (0 if mention.sharp else 1 if mention.dated else 2, mention.mention_id)


def tie(one: Unit, other: Unit, crowded: bool = False) -> float:
    """How much speaks for one event, where nothing speaks against it; both sharp, or neither.

    On CROWDED days, when much of the kind is told of the same sides, the words must agree too.
    """
    a, b = one.first, other.first
    if a.doc_id == b.doc_id:
        return 0.0  # the text itself tells them apart
    same = unit_alike(one, other)
    place = a.place is not None and a.place == b.place
    equal = one.story.who == other.story.who
    meeting = a.kind == MEETING
    if not equal and not (place or same >= SAME_ACT or _same_visitor(one, other)):
        return 0.0
    wanted = SAME_SPEECH if a.kind in SPEECH else SAME_PERIOD if crowded and not meeting else 0.0
    if not one.sharp:
        if meeting and one.story.by_persons != other.story.by_persons:
            return 0.0
        if "document" in (a.basis, b.basis):
            wanted = max(wanted, SAME_PERIOD)
    if same < wanted or not same_way(one, other, same):
        return 0.0
    return 1.0 + 4 * ((one.start, one.end) == (other.start, other.end)) + 2 * equal + place + same


def _same_visitor(one: Unit, other: Unit) -> bool:
    """Whether one person's visit is told twice, and only once to whom."""
    if one.first.kind != VISIT or one.story.persons.isdisjoint(other.story.persons):
        return False
    return 1 in (len(one.story.who), len(other.story.who))


def same_way(one: Unit, other: Unit, likeness: float) -> bool:
    """Whether the same side acts, or who did it is in dispute in a story told alike."""
    meeting = one.first.kind == MEETING
    return meeting or likeness >= TURNED or same_direction(one.first, other.first)


def unit_alike(one: Unit, other: Unit) -> float:
    """How alike the words of two units are, by some mentions of each."""
    if len(one.story.members) == len(other.story.members) == 1:
        return alike(one.first.stems, other.first.stems)
    return max(
        alike(a.stems, b.stems)
        for a in one.story.members[:_COMPARED]
        for b in other.story.members[:_COMPARED]
    )


def _hashes(stems: tuple[str, ...]) -> tuple[int, int]:
    if not stems:
        return 0, 0
    pairs = [_hash(stem) for stem in stems]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


@lru_cache(maxsize=100_000)
def _hash(stem: str) -> tuple[int, int]:
    value = stem.encode()
    return zlib.crc32(value), zlib.crc32(value, 0x9E3779B9)
