"""Which rows fall with others."""

from __future__ import annotations

import pytest

from parley.schemas.tables import BY_NAME
from parley.warehouse.checks.quarantine import Faults, spread
from tests.warehouse.small import small_rows, tables_of


@pytest.fixture
def faults() -> dict[str, Faults]:
    """The small warehouse, whose first event has two mentions; no fault is found yet."""
    rows = small_rows()
    rows["event_mentions"].append(rows["event_mentions"][0] | {"event_mention_id": "em2"})
    return {name: Faults(BY_NAME[name], table) for name, table in tables_of(rows).items()}


def left(faults: dict[str, Faults], table: str, key: str) -> list[str]:
    return faults[table].remaining()[key].to_pylist()


def test_an_event_stays_while_some_mention_tells_of_it(faults):
    faults["event_mentions"].add(0, "some_check", "is wrong")
    spread(faults)
    assert left(faults, "events", "event_id") == ["e0", "e1"]


def test_an_event_falls_with_its_last_mention_and_its_disputes_with_it(faults):
    faults["event_mentions"].add(0, "some_check", "is wrong")
    faults["event_mentions"].add(2, "some_check", "is wrong")
    spread(faults)
    assert left(faults, "events", "event_id") == ["e1"]
    assert left(faults, "event_conflicts", "event_id") == []
    assert set(left(faults, "event_participants", "event_id")) == {"e1"}


def test_an_event_that_never_had_mentions_is_no_concern_of_theirs(faults):
    rows = small_rows()
    rows["event_mentions"] = []
    faults["event_mentions"].rows = tables_of(rows)["event_mentions"]
    spread({name: faults[name] for name in ("events", "event_mentions")})
    assert left(faults, "events", "event_id") == ["e0", "e1"]
