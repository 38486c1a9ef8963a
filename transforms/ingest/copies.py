"""One document of texts that are nearly the same: which of them it is, and what becomes of others.

What is decided follows from the texts and their metadata, not from the order in which they came.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from itertools import combinations
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.dimensions import DOCUMENTS
from parley.schemas.table import Row
from parley.schemas.working import BANDS, BLOCKS, PAIRS, REVISIONS
from parley.transforms.ingest.collection import Collected
from parley.transforms.ingest.document import Refusal
from parley.transforms.ingest.similar import ENOUGH, bands, likeness, shingles

_MOST_DAYS = 3
"""Days between the publication of a text and that of its copy or correction elsewhere."""
_TOLD = ("doc_id", "source_uri", "source_name", "published_on", "published_precision", "n_chars")
NOTHING_HELD: Mapping[str, pa.Table] = {
    table.name: table.empty() for table in (DOCUMENTS, BLOCKS, BANDS, PAIRS, REVISIONS)
}
"""What `sort_out` keeps, before the first run."""


class Sorted(NamedTuple):
    """DOCUMENTS and BLOCKS to be read; `held` is kept for the next run, copies among it."""

    documents: pa.Table
    blocks: pa.Table
    held: dict[str, pa.Table]
    copies: list[Refusal]


def sort_out(
    collected: Collected,
    before: tuple[pa.Table, pa.Table],
    held: Mapping[str, pa.Table],
    at: datetime,
    *,
    join: bool = True,
) -> Sorted:
    """One document of each set of nearly equal texts among those COLLECTED.

    Parameters
    ----------
    collected: all texts that stand somewhere now, copies held before too.
    before: all that stood before, in the same way.
    held: what this function has kept the last time.
    at: the time, for texts that were replaced.
    join: whether nearly equal texts are one document at all.
    """
    documents = collected.documents
    known = _only(held["bands"], documents, "doc_id")
    arrived = documents.filter(pc.invert(pc.is_in(documents["doc_id"], known["doc_id"])))
    known = pa.concat_tables([known, _banded(arrived)])
    pairs = _only(_only(held["pairs"], documents, "doc_id"), documents, "other_doc_id")
    pairs = pa.concat_tables([pairs, _new_pairs(documents, known, arrived["doc_id"])])
    kept_for = _kept_for(documents, pairs) if join else {}
    copies = pc.is_in(documents["doc_id"], pa.array(sorted(kept_for), pa.string()))
    in_copies = pc.is_in(collected.blocks["doc_id"], pa.array(sorted(kept_for), pa.string()))
    away = documents.filter(copies)
    uri_of = dict(_pairs_of(documents, "doc_id", "source_uri"))
    return Sorted(
        documents.filter(pc.invert(copies)),
        collected.blocks.filter(pc.invert(in_copies)),
        {
            "documents": away,
            "blocks": collected.blocks.filter(in_copies),
            "bands": BANDS.sorted(known),
            "pairs": PAIRS.sorted(pairs),
            "revisions": _revisions(documents, before[0], held["revisions"], at),
        },
        [
            _copy(uri, uri_of[kept_for[doc_id]])
            for doc_id, uri in _pairs_of(away, "doc_id", "source_uri")
        ],
    )


def with_copies(
    library: tuple[pa.Table, pa.Table], held: Mapping[str, pa.Table]
) -> tuple[pa.Table, pa.Table]:
    """DOCUMENTS and BLOCKS of the LIBRARY and of the copies HELD beside it."""
    return (
        pa.concat_tables([library[0], held["documents"]]),
        pa.concat_tables([library[1], held["blocks"]]),
    )


def _banded(documents: pa.Table) -> pa.Table:
    return BANDS.from_rows(
        {"doc_id": doc_id, "band": band}
        for doc_id, text in _pairs_of(documents, "doc_id", "text")
        for band in sorted(set(bands(text))) or [0]
    )


def _new_pairs(documents: pa.Table, known: pa.Table, arrived: pa.ChunkedArray) -> pa.Table:
    """The pairs of nearly equal texts of which one at least has ARRIVED."""
    new = frozenset(arrived.to_pylist())
    theirs = known.filter(pc.is_in(known["doc_id"], arrived))["band"]
    shared = known.filter(pc.and_(pc.is_in(known["band"], theirs), pc.not_equal(known["band"], 0)))
    by_band: dict[Any, list[str]] = {}
    for doc_id, band in _pairs_of(shared, "doc_id", "band"):
        by_band.setdefault(band, []).append(doc_id)
    candidates = {
        pair for ids in by_band.values() for pair in combinations(sorted(ids), 2) if new & set(pair)
    }
    wanted = pa.array(sorted({doc_id for pair in candidates for doc_id in pair}), pa.string())
    texts = _pairs_of(documents.filter(pc.is_in(documents["doc_id"], wanted)), "doc_id", "text")
    parts = {doc_id: shingles(text) for doc_id, text in texts}
    found = ((one, other, likeness(parts[one], parts[other])) for one, other in sorted(candidates))
    return PAIRS.from_rows(
        {"doc_id": one, "other_doc_id": other, "likeness": round(like, 4)}
        for one, other, like in found
        if like >= ENOUGH
    )


def _kept_for(documents: pa.Table, pairs: pa.Table) -> dict[str, str]:
    """Each copy with the document that is kept for it."""
    edges = _pairs_of(pairs, "doc_id", "other_doc_id")
    wanted = pa.array(sorted({doc_id for edge in edges for doc_id in edge}), pa.string())
    chosen = documents.filter(pc.is_in(documents["doc_id"], wanted)).select(_TOLD)
    rows = {row["doc_id"]: row for row in chosen.to_pylist()}
    group = {doc_id: {doc_id} for doc_id in rows}
    for one, other in edges:
        if _may_be_one(rows[one], rows[other]) and group[one] is not group[other]:
            group[one] |= group[other]
            for doc_id in group[other]:
                group[doc_id] = group[one]
    kept = {}
    for doc_id, members in group.items():
        best = min(members, key=lambda each: _rank(rows[each]))
        if best != doc_id:
            kept[doc_id] = best
    return kept


def _may_be_one(one: Row, other: Row) -> bool:
    """Whether two nearly equal texts can be one: what comes out day by day is much alike.

    An outlet that publishes on two days publishes two texts; others copy within some days.
    """
    days = [row["published_on"] for row in (one, other) if row["published_precision"] == "day"]
    if len(days) < 2:
        return True
    apart = abs((days[0] - days[1]).days)
    same_outlet = one["source_name"] is not None and one["source_name"] == other["source_name"]
    return bool(apart == 0 if same_outlet else apart <= _MOST_DAYS)


def _rank(row: Row) -> tuple[int, int, str]:
    """What puts nearly equal texts in order: the one published last, then the longest."""
    return -(row["published_on"] or date.min).toordinal(), -row["n_chars"], row["source_uri"]


def _revisions(documents: pa.Table, before: pa.Table, earlier: pa.Table, at: datetime) -> pa.Table:
    """The texts that stood at an address before the one that stands there now."""
    now = dict(_pairs_of(documents, "source_uri", "doc_id"))
    names = [name for name in REVISIONS.names if name != "replaced_at"]
    gone = before.filter(pc.invert(pc.is_in(before["doc_id"], documents["doc_id"])))
    replaced = [{**row, "replaced_at": at} for row in gone.select(names).to_pylist()]
    found = {
        (row["source_uri"], row["doc_id"]): row
        for row in [*earlier.to_pylist(), *replaced]
        if now.get(row["source_uri"], row["doc_id"]) != row["doc_id"]
    }
    return REVISIONS.sorted(REVISIONS.from_rows(found.values()))


def _only(table: pa.Table, documents: pa.Table, column: str) -> pa.Table:
    return table.filter(pc.is_in(table[column], documents["doc_id"]))


def _pairs_of(table: pa.Table, one: str, other: str) -> list[tuple[Any, Any]]:
    return list(zip(table[one].to_pylist(), table[other].to_pylist(), strict=True))


def _copy(uri: str, kept: str) -> Refusal:
    return Refusal(
        uri,
        "near_duplicate",
        f"The text is nearly that of {kept}, which is the document. PARLEY_ONE_DOCUMENT=false "
        "keeps both.",
        kept,
    )
