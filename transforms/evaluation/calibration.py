"""How often the rows of each method are right, counted on gold: what confidences rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import pyarrow as pa

from parley.schemas.vocabulary import judged_as
from parley.transforms.evaluation.evaluate import PAIRS, cases
from parley.transforms.evaluation.items import Case, Item, Pair

Counts = dict[tuple[str, str], tuple[int, int]]
"""Layer and method to the rows that could be judged, and those of them that were right."""


def calibration(tables: Mapping[str, pa.Table], gold: Mapping[str, Sequence[str]]) -> Counts:
    """Count the rows of TABLES that the sets GOLD judge, by layer and method.

    TABLES are those that `resolve` makes of what was extracted, without reviewers' corrections:
    what a reviewer has corrected says nothing of the method that found it.

    A row that matches an optional item of the gold counts neither way. An event is right with its
    type, a stance with its position, an attribution with its speaker, a mention with its actor, a
    role with its value, an interest with its holder.
    """
    judged: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for name, files in gold.items():
        for case in cases(tables, name, files):
            for layer in {item.layer for item in case.gold}:
                for item, is_right in _verdicts(case, layer):
                    key = (layer, judged_as(str(item["method"])))
                    judged[key] += 1
                    right[key] += is_right
    return {key: (judged[key], right[key]) for key in sorted(judged)}


def _verdicts(case: Case, layer: str) -> Iterable[tuple[Item, bool]]:
    pairs = {id(predicted): (gold, predicted) for gold, predicted in PAIRS[layer](case)}
    for item in case.of(layer)[1]:
        pair = pairs.get(id(item))
        if pair is None:
            yield item, False
        elif not pair[0].optional:
            yield item, _AGREES.get(layer, _always)(pair, case)


def _always(pair: Pair, case: Case) -> bool:
    return True


def _position(pair: Pair, case: Case) -> bool:
    return pair[1]["position"] in pair[0].accepted("position")


def _speaker(pair: Pair, case: Case) -> bool:
    return case.same_actor(*pair, "speaker")


def _actor(pair: Pair, case: Case) -> bool:
    return pair[1]["actor"] in pair[0].accepted("actor")


def _role(pair: Pair, case: Case) -> bool:
    return pair[1]["role"] in pair[0].accepted("role")


def _holder(pair: Pair, case: Case) -> bool:
    return case.same_actor(*pair, "holder")


_AGREES: dict[str, Callable[[Pair, Case], bool]] = {
    "stance": _position,
    "attribution": _speaker,
    "mention": _actor,
    "role": _role,
    "interest": _holder,
}
