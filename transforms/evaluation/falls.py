"""Where a release is further from the gold than the one before: figures, and the rows behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from parley.transforms.evaluation.evaluate import PAIRS, Difference, cases
from parley.transforms.evaluation.items import Case, Item

_EVENTS = "event"
"""The layer whose pairs the measures of attributes look at."""

_OF_ATTRIBUTES = "attr."


@dataclass(frozen=True)
class Fall:
    """A measure whose F1 was BEFORE, in the last release or a better one, and is NOW."""

    gold_set: str
    layer: str
    measure: str
    before: float
    now: float

    def __str__(self) -> str:
        return f"{self.measure} of {self.gold_set} from {self.before:.3f} to {self.now:.3f}"


def best(before: pa.Table, earlier: Iterable[Sequence[Mapping[str, Any]]]) -> pa.Table:
    """EVALUATION rows BEFORE, each with the highest F1 that it or EARLIER releases have.

    EARLIER are the figures of releases. Those count that rest on the same number of gold items.
    """
    highest: dict[tuple[Any, ...], float] = {}
    for row in (row for figures in earlier for row in figures):
        highest[_which(row)] = max(row["f1"], highest.get(_which(row), 0.0))
    rows = before.to_pylist()
    raised = [max(row["f1"], highest.get(_which(row), 0.0)) for row in rows]
    place = before.column_names.index("f1")
    return before.set_column(place, before.schema.field("f1"), pa.array(raised, pa.float64()))


def _which(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["gold_set"], row["measure"], row["n_gold"]


def falls(before: pa.Table, now: pa.Table, tolerated: float, few: int) -> list[Fall]:
    """The measures of EVALUATION rows NOW whose F1 is lower than BEFORE by more than TOLERATED.

    Only those are compared that rest on the same number of gold items, at least FEW. The deepest
    fall comes first.
    """
    old = {(row["gold_set"], row["measure"]): row for row in before.to_pylist()}
    found = []
    for row in now.to_pylist():
        last = old.get((row["gold_set"], row["measure"]))
        if last is None or last["n_gold"] != row["n_gold"] or row["n_gold"] < few:
            continue
        if last["f1"] - row["f1"] > tolerated:
            found.append(Fall(row["gold_set"], row["layer"], row["measure"], last["f1"], row["f1"]))
    return sorted(found, key=lambda fall: (fall.now - fall.before, fall.gold_set, fall.measure))


def uncompared(before: pa.Table, now: pa.Table, few: int) -> list[str]:
    """The measures of EVALUATION rows BEFORE, of at least FEW gold items, that no row of NOW meets.

    That is, none of the same number of gold items; their names, such as "event.typed of hand".
    Measures of attributes rest on the events that were found, and are left out.
    """
    met = {(row["gold_set"], row["measure"], row["n_gold"]) for row in now.to_pylist()}
    return sorted(
        f"{row['measure']} of {row['gold_set']}"
        for row in before.to_pylist()
        if row["n_gold"] >= few
        and not row["measure"].startswith(_OF_ATTRIBUTES)
        and (row["gold_set"], row["measure"], row["n_gold"]) not in met
    )


def worsened(
    before: Mapping[str, pa.Table],
    now: Mapping[str, pa.Table],
    gold_set: str,
    files: Sequence[str],
    layer: str,
) -> list[Difference]:
    """The rows behind a fall of LAYER: what BEFORE had right and NOW has not.

    `outcome` tells how: 'lost' gold is found no more, of 'changed' gold less is right, and what is
    'added' answers to no gold.
    """
    layer = layer if layer in PAIRS else _EVENTS
    old = {case.source_uri: case for case in cases(before, gold_set, files)}
    found = []
    for case in cases(now, gold_set, files):
        if last := old.get(case.source_uri):
            found += [Difference(case.source_uri, *each) for each in _worse(last, case, layer)]
    return found


def _worse(last: Case, case: Case, layer: str) -> Iterator[tuple[str, Item]]:
    right_before, right_now = _right(last, layer), _right(case, layer)
    gold, _ = case.of(layer)
    for place, item in enumerate(gold):
        if place not in right_before:
            continue
        if place not in right_now:
            yield "lost", item
        elif right_before[place] - right_now[place]:
            yield "changed", item
    known = {_told(item) for item in _spurious(last, layer)}
    for item in _spurious(case, layer):
        if _told(item) not in known:
            yield "added", item


def _right(case: Case, layer: str) -> dict[int, set[str]]:
    """The fields that are right of each gold item, by its place, that is found."""
    places = {id(item): place for place, item in enumerate(case.of(layer)[0])}
    return {
        places[id(one)]: {
            name for name in one.fields if other.fields.get(name) in one.accepted(name)
        }
        for one, other in PAIRS[layer](case)
    }


def _spurious(case: Case, layer: str) -> list[Item]:
    matched = {id(other) for _, other in PAIRS[layer](case)}
    return [item for item in case.of(layer)[1] if id(item) not in matched]


def _told(item: Item) -> tuple[object, ...]:
    return (
        item.span,
        item.anchor,
        *(f"{name}={item.fields[name]}" for name in sorted(item.fields)),
    )
