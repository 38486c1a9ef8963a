"""What has passed the gate counts only under the rules by which it did."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from parley.flows.stages import validate
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.stages import keep_note


def test_parts_passed_under_other_code_are_checked_again(tmp_path):
    home = Warehouse(tmp_path)

    def stage(code: str) -> Any:
        return SimpleNamespace(home=home, ledger=SimpleNamespace(current={"code_version": code}))

    assert validate._passed(stage("1")) == frozenset()
    with home.lock():
        validate._keep_passed(stage("1"), frozenset({"a", "b"}))
        assert validate._passed(stage("1")) == {"a", "b"}
        assert validate._passed(stage("2")) == frozenset()
        keep_note(home, "passed", {})
    assert validate._passed(stage("1")) == frozenset()
