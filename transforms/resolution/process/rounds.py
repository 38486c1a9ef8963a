"""The table of rounds, and its id and that of its event in each place that tells of one."""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet

import pyarrow as pa

from parley.schemas.table import Row
from parley.schemas.talks import ROUND_MENTIONS, ROUNDS
from parley.transforms.resolution.joining.compatibility import Places
from parley.transforms.resolution.process.joined_rounds import Group, grouped
from parley.transforms.resolution.process.slugs import distinct, slug

_MOST_PARTIES, _MOST_NAMED = 3, 4
_JOINT = " – "


def round_tables(
    extracted: Mapping[str, pa.Table],
    events_of: Callable[[pa.ChunkedArray], pa.ChunkedArray],
    contested: AbstractSet[str],
    names: Mapping[str, str],
    sides: Mapping[str, str],
    places: Places,
) -> dict[str, pa.Table]:
    """ROUNDS of all documents, and ROUND_MENTIONS with their ids and those of events.

    Parameters
    ----------
    extracted: the tables that reading makes, ROUNDS_FOUND among them.
    events_of: gives the events to which mentions of some are joined, by id; null where none is.
    contested: the events on which documents or speakers disagree.
    names: actor id to name.
    sides: actor id to the party or state that it belongs to.
    places: which places may be one.
    """
    rows = extracted[ROUND_MENTIONS.name]
    # A correction may have dropped the mention of an event, and this one then rests on none.
    events = events_of(rows["event_id"])
    mentions = rows.set_column(rows.column_names.index("event_id"), "event_id", events).to_pylist()
    told: dict[str, list[Row]] = defaultdict(list)
    for mention in mentions:
        told[mention["round_id"]].append(mention)
    found = [row for row in extracted["rounds_found"].to_pylist() if row["round_id"] in told]
    groups = grouped(found, told, sides, places)
    made: list[Row] = []
    marks = [group.rows[0]["round_id"] for group in groups]
    ids = distinct([_slug(group) for group in groups], marks)
    for round_id, group in zip(ids, groups, strict=True):
        evidence = [mention for row in group.rows for mention in told[row["round_id"]]]
        _give_ids(evidence, round_id)
        made.append(_row(round_id, group, evidence, contested, names))
    return {
        ROUND_MENTIONS.name: ROUND_MENTIONS.from_rows(mentions),
        ROUNDS.name: ROUNDS.from_rows(made),
    }


def _give_ids(evidence: Iterable[Row], round_id: str) -> None:
    """Write on the mentions of one round its id, and its event on those that tell none."""
    evidence = list(evidence)
    events = Counter(m["event_id"] for m in evidence if m["event_id"] is not None)
    usual = min(events, key=lambda event: (-events[event], event), default=None)
    for mention in evidence:
        mention["round_id"] = round_id
        mention["event_id"] = mention["event_id"] or usual


def _row(
    round_id: str,
    group: Group,
    evidence: list[Row],
    contested: AbstractSet[str],
    names: Mapping[str, str],
) -> Row:
    placed, dated = group.placed, group.dated
    when = {name: dated[name] for name in ("date_start", "date_end", "date_precision")}
    parties = _all(group.rows, "party_actor_ids")
    mediators = _all(group.rows, "mediator_actor_ids") - parties
    return {
        "round_id": round_id,
        "name": _name(group, placed, when, names),
        "kind": _kind(group),
        "party_actor_ids": sorted(parties),
        "host_actor_ids": sorted(_all(group.rows, "host_actor_ids")),
        "mediator_actor_ids": sorted(mediators),
        "delegate_actor_ids": sorted(_all(group.rows, "delegate_actor_ids")),
        "level": _commonest(row["level"] for row in group.rows),
        "place_id": placed["place_id"] if placed else None,
        "place_name": placed["place_name"] if placed else None,
        **when,
        "outcome": _outcome(group),
        "n_mentions": len(evidence),
        "n_documents": len({mention["doc_id"] for mention in evidence}),
        "contested": any(mention["event_id"] in contested for mention in evidence),
        "confidence": max(mention["confidence"] for mention in evidence),
    }


def _all(rows: Iterable[Row], column: str) -> set[str]:
    return {actor for row in rows for actor in row[column]}


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _kind(group: Group) -> str:
    return _commonest(row["kind"] for row in group.rows) or "talks"


def _outcome(group: Group) -> str | None:
    """What it brought, by the document that tells most of it."""
    told = [row for row in group.rows if row["outcome"]]
    best = max(told, key=lambda r: (group.told[r["round_id"]], r["round_id"]), default=None)
    return best["outcome"] if best is not None else None


def _slug(group: Group) -> str:
    """A readable id: place or parties, kind, and month or year."""
    placed, dated = group.placed, group.dated
    parties = sorted(_all(group.rows, "party_actor_ids"))[:_MOST_PARTIES]
    when = ""
    if dated["date_start"] is not None:
        shape = "%Y" if dated["date_precision"] == "year" else "%Y_%m"
        when = dated["date_start"].strftime(shape)
    who = [actor.rpartition(":")[2] for actor in parties]
    where = [placed["place_name"]] if placed else who
    return slug([*where, _kind(group), when])


def _name(group: Group, placed: Row | None, when: Row, names: Mapping[str, str]) -> str:
    """What readers call it: "Russia – Ukraine, talks, Istanbul, 15 May 2025"."""
    parties = sorted(
        names.get(actor, actor) for actor in _all(group.rows, "party_actor_ids")
    )[:_MOST_NAMED]  # fmt: skip
    parts = [_JOINT.join(parties), _kind(group)]
    if placed is not None:
        parts.append(placed["place_name"])
    parts.append(_day(when))
    return ", ".join(part for part in parts if part)


def _day(when: Row) -> str:
    """A date as people write it."""
    day = when["date_start"]
    if day is None:
        return ""
    if when["date_precision"] == "year":
        return str(day.year)
    month = f"{calendar.month_name[day.month]} {day.year}"
    return f"{day.day} {month}" if when["date_precision"] == "day" else month
