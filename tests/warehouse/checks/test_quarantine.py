"""Which rows fall with others."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pytest

from parley.schemas.tables import BY_NAME
from parley.warehouse.checks.engine import Engine
from parley.warehouse.checks.quarantine import FALLEN, Faults, spread
from tests.warehouse.small import RUN, small_rows, tables_of

ABOUT = (
    "runs", "documents", "sentences", "actors", "mentions",
    "events", "event_mentions", "event_participants", "event_conflicts",
)  # fmt: skip


@pytest.fixture
def tables() -> dict[str, pa.Table]:
    """What the small warehouse tells of its events, the first of which has two mentions."""
    rows = small_rows()
    rows["event_mentions"].append(rows["event_mentions"][0] | {"event_mention_id": "em2"})
    return tables_of({name: rows[name] for name in ABOUT})


class After:
    """What is left of TABLES where rows of them, by number, have a fault, and why others fell."""

    def __init__(self, tables: Mapping[str, pa.Table], found: Mapping[str, list[int]]) -> None:
        self.faults = {name: Faults(BY_NAME[name], rows) for name, rows in tables.items()}
        for name, numbers in found.items():
            for number in numbers:
                self.faults[name].add(number, "some_check", "is wrong")
        with Engine(tables, RUN) as engine:
            spread(self.faults, engine)
            self.tables = {name: engine.remaining(name) for name in tables}

    def left(self, table: str, key: str) -> list[str]:
        return self.tables[table][key].to_pylist()

    def told(self, table: str) -> list[str]:
        return [each.get(FALLEN, "") for each in self.faults[table].found.values()]


def test_an_event_stays_while_some_mention_tells_of_it(tables):
    after = After(tables, {"event_mentions": [0]})
    assert after.left("events", "event_id") == ["e0", "e1"]
    assert set(after.left("event_participants", "event_mention_id")) == {"em1"}


def test_an_event_falls_with_its_last_mention_and_its_disputes_with_it(tables):
    after = After(tables, {"event_mentions": [0, 2]})
    assert after.left("events", "event_id") == ["e1"]
    assert after.left("event_conflicts", "event_id") == []
    assert set(after.left("event_participants", "event_id")) == {"e1"}
    assert after.told("events") == [
        "the rows of event_mentions that tell event_id 'e0' went to quarantine"
    ]


def test_what_no_row_left_tells_falls(tables):
    rows = tables["event_mentions"].to_pylist()
    rows[2]["factuality"] = "possible"  # the event is actual by its other mention alone
    after = After({**tables, **tables_of({"event_mentions": rows})}, {"event_mentions": [0]})
    assert after.left("events", "event_id") == ["e1"]
    assert "factuality 'actual' went to quarantine" in after.told("events")[0]
    assert after.left("event_mentions", "event_id") == ["e1"]


def test_an_event_that_never_had_mentions_is_no_concern_of_theirs(tables):
    some = {"events": tables["events"], "event_mentions": tables["event_mentions"].slice(0, 0)}
    assert After(some, {}).left("events", "event_id") == ["e0", "e1"]


def test_who_names_a_fallen_actor_falls_in_lists_too(tables):
    after = After(tables, {"actors": [0]})
    assert tables["actors"]["actor_id"][0].as_py() == "RUS"
    assert after.left("events", "event_id") == []
    assert after.left("mentions", "mention_id") == ["m1", "m2", "m4", "m5", "m6"]
    assert "source_actor_ids ['RUS'] refers to a row of actors.actor_id" in after.told("events")[0]


def test_no_row_falls_with_a_run(tables):
    after = After(tables, {"runs": [0]})
    assert after.left("mentions", "mention_id") == [f"m{number}" for number in range(7)]


def test_nothing_falls_where_nothing_is_wrong():
    tables = tables_of(small_rows())
    after = After(tables, {})
    assert after.tables == tables
