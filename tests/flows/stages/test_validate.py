"""What the gate keeps out is not counted by what it lets through."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from parley.flows.inputs.parameters import with_defaults
from parley.schemas.runs import QUALITY_RESULTS, QUARANTINE
from parley.warehouse.checks.gate import Verdict
from tests.warehouse.small import NOW, RUN, full, small_rows, tables_of


def test_events_count_the_mentions_that_are_left(monkeypatch):
    from parley.flows.stages import validate

    rows = small_rows()
    rows["events"][0]["n_mentions"] = 2
    quarantined = QUARANTINE.from_rows([full(QUARANTINE, source_uri="a.txt", first_seen_at=NOW)])

    def check(tables: Any, *_: Any, **__: Any) -> Verdict:
        return Verdict(dict(tables), QUALITY_RESULTS.empty(), quarantined)

    monkeypatch.setattr(validate, "check", check)
    monkeypatch.setattr(validate, "_passed", lambda _: frozenset())
    monkeypatch.setattr(validate, "last_release", lambda _: {})
    monkeypatch.setattr(validate, "read_stage", lambda *_: tables_of(rows))
    ledger = SimpleNamespace(current={"parameters": with_defaults().to_json()})
    stage: Any = SimpleNamespace(home=SimpleNamespace(built_docs=None), run_id=RUN, ledger=ledger)
    events = validate.check_tables.fn(stage).tables["events"]
    assert events["n_mentions"].to_pylist() == [1, 1]
