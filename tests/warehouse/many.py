"""The small warehouse forty times over, each time of two other documents: enough rows to count."""

from __future__ import annotations

import hashlib
from typing import Any

from parley.schemas.tables import BY_NAME
from tests.warehouse.small import small_rows

Rows = dict[str, list[dict[str, Any]]]
COPIES = 40
# Their rows are the same whatever is read; the others are of documents.
_COMMON = (
    "actors", "actor_aliases", "actor_roles", "countries", "codes", "places", "event_types",
    "issues", "runs", "quality_results", "quarantine", "evaluation",
)  # fmt: skip
_OWN = ("event_id", "event_mention_id", "round_id", "agreement_id", "about_event_id")
_FACTUALITY = ("actual", "possible", "actual", "future")


def many_rows() -> Rows:
    """Rows of every table, of eighty documents whose rows differ in what usually differs."""
    rows: Rows = {name: [] for name in BY_NAME}
    for number in range(COPIES):
        for name, each in _copy(number).items():
            if name not in _COMMON or number == 0:
                rows[name] += each
    return rows


def _copy(number: int) -> Rows:
    """The small warehouse, of texts that end with a sentence of their own."""
    rows = small_rows()
    ids = {row["doc_id"]: _lengthened(row, number) for row in rows["documents"]}
    for document in rows["documents"]:
        rows["sentences"].append(_last_sentence(rows["sentences"], document))
    for name, each in rows.items():
        if name not in _COMMON:
            for row in each:
                _rename(row, BY_NAME[name].key, ids, number)
    _vary(rows, number)
    return rows


def _lengthened(document: dict[str, Any], number: int) -> str:
    """Add a sentence to the text; return the id that it has then, which is not written yet."""
    text = document["text"] + f" Report {number} ends here, after the last word."
    digest = hashlib.sha256(text.encode()).hexdigest()
    document |= {"text": text, "n_chars": len(text), "content_sha256": digest,
                 "n_words": document["n_words"] + 8,
                 "source_uri": f"{number}/{document['source_uri']}"}  # fmt: skip
    return f"doc_{digest[:16]}"


def _last_sentence(sentences: list[dict[str, Any]], document: dict[str, Any]) -> dict[str, Any]:
    before = [row for row in sentences if row["doc_id"] == document["doc_id"]][-1]
    index = before["sentence_index"] + 1
    return before | {
        "sentence_id": f"{document['doc_id']}_s{index}",
        "sentence_index": index,
        "char_start": before["char_end"] + 1,
        "char_end": document["n_chars"],
    }


def _rename(row: dict[str, Any], key: tuple[str, ...], ids: dict[str, str], number: int) -> None:
    for name, value in row.items():
        if name == "doc_ids":
            row[name] = [ids[each] for each in value]
        elif value is None or not isinstance(value, str):
            continue
        elif name == "doc_id":
            row[name] = ids[value]
        elif name == "sentence_id":
            document, _, index = value.rpartition("_s")
            row[name] = f"{ids[document]}_s{index}"
        elif name in _OWN or (name in key and name.endswith("_id") and name != "actor_id"):
            row[name] = f"{value}_{number}"


def _vary(rows: Rows, number: int) -> None:
    for event, mention in zip(rows["events"], rows["event_mentions"], strict=True):
        told = {"confidence": 0.5 + 0.1 * (number % 5),
                "factuality": _FACTUALITY[number % len(_FACTUALITY)]}  # fmt: skip
        event |= told
        mention |= told | {"attributed_to_actor_id": ("author", "RUS")[number % 2]}
    for row in rows["event_conflicts"]:
        row["attributed_to_actor_ids"] = [("author", "RUS")[number % 2]]
    rows["event_conflicts"][0]["value"] = rows["events"][0]["factuality"]
    for name in ("stances", "attributions", "mentions", "place_mentions", "provisions"):
        for row in rows[name]:
            row["confidence"] = 0.4 + 0.1 * (number % 6)
    rows["stances"][0]["strength"] = 0.4 + 0.1 * (number % 4)
    rows["stances"][0]["holder_actor_id"] = ("UKR", "TUR")[number % 2]
    rows["stances"][1]["position"] = ("oppose", "support", "conditional")[number % 3]
    rows["mentions"][0]["mention_kind"] = ("name", "metonym")[number % 2]
    if number % 4 == 0:
        for row in (*rows["agreement_status"], *rows["agreements"]):
            row |= {"date_start": None, "date_end": None, "date_precision": "none"}
        rows["agreement_status"][0]["date_basis"] = "none"
        rows["agreements"][0]["status_on"] = None
    rows["quantities"][0]["method"] = "number:digits"
