"""What is kept out for good: texts, addresses, publishers and sources that were forgotten."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.table import Row
from parley.schemas.vocabulary import ForgottenKind
from parley.schemas.working import FORGOTTEN
from parley.transforms.ingest.collection import is_of
from parley.transforms.ingest.document import Document, Refusal

KIND = "forgotten"
"""The kind of refusal of a text that came again."""


class Meant(NamedTuple):
    """What a TARGET means, of KIND, with the ids of all TEXTS that go with it."""

    target: str
    kind: ForgottenKind
    texts: frozenset[str]
    addresses: frozenset[str]


class Forgotten:
    """The rows of FORGOTTEN, and what they keep out."""

    def __init__(self, rows: pa.Table) -> None:
        self.rows = rows
        self._values: dict[str, set[str]] = {}
        for row in rows.to_pylist():
            self._values.setdefault(row["kind"], set()).add(row["value"])
        self._publishers = {each.casefold() for each in self.of("publisher")}

    def of(self, kind: ForgottenKind) -> set[str]:
        """The values of KIND."""
        return self._values.get(kind, set())

    def targets(self) -> list[str]:
        """What was asked to be forgotten."""
        return sorted(set(self.rows["target"].to_pylist()))

    def holds(self, doc_id: str, uri: str, publisher: str | None) -> bool:
        """Whether a text is kept out: for itself, for where it stands, or for who publishes it."""
        return (
            doc_id in self.of("text")
            or is_of(uri, self.of("address"))
            or (publisher or "").casefold() in self._publishers
        )

    def come(self, documents: Iterable[Document]) -> tuple[list[Document], list[Refusal]]:
        """Those of the DOCUMENTS that may come in, and refusals of the others."""
        kept, refused = [], []
        for each in documents:
            if self.holds(each.doc_id, each.uri, each.source_name):
                refused.append(Refusal(each.uri, KIND, _TOLD))
            else:
                kept.append(each)
        return kept, refused

    def sift(self, rows: pa.Table) -> pa.Table:
        """ROWS (with doc_id, source_uri, perhaps source_name) without those that are kept out."""
        names = [
            name for name in ("doc_id", "source_uri", "source_name") if name in rows.schema.names
        ]
        if not self._values:
            return rows
        kept = [
            not self.holds(row["doc_id"], row["source_uri"], row.get("source_name"))
            for row in rows.select(names).to_pylist()
        ]
        return rows.filter(pa.array(kept, pa.bool_()))

    def and_also(self, meant: Iterable[Meant], at: datetime) -> Forgotten:
        """These, and from the time AT on what is MEANT."""
        known = {(row["target"], row["kind"], row["value"]) for row in self.rows.to_pylist()}
        rows: list[Row] = []
        for each in meant:
            values = [("text", text) for text in sorted(each.texts)]
            # An address of the web is always that of the same thing; a file may hold another text.
            values += [
                ("address", uri)
                for uri in sorted(each.addresses)
                if each.kind == "text" and "://" in uri
            ]
            if each.kind != "text":
                values.append((each.kind, each.target))
            for kind, value in dict.fromkeys(values):
                if (each.target, kind, value) not in known:
                    rows.append(
                        {"target": each.target, "kind": kind, "value": value, "forgotten_at": at}
                    )
        joined = pa.concat_tables([self.rows, FORGOTTEN.from_rows(rows)])
        return Forgotten(FORGOTTEN.sorted(joined))

    def meant(self, target: str) -> Meant | None:
        """What TARGET meant when it was forgotten; None where it was not."""
        rows = [row for row in self.rows.to_pylist() if row["target"] == target]
        if not rows:
            return None
        own: ForgottenKind = next((row["kind"] for row in rows if row["value"] == target), "text")
        texts = frozenset(row["value"] for row in rows if row["kind"] == "text")
        addresses = frozenset(row["value"] for row in rows if row["kind"] == "address")
        return Meant(target, own, texts, addresses)

    def without(self, targets: Collection[str]) -> Forgotten:
        """These without what was forgotten for TARGETS."""
        gone = pc.is_in(self.rows["target"], pa.array(sorted(targets), pa.string()))
        return Forgotten(self.rows.filter(pc.invert(gone)))


_TOLD = "This text was forgotten, and is kept out. `parley forget --undo` takes that back."


def sifted(
    documents: pa.Table, blocks: pa.Table, forgotten: Forgotten
) -> tuple[pa.Table, pa.Table]:
    """DOCUMENTS and BLOCKS without what was FORGOTTEN."""
    kept = forgotten.sift(documents)
    return kept, blocks.filter(pc.is_in(blocks["doc_id"], kept["doc_id"]))


def sifted_copies(held: Mapping[str, pa.Table], forgotten: Forgotten) -> dict[str, pa.Table]:
    """What is HELD beside the library without what was FORGOTTEN, and without its digests."""
    documents, blocks = sifted(held["documents"], held["blocks"], forgotten)
    texts = pa.array(sorted(forgotten.of("text")), pa.string())
    pairs = _without(_without(held["pairs"], "doc_id", texts), "other_doc_id", texts)
    return {
        "documents": documents,
        "blocks": blocks,
        "bands": _without(held["bands"], "doc_id", texts),
        "pairs": pairs,
        "revisions": _without(forgotten.sift(held["revisions"]), "doc_id", texts),
    }


def _without(table: pa.Table, column: str, texts: pa.Array) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(table[column], texts)))


def meant_by(
    target: str,
    documents: pa.Table,
    held: Mapping[str, pa.Table],
    fetched: Mapping[str, Collection[str]],
) -> Meant | None:
    """What TARGET means among all DOCUMENTS and what is HELD beside them; None where nothing.

    Parameters
    ----------
    target: the id of a document, an address or file, a publisher (in any case), or a source.
    documents: DOCUMENTS, copies among them.
    held: the copies' pairs and the revisions, as `sort_out` keeps them.
    fetched: the addresses of the texts that each source has given.
    """
    names = ("doc_id", "source_uri", "source_name")
    rows = documents.select(names).to_pylist()
    earlier = held["revisions"].select(["doc_id", "source_uri"]).to_pylist()
    tests: tuple[tuple[ForgottenKind, list[Row]], ...] = (
        ("text", [row for row in (*rows, *earlier) if row["doc_id"] == target]),
        ("address", [row for row in (*rows, *earlier) if is_of(row["source_uri"], {target})]),
        ("source", [row for row in rows if is_of(row["source_uri"], fetched.get(target, ()))]),
        ("publisher", [
            row for row in rows if (row["source_name"] or "").casefold() == target.casefold()
        ]),
    )  # fmt: skip
    for kind, found in tests:
        if found or (kind == "source" and target in fetched):
            return Meant(target, kind, *_together(found, [*rows, *earlier], held["pairs"]))
    return None


def _together(
    found: list[Row], rows: list[Row], pairs: pa.Table
) -> tuple[frozenset[str], frozenset[str]]:
    """The texts and the addresses of what was FOUND among ROWS: all that was one document with it.

    That are its copies, and what stands or has stood at its addresses.
    """
    texts, addresses = {row["doc_id"] for row in found}, {row["source_uri"] for row in found}
    while True:
        size = len(texts) + len(addresses)
        texts = _with_copies(texts, pairs)
        addresses |= {row["source_uri"] for row in rows if row["doc_id"] in texts}
        texts |= {row["doc_id"] for row in rows if row["source_uri"] in addresses}
        if len(texts) + len(addresses) == size:
            return frozenset(texts), frozenset(addresses)


def _with_copies(texts: set[str], pairs: pa.Table) -> set[str]:
    """TEXTS with all that are nearly equal to one of them, or to one of these."""
    edges = list(zip(pairs["doc_id"].to_pylist(), pairs["other_doc_id"].to_pylist(), strict=True))
    before = 0
    found = set(texts)
    while len(found) > before:
        before = len(found)
        for edge in edges:
            if found & set(edge):
                found |= set(edge)
    return found
