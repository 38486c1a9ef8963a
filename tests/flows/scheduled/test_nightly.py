from __future__ import annotations

import shutil

import pytest

from parley.flows.orchestration.engine import without_engine
from parley.flows.scheduled import nightly
from parley.flows.scheduled.nightly import check
from parley.schemas.errors import GateError, WarehouseError
from parley.schemas.runs import QUALITY_RESULTS, QUARANTINE
from parley.warehouse.checks.gate import Verdict
from parley.warehouse.store.home import Warehouse


@pytest.fixture
def told(monkeypatch):
    """The summaries that are left with Prefect."""
    summaries = []
    monkeypatch.setattr(nightly, "artifact", lambda key, text, what: summaries.append(text))
    with without_engine():
        yield summaries


def finding(monkeypatch, *, success):
    """Let the checks (they take seconds, and have tests of their own) find one thing."""
    row = {
        "run_id": "run_a", "suite": "events", "table_name": "events", "column_name": "event_id",
        "expectation": "expect_it", "success": success, "severity": "error",
        "observed_value": None, "unexpected_count": 0, "unexpected_percent": None,
    }  # fmt: skip
    verdict = Verdict({}, QUALITY_RESULTS.from_rows([row]), QUARANTINE.empty())
    monkeypatch.setattr(nightly, "recheck", lambda folder: verdict)


def test_a_sound_release_is_measured(corpus_warehouse, told, monkeypatch):
    finding(monkeypatch, success=True)
    before = Warehouse(corpus_warehouse).release()
    assert check(str(corpus_warehouse)) == 1
    assert Warehouse(corpus_warehouse).release() == before  # nothing is written
    assert "1 checks, 0 failed; 0 files changed." in told[0]
    assert "| sample | event.typed |" in told[0]


def test_what_does_not_hold_fails_the_run(corpus_warehouse, told, monkeypatch, tmp_path):
    finding(monkeypatch, success=False)
    with pytest.raises(GateError, match=r"events\.event_id expect_it"):
        check(str(corpus_warehouse), verify_files=False)
    finding(monkeypatch, success=True)
    copy = tmp_path / "copy"
    shutil.copytree(corpus_warehouse, copy, symlinks=True)
    path = Warehouse(copy).release() / "data_docs" / "index.html"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(WarehouseError, match="not as published"):
        check(str(copy))
    assert "data_docs" in told[-1]
