"""What a document tells of rounds, as rows."""

from __future__ import annotations

from collections.abc import Sequence

from parley.schemas.table import Row
from parley.transforms.reading.records import Round, RoundMention
from parley.transforms.reading.writer import Writer, dates, ids


def round_rows(writer: Writer, event_ids: Sequence[str]) -> dict[str, list[Row]]:
    """The rows of rounds, by table; rounds and events have ids of the document's own."""
    found = [_found(writer, each) for each in writer.doc._.rounds]
    mentions = [
        _mention(writer, each, found[each.round]["round_id"], event_ids)
        for each in writer.doc._.round_mentions
    ]
    return {"rounds_found": found, "round_mentions": mentions}


def _found(writer: Writer, told: Round) -> Row:
    own = writer.span("round_id", "r", told.start, told.end)["round_id"]
    return {
        "doc_id": writer.doc_id,
        "round_id": own,
        "kind": told.kind,
        "party_actor_ids": ids(told.parties),
        "host_actor_ids": ids(told.hosts),
        "mediator_actor_ids": ids(told.mediators),
        "delegate_actor_ids": ids(told.delegates),
        "level": told.level,
        "place_id": told.place_id,
        "place_name": told.place,
        "outcome": None if told.outcome is None else writer.words(told.outcome),
        **{key: value for key, value in dates(told.date).items() if key != "date_basis"},
    }


def _mention(writer: Writer, mention: RoundMention, round_id: str, event_ids: Sequence[str]) -> Row:
    row = writer.span("round_mention_id", "rm", mention.start, mention.end)
    outcome = mention.outcome
    return row | {
        "round_id": round_id,
        "event_id": None if mention.event is None else event_ids[mention.event],
        "text": writer.text(row),
        "outcome": None if outcome is None else writer.words(outcome),
        "confidence": mention.confidence,
        "method": mention.method,
    }
