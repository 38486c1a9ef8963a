"""Fill what sentences leave unsaid: "the shelling resumed", "he was released".

Whoever a text speaks of thereabouts is a candidate for who acts, or is acted upon. What speaks for
a candidate is weighed by weights learnt from the training passages, as is what speaks for nobody;
one is taken whose share of all is large enough.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.schemas.codebook.lexicons import EventTypeRow, UnsaidRow
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.events.unsaid.candidates import NOBODY, SOURCE, TARGET, Candidate
from parley.transforms.reading.events.unsaid.who import Who

_PLACES = 6
_BOTH = 2


@dataclass(frozen=True, slots=True)
class Least:
    """The share of all that a candidate needs to be taken, by what it is for.

    `both` is that of each of the two parties of an act that two have with each other.
    """

    source: float
    target: float
    both: float


class Unsaid:
    """Take the likeliest candidates for what the acts of a story lack."""

    def __init__(
        self, rows: Iterable[UnsaidRow], types: Iterable[EventTypeRow], least: Least
    ) -> None:
        self.weights = {row.sign: row.weight for row in rows}
        self.quads: Mapping[str, str] = {row.event_type: row.quad_class for row in types}
        self.least = least

    def fill(self, story: Story) -> None:
        """Write the sources and targets that triggers lack."""
        who = Who(story, self.quads)
        for trigger, role, names in [*self._lacking(story, who)]:
            if role == SOURCE:
                trigger.sources = [*trigger.sources, *names]
            else:
                trigger.targets = names
            trigger.unsaid = True

    def _lacking(self, story: Story, who: Who) -> Iterator[tuple[Trigger, str, list[str]]]:
        """What to write: the trigger, the role, and who; all is chosen before any is written."""
        for trigger in story.triggers:
            if trigger.row.symmetric:
                lacking = _BOTH - len(trigger.who)
                if lacking > 0:
                    chosen = self.ranked(trigger, SOURCE, who.of(trigger, SOURCE), self.least.both)
                    if len(chosen) >= lacking:
                        yield trigger, SOURCE, chosen[:lacking]
                continue
            taken: set[str] = set()
            for role, known, least in (
                (SOURCE, trigger.sources, self.least.source),
                (TARGET, trigger.targets, self.least.target),
            ):
                ranked = [] if known else self.ranked(trigger, role, who.of(trigger, role), least)
                chosen = [actor for actor in ranked if actor not in taken][:1]
                if chosen:
                    yield trigger, role, chosen
                    taken.update(chosen)

    def ranked(
        self, trigger: Trigger, role: str, candidates: Sequence[Candidate], least: float
    ) -> list[str]:
        """Who of CANDIDATES for a ROLE of TRIGGER has a share of LEAST, the likeliest first.

        They must have no less than nobody.
        """
        if not self.weights:
            return []
        shares = self._shares(candidates)
        nobody = next(share for share, name in shares if name == NOBODY)
        ranked = sorted(shares, key=lambda each: (-each[0], each[1]))
        return [name for share, name in ranked if name != NOBODY and share >= max(least, nobody)]

    def _shares(self, candidates: Sequence[Candidate]) -> list[tuple[float, str]]:
        """The share of all that each of CANDIDATES has, by its signs; the first is nobody."""
        scores = [sum(self.weights.get(sign, 0.0) for sign in each.signs) for each in candidates]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        whole = math.fsum(powers)
        return [
            (round(power / whole, _PLACES), each.actor)
            for power, each in zip(powers, candidates, strict=True)
        ]
