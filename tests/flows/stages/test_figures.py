"""A release further from the gold than the last one is stopped, and its rows are told."""

from __future__ import annotations

from types import SimpleNamespace

import pyarrow as pa
import pytest

from parley.flows.stages import figures
from parley.flows.stages.figures import keep_figures
from parley.schemas.errors import GateError, WarehouseError
from parley.schemas.runs import EVALUATION
from parley.transforms.evaluation.evaluate import evaluate
from parley.transforms.evaluation.falls import best, falls, worsened
from parley.warehouse.store.home import Warehouse
from tests.flows.conftest import with_settings
from tests.transforms.evaluation.test_evaluation import HELD, INVASION, SOLDIERS, gold_file
from tests.warehouse.small import RUN, small_tables

GOLD = {"hand": [gold_file(INVASION, HELD, SOLDIERS)]}


def measured(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    return {**tables, "evaluation": evaluate(tables, GOLD, RUN)}


@pytest.fixture(scope="module")
def last() -> dict[str, pa.Table]:
    return measured(small_tables())


@pytest.fixture(scope="module")
def worse(last: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """The same without its events, and with another amount."""
    quantities = last["quantities"]
    tens = pa.array([10.0] * quantities.num_rows, quantities.schema.field("low").type)
    for name in ("low", "high"):
        place = quantities.column_names.index(name)
        quantities = quantities.set_column(place, quantities.schema.field(name), tens)
    return measured(
        {**last, "event_mentions": last["event_mentions"].slice(0, 0), "quantities": quantities}
    )


def keep(last, tables, monkeypatch, gold=GOLD, **settings):
    def read(_: Warehouse, name: str) -> pa.Table:
        if name not in last:
            raise WarehouseError("there is none")
        return last[name]

    monkeypatch.setattr(figures, "read_table", read)
    with with_settings(PARLEY_FEW_GOLD=1, **settings):
        return keep_figures(Warehouse("/none"), tables, gold, RUN)


def told_of(quality):
    (row,) = [
        each for each in quality.to_pylist() if each["expectation"] == "expect_figures_to_be_kept"
    ]
    return row


def test_the_rows_behind_a_fall_are_told(last, worse):
    (lost,) = worsened(last, worse, "hand", GOLD["hand"], "event")
    assert (lost.outcome, lost.item.quote) == ("lost", INVASION["quote"])
    outcomes = {each.outcome for each in worsened(last, worse, "hand", GOLD["hand"], "quantity")}
    assert outcomes <= {"lost", "changed", "added"}
    assert outcomes
    assert worsened(last, last, "hand", GOLD["hand"], "event") == []


def test_only_what_rests_on_as_much_gold_is_compared(last, worse):
    before, now = last["evaluation"], worse["evaluation"]
    found = falls(before, now, 0.03, 1)
    assert {"event.typed", "quantity.value"} <= {fall.measure for fall in found}
    assert found[0].before - found[0].now >= found[-1].before - found[-1].now
    assert falls(before, now, 1.0, 1) == []
    assert falls(before, now, 0.03, 2) == []
    assert falls(now, before, 0.03, 1) == []


def test_a_release_that_is_worse_is_stopped(last, worse, monkeypatch):
    with pytest.raises(GateError) as caught:
        keep(last, worse, monkeypatch)
    assert caught.value.exit_code == 6
    assert "event.typed of hand from 1.000 to 0.000" in caught.value.what
    assert f"lost event in {last['documents']['source_uri'][0]}" in caught.value.what
    assert "PARLEY_ACCEPT_CHANGES" in caught.value.mend


def test_it_is_published_where_that_is_accepted_or_tolerated(last, worse, monkeypatch):
    row = told_of(keep(last, worse, monkeypatch, PARLEY_ACCEPT_CHANGES="true"))
    assert (row["success"], row["severity"]) == (False, "warning")
    assert "event.typed" in row["observed_value"]
    row = told_of(keep(last, worse, monkeypatch, PARLEY_TOLERATED_FALL="1"))
    assert (row["success"], row["observed_value"]) == (True, "none fell")


def test_gold_that_has_changed_measures_the_last_release_too(last, worse, monkeypatch):
    fewer = {"hand": [gold_file(INVASION, SOLDIERS)]}
    of_fewer = {**worse, "evaluation": evaluate(worse, fewer, RUN)}
    with pytest.raises(GateError, match="from the gold"):
        keep(last, of_fewer, monkeypatch, fewer)
    better = {**last, "evaluation": evaluate(last, fewer, RUN)}
    assert told_of(keep(last, better, monkeypatch, fewer))["observed_value"] == "none fell"


@pytest.mark.parametrize("gold", [{}, {"other": [gold_file(INVASION)]}])
def test_gold_that_is_gone_is_told(last, monkeypatch, caplog, gold):
    without = {**last, "evaluation": evaluate(last, gold, RUN)}
    row = told_of(keep(last, without, monkeypatch, gold))
    assert "not compared, such as" in row["observed_value"]
    assert "of hand" in row["observed_value"]
    assert "not compared" in caplog.text


def releases_of(*told):
    """Releases, each of an F1 of all measures and whether changes were accepted."""
    return [
        SimpleNamespace(
            manifest=SimpleNamespace(evaluation=figures, settings={"accept_changes": accepted})
        )
        for figures, accepted in told
    ]


def figures_of(tables, f1):
    return [row | {"f1": f1} for row in tables["evaluation"].to_pylist()]


def test_small_falls_do_not_add_up(last, monkeypatch):
    tables = {**last, "evaluation": EVALUATION.from_rows(figures_of(last, 0.94))}
    before = {**last, "evaluation": EVALUATION.from_rows(figures_of(last, 0.96))}
    history = [(figures_of(last, 0.98), False), (figures_of(last, 0.96), False)]
    monkeypatch.setattr(figures, "releases", lambda _: releases_of(*history))
    with pytest.raises(GateError, match=r"from 0\.980 to 0\.940"):
        keep(before, tables, monkeypatch)
    history[1] = (history[1][0], True)
    monkeypatch.setattr(figures, "releases", lambda _: releases_of(*history))
    assert told_of(keep(before, tables, monkeypatch))["success"]


def test_of_earlier_releases_only_figures_on_as_much_gold_count(last):
    before = last["evaluation"]
    other = [row | {"f1": 1.0, "n_gold": row["n_gold"] + 1} for row in figures_of(last, 0.5)]
    lowered = EVALUATION.from_rows(figures_of(last, 0.5))
    assert best(lowered, [other]).equals(lowered)
    raised = [max(each, 0.5) for each in before["f1"].to_pylist()]
    assert best(lowered, [before.to_pylist()])["f1"].to_pylist() == raised


def test_a_first_release_is_compared_with_none(last, monkeypatch):
    assert keep({}, last, monkeypatch) is last["quality_results"]
