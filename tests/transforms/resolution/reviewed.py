"""A small extraction for tests of corrections, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from parley.schemas.tables import BY_NAME
from parley.schemas.working import (
    ACTORS_FOUND,
    AGREEMENTS_FOUND,
    DOCUMENTS_READ,
    EVENT_FEATURES,
    PLACES_FOUND,
    ROUNDS_FOUND,
)
from parley.transforms.resolution.corrections.apply import Corrected
from parley.transforms.resolution.resolve import resolve
from tests.warehouse.small import full

DOC, OTHER = "doc_00000000000000aa", "doc_00000000000000bb"
TEXT = "Holm met the guard in Atown. Holm said Bland had lost 20 men. Bland backs the treaty."
SENTENCES = ((0, 28), (29, 61), (62, 85))
HOLM, GUARD, DAHL = "person:ada_holm", "org:border_guard", "person:cy_dahl"
Apply = Callable[..., "Outcome"]


class Outcome:
    """What corrections have made of the small extraction."""

    def __init__(self, documents: pa.Table, made: Corrected) -> None:
        self.stale = [(each.uri, each.kind, each.message) for each in made.stale]
        self.tables = resolve(documents, made.tables, made.knowledge, made.aliases)

    def rows(self, table: str, *columns: str) -> list[Any]:
        """The values of COLUMNS of a resolved table."""
        rows = self.tables[table].to_pylist()
        return [tuple(row[c] for c in columns) if columns[1:] else row[columns[0]] for row in rows]


def span(wording: str, number: int = 0) -> dict[str, Any]:
    start = [at for at in range(len(TEXT)) if TEXT.startswith(wording, at)][number]
    sentence = next(n for n, (_, end) in enumerate(SENTENCES) if start < end)
    return {
        "doc_id": DOC,
        "sentence_id": f"{DOC}.s{sentence}",
        "char_start": start,
        "char_end": start + len(wording),
    }


def extraction() -> dict[str, pa.Table]:
    """A text about Holm, whom the second document and its newcomer have nothing to do with."""
    rows: dict[str, list[dict[str, Any]]] = {}

    def add(table: str, /, **values: Any) -> None:
        rows.setdefault(table, []).append(full(BY_NAME[table], **values))

    for number, (start, end) in enumerate(SENTENCES):
        add("sentences", sentence_id=f"{DOC}.s{number}", doc_id=DOC, sentence_index=number,
            char_start=start, char_end=end)  # fmt: skip
    add("sentences", sentence_id=f"{OTHER}.s0", doc_id=OTHER, char_start=0, char_end=8)
    for wording, number, actor in (
        ("Holm", 0, HOLM), ("guard", 0, GUARD), ("Holm", 1, HOLM), ("Bland", 0, "BRB"),
        ("Bland", 1, "BRB"), ("treaty", 0, None),
    ):  # fmt: skip
        at = span(wording, number)
        add("mentions", mention_id=f"{DOC}.m{at['char_start']}", **at, text=wording,
            mention_kind="name", actor_id=actor, method="alias")  # fmt: skip
    add("mentions", mention_id=f"{OTHER}.m0", doc_id=OTHER, sentence_id=f"{OTHER}.s0",
        char_start=0, char_end=7, text="Cy Dahl", mention_kind="name", actor_id=DAHL,
        method="entity")  # fmt: skip
    add("event_mentions", event_mention_id=f"{DOC}.e5", event_id=f"{DOC}.e5", **span("met"),
        trigger="met", event_type="CONSULT", source_actor_ids=[HOLM, GUARD],
        date_precision="none", date_basis="none", factuality="actual",
        attributed_to_actor_id="author", method="consult")  # fmt: skip
    add("attributions", attribution_id=f"{DOC}.a39", **span("Bland had lost 20 men"),
        content="Bland had lost 20 men", speaker_actor_id=HOLM, speaker_text="Holm", cue="said",
        kind="indirect", method="say")  # fmt: skip
    add("quantities", quantity_id=f"{DOC}.q54", **span("20 men"), unit="soldiers",
        qualifier="exact", about_actor_id="BRB", about_event_id=f"{DOC}.e5",
        attributed_to_actor_id=HOLM, method="count")  # fmt: skip
    add("stances", stance_id=f"{DOC}.st68", **span("backs the treaty"), holder_actor_id="BRB",
        issue_id="river_border", position="support", strength=0.8,
        attributed_to_actor_id="author", method="back")  # fmt: skip
    tables = {
        name: BY_NAME[name].from_rows(rows.get(name, []))
        for name in ("sentences", "mentions", "event_mentions", "stances", "attributions",
                     "quantities", "explanations", "place_mentions", "agreement_mentions",
                     "agreement_status", "provisions", "interests", "round_mentions",
                     "role_claims")
    }  # fmt: skip
    features = {"event_mention_id": f"{DOC}.e5", "doc_id": DOC, "sentence_index": 0,
                "is_noun": False, "lemma": "meet", "modifiers": [], "content": ["guard"],
                "governed_by": None}  # fmt: skip
    found = {"doc_id": OTHER, "actor_id": DAHL, "name": "Cy Dahl", "kind": "person"}
    return {
        **tables,
        "documents_read": DOCUMENTS_READ.from_rows(
            {"doc_id": doc_id, "codebooks": ["border"]} for doc_id in (DOC, OTHER)
        ),
        "actors_found": ACTORS_FOUND.from_rows([{**found, "country": None, "sector": None}]),
        "places_found": PLACES_FOUND.empty(),
        "agreements_found": AGREEMENTS_FOUND.empty(),
        "rounds_found": ROUNDS_FOUND.empty(),
        "event_features": EVENT_FEATURES.from_rows([features]),
    }
