"""The two sides of a conflict that no codebook holds, by what the text tells of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from parley.transforms.reading.events.trigger import Trigger

_AGAINST = frozenset({"ASSAULT", "COERCE"})
_TOGETHER = frozenset({"CONSULT", "AGREE", "RETREAT"})
_OFTEN, _MOSTLY = 2, 1.5


def told_parties(triggers: Iterable[Trigger], side: Callable[[str], str]) -> tuple[str, ...]:
    """The two that fight, or deal with each other, most often; none where no two stand out.

    SIDE folds persons and organs to their side.
    """
    pairs = Counter(pair for trigger in triggers for pair in _pairs(trigger, side))
    ranked = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _OFTEN:
        return ()
    if len(ranked) > 1 and ranked[0][1] < _MOSTLY * ranked[1][1]:
        return ()
    return ranked[0][0]


def _pairs(trigger: Trigger, side: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    sources = sorted({side(actor) for actor in trigger.sources})
    if trigger.event_type in _AGAINST:
        targets = sorted({side(actor) for actor in trigger.targets})
        for one in sources:
            for other in targets:
                if one != other:
                    yield (min(one, other), max(one, other))
    elif trigger.event_type in _TOGETHER and len(sources) == 2:
        yield (sources[0], sources[1])
