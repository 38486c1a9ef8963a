"""Measures of mentions: found letter by letter, and linked to the right actor."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.evaluation.items import Case, Item, Pair
from transforms.evaluation.matching import Tally, match, tally


def mention_pairs(case: Case) -> list[Pair]:
    """Gold mentions with extracted ones of exactly the same letters."""

    def likeness(one: Item, other: Item) -> int:
        return (1 + (one["actor"] == other["actor"])) if one.anchor == other.anchor else 0

    return match(*case.of("mention"), likeness)


def mention_measures(case: Case) -> Iterator[tuple[str, Tally]]:
    """Mentions found; and of those that stand for an actor, linked to it."""
    gold, predicted = case.of("mention")
    pairs = mention_pairs(case)
    yield "mention.detection", tally(pairs, gold, predicted)
    linked = [
        (one, other) for one, other in pairs if other["actor"] in one.accepted("actor")
        and other["actor"]
    ]  # fmt: skip
    yield (
        "mention.linking",
        tally(
            linked,
            [item for item in gold if item["actor"]],
            [item for item in predicted if item["actor"]],
        ),
    )
