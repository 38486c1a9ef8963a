"""Reviewers' corrections applied to what extraction found, before it is joined into a dataset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.codebook.corrections import CORRECTABLE, Correction
from parley.schemas.table import Row
from parley.transforms.ingest.document import Refusal
from parley.transforms.knowledge.corrections import Corrections, Ruling
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.resolution.corrections.merge_actors import (
    Alias,
    brought,
    merge,
    merged_knowledge,
    split,
)
from parley.transforms.resolution.corrections.open_rows import Reopened, sign
from parley.transforms.resolution.corrections.remention import Change, follow, rementioned
from parley.transforms.resolution.tables.documents import in_use

STALE = "stale_correction"


@dataclass(frozen=True)
class Corrected:
    """What `resolve` starts from, and the corrections that apply to nothing any more.

    `aliases` are the wordings (actor, alias, kind of alias) that merged actors bring along.
    """

    tables: dict[str, pa.Table]
    knowledge: Knowledge
    aliases: tuple[Alias, ...] = ()
    stale: tuple[Refusal, ...] = ()


def correct(
    documents: pa.Table,
    extracted: Mapping[str, pa.Table],
    knowledge: Knowledge,
    corrections: Corrections,
) -> Corrected:
    """Apply CORRECTIONS to the EXTRACTED tables of DOCUMENTS, and to the actors of KNOWLEDGE.

    Rows that change say by which correction in `method`. What a correction refers to and is not
    there makes it stale: it is reported, and the others apply all the same.
    """
    if not corrections.rulings:
        return Corrected(dict(extracted), knowledge)
    knowledge = in_use(knowledge, extracted)
    work = _Work(documents, extracted, knowledge, corrections)
    work.apply(corrections.of("different"), work.differ)
    work.apply(corrections.of("mention"), work.mention)
    follow(work.reopened, work.changes, work.places)
    # What is told of a row itself goes before what follows from its mentions; a type before a mode
    # or code that is told with it.
    by_type = sorted(corrections.of("set"), key=lambda ruling: ruling.told.field != "event_type")
    work.apply(by_type, work.set)
    work.apply(corrections.of("drop"), work.drop)
    work.apply(corrections.of("same"), work.same)
    final = {each: corrections.same_as(each, work.merged) for each in work.merged}
    ids = {actor_id: new for actor_id, (new, _) in final.items()}
    aliases = [*merge(work.reopened, final), *brought(knowledge, ids)]
    return Corrected(
        work.reopened.closed(),
        merged_knowledge(knowledge, ids),
        tuple(sorted(set(aliases))),
        tuple(work.stale),
    )


class _Work:
    """The state of one application: rows at work, and what became of each ruling."""

    def __init__(
        self,
        documents: pa.Table,
        extracted: Mapping[str, pa.Table],
        knowledge: Knowledge,
        corrections: Corrections,
    ) -> None:
        told = [ruling.told for ruling in corrections.rulings]
        doc_ids = _documents_of(told, extracted)
        self.reopened = Reopened(extracted, doc_ids, set(corrections.into))
        self.texts = _column_of(documents, "doc_id", "text", "doc_id", doc_ids)
        self.places = _column_of(
            extracted["sentences"], "sentence_id", "sentence_index", "doc_id", doc_ids
        )
        found = extracted["actors_found"]["actor_id"]
        self.known = {
            ("actors", "actor_id"): {*knowledge.actors, *found.to_pylist()},
            ("places", "place_id"): set(extracted["places_found"]["place_id"].to_pylist()),
            ("issues", "issue_id"): set(knowledge.issues),
        }
        self.modes = {(row.event_type, row.event_mode) for row in knowledge.event_types}
        self.changes: list[Change] = []
        self.merged: list[str] = []
        self.stale: list[Refusal] = []

    def apply(self, rulings: list[Ruling], step: Callable[[Ruling], str | None]) -> None:
        """Take STEP for each of RULINGS; it returns what is missing, if something is."""
        for ruling in rulings:
            if missing := step(ruling):
                self.stale.append(
                    Refusal(
                        ruling.at,
                        STALE,
                        f"The correction '{ruling.told.id}' ({ruling.told.decision}) no longer "
                        f"applies: {missing}. Correct the line, or take it out.",
                    )
                )

    def differ(self, ruling: Ruling) -> str | None:
        """Keep two actors apart; in the document told, what one was is the other."""
        if ruling.told.doc_id not in ("", *self.texts):
            return f"{ruling.told.doc_id} is not in this warehouse, or its text has changed"
        if missing := self._unknown(ruling.told.actor_id):
            return missing
        unknown = self._unknown(ruling.told.other_id)
        if not ruling.told.doc_id or (unknown and not self._is_found(ruling)):
            return unknown
        missing = split(self.reopened, ruling)
        self.known["actors", "actor_id"].add(ruling.told.other_id or "")
        return missing

    def mention(self, ruling: Ruling) -> str | None:
        """Let a mention stand for another actor, or for nobody."""
        if missing := self._unknown(ruling.told.actor_id):
            return missing
        changes, missing = rementioned(self.reopened, ruling, self.texts)
        self.changes += changes
        return missing

    def same(self, ruling: Ruling) -> str | None:
        """Note that one actor is another."""
        told = ruling.told
        missing = self._unknown(told.actor_id) or self._unknown(told.other_id)
        if not missing:
            self.merged.append(told.actor_id or "")
        return missing

    def set(self, ruling: Ruling) -> str | None:
        """Give a field of a row another value."""
        told = ruling.told
        row, value = self._row(ruling), told.parsed()
        if row is None:
            return f"{told.table} has no row '{told.row_id}' any more"
        target = CORRECTABLE[told.table][told.field].refers_to
        if target in self.known:
            for each in value if isinstance(value, list) else [value]:
                if each is not None and each not in self.known[target]:
                    return f"{target[0]} has no '{each}'"
        if row[told.field] != value:
            row[told.field] = value
            sign(row, ruling)
            if told.field == "event_type":
                self._lapse(row)
        return None

    def _lapse(self, row: Row) -> None:
        """Take from ROW, of another type now, what only the type before could have."""
        row["cameo_code"] = None
        if (row["event_type"], row["event_mode"]) not in self.modes:
            row["event_mode"] = None

    def drop(self, ruling: Ruling) -> str | None:
        """Take a row out; what refers to it refers to nothing then."""
        told = ruling.told
        row = self._row(ruling)
        if row is None:
            return f"{told.table} has no row '{told.row_id}' any more"
        self.reopened.rows[told.table].remove(row)
        if told.table == "event_mentions":
            for quantity in self.reopened.rows["quantities"]:
                if quantity["about_event_id"] == told.row_id:
                    quantity["about_event_id"] = None
                    sign(quantity, ruling)
        return None

    def _row(self, ruling: Ruling) -> Row | None:
        (key,) = CORRECTABLE[ruling.told.table].key
        rows = self.reopened.rows[ruling.told.table]
        return next((row for row in rows if row[key] == ruling.told.row_id), None)

    def _unknown(self, actor_id: str | None) -> str | None:
        if actor_id is None or actor_id in self.known["actors", "actor_id"]:
            return None
        return f"neither the codebooks in use nor the texts know an actor '{actor_id}'"

    def _is_found(self, ruling: Ruling) -> bool:
        """Whether only texts name the actor, this one among them: the new one is named so too."""
        return any(
            row["doc_id"] == ruling.told.doc_id and row["actor_id"] == ruling.told.actor_id
            for row in self.reopened.rows["actors_found"]
        )


def _documents_of(told: Iterable[Correction], extracted: Mapping[str, pa.Table]) -> set[str]:
    """The documents that corrections name, and those of the rows that they name."""
    doc_ids: set[str] = set()
    rows: dict[str, set[str]] = defaultdict(set)
    for each in told:
        if each.doc_id:
            doc_ids.add(each.doc_id)
        elif each.row_id:
            rows[each.table].add(each.row_id)
    for table, ids in rows.items():
        (key,) = CORRECTABLE[table].key
        doc_ids |= set(_column_of(extracted[table], key, "doc_id", key, ids).values())
    return doc_ids


def _column_of(table: pa.Table, key: str, value: str, of: str, wanted: set[str]) -> dict[str, Any]:
    rows = table.filter(pc.is_in(table[of], value_set=pa.array(sorted(wanted), pa.string())))
    return dict(zip(rows[key].to_pylist(), rows[value].to_pylist(), strict=True))
