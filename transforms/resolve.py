"""From what each document says to the dataset: actors, events and places are joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyarrow as pa

from schemas.dimensions import EVENT_KINDS, ISSUES
from schemas.facts import EVENT_MENTIONS, EVENT_PARTICIPANTS, QUANTITIES
from schemas.tables import BY_NAME
from transforms.knowledge.knowledge import Knowledge
from transforms.knowledge.sides import sides
from transforms.resolution.actors import actor_tables
from transforms.resolution.confidence import calibrated
from transforms.resolution.conflicts import event_conflicts
from transforms.resolution.content import contents
from transforms.resolution.events import event_rows
from transforms.resolution.joining import joined
from transforms.resolution.places import places

_UNCHANGED = ("mentions", "stances", "attributions", "explanations")


def resolve(
    documents: pa.Table,
    extracted: Mapping[str, pa.Table],
    knowledge: Knowledge,
    aliases: Iterable[tuple[str, str, str]] = (),
) -> dict[str, pa.Table]:
    """All dimension and fact tables of a release, sorted, by name.

    Parameters
    ----------
    documents: rows of DOCUMENTS.
    extracted: the tables of `transforms.extract.extract` for these documents, together.
    knowledge: the knowledge with which they were extracted.
    aliases: further wordings of actors as (actor, alias, kind of alias).
    """
    extracted = calibrated(extracted, knowledge.calibration)
    tables = {name: extracted[name] for name in _UNCHANGED}
    tables |= actor_tables(extracted["actors_found"], knowledge, aliases)
    countries = dict(
        zip(
            tables["actors"]["actor_id"].to_pylist(),
            tables["actors"]["country"].to_pylist(),
            strict=True,
        )
    )
    mentions = extracted["event_mentions"].to_pylist()
    folded = {actor: country or actor for actor, country in countries.items()} | sides(knowledge)
    content = contents(mentions, documents, extracted["sentences"])
    event_of = joined(mentions, folded, content)
    for mention in mentions:
        mention["event_id"] = event_of[mention["event_mention_id"]]
    sources = documents.select(["doc_id", "source_name", "published_on"]).to_pylist()
    conflicts = event_conflicts(mentions, sources, folded)
    events = event_rows(mentions, sources, knowledge, set(conflicts["event_id"].to_pylist()))
    tables |= {
        "documents": documents,
        "sentences": extracted["sentences"],
        "places": places(extracted["places_found"]),
        "event_types": _event_types(knowledge),
        "issues": _issues(knowledge),
        "event_mentions": EVENT_MENTIONS.from_rows(mentions),
        "event_participants": _participants(mentions, countries),
        "events": events,
        "event_conflicts": conflicts,
        "quantities": _quantities(extracted["quantities"], event_of),
    }
    return {name: BY_NAME[name].sorted(table) for name, table in sorted(tables.items())}


def _event_types(knowledge: Knowledge) -> pa.Table:
    return EVENT_KINDS.from_rows(row.model_dump() for row in knowledge.event_types)


def _issues(knowledge: Knowledge) -> pa.Table:
    return ISSUES.from_rows(
        {
            "issue_id": issue.id,
            "name": issue.name,
            "definition": issue.definition,
            "parent_issue_id": issue.parent,
        }
        for issue in knowledge.issues.values()
    )


def _participants(
    mentions: list[dict[str, object]], countries: Mapping[str, str | None]
) -> pa.Table:
    rows = []
    for mention in mentions:
        for role in ("source", "target"):
            for actor in mention[f"{role}_actor_ids"]:  # type: ignore[attr-defined]
                rows.append(
                    {
                        "event_mention_id": mention["event_mention_id"],
                        "event_id": mention["event_id"],
                        "role": role,
                        "actor_id": actor,
                        "country": countries.get(actor),
                    }
                )
    return EVENT_PARTICIPANTS.from_rows(rows)


def _quantities(quantities: pa.Table, event_of: Mapping[str, str]) -> pa.Table:
    """QUANTITIES about events instead of about mentions of events."""
    rows = quantities.to_pylist()
    for row in rows:
        if row["about_event_id"] is not None:
            row["about_event_id"] = event_of[row["about_event_id"]]
    return QUANTITIES.from_rows(rows)
