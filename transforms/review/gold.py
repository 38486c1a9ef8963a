"""Gold grown from a review: rows that a reviewer found right or put right, in the gold's format.

A rejected row is left out, and counts as wrong where it is found again. What nobody has judged is
optional: it counts neither way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.codebook.corrections import parsed_value
from parley.schemas.table import Row
from parley.schemas.tables import OF_LAYER
from parley.transforms.evaluation.evaluate import TOGETHER
from parley.transforms.evaluation.gold import ANCHORS
from parley.transforms.evaluation.letters import letters
from parley.transforms.evaluation.predictions import item_fields
from parley.transforms.review.decisions import Decision, Judged, judged, key_of

GoldRow = dict[str, Any]
_ACTOR_FIELDS = ("source", "target", "holder", "speaker", "actor", "by", "obliged", "parties",
                 "attributed_to")  # fmt: skip


def gold_of(
    tables: Mapping[str, pa.Table], decisions: Sequence[Decision]
) -> dict[str, list[GoldRow]]:
    """The gold rows of each document (by its id) on which there are DECISIONS.

    Parameters
    ----------
    tables: those of a release, with documents, sentences, actors, rounds and what was judged.
    decisions: of one reviewer.
    """
    verdicts = judged(decisions)
    documents = {each["doc_id"]: each for each in tables["documents"].to_pylist()}
    found = {}
    for doc_id in sorted({each.doc_id for each in decisions} & documents.keys()):
        own = [each for each in decisions if each.doc_id == doc_id]
        layers = _layers({each.table for each in own})
        rows = list(_items(tables, documents[doc_id], layers, verdicts))
        if any(not row.get("optional") for row in rows):
            found[doc_id] = [*_actors(tables, rows), *rows]
    return found


def _layers(judged_tables: set[str]) -> list[str]:
    """The layers that gold covers together with those of JUDGED_TABLES."""
    of_table = {table.name: layer for layer, table in OF_LAYER.items()}
    own = {of_table[name] for name in judged_tables if name in of_table}
    return [layer for layers in TOGETHER if own.intersection(layers) for layer in layers]


def _items(
    tables: Mapping[str, pa.Table],
    document: Row,
    layers: Sequence[str],
    verdicts: Mapping[tuple[str, str], Judged],
) -> Iterator[GoldRow]:
    text, doc_id = document["text"], document["doc_id"]
    sentences = _of_document(tables["sentences"], doc_id)
    for layer in layers:
        name = OF_LAYER[layer].name
        for row in _of_document(tables[name], doc_id):
            verdict = verdicts.get((name, key_of(row, name)))
            if verdict is not None and verdict.verdict == "reject":
                continue
            changed = _changed(name, row, verdict.changes if verdict else {})
            fields = item_fields(layer, changed, tables)
            start, end = _quoted(row, sentences, text)
            told: GoldRow = {"layer": layer, "quote": text[start:end], **fields}
            if layer in ANCHORS:
                before = letters(text[start : row["char_start"]])
                told |= _occurrence(text[start:end], str(fields[ANCHORS[layer]]), len(before))
            yield told if verdict is not None else {**told, "optional": True}


def _changed(name: str, row: Row, changes: Mapping[str, str]) -> Row:
    """ROW of the table NAME with the values of a reviewer."""
    return {**row, **{field: parsed_value(name, field, each) for field, each in changes.items()}}


def _quoted(row: Row, sentences: Sequence[Row], text: str) -> tuple[int, int]:
    """The sentence of ROW; with those before it, where it stands in the text several times."""
    at = next(
        (n for n, each in enumerate(sentences) if each["sentence_id"] == row["sentence_id"]), None
    )
    if at is None:
        return row["char_start"], row["char_end"]
    end = max(sentences[at]["char_end"], row["char_end"])
    flat = letters(text)
    for first in range(at, -1, -1):
        start = sentences[first]["char_start"]
        if flat.find(letters(text[start:end])) == len(letters(text[:start])):
            return start, end
    return sentences[at]["char_start"], end


def _occurrence(quote: str, anchor: str, offset: int) -> dict[str, int]:
    """Which of the ANCHORs in QUOTE begins OFFSET letters after its start, where not the first."""
    flat, sought = letters(quote), letters(anchor)
    number, at = 1, flat.find(sought)
    while 0 <= at < offset:
        number, at = number + 1, flat.find(sought, at + 1)
    return {"occurrence": number} if at == offset and number > 1 else {}


def _of_document(table: pa.Table, doc_id: str) -> list[Row]:
    rows: list[Row] = table.filter(pc.equal(table["doc_id"], doc_id)).to_pylist()
    return rows


def _actors(tables: Mapping[str, pa.Table], rows: Sequence[GoldRow]) -> list[GoldRow]:
    """A line for each actor that ROWS name."""
    named: set[str] = set()
    for row in rows:
        for field in _ACTOR_FIELDS:
            value = row.get(field)
            named |= set(value) if isinstance(value, list) else {str(value)}
    return [
        {"layer": "actor", "id": each["actor_id"], "name": each["name"], "aliases": [],
         "country": each["country"]}
        for each in tables["actors"].to_pylist()
        if each["actor_id"] in named
    ]  # fmt: skip
