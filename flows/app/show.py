"""One event, actor, agreement, round or document of a release, with the places that tell of it."""

from __future__ import annotations

import difflib
from dataclasses import asdict, dataclass
from importlib import resources
from typing import Any

from parley.flows.app.formats import rows_of
from parley.schemas.errors import InputError
from parley.schemas.table import Row
from parley.warehouse.query import run_query
from parley.warehouse.store.home import Warehouse

_KEYS = {
    "event": ("events", "event_id"),
    "actor": ("actors", "actor_id"),
    "agreement": ("agreements", "agreement_id"),
    "round": ("rounds", "round_id"),
    "document": ("documents", "doc_id"),
}
_NEAR = 5


@dataclass(frozen=True)
class Shown:
    """What an id stands for: its kind, a title, what is known of it, and its evidence.

    A row of evidence has `published_on`, `source`, `told`, `word_of` and `sentence`.
    """

    id: str
    kind: str
    title: str
    facts: Row
    evidence: list[Row]

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON can hold it."""
        return asdict(self)


def show(home: Warehouse, wanted: str) -> Shown:
    """What WANTED, an id of the current release, stands for.

    Raises
    ------
    InputError: nothing has this id.
    """
    for kind, (table, key) in _KEYS.items():
        found = run_query(home, f"SELECT 1 FROM {table} WHERE {key} = $id", {"id": wanted})
        if found.num_rows:
            (facts,) = _ask(home, kind, wanted)
            title = facts.pop("title")
            evidence = _ask(home, f"{kind}_evidence", wanted)
            return Shown(wanted, kind, title, facts, evidence)
    raise InputError(
        f"no event, actor, agreement, round or document has the id '{wanted}'.",
        mend=_near(home, wanted)
        or 'Look it up: parley actors TEXT, or parley query "SELECT event_id, label FROM events".',
    )


def _near(home: Warehouse, wanted: str) -> str:
    """What may be meant by WANTED: an id in another case, what has it in its name, or a like id."""
    ids = " UNION ALL ".join(f"SELECT {key} AS id FROM {table}" for table, key in _KEYS.values())
    known = run_query(home, ids)["id"].to_pylist()
    near = [each for each in known if each.lower() == wanted.lower()]
    near = near or [f"{row['id']} ({row['name']})" for row in _ask(home, "called", wanted)][:_NEAR]
    near = near or difflib.get_close_matches(wanted, known, 3, 0.6)
    return f"Did you mean {' or '.join(near)}?" if near else ""


def _ask(home: Warehouse, question: str, wanted: str) -> list[Row]:
    folder = resources.files("parley.flows.cli") / "questions" / "show"
    sql = (folder / f"{question}.sql").read_text(encoding="utf-8")
    return rows_of(run_query(home, sql, {"id": wanted}))
