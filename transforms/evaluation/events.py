"""Measures of events: found, typed, with the right actors, and what is said of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from parley.transforms.evaluation.items import Case, Item, Pair
from parley.transforms.evaluation.letters import letters, overlap
from parley.transforms.evaluation.matching import Tally, match, narrowed, same_pairs, tally

_NEAR = 25
"""Letters by which two triggers in overlapping spans may stand apart."""


def event_pairs(case: Case) -> list[Pair]:
    """Gold events with extracted ones of the same type at about the same place."""

    def likeness(one: Item, other: Item) -> int:
        if other["type"] not in one.accepted("type") or not _near(one, other):
            return 0
        return 1 + overlap(one.anchor, other.anchor)

    return match(*case.of("event"), likeness)


def event_measures(case: Case) -> Iterator[tuple[str, Tally]]:
    """Each measure of events and of their attributes, with its counts."""
    gold, predicted = case.of("event")
    typed = event_pairs(case)

    def sources_meet(one: Item, other: Item) -> bool:
        return case.meet(one, other, "source")

    def same(one: Item, other: Item, name: str, *, folded: bool) -> bool:
        theirs = {case.fold_predicted(a) if folded else a for a in other[name]}
        return any(
            {case.fold_gold(a) if folded else a for a in value} == theirs
            for value in one.accepted(name)
        )

    def same_dyad(one: Item, other: Item) -> bool:
        return all(same(one, other, name, folded=True) for name in ("source", "target"))

    def same_actors(one: Item, other: Item) -> bool:
        return all(same(one, other, name, folded=False) for name in ("source", "target"))

    def narrower(agrees: Callable[[Item, Item], bool]) -> Tally:
        return narrowed(typed, agrees, gold, predicted)

    yield "event.trigger", tally(match(gold, predicted, _trigger_likeness), gold, predicted)
    yield "event.typed", tally(typed, gold, predicted)
    yield "event.typed+source", narrower(sources_meet)
    yield "event.typed+dyad_exact", narrower(same_dyad)
    yield "event.typed+actors_exact", narrower(same_actors)
    yield (
        "event.typed+source+factuality",
        narrower(lambda one, other: sources_meet(one, other) and _same_factuality(one, other)),
    )
    yield from _attribute_measures(case, typed)
    yield "event.cluster_pairs", same_pairs(typed, "cluster")


def _near(one: Item, other: Item) -> bool:
    if overlap(one.anchor, other.anchor):
        return True
    return bool(overlap(one.span, other.span)) and abs(one.anchor[0] - other.anchor[0]) < _NEAR


def _trigger_likeness(one: Item, other: Item) -> int:
    if not _near(one, other):
        return 0
    typed = other["type"] in one.accepted("type")
    return 1 + overlap(one.anchor, other.anchor) + 5 * typed


def _attribute_measures(case: Case, typed: Sequence[Pair]) -> Iterator[tuple[str, Tally]]:
    """How often each attribute of a typed event is right."""
    right = sum(_same_factuality(*pair) for pair in typed)
    yield "attr.factuality", Tally(right, len(typed), len(typed))
    yield "attr.date_month", _stated(typed, "date", lambda v, w: _month(v) == _month(w))
    yield "attr.place", _stated(typed, "place", lambda v, w: letters(v) == letters(w))

    def reported(item: Item) -> bool:
        return item["attributed_to"] not in (None, "author")

    owed = [(one, other) for one, other in typed if reported(one)]
    right = sum(case.same_actor(one, other, "attributed_to") for one, other in owed)
    given = sum(reported(other) for _, other in typed)
    yield "attr.attributed_to", Tally(right, given, len(owed))


def _stated(typed: Sequence[Pair], name: str, alike: Callable[[str, str], bool]) -> Tally:
    """Counts of a field that a text need not state.

    Where annotators differed on whether it is stated, a wrong value counts neither way.
    """
    right = given = owed = 0
    for one, other in typed:
        values = one.accepted(name)
        agrees = bool(other[name]) and any(v and alike(v, other[name]) for v in values)
        counts = agrees or not (name in one.alt and None in values)
        right += agrees
        given += bool(other[name]) and counts
        owed += agrees or (bool(one[name]) and counts)
    return Tally(right, given, owed)


def _same_factuality(one: Item, other: Item) -> bool:
    return other["factuality"] in one.accepted("factuality")


def _month(date: str) -> str:
    """Year and month of a date or of the start of an interval."""
    return date.partition("/")[0][:7]
