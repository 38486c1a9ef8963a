"""Whether texts disagree on what became of an agreement: was it agreed, who walked away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from parley.schemas.table import Row

_DENIED = frozenset({"negated", "counterfactual"})
_AGAINST = {
    "signed": "not_signed",
    "ratified": "not_signed",
    "implemented": "violated",
}
"""Statuses that cannot both hold."""
_BLAMED = frozenset({"rejected", "withdrawn", "violated", "collapsed", "suspended"})
"""Statuses for which somebody is to blame; two texts may name two."""


def is_contested(statuses: Iterable[Row], sides: Mapping[str, str]) -> bool:
    """Whether two documents or speakers contradict one another in STATUSES of one agreement.

    They do where one denies what the other tells as a fact, where two statuses cannot both hold, or
    where they name different sides for who broke or left it. SIDES maps actors to theirs.
    """
    told: dict[tuple[str, bool], set[str]] = defaultdict(set)
    blamed: dict[str, dict[frozenset[str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in statuses:
        word = f"{row['doc_id']} {row['attributed_to_actor_id']}"
        denied = row["factuality"] in _DENIED
        if not denied and row["factuality"] != "actual":
            continue
        told[row["status"], denied].add(word)
        if row["status"] in _BLAMED and not denied and row["by_actor_ids"]:
            by = frozenset(sides.get(actor) or actor for actor in row["by_actor_ids"])
            blamed[row["status"]][by].add(word)
    return (
        any(_apart(told[status, False], told[status, True]) for status, _ in list(told))
        or any(_apart(told[one, False], told[other, False]) for one, other in _AGAINST.items())
        or any(_blame(by) for by in blamed.values())
    )


def _apart(one: set[str], other: set[str]) -> bool:
    """Whether two sets of words hold words of different documents or speakers."""
    return bool(one and other and len(one | other) > 1)


def _blame(by: Mapping[frozenset[str], set[str]]) -> bool:
    """Whether different words name sides that have nobody in common."""
    return any(
        one.isdisjoint(other) and _apart(by[one], by[other])
        for one in by
        for other in by
        if one != other
    )
