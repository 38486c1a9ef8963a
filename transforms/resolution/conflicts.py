"""Where documents or speakers disagree on one event: each value with who gives it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pyarrow as pa

from schemas.facts import EVENT_CONFLICTS

Row = dict[str, Any]
Sides = Mapping[str, str]


def event_conflicts(mentions: Iterable[Row], documents: Iterable[Row], sides: Sides) -> pa.Table:
    """EVENT_CONFLICTS of MENTIONS, whose `event_id` is set.

    Days are in conflict only where both are known to the day; factuality where one says that it
    happened and another that it did not; sources, targets and places where none is part of the
    other.
    """
    publishers = {row["doc_id"]: row["source_name"] for row in documents}
    clusters: dict[str, list[Row]] = defaultdict(list)
    for mention in mentions:
        clusters[mention["event_id"]].append(mention)
    readers: dict[str, Callable[[Row], str | None]] = {
        "date": _day,
        "factuality": _happened,
        "source": lambda m: _side(m["source_actor_ids"], sides),
        "target": lambda m: _side(m["target_actor_ids"], sides),
        "place": lambda m: m["place_id"],
    }
    rows = []
    for event_id, cluster in sorted(clusters.items()):
        for attribute, read in readers.items():
            values: dict[str, list[Row]] = defaultdict(list)
            for mention in cluster:
                value = read(mention)
                if value is not None:
                    values[value].append(mention)
            if len(values) > 1 and not _nested(attribute, list(values)):
                rows += [
                    _row(event_id, attribute, _shown(attribute, value, told), told, publishers)
                    for value, told in sorted(values.items())
                ]
    return EVENT_CONFLICTS.from_rows(rows)


def _row(
    event_id: str,
    attribute: str,
    value: str,
    told: list[Row],
    publishers: Mapping[str, str | None],
) -> Row:
    documents = sorted({mention["doc_id"] for mention in told})
    return {
        "event_id": event_id,
        "attribute": attribute,
        "value": value,
        "doc_ids": documents,
        "source_names": sorted({name for d in documents if (name := publishers[d])}),
        "attributed_to_actor_ids": sorted(
            {m["attributed_to_actor_id"] for m in told if m["attributed_to_actor_id"]}
        ),
    }


def _shown(attribute: str, value: str, told: list[Row]) -> str:
    """The value as a reader should see it: a place by its name."""
    return str(min(m["place_name"] for m in told)) if attribute == "place" else value


def _day(mention: Row) -> str | None:
    return mention["date_start"].isoformat() if mention["date_precision"] == "day" else None


def _happened(mention: Row) -> str | None:
    told: str = mention["factuality"]
    return told if told in {"actual", "negated", "counterfactual"} else None


def _side(actors: list[str], sides: Sides) -> str | None:
    return " + ".join(sorted({sides.get(a) or a for a in actors})) or None


def _nested(attribute: str, values: list[str]) -> bool:
    """Whether the values only say more or less of the same."""
    if attribute not in {"source", "target"}:
        return False
    parts = [set(value.split(" + ")) for value in values]
    widest = max(parts, key=len)
    return all(side <= widest for side in parts)
