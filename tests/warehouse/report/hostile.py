"""The small release, with markup wherever a text or a name may bring it."""

from __future__ import annotations

import hashlib
from typing import Any

from parley.schemas.tables import BY_NAME
from tests.warehouse.small import TEXT_A, doc_id, full, small_rows
from tests.warehouse.small import A as CLEAN

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7 * 7 }}</a>"
A = doc_id(f"{TEXT_A} {HOSTILE}")
NAMED = {
    "documents": ("title", "source_name"), "actors": ("name",), "actor_aliases": ("alias",),
    "events": ("label", "place_name"), "event_mentions": ("place_name",), "places": ("name",),
    "agreements": ("name",), "rounds": ("name",), "issues": ("name", "definition"),
    "provisions": ("condition",), "attributions": ("cue",), "event_types": ("definition",),
}  # fmt: skip


def hostile_rows():
    """The small release, with markup wherever a text or a name may bring it."""
    rows = small_rows()
    for table, columns in NAMED.items():
        for row in rows[table]:
            free = [name for name in columns if name != "place_name" or row[name]]
            row.update({name: f"{row[name] or ''} {HOSTILE}" for name in free})
    rows["documents"][1]["title"] = None
    document = next(row for row in rows["documents"] if row["doc_id"] == CLEAN)
    start = document["n_chars"] + 1
    document["text"] += f" {HOSTILE}"
    for row in rows["documents"]:
        row["source_uri"] = f"/home/x/secret/{row['source_uri']}"
    document["n_chars"] = len(document["text"])
    document["content_sha256"] = hashlib.sha256(document["text"].encode()).hexdigest()
    last = max(
        (r for r in rows["sentences"] if r["doc_id"] == CLEAN), key=lambda r: r["char_start"]
    )
    last["char_end"] = document["n_chars"]
    place = {"doc_id": CLEAN, "sentence_id": last["sentence_id"], "char_start": start,
             "char_end": document["n_chars"]}  # fmt: skip
    mention = full(BY_NAME["mentions"], mention_id="mh", text=HOSTILE, actor_id="RUS", **place)
    rows["mentions"].append({**mention, "mention_kind": "name"})
    # The id of a document is made of its text.
    return renamed(rows)


def renamed(value: Any) -> Any:
    """VALUE with the id of the document that its text now has."""
    if isinstance(value, dict):
        return {key: renamed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [renamed(each) for each in value]
    return value.replace(CLEAN, A) if isinstance(value, str) else value
