"""The table of events: what the mentions of one event say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import pyarrow as pa

from parley.schemas.codebook.lexicons import EventTypeRow
from parley.schemas.facts import EVENTS
from parley.schemas.table import Row
from parley.schemas.vocabulary import FACTUALITY
from parley.transforms.resolution.tables.event_slices import Cluster, tabled


@dataclass(frozen=True)
class Known:
    """What is known of events besides their mentions.

    `names` are those of the actors by id; `contested` holds the ids of events in dispute.
    """

    documents: Iterable[Row]
    event_types: Iterable[EventTypeRow]
    names: Mapping[str, str]
    contested: AbstractSet[str] = frozenset()


def event_rows(clusters: Iterable[Cluster], known: Known) -> pa.Table:
    """EVENTS of CLUSTERS, each an event with its mentions."""
    return tabled(EVENTS, _events(clusters, known))


def _events(clusters: Iterable[Cluster], known: Known) -> Iterator[Row]:
    scores = {(row.event_type, row.event_mode): row for row in known.event_types}
    by_document = {row["doc_id"]: row for row in known.documents}
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
            "contested": event_id in known.contested,
            "goldstein": score.goldstein,
            "quad_class": score.quad_class,
            "confidence": max(m["confidence"] for m in cluster),
        }
        yield row | {"label": _label(row, cluster, known.names)}


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


def _label(row: Row, cluster: list[Row], names: Mapping[str, str]) -> str:
    def named(actor_ids: list[str]) -> str:
        return ", ".join(names.get(actor, actor) for actor in actor_ids)

    trigger = _commonest(m["trigger"].lower() for m in cluster)
    parts = [f"{named(row['source_actor_ids']) or 'somebody'}: {trigger}"]
    if row["target_actor_ids"]:
        parts.append(f"→ {named(row['target_actor_ids'])}")
    if row["date_precision"] != "none":
        shown = {"year": "%Y", "month": "%Y-%m"}.get(row["date_precision"], "%Y-%m-%d")
        parts.append(f"({row['date_start'].strftime(shown)})")
    if row["factuality"] != "actual":
        parts.append(f"[{row['factuality']}]")
    return " ".join(parts)
