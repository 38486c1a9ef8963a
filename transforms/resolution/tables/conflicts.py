"""Where documents or speakers disagree on one event: each value with who gives it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import combinations

import pyarrow as pa

from parley.schemas.facts import EVENT_CONFLICTS
from parley.schemas.table import Row
from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.resolution.joining.compatibility import Places
from parley.transforms.resolution.tables.event_slices import Cluster, tabled
from parley.transforms.resolution.tables.figures import Figure, in_dispute

Sides = Mapping[str, str]
# A value with those who give it, as (document, on whose word).
Given = dict[str, list[tuple[str, str | None]]]

_SYMMETRIC = "CONSULT"
_DENIED = frozenset({"negated", "counterfactual"})
_REPORTED = "reported"
# From what a text asserts itself to what it leaves open.
_RESTS_ON = ("actual", _REPORTED, "possible")


@dataclass(frozen=True)
class Disputes:
    """What tells whether values are in dispute; `figures` are those about each event.

    To cite one of `cited`, a scholar or a newspaper, is to assert with a reference, not to leave it
    to their word.
    """

    documents: Iterable[Row]
    sides: Sides
    places: Places
    cited: AbstractSet[str] = frozenset({AUTHOR})
    figures: Mapping[str, list[Figure]] = field(default_factory=dict)

    def of(self, cluster: Cluster) -> Iterator[tuple[str, Given]]:
        """Each attribute in dispute with its values."""
        for attribute, given in self._values(cluster):
            if _disagree(given):
                yield attribute, given

    def _values(self, cluster: Cluster) -> Iterator[tuple[str, Given]]:
        event_id, mentions = cluster
        yield "date", _given(_told_best(mentions), _day)
        yield "factuality", self._whether(mentions)
        if mentions[0]["event_type"] != _SYMMETRIC:
            yield "source", self._who(mentions, "source_actor_ids")
            yield "target", self._who(mentions, "target_actor_ids")
        yield "place", self._where(mentions)
        yield "quantity", _how_many(self.figures.get(event_id, ()))

    def _who(self, mentions: list[Row], column: str) -> Given:
        """The sides in a COLUMN of actors, unless each only says more or less of the same."""
        given = _given(mentions, lambda mention: self._side(mention[column]))
        return {} if _nested(list(given)) else given

    def _side(self, actors: list[str]) -> str | None:
        return " + ".join(sorted({self.sides.get(a) or a for a in actors})) or None

    def _where(self, mentions: list[Row]) -> Given:
        named = sorted({m["place_id"] for m in mentions if m["place_id"]})
        if all(self.places.agree(one, other, venues=True) for one, other in combinations(named, 2)):
            return {}
        shown = {m["place_id"]: m["place_name"] for m in sorted(mentions, key=_by_name)}
        return _given(mentions, lambda m: shown.get(m["place_id"]) if m["place_id"] else None)

    def _whether(self, mentions: list[Row]) -> Given:
        """Whether it happened, where that is told both ways, or rests on less in some document."""
        happened = _given(mentions, _happened)
        if "actual" in happened and len(happened) > 1:
            return happened
        if len({m["doc_id"] for m in mentions}) < 2 or not _DENIED.isdisjoint(happened):
            return {}
        return self._grounds(mentions)

    def _grounds(self, mentions: list[Row]) -> Given:
        """What each document rests the event on at best."""
        ranked = [(m, rank) for m in mentions if (rank := self._rank(m)) is not None]
        best: dict[str, int] = {}
        for mention, rank in ranked:
            best[mention["doc_id"]] = min(rank, best.get(mention["doc_id"], rank))
        values: Given = defaultdict(list)
        for mention, rank in ranked:
            if rank == best[mention["doc_id"]]:
                values[_RESTS_ON[rank]].append(_teller(mention))
        return values

    def _rank(self, mention: Row) -> int | None:
        """The place of a mention in what an event may rest on."""
        told, speaker = mention["factuality"], mention["attributed_to_actor_id"]
        if told == "actual" and speaker and speaker not in self.cited:
            told = _REPORTED
        return _RESTS_ON.index(told) if told in _RESTS_ON else None


def event_conflicts(clusters: Iterable[Cluster], disputes: Disputes) -> pa.Table:
    """EVENT_CONFLICTS of CLUSTERS, each an event with its mentions.

    Days are in conflict only where both are known to the day, and what a teller says itself counts
    before what was inferred from it; sources, targets and places where
    none is part of the other; figures where both cannot be right. Factuality is where one says
    that it happened and another that it did not, or where one document asserts what another only
    reports on somebody's word ('reported') or leaves open ('possible').
    """
    publishers = {row["doc_id"]: row["source_name"] for row in disputes.documents}
    return tabled(
        EVENT_CONFLICTS,
        (
            _row(cluster[0], attribute, value, given[value], publishers)
            for cluster in clusters
            for attribute, given in disputes.of(cluster)
            for value in sorted(given)
        ),
    )


def _row(
    event_id: str,
    attribute: str,
    value: str,
    told: list[tuple[str, str | None]],
    publishers: Mapping[str, str | None],
) -> Row:
    documents = sorted({doc_id for doc_id, _ in told})
    return {
        "event_id": event_id,
        "attribute": attribute,
        "value": value,
        "doc_ids": documents,
        "source_names": sorted({name for d in documents if (name := publishers[d])}),
        "attributed_to_actor_ids": sorted({speaker for _, speaker in told if speaker}),
    }


def _given(mentions: Iterable[Row], read: Callable[[Row], str | None]) -> Given:
    """The values that MENTIONS give by READ, each with who gives it."""
    values: Given = defaultdict(list)
    for mention in mentions:
        value = read(mention)
        if value is not None:
            values[value].append(_teller(mention))
    return values


def _disagree(given: Given) -> bool:
    """Whether two that tell have no value in common: who gives two values is not at odds alone."""
    if len(given) < 2:
        return False
    values: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for value, told in given.items():
        for teller in told:
            values[teller].add(value)
    told_alike = {frozenset(each) for each in values.values()}
    return any(one.isdisjoint(other) for one, other in combinations(told_alike, 2))


def _day(mention: Row) -> str | None:
    return mention["date_start"].isoformat() if mention["date_precision"] == "day" else None


def _told_best(mentions: list[Row]) -> list[Row]:
    """The mentions without those whose day is inferred, where their teller tells a day itself."""
    telling = {
        _teller(mention)
        for mention in mentions
        if mention["date_basis"] == "text" and mention["date_precision"] == "day"
    }
    return [m for m in mentions if m["date_basis"] == "text" or _teller(m) not in telling]


def _teller(mention: Row) -> tuple[str, str | None]:
    return mention["doc_id"], mention["attributed_to_actor_id"]


def _happened(mention: Row) -> str | None:
    told: str = mention["factuality"]
    return told if told == "actual" or told in _DENIED else None


def _nested(values: list[str]) -> bool:
    """Whether the values only say more or less of the same."""
    parts = [set(value.split(" + ")) for value in values]
    widest = max(parts, key=len, default=set())
    return all(side <= widest for side in parts)


def _how_many(figures: Iterable[Figure]) -> Given:
    values: Given = defaultdict(list)
    for figure in in_dispute(figures):
        values[figure.value].append((figure.doc_id, figure.attributed_to))
    return values


def _by_name(mention: Row) -> str:
    return mention["place_name"] or ""
