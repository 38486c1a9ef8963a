"""A reviewer's decisions about rows: what was judged, how, and the corrections they make."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from slugify import slugify

from parley.schemas.codebook.actors import Entry
from parley.schemas.codebook.corrections import CORRECTABLE, Correction

Verdict = Literal["accept", "reject", "change"]
MENTIONS, ACTOR = "mentions", "actor_id"


class Decision(Entry):
    """What a reviewer says of a row: it is right, it is wrong, or a field has another value.

    Of a row in which several fields are changed there is one decision each. `words` and `sentence`
    stand there for whoever reads the file.
    """

    table: str
    row_id: str
    doc_id: str
    verdict: Verdict
    field: str = ""
    value: str = ""
    reason: str = ""
    reviewer: str
    date: dt.date
    words: str = ""
    sentence: str = ""


COLUMNS = tuple(Decision.model_fields)
Row = Mapping[str, Any]


def key_of(row: Row, table: str) -> str:
    """The id of a ROW of TABLE."""
    return str(row[CORRECTABLE[table].key[0]])


def written(value: Any) -> str:
    """VALUE of a row as a correction writes it: lists between bars, nothing as an empty cell."""
    if value is None:
        return ""
    return "|".join(map(str, value)) if isinstance(value, list) else str(value)


def correction_of(decision: Decision, row: Row) -> Correction | None:
    """The correction that DECISION about ROW asks for; None where the row is right.

    Raises
    ------
    pydantic.ValidationError: the field cannot have the value.
    """
    if decision.verdict == "accept":
        return None
    matter = f"{decision.table}\0{decision.row_id}\0{decision.field}"
    digest = hashlib.sha256(matter.encode()).hexdigest()[:10]
    told: dict[str, Any] = {
        "id": f"{slugify(decision.reviewer) or 'review'}-{digest}",
        "reason": decision.reason,
        "reviewer": decision.reviewer,
        "date": decision.date,
    }
    if decision.verdict == "reject":
        told |= {"decision": "drop", "table": decision.table, "row_id": decision.row_id}
    elif (decision.table, decision.field) == (MENTIONS, ACTOR):
        told |= {
            "decision": "mention",
            "doc_id": decision.doc_id,
            "char_start": row["char_start"],
            "char_end": row["char_end"],
            "actor_id": decision.value or None,
        }
    else:
        told |= {
            "decision": "set",
            "table": decision.table,
            "row_id": decision.row_id,
            "field": decision.field,
            "value": decision.value,
        }
    return Correction.model_validate(told)


@dataclass(frozen=True)
class Judged:
    """All that one reviewer says of one row."""

    verdict: Verdict
    changes: Mapping[str, str]

    @property
    def label(self) -> str:
        """The verdict with the changed values: two reviewers agree where this is the same."""
        told = (f"{name}={value}" for name, value in sorted(self.changes.items()))
        return " ".join([self.verdict, *told])


def judged(decisions: Iterable[Decision]) -> dict[tuple[str, str], Judged]:
    """What DECISIONS say of each row (table and id); of one field, the last counts."""
    found: dict[tuple[str, str], Judged] = {}
    for each in decisions:
        key = (each.table, each.row_id)
        before = found.get(key)
        changes = dict(before.changes) if before and each.verdict == "change" else {}
        if each.verdict == "change":
            changes[each.field] = each.value
        found[key] = Judged(each.verdict, changes)
    return found


def in_order(rows: Sequence[tuple[str, Row]], sample: int, seed: int) -> list[tuple[str, Row]]:
    """ROWS as (table, row), the least sure first; of SAMPLE of them drawn by SEED, if not 0.

    The same rows are drawn whatever order they come in.
    """
    chosen = list(rows)
    if sample:
        chosen.sort(key=lambda each: _drawn(each, seed))
        chosen = chosen[:sample]
    return sorted(
        chosen, key=lambda each: (each[1]["confidence"], each[0], key_of(each[1], each[0]))
    )


def _drawn(each: tuple[str, Row], seed: int) -> bytes:
    table, row = each
    return hashlib.sha256(f"{seed}\0{table}\0{key_of(row, table)}".encode()).digest()
