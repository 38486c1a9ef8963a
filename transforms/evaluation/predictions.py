"""What the tables of a warehouse say of one document, as items to be compared with the gold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.table import Row
from parley.schemas.tables import OF_LAYER
from parley.transforms.evaluation.items import Item
from parley.transforms.evaluation.letters import Letters

Name = Callable[[str | None], str | None]
"""Gives an actor of the warehouse the id that the gold has for it."""


def predicted_items(
    tables: Mapping[str, pa.Table], doc_id: str, text: Letters, name: Name
) -> list[Item]:
    """The items extracted from the document DOC_ID, whose text is TEXT."""
    sentences = {
        row["sentence_id"]: (row["char_start"], row["char_end"])
        for row in _rows(tables["sentences"], doc_id)
    }
    source = _rows(tables["documents"], doc_id)[0]["text"]

    def item(layer: str, row: Row, fields: Mapping[str, Any]) -> Item:
        own = (row["char_start"], row["char_end"])
        start, end = sentences.get(row["sentence_id"], own)
        return Item(
            layer=layer,
            quote=source[start:end],
            span=text.span(start, end),
            anchor=text.span(*own),
            fields={**fields, "method": row["method"]},
        )

    return [
        item(layer, row, fields(row, name))
        for layer, fields in _FIELDS.items()
        if (table := OF_LAYER[layer].name) in tables
        for row in _with_parties(_rows(tables[table], doc_id), tables)
    ]


def item_fields(layer: str, row: Row, tables: Mapping[str, pa.Table]) -> dict[str, Any]:
    """What the gold has of a ROW of LAYER, with the actors' ids of the warehouse."""
    (whole,) = _with_parties([row], tables)
    return _FIELDS[layer](whole, lambda actor: actor)


def _with_parties(rows: list[Row], tables: Mapping[str, pa.Table]) -> list[Row]:
    """ROWS, those that mention a round with the parties of the round."""
    if not (rows and "round_mention_id" in rows[0]):
        return rows
    rounds = tables["rounds"].select(["round_id", "party_actor_ids"]).to_pylist()
    parties = {each["round_id"]: each["party_actor_ids"] for each in rounds}
    return [{**row, "party_actor_ids": parties[row["round_id"]]} for row in rows]


def _event(row: Row, name: Name) -> dict[str, Any]:
    return {
        "type": row["event_type"],
        "trigger": row["trigger"],
        "source": [name(actor) for actor in row["source_actor_ids"]],
        "target": [name(actor) for actor in row["target_actor_ids"]],
        "date": _interval(row["date_start"], row["date_end"], row["date_precision"]),
        "place": row["place_name"],
        "factuality": row["factuality"],
        "attributed_to": name(row["attributed_to_actor_id"]),
        "cluster": row["event_id"],
    }


def _stance(row: Row, name: Name) -> dict[str, Any]:
    return {
        "holder": name(row["holder_actor_id"]),
        "issue": row["issue_id"] or f"actor:{name(row['target_actor_id'])}",
        "position": row["position"],
    }


def _attribution(row: Row, name: Name) -> dict[str, Any]:
    speaker = row["speaker_actor_id"] or row["speaker_text"]
    return {"speaker": name(speaker), "content": row["content"]}


def _quantity(row: Row, name: Name) -> dict[str, Any]:
    return {"low": row["low"], "high": row["high"], "unit": row["unit"]}


def _explanation(row: Row, name: Name) -> dict[str, Any]:
    return {"reason": row["reason"], "outcome": row["outcome"]}


def _mention(row: Row, name: Name) -> dict[str, Any]:
    return {"text": row["text"], "actor": name(row["actor_id"]), "kind": row["mention_kind"]}


def _agreement(row: Row, name: Name) -> dict[str, Any]:
    return {"mention": row["text"], "agreement": row["agreement_id"]}


def _status(row: Row, name: Name) -> dict[str, Any]:
    return {"status": row["status"], "by": [name(actor) for actor in row["by_actor_ids"]]}


def _provision(row: Row, name: Name) -> dict[str, Any]:
    return {
        "content": row["content"],
        "issue": row["issue_id"],
        "obliged": [name(actor) for actor in row["obliged_actor_ids"]],
    }


def _round(row: Row, name: Name) -> dict[str, Any]:
    return {"mention": row["text"], "parties": [name(actor) for actor in row["party_actor_ids"]]}


def _role(row: Row, name: Name) -> dict[str, Any]:
    return {"actor": name(row["actor_id"]), "role": row["role"]}


def _interest(row: Row, name: Name) -> dict[str, Any]:
    return {"holder": name(row["holder_actor_id"]), "content": row["content"]}


_FIELDS: dict[str, Callable[[Row, Name], dict[str, Any]]] = {
    "event": _event,
    "stance": _stance,
    "attribution": _attribution,
    "quantity": _quantity,
    "explanation": _explanation,
    "mention": _mention,
    "agreement": _agreement,
    "status": _status,
    "provision": _provision,
    "round": _round,
    "role": _role,
    "interest": _interest,
}


def _rows(table: pa.Table, doc_id: str) -> list[Row]:
    rows: list[Row] = table.filter(pc.equal(table["doc_id"], doc_id)).to_pylist()
    return rows


def _interval(start: date | None, end: date | None, precision: str) -> str | None:
    """A date as the gold writes it: 2022, 2022-03, 2022-03-29 or 2022-03-29/2022-03-30."""
    if start is None:
        return None
    first = start.isoformat()
    if precision in ("year", "month"):
        return first[: {"year": 4, "month": 7}[precision]]
    return first if end in (None, start) else f"{first}/{end}"
