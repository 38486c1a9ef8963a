"""The table of events: what the mentions of one event say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pyarrow as pa

from parley.schemas.facts import EVENTS
from parley.schemas.table import Row
from parley.schemas.vocabulary import FACTUALITY
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.resolution.tables.event_slices import Cluster, tabled


def event_rows(
    clusters: Iterable[Cluster], documents: Iterable[Row], knowledge: Knowledge, contested: set[str]
) -> pa.Table:
    """EVENTS of CLUSTERS, each an event with its mentions; CONTESTED holds the ids in dispute."""
    return tabled(EVENTS, _events(clusters, documents, knowledge, contested))


def _events(
    clusters: Iterable[Cluster], documents: Iterable[Row], knowledge: Knowledge, contested: set[str]
) -> Iterator[Row]:
    scores = {(row.event_type, row.event_mode): row for row in knowledge.event_types}
    by_document = {row["doc_id"]: row for row in documents}
    for event_id, cluster in clusters:
        told = [by_document[doc_id] for doc_id in sorted({m["doc_id"] for m in cluster})]
        mode = _commonest(m["event_mode"] for m in cluster)
        event_type = cluster[0]["event_type"]
        score = scores.get((event_type, mode or "")) or scores[event_type, ""]
        best = max(cluster, key=lambda m: (_sharpness(m), m["confidence"], m["event_mention_id"]))
        row = {
            "event_id": event_id,
            "event_type": event_type,
            "event_mode": mode,
            **_who(cluster),
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
        yield row | {"label": _label(row, cluster, knowledge)}


def _sharpness(mention: Row) -> int:
    return (
        -(mention["date_end"] - mention["date_start"]).days if mention["date_start"] else -100_000
    )


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _who(cluster: list[Row]) -> Row:
    """Source and target as most mentions tell them together; of equals, those that say most."""
    counts: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter(
        (tuple(m["source_actor_ids"]), tuple(m["target_actor_ids"])) for m in cluster
    )
    ranked = sorted((-n, -len(s) - len(t), s, t) for (s, t), n in counts.items())
    _, _, sources, targets = ranked[0]
    return {"source_actor_ids": list(sources), "target_actor_ids": list(targets)}


def _place(cluster: list[Row]) -> Row:
    place_id = _commonest(m["place_id"] for m in cluster)
    name = _commonest(m["place_name"] for m in cluster if m["place_id"] == place_id)
    return {"place_id": place_id, "place_name": name}


def _factuality(cluster: list[Row]) -> str:
    counts: Counter[str] = Counter(m["factuality"] for m in cluster)
    ranked = sorted((-count, FACTUALITY.index(value), value) for value, count in counts.items())
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
