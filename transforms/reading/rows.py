"""The records on a Doc as rows of the published tables, with ids and character offsets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from spacy.tokens import Doc

from parley.schemas.table import Row
from parley.transforms.reading.events.features import features_of
from parley.transforms.reading.process.rows import (
    agreement_rows,
    interest_rows,
    role_rows,
    round_rows,
)
from parley.transforms.reading.records import Attribution, Dated, mentions_of
from parley.transforms.reading.writer import Writer, dates, ids


def of_document(doc: Doc, doc_id: str, run_id: str) -> dict[str, list[Row]]:
    """All rows that extraction makes of DOC, by table."""
    writer = Writer(doc, doc_id, run_id, _sentences(doc, doc_id))
    events = _events(writer)
    event_ids = [row["event_mention_id"] for row in events]
    return {
        "documents_read": [{"doc_id": doc_id, "codebooks": list(doc._.codebooks or ())}],
        "sentences": writer.sentences,
        "mentions": _mentions(writer),
        "place_mentions": _place_mentions(writer),
        "event_mentions": events,
        "event_features": _event_features(writer, events),
        "stances": _stances(writer),
        "attributions": _attributions(writer),
        "quantities": _quantities(writer, event_ids),
        "explanations": _explanations(writer),
        **agreement_rows(writer),
        "interests": interest_rows(writer),
        **round_rows(writer, event_ids),
        "role_claims": role_rows(writer),
        "actors_found": [
            {
                "doc_id": doc_id,
                "actor_id": actor_id,
                "name": actor.name,
                "kind": actor.kind,
                "country": actor.country,
                "sector": actor.sector,
            }
            for actor_id, actor in sorted(doc._.found.actors.items())
        ],
        "places_found": [
            {
                "doc_id": doc_id,
                "place_id": place_id,
                **dict(
                    zip(
                        ("name", "country", "latitude", "longitude", "geonames_id", "kind"),
                        place,
                        strict=True,
                    )
                ),
            }
            for place_id, place in sorted(doc._.found.places.items())
        ],
    }


def _sentences(doc: Doc, doc_id: str) -> list[Row]:
    rows: list[Row] = []
    for sentence in doc.sents:
        text = sentence.text
        if not text.strip():
            continue
        start = sentence.start_char + len(text) - len(text.lstrip())
        rows.append(
            {
                "sentence_id": f"{doc_id}.s{len(rows)}",
                "doc_id": doc_id,
                "sentence_index": len(rows),
                "char_start": start,
                "char_end": start + len(text.strip()),
                "kind": sentence._.kind,
            }
        )
    return rows


def _mentions(writer: Writer) -> list[Row]:
    return [
        writer.found("mention_id", "m", mention, "text")
        | {"mention_kind": mention.kind, "ner_label": mention.label, "actor_id": actor}
        for mention in mentions_of(writer.doc)
        for actor in mention.actors or (None,)
    ]


def _place_mentions(writer: Writer) -> list[Row]:
    return [
        writer.found("place_mention_id", "p", mention, "text") | {"place_id": mention.place}
        for mention in writer.doc._.places
    ]


def _events(writer: Writer) -> list[Row]:
    rows = []
    for event in writer.doc._.events:
        row = writer.told("event_mention_id", "e", event, "trigger")
        rows.append(
            row
            | {
                "event_id": row["event_mention_id"],
                "event_type": event.event_type,
                "event_mode": event.mode,
                "cameo_code": event.cameo,
                "contexts": sorted(event.contexts),
                "source_actor_ids": ids(event.sources),
                "target_actor_ids": ids(event.targets),
                **dates(event.date),
                "place_id": event.place_id,
                "place_name": event.place,
                "factuality": event.factuality,
            }
        )
    return rows


def _event_features(writer: Writer, events: list[Row]) -> list[Row]:
    index = {row["sentence_id"]: row["sentence_index"] for row in writer.sentences}
    return [
        {
            "event_mention_id": row["event_mention_id"],
            "doc_id": row["doc_id"],
            "sentence_index": index[row["sentence_id"]],
            "is_noun": features.is_noun,
            "lemma": features.lemma,
            "modifiers": list(features.modifiers),
            "content": list(features.content),
            "governed_by": None
            if features.governed_by is None
            else events[features.governed_by]["event_mention_id"],
        }
        for row, features in zip(events, features_of(writer.doc), strict=True)
    ]


def _stances(writer: Writer) -> list[Row]:
    published = writer.doc._.source.published
    return [
        writer.told("stance_id", "st", stance)
        | {
            "holder_actor_id": stance.holder,
            "issue_id": stance.issue,
            "about_actor_ids": list(stance.about),
            "target_actor_id": stance.target,
            "position": stance.position,
            "strength": stance.strength,
            "stated_on": _first(stance.date) or published,
        }
        for stance in writer.doc._.stances
    ]


def _attributions(writer: Writer) -> list[Row]:
    return [
        writer.found("attribution_id", "a", attribution, "content")
        | {
            "speaker_actor_id": speaker,
            "speaker_text": _words(writer.doc, attribution.speaker),
            "cue": _words(writer.doc, attribution.cue),
            "reported_by_actor_ids": _chain(attribution, writer.doc._.attributions),
            "kind": attribution.kind,
        }
        for attribution in writer.doc._.attributions
        for speaker in attribution.speakers or (None,)
    ]


def _chain(inner: Attribution, attributions: Iterable[Attribution]) -> list[str]:
    """Who reports INNER: the speakers of the contents around its content, the outermost first."""
    around = [
        outer
        for outer in attributions
        if outer.start <= inner.start
        and inner.end <= outer.end
        and outer.end - outer.start > inner.end - inner.start
    ]
    around.sort(key=lambda outer: outer.start - outer.end)
    speakers = [speaker for outer in around for speaker in outer.speakers]
    return list(dict.fromkeys(speaker for speaker in speakers if speaker not in inner.speakers))


def _quantities(writer: Writer, event_ids: list[str]) -> list[Row]:
    published = writer.doc._.source.published
    return [
        writer.told("quantity_id", "q", quantity)
        | {
            "low": float(quantity.low),
            "high": float(quantity.high),
            "unit": quantity.unit,
            "qualifier": quantity.qualifier,
            "about_actor_id": quantity.about_actor,
            "about_event_id": None
            if quantity.about_event is None
            else event_ids[quantity.about_event],
            "as_of": _first(quantity.as_of) or published,
        }
        for quantity in writer.doc._.quantities
    ]


def _explanations(writer: Writer) -> list[Row]:
    return [
        writer.told("explanation_id", "x", each) | {"outcome": each.outcome, "reason": each.reason}
        for each in writer.doc._.explanations
    ]


def _first(date: Dated | None) -> dt.date | None:
    return date.first if date else None


def _words(doc: Doc, span: tuple[int, int] | None) -> str | None:
    return doc[span[0] : span[1]].text if span else None
