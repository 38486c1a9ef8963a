"""The two sides of a conflict that no codebook holds, by what the text tells of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from parley.transforms.reading.events.participants.inference import mediates
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger

_REBEL = "REB"
_STATE, _ARMED = "state", "armed_group"
# Who fights is a side, who talks may be a guest: an attack on the other weighs more than talks with
# it, and than one on somebody unnamed.
_FIGHT, _DEAL, _HALF = 2, 1, 1
_OFTEN, _MOSTLY = 3, 1.5


def told_parties(story: Story) -> tuple[str, ...]:
    """The two that fight, or deal with each other, most often; none where no two stand out.

    Who only brings others together is none of them. Within a country, who fights without a named
    opponent is across from its government or its rebels, where the text has but one of them.
    """
    folded = _Folded(story)
    mediators = {
        side
        for trigger in story.triggers
        if mediates(trigger)
        for side in folded.sides(trigger.sources)
    }
    pairs: Counter[tuple[str, str]] = Counter()
    for trigger in story.triggers:
        for one, other, weight in _pairs(trigger, folded):
            if one != other and (weight == _FIGHT or mediators.isdisjoint({one, other})):
                pairs[min(one, other), max(one, other)] += weight
    ranked = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _OFTEN:
        return ()
    if len(ranked) > 1 and ranked[0][1] < _MOSTLY * ranked[1][1]:
        return ()
    return ranked[0][0]


def fold_rebels(story: Story) -> None:
    """Let rebels whom only the text names belong to the party that fights their state.

    The one known armed group that a text speaks of is called "the rebels" and "fighters" too.
    """
    states = {party for party in story.parties if story.kind_of(party) == _STATE}
    armed = [party for party in story.parties if story.kind_of(party) == _ARMED]
    if len(states) != 1 or len(armed) != 1:
        return
    found = story.doc._.found.actors.items()
    same = (actor for actor, new in found if new.sector == _REBEL and new.country in states)
    story.take_for(armed[0], same)


class _Folded:
    """The sides of a story; the rebels of a country are one, whatever the text calls them."""

    def __init__(self, story: Story) -> None:
        self._story, self._found = story, story.doc._.found.actors
        acting = Counter(
            side
            for trigger in story.triggers
            for side in story.sides(trigger.who)
            if self._is_rebel(side)
        )
        self.rebels = min(acting, key=lambda side: (-acting[side], side), default=None)
        home = story.doc._.home
        self.within = (home, self.rebels) if home is not None and self.rebels is not None else None
        """Who is across from each other within the country of the text."""

    def sides(self, actors: Iterable[str]) -> list[str]:
        """The sides of ACTORS, sorted."""
        sides = self._story.sides(actors)
        rebels = {side for side in sides if self._is_rebel(side)}
        return sorted((sides - rebels) | ({self.rebels} if rebels and self.rebels else set()))

    def _is_rebel(self, side: str) -> bool:
        actor = self._found.get(side)
        return actor is not None and actor.sector == _REBEL


def _pairs(trigger: Trigger, folded: _Folded) -> Iterator[tuple[str, str, int]]:
    """The two sides between which TRIGGER happens, with its weight; by halves where one is told."""
    sources, targets = folded.sides(trigger.sources), folded.sides(trigger.targets)
    if trigger.event_type in traits(trigger.token).force:
        if sources and targets:
            yield from ((one, other, _FIGHT) for one in sources for other in targets)
        elif folded.within and set(folded.within).intersection(sources or targets):
            yield (*folded.within, _HALF)
    elif trigger.event_type in traits(trigger.token).of_parties and len(sources) == 2:
        yield sources[0], sources[1], _DEAL
