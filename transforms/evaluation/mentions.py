"""Measures of mentions: found letter by letter, and linked to the right actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.transforms.evaluation.items import Case, Item, Pair
from parley.transforms.evaluation.matching import Tally, match, tally


def mention_pairs(case: Case) -> list[Pair]:
    """Gold mentions with extracted ones of exactly the same letters."""

    def likeness(one: Item, other: Item) -> int:
        return (1 + (one["actor"] == other["actor"])) if one.anchor == other.anchor else 0

    return match(*case.of("mention"), likeness)


def mention_measures(case: Case) -> Iterator[tuple[str, Tally]]:
    """Mentions found; of those that stand for an actor, linked to it; nominals and pronouns apart.

    The recall of `mention.linking.nominal` and `.pronoun` is the share resolved correctly.
    """
    gold, predicted = case.of("mention")
    pairs = mention_pairs(case)
    yield "mention.detection", tally(pairs, gold, predicted)
    linked = [
        (one, other) for one, other in pairs if other["actor"] in one.accepted("actor")
        and other["actor"]
    ]  # fmt: skip
    yield "mention.linking", _tally(linked, gold, predicted)
    # A mention that the gold has is of the gold's kind, whatever the extractor takes it for.
    kinds = {id(other): _kind(one) for one, other in pairs}
    for kind in ("nominal", "pronoun"):
        yield (
            f"mention.linking.{kind}",
            _tally(
                [pair for pair in linked if _kind(pair[0]) == kind],
                [item for item in gold if _kind(item) == kind],
                [item for item in predicted if kinds.get(id(item), _kind(item)) == kind],
            ),
        )


def _tally(linked: list[Pair], gold: Sequence[Item], predicted: Sequence[Item]) -> Tally:
    """The links that are right, among the mentions that stand for an actor."""
    return tally(
        linked,
        [item for item in gold if item["actor"]],
        [item for item in predicted if item["actor"]],
    )


def _kind(item: Item) -> str | None:
    kind: str | None = item.fields.get("kind")
    return kind
