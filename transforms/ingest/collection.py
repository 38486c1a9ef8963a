"""The documents of a warehouse as one collection: what is new replaces what it supersedes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.dimensions import DOCUMENTS
from parley.schemas.table import Row
from parley.schemas.working import BLOCKS
from parley.transforms.ingest.document import Document, Refusal

# What the reading of a document depends on besides its text (and `blocks`).
_CONTEXT = ("title", "source_name", "authors", "published_on", "published_precision", "genre")


class Collected(NamedTuple):
    """DOCUMENTS and BLOCKS that belong together, and what was left out of them."""

    documents: pa.Table
    blocks: pa.Table
    duplicates: list[Refusal]


def distinct(documents: Iterable[Document]) -> tuple[list[Document], list[Refusal]]:
    """One document a text, the one with the first uri, by uri; refusals of the others."""
    first: dict[str, Document] = {}
    duplicates = []
    for document in sorted(documents, key=lambda each: each.uri):
        kept = first.setdefault(document.doc_id, document)
        if kept is not document:
            duplicates.append(_duplicate(document.uri, kept.uri))
    return list(first.values()), duplicates


def merge(
    old: tuple[pa.Table, pa.Table],
    new: tuple[pa.Table, pa.Table],
    read: Collection[str],
    *,
    forget: bool = False,
) -> Collected:
    """The OLD documents without those of the files READ anew, and the NEW ones, each text once.

    With FORGET none of the old ones stays.

    OLD and NEW are DOCUMENTS and BLOCKS with distinct texts. Where a text is in both, the first
    uri stays; its row keeps the time and, if nothing changed, the run in which it first came.
    """
    kept = old[0].slice(0, 0) if forget else without_files(old[0], read)
    uris = _uris(new[0])
    elder = _uris(kept)
    drop_new = {doc for doc, uri in uris.items() if doc in elder and elder[doc] < uri}
    drop_old = set(elder) & set(uris) - drop_new
    duplicates = [
        *(_duplicate(uris[doc], elder[doc]) for doc in sorted(drop_new)),
        *(_duplicate(elder[doc], uris[doc]) for doc in sorted(drop_old)),
    ]
    stay, come = set(elder) - drop_old, set(uris) - drop_new
    arrived = _with_history(_only(new[0], come), old[0])
    return Collected(
        DOCUMENTS.sorted(pa.concat_tables([_only(kept, stay), arrived])),
        BLOCKS.sorted(pa.concat_tables([_only(old[1], stay), _only(new[1], come)])),
        duplicates,
    )


def reading_keys(
    documents: pa.Table, blocks: pa.Table, knowledge: Callable[[Row], str]
) -> dict[str, str]:
    """Each doc_id with a key that stands for all that its reading depends on.

    The key is the doc_id, a hyphen, and a digest of metadata, layout and what KNOWLEDGE says of the
    row: a corrected date changes what "yesterday" means in the same text.
    """
    layout: dict[str, list[Any]] = {}
    for row in blocks.to_pylist():
        layout.setdefault(row["doc_id"], []).append(
            (row["char_start"], row["char_end"], row["kind"])
        )
    keys = {}
    for row in documents.select(["doc_id", "language", *_CONTEXT, "text"]).to_pylist():
        doc_id, known = row["doc_id"], knowledge(row)
        del row["text"]  # the id stands for it
        told = repr([*row.values(), sorted(layout.get(doc_id, [])), known])
        keys[doc_id] = f"{doc_id}-{hashlib.sha256(told.encode()).hexdigest()[:12]}"
    return keys


def is_of(uri: str, files: Collection[str]) -> bool:
    """Whether URI is one of FILES or a record in one ('news.csv#3' is in 'news.csv')."""
    if uri in files:
        return True
    parts = uri.split("#")
    return any("#".join(parts[:count]) in files for count in range(1, len(parts)))


def without_files(table: pa.Table, files: Collection[str]) -> pa.Table:
    """The rows of TABLE whose `source_uri` is none of FILES and no record in one."""
    kept = [not is_of(uri, files) for uri in table["source_uri"].to_pylist()]
    return table.filter(pa.array(kept, pa.bool_()))


def _uris(documents: pa.Table) -> dict[str, str]:
    return dict(
        zip(documents["doc_id"].to_pylist(), documents["source_uri"].to_pylist(), strict=True)
    )


def _only(table: pa.Table, doc_ids: Collection[str]) -> pa.Table:
    wanted = pa.array(sorted(doc_ids), pa.string())
    return table.filter(pc.is_in(table["doc_id"], value_set=wanted))


def _with_history(documents: pa.Table, old: pa.Table) -> pa.Table:
    """DOCUMENTS, where OLD knows the text with the time and the run of its first coming."""
    before: Mapping[str, dict[str, Any]] = {
        row["doc_id"]: row for row in _only(old, set(_uris(documents))).to_pylist()
    }
    rows = documents.to_pylist()
    for row in rows:
        if earlier := before.get(row["doc_id"]):
            row["ingested_at"] = earlier["ingested_at"]
            if all(row[name] == earlier[name] for name in DOCUMENTS.data_names):
                row["run_id"] = earlier["run_id"]
    return DOCUMENTS.from_rows(rows)


def _duplicate(uri: str, kept: str) -> Refusal:
    return Refusal(
        uri, "duplicate_content", f"The text is the same as that of {kept}, which stays.", kept
    )
