"""Mentions joined into events, without comparing all pairs.

Mentions meet only in blocks of the same type and the same participants, folded to the sides they belong to. In a
block, dated mentions join along the calendar; undated nominal ones join what the same words name.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
from slugify import slugify

from schemas.facts import EVENTS
from transforms.knowledge.knowledge import Knowledge

Row = dict[str, Any]
Sides = Mapping[str, str]
_NEAR = dt.timedelta(days=1)
_ORDER = ("actual", "negated", "future", "possible", "counterfactual")


def joined(mentions: list[Row], sides: Sides) -> dict[str, str]:
    """The event of each mention, by mention id.

    Two mentions tell one event where type and participants agree, and their days are the same or
    next to each other; or where they have the same trigger and place in one document. What is
    said to happen and what is said never to have happened can be one event, in dispute.
    """
    blocks: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: m["event_mention_id"]):
        blocks[_block(mention, sides)].append(mention)
    event_of: dict[str, str] = {}
    for block in blocks.values():
        for cluster in _clusters(block):
            event_id = _event_id(cluster, sides)
            for mention in cluster:
                event_of[mention["event_mention_id"]] = event_id
    return event_of


def _block(mention: Row, sides: Sides) -> tuple[str, ...]:
    who = {*mention["source_actor_ids"], *mention["target_actor_ids"]}
    folded = sorted({sides.get(actor) or actor for actor in who})
    return (mention["event_type"], *folded)


def _clusters(block: list[Row]) -> list[list[Row]]:
    """The events of one block."""
    days = [m for m in block if m["date_start"] and _length(m) <= 7]
    months = [m for m in block if m["date_start"] and 7 < _length(m) <= 62]
    vague = [m for m in block if not m["date_start"] or _length(m) > 62]
    clusters: list[list[Row]] = []
    for mention in sorted(days, key=lambda m: (m["date_start"], m["event_mention_id"])):
        for cluster in reversed(clusters[-3:]):
            if _same_days(cluster, mention) and _places_agree(cluster, mention):
                cluster.append(mention)
                break
        else:
            clusters.append([mention])
    clusters += _by_period(months, clusters)
    by_words: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for mention in vague:
        key = (mention["doc_id"], mention["trigger"].lower(), mention["place_name"] or "")
        by_words[key].append(mention)
    return clusters + list(by_words.values())


def _by_period(months: list[Row], clusters: list[list[Row]]) -> list[list[Row]]:
    """Mentions dated to a month join the one event of that month, or each other."""
    new: dict[tuple[dt.date, dt.date], list[Row]] = defaultdict(list)
    for mention in months:
        within = [
            cluster
            for cluster in clusters
            if mention["date_start"] <= cluster[0]["date_start"] <= mention["date_end"]
        ]
        if len(within) == 1:
            within[0].append(mention)
        else:
            new[mention["date_start"], mention["date_end"]].append(mention)
    return list(new.values())


def _length(mention: Row) -> int:
    days: int = (mention["date_end"] - mention["date_start"]).days
    return days


def _same_days(cluster: list[Row], mention: Row) -> bool:
    first = min(m["date_start"] for m in cluster)
    last = max(m["date_end"] for m in cluster)
    near: bool = mention["date_start"] <= last + _NEAR and mention["date_end"] >= first - _NEAR
    # Without a bound, an act of every day would chain into one event of the whole war.
    longest = dt.timedelta(days=max(_length(m) for m in (*cluster, mention)))
    spread = max(last, mention["date_end"]) - min(first, mention["date_start"])
    return near and spread <= longest + _NEAR


def _places_agree(cluster: list[Row], mention: Row) -> bool:
    named = {m["place_id"] for m in cluster if m["place_id"]}
    return not named or mention["place_id"] is None or mention["place_id"] in named


def _event_id(cluster: list[Row], sides: Sides) -> str:
    first = min(cluster, key=lambda m: m["event_mention_id"])
    who = slugify("-".join(_block(first, sides)))[:48].strip("-")
    dates = sorted(m["date_start"] for m in cluster if m["date_start"])
    when = f"-{dates[0]:%Y-%m}" if dates else ""
    digest = hashlib.sha256(first["event_mention_id"].encode()).hexdigest()[:8]
    return f"{who}{when}-{digest}"


def event_rows(
    mentions: Iterable[Row], documents: Iterable[Row], knowledge: Knowledge, contested: set[str]
) -> pa.Table:
    """EVENTS of MENTIONS, whose `event_id` is set; CONTESTED holds the ids in dispute."""
    scores = {(row.event_type, row.event_mode): row for row in knowledge.event_types}
    by_document = {row["doc_id"]: row for row in documents}
    clusters: dict[str, list[Row]] = defaultdict(list)
    for mention in mentions:
        clusters[mention["event_id"]].append(mention)
    rows = []
    for event_id, cluster in sorted(clusters.items()):
        told = [by_document[doc_id] for doc_id in sorted({m["doc_id"] for m in cluster})]
        mode = _commonest(m["event_mode"] for m in cluster)
        event_type = cluster[0]["event_type"]
        score = scores.get((event_type, mode or "")) or scores[event_type, ""]
        best = max(cluster, key=lambda m: (_sharpness(m), m["confidence"], m["event_mention_id"]))
        row = {
            "event_id": event_id,
            "event_type": event_type,
            "event_mode": mode,
            "source_actor_ids": _commonest_list(m["source_actor_ids"] for m in cluster),
            "target_actor_ids": _commonest_list(m["target_actor_ids"] for m in cluster),
            "date_start": best["date_start"],
            "date_end": best["date_end"],
            "date_precision": best["date_precision"],
            **_place(cluster),
            "factuality": _factuality(cluster),
            "n_mentions": len(cluster),
            "n_documents": len(told),
            "n_sources": len({d["source_name"] or d["doc_id"] for d in told}),
            "first_published_on": min(
                (d["published_on"] for d in told if d["published_on"]), default=None
            ),
            "contested": event_id in contested,
            "goldstein": score.goldstein,
            "quad_class": score.quad_class,
            "confidence": max(m["confidence"] for m in cluster),
        }
        rows.append(row | {"label": _label(row, cluster, knowledge)})
    return EVENTS.from_rows(rows)


def _sharpness(mention: Row) -> int:
    return -_length(mention) if mention["date_start"] else -100_000


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _commonest_list(values: Iterable[list[str]]) -> list[str]:
    counts: Counter[tuple[str, ...]] = Counter(tuple(value) for value in values)
    ranked = sorted((-count, -len(value), value) for value, count in counts.items())
    return list(ranked[0][2])


def _place(cluster: list[Row]) -> Row:
    place_id = _commonest(m["place_id"] for m in cluster)
    name = _commonest(m["place_name"] for m in cluster if m["place_id"] == place_id)
    return {"place_id": place_id, "place_name": name}


def _factuality(cluster: list[Row]) -> str:
    counts: Counter[str] = Counter(m["factuality"] for m in cluster)
    ranked = sorted((-count, _ORDER.index(value), value) for value, count in counts.items())
    return ranked[0][2]


def _label(row: Row, cluster: list[Row], knowledge: Knowledge) -> str:
    def names(actor_ids: list[str]) -> str:
        known = [
            knowledge.actors[a].name if a in knowledge.actors else _readable(a) for a in actor_ids
        ]
        return ", ".join(known)

    trigger = _commonest(m["trigger"].lower() for m in cluster)
    parts = [f"{names(row['source_actor_ids']) or 'somebody'}: {trigger}"]
    if row["target_actor_ids"]:
        parts.append(f"→ {names(row['target_actor_ids'])}")
    if row["date_precision"] != "none":
        shown = {"year": "%Y", "month": "%Y-%m"}.get(row["date_precision"], "%Y-%m-%d")
        parts.append(f"({row['date_start'].strftime(shown)})")
    if row["factuality"] != "actual":
        parts.append(f"[{row['factuality']}]")
    return " ".join(parts)


def _readable(actor_id: str) -> str:
    return actor_id.partition(":")[2].replace("_", " ").title() or actor_id
