"""Instruments that several documents tell of, joined by parties, kind, words and date.

What is known by name is one by its name. The others meet in blocks of one kind and the same
parties, sorted by date, and a group takes up no instrument whose date is another.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from parley.schemas.table import Row

_KINDS = {"treaty": "accord", "other": "accord", "draft": "accord", "communique": "accord",
          "memorandum": "accord", "plan": "offer", "proposal": "offer"}  # fmt: skip
_DAYS = 62
_NEAR = 40
_ALIKE = 0.5
_LATEST = dt.date.max


@dataclass(slots=True)
class Group:
    """Instruments of several documents that are one."""

    rows: list[Row] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    first: dt.date | None = None
    last: dt.date | None = None

    def add(self, row: Row) -> None:
        """Take up ROW."""
        self.rows.append(row)
        self.documents.add(row["doc_id"])
        self.words.update(row["words"])
        if row["date_start"] is not None and self.first is None:
            self.first, self.last = row["date_start"], row["date_end"]


def grouped(found: Iterable[Row], known: Container[str], sides: Mapping[str, str]) -> list[Group]:
    """The rows of AGREEMENTS_FOUND, those of one instrument together, in an order of their own.

    KNOWN are the ids that lists and codebooks hold; SIDES maps actors to the side that they are of.
    """
    named: dict[str, Group] = {}
    blocks: dict[tuple[str, tuple[str, ...]], list[Row]] = defaultdict(list)
    for row in sorted(found, key=_rank):
        if row["agreement_id"] in known:
            named.setdefault(row["agreement_id"], Group()).add(row)
        else:
            blocks[_block(row, sides)].append(row)
    groups = list(named.values())
    for key in sorted(blocks):
        groups += _of_block(blocks[key], bool(key[1]))
    return groups


def _rank(row: Row) -> tuple[dt.date, str, str]:
    return row["date_start"] or _LATEST, row["doc_id"], row["agreement_id"]


def _block(row: Row, sides: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    parties = sorted({sides.get(actor) or actor for actor in row["party_actor_ids"]})
    kind: str = row["kind"]
    return _KINDS.get(kind, kind), tuple(parties)


def _of_block(rows: Iterable[Row], with_parties: bool) -> list[Group]:
    groups: list[Group] = []
    for row in rows:
        recent = groups[-_NEAR:] if with_parties else []
        group = next((g for g in reversed(recent) if _fits(row, g)), None)
        if group is None:
            group = Group()
            groups.append(group)
        group.add(row)
    return groups


def _fits(row: Row, group: Group) -> bool:
    """Whether ROW may be the instrument of GROUP."""
    if row["doc_id"] in group.documents:
        return False  # the document itself has told them apart
    if not row["words"] and not group.words and row["name"] == group.rows[0]["name"]:
        return True
    both = set(row["words"]) & group.words
    if row["date_start"] is None or group.first is None or group.last is None:
        most = max(len(row["words"]), len(group.words))
        return bool(most) and len(both) / most >= _ALIKE
    gap = max((row["date_start"] - group.last).days, (group.first - row["date_end"]).days)
    return gap <= _DAYS and (bool(both) or not row["words"] or not group.words)
