"""What one document tells of one event, as documents are compared with each other: columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from parley.transforms.resolution.columns import Bools, Ints, Sets
from parley.transforms.resolution.joining.compatibility import EVER, NEVER, Places, Story
from parley.transforms.resolution.joining.features import Mentions
from parley.transforms.resolution.joining.telling import Told, records
from parley.transforms.resolution.joining.within_document import stories

_SLICE = 20_000


@dataclass(frozen=True, eq=False)
class Units:
    """Stories of single documents in the order of their keys, one entry each.

    `of_mention` is the unit of each mention, `first` and `second` the mentions by which a unit is
    compared (the second is -1 where it has but one), `lead` the one of the sharpest date and, of
    those, the least id. `start` and `end` are ordinals of days; all dates of it agree from
    `last_start` to `first_end`, in half days. `places` is the number of a set in `place_sets`, and
    `place` the only member of that set, else -1.
    """

    mentions: Mentions
    of_mention: Ints
    lead: Ints
    first: Ints
    second: Ints
    start: Ints
    end: Ints
    sharp: Bools
    last_start: Ints
    first_end: Ints
    who: Ints
    persons: Ints
    hosts: Ints
    by_persons: Bools
    places: Ints
    place: Ints
    place_sets: Sets

    def __len__(self) -> int:
        return len(self.lead)

    @property
    def in_halls(self) -> Bools:
        """Whether each is of a kind that is held in halls."""
        return self.mentions.of_parties("in_halls")[self.lead] > 0

    @property
    def by_wording(self) -> Bools:
        """Whether each is words, of which one side may say several on a day."""
        return self.mentions.of_parties("by_wording")[self.lead] > 0

    @property
    def kinds(self) -> list[str]:
        """The kinds of acts there are."""
        return sorted({each.kind for each in self.mentions.told})

    @property
    def kind(self) -> Ints:
        """The kind of each unit, as a place in `kinds`."""
        place = {kind: number for number, kind in enumerate(self.kinds)}
        of_parties = [place[each.kind] for each in self.mentions.told]
        return np.array(of_parties, np.int64)[self.mentions.parties[self.lead]]


def units_of(mentions: Mentions, places: Places) -> Units:
    """What each document of MENTIONS tells, read by itself."""
    place_sets = Sets()
    number_of = np.array([place_sets.number({each}) for each in mentions.places], np.int64)
    around = mentions.sharp.astype(np.int64)
    undated = mentions.length < 0
    n = len(mentions.ids)
    lead = np.arange(n)
    columns = {
        "first": lead.copy(),
        "second": np.full(n, -1, np.int64),
        "start": np.minimum(mentions.first, mentions.last),
        "end": np.maximum(mentions.first, mentions.last),
        "sharp": mentions.sharp,
        "last_start": np.where(undated, NEVER, 2 * mentions.first - around),
        "first_end": np.where(undated, EVER, 2 * mentions.last + around),
        "who": mentions.of_parties("who"),
        "persons": mentions.of_parties("persons"),
        "hosts": mentions.of_parties("hosts"),
        "by_persons": mentions.of_parties("by_persons").astype(np.bool_),
        "places": np.append(number_of, 0)[mentions.place],
    }
    for story in _longer(mentions, places):
        leader = min(story.members, key=_key)
        numbers = [member.number for member in story.members]
        lead[numbers] = leader.number
        for name, value in _of_story(story, leader, mentions.sets, place_sets).items():
            columns[name][leader.number] = value
    leads = np.flatnonzero(lead == np.arange(n))
    rank = np.where(mentions.sharp, 0, np.where(mentions.dated, 1, 2))
    leads = leads[np.lexsort((leads, rank[leads]))]
    of_mention = np.empty(n, np.int64)
    of_mention[leads] = np.arange(len(leads))
    number = columns["places"][leads]
    return Units(
        mentions=mentions,
        of_mention=of_mention[lead],
        lead=leads,
        # A set of one place has the number that follows the place's.
        place=np.where(number <= len(mentions.places), number - 1, -1),
        place_sets=place_sets,
        **{name: column[leads] for name, column in columns.items()},
    )


def _longer(mentions: Mentions, places: Places) -> Iterator[Story]:
    """The stories of several mentions: of what a document tells twice at least."""
    kinds = {kind: number for number, kind in enumerate(sorted({t.kind for t in mentions.told}))}
    kind = np.array([kinds[each.kind] for each in mentions.told], np.int64)[mentions.parties]
    together = mentions.doc * (len(kinds) + 1) + kind
    order = np.argsort(together, kind="stable")
    _, starts, counts = np.unique(together[order], return_index=True, return_counts=True)
    several = counts > 1
    starts, counts = starts[several], counts[several]
    ends = np.cumsum(counts)
    done = 0
    while done < len(starts):
        upto = max(int(np.searchsorted(ends, (ends[done - 1] if done else 0) + _SLICE)), done + 1)
        rows = np.concatenate(
            [order[s : s + c] for s, c in zip(starts[done:upto], counts[done:upto], strict=True)]
        )
        told = records(mentions, rows)
        for count in counts[done:upto].tolist():
            found = stories([next(told) for _ in range(count)], places)
            yield from (story for story in found if len(story.members) > 1)
        done = upto


def _key(mention: Told) -> tuple[int, int]:
    """The place of a mention among those of its event: a sharp date first, then by id."""
    return (0 if mention.sharp else 1 if mention.dated else 2, mention.number)


def _of_story(story: Story, leader: Told, sets: Sets, place_sets: Sets) -> dict[str, int]:
    days = [m.days for m in story.members if m.dated] or [leader.days]
    start, end = max(day[0] for day in days), min(day[1] for day in days)
    return {
        "first": story.members[0].number,
        "second": story.members[1].number,
        "start": min(start, end),
        "end": max(start, end),
        "sharp": any(m.sharp for m in story.members),
        "last_start": story.last_start,
        "first_end": story.first_end,
        "who": sets.number(story.who),
        "persons": sets.number(story.persons),
        "hosts": sets.number(story.hosts),
        "by_persons": story.by_persons,
        "places": place_sets.number(story.places),
    }
