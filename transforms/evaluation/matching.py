"""Matching gold with what was extracted, and counting what is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from parley.transforms.evaluation.items import Item, Pair


@dataclass(frozen=True)
class Tally:
    """Counts behind one measure; they add up over documents.

    The measure attr.attributed_to may count as right what it does not count as predicted (the
    author's own voice, where the gold accepts it): no share passes 1 all the same.
    """

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right + other.right, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        """Right among predicted; 0 where nothing was predicted."""
        return min(1.0, self.right / self.predicted) if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Right among gold; 0 where there is no gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def match(
    gold: Sequence[Item], predicted: Sequence[Item], likeness: Callable[[Item, Item], int]
) -> list[Pair]:
    """Pair items one to one, the most alike first; a LIKENESS of 0 is no match."""
    scored = sorted(
        (-score, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(predicted)
        if (score := likeness(one, other))
    )
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for _, i, j in scored:
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((gold[i], predicted[j]))
    return pairs


def tally(pairs: Sequence[Pair], gold: Sequence[Item], predicted: Sequence[Item]) -> Tally:
    """Count PAIRS as right; optional gold and what matches it count neither way."""
    right = sum(not one.optional for one, _ in pairs)
    return Tally(
        right=right,
        predicted=len(predicted) - (len(pairs) - right),
        gold=sum(not item.optional for item in gold),
    )


def narrowed(
    pairs: Sequence[Pair],
    agrees: Callable[[Item, Item], bool],
    gold: Sequence[Item],
    predicted: Sequence[Item],
) -> Tally:
    """Count those of PAIRS that also AGREE; the others stay owed and spurious, but for optional."""
    kept = [pair for pair in pairs if agrees(*pair)]
    dropped = sum(one.optional for one, _ in pairs) - sum(one.optional for one, _ in kept)
    found = tally(kept, gold, predicted)
    return Tally(found.right, found.predicted - dropped, found.gold)


def same_pairs(pairs: Sequence[Pair], name: str) -> Tally:
    """Count pairs of matched items that have the same value in the field NAME, as those of one
    event or of one agreement have; the values themselves need not be the gold's."""

    def together(side: int) -> set[tuple[int, int]]:
        groups = defaultdict(list)
        for number, pair in enumerate(pairs):
            if value := pair[side][name]:
                groups[value].append(number)
        return {(a, b) for members in groups.values() for a in members for b in members if a < b}

    gold, predicted = together(0), together(1)
    return Tally(len(gold & predicted), len(predicted), len(gold))
