from __future__ import annotations

from datetime import timedelta

import pytest

from parley.flows.inputs.parameters import with_defaults
from parley.flows.ledger import Ledger
from parley.schemas.tables import BY_NAME
from parley.transforms.ingest.document import Refusal
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import publish
from tests.warehouse.small import few_tables, small_tables

PARAMETERS = with_defaults(["texts"])


@pytest.fixture
def home(warehouse):
    home = Warehouse(warehouse)
    home.prepare()
    return home


def uris(ledger):
    return [row["source_uri"] for row in ledger.quarantine.to_pylist()]


def test_a_run_is_stopped_until_it_is_published(home):
    run_id = Ledger(home).begin(PARAMETERS)
    assert Ledger(home).current["run_id"] == run_id
    assert Ledger(home).current["status"] == "stopped"


def test_stages_share_a_run_and_a_published_one_is_over(home):
    first = Ledger(home).begin(PARAMETERS)
    assert Ledger(home).resume(PARAMETERS) == first
    Ledger(home).note(status="completed")
    assert Ledger(home).resume(PARAMETERS) != first


def test_a_fault_that_is_there_again_keeps_its_first_time(home):
    ledger = Ledger(home)
    ledger.begin(PARAMETERS)
    ledger.refuse("ingest", [Refusal("a", "empty_file", "Empty.")], digests={"a": "ff"})
    (before,) = ledger.quarantine.to_pylist()
    assert before["raw_sha256"] == "ff"
    ledger.note(status="completed")
    ledger.begin(PARAMETERS)
    ledger.refuse("ingest", [Refusal("a", "empty_file", "Empty.")], files=["a"])
    assert ledger.quarantine.to_pylist() == [before]


def test_files_that_were_met_again_are_judged_anew_and_others_stay(home):
    ledger = Ledger(home)
    ledger.begin(PARAMETERS)
    faults = [Refusal(uri, "broken_record", "Broken.") for uri in ("a", "t.csv#1", "t.csv#2", "z")]
    ledger.refuse("ingest", faults)
    ledger.refuse("extract", [Refusal("a", "extraction_failed", "No.")])
    ledger.refuse("ingest", [faults[1]], files=["t.csv", "z"])
    assert uris(ledger) == ["a", "a", "t.csv#1"]
    ledger.refuse("ingest", [])
    assert uris(ledger) == ["a"]
    assert ledger.refused("extract") == {"a"}


def test_only_runs_whose_rows_are_published_are_told(home):
    ledger = Ledger(home)
    runs = [ledger.begin(PARAMETERS) for _ in range(3)]
    row = dict.fromkeys(BY_NAME["quarantine"].names, "x") | {
        "run_id": runs[0], "stage": "ingest", "first_seen_at": ledger.current["started_at"],
    }  # fmt: skip
    tables = {"quarantine": BY_NAME["quarantine"].from_rows([row])}
    assert set(ledger.referenced(tables)["run_id"].to_pylist()) == {runs[0], runs[2]}


def test_a_clock_that_is_put_back_changes_no_order(home, monkeypatch):
    first = Ledger(home).begin(PARAMETERS)
    Ledger(home).note(status="completed")
    began = Ledger(home).current["started_at"]
    monkeypatch.setattr("parley.flows.ledger.now", lambda: began - timedelta(days=9_000))
    second = Ledger(home).begin(PARAMETERS)
    Ledger(home).note(status="completed", n_documents_seen=7)
    run = Ledger(home).current
    assert second != first
    assert (run["run_id"], run["n_documents_seen"]) == (second, 7)
    assert began < run["started_at"] <= run["finished_at"]


def damaged(*folders):
    for path in (path for folder in folders for path in folder.glob("*.parquet")):
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content[:-100])


@pytest.mark.parametrize("database", [True, False])
def test_a_ledger_and_a_release_that_are_damaged_stop_no_run(home, database, caplog):
    ledger = Ledger(home)
    run_id = ledger.begin(PARAMETERS)
    ledger.note(status="completed", n_documents_seen=7)
    (run,) = ledger.referenced({}).to_pylist()
    of_run = [{**row, "run_id": run_id} for row in small_tables()["documents"].to_pylist()]
    tables = {
        **small_tables(),
        "documents": BY_NAME["documents"].from_rows(of_run),
        "runs": BY_NAME["runs"].from_rows([*small_tables()["runs"].to_pylist(), run]),
        "quarantine": ledger.quarantine,
    }
    with few_tables():
        publish(home, tables)
        damaged(home.state / "ledger", home.release() / "parquet" / "runs")
        if not database:
            (home.release() / "parley.duckdb").unlink()
        after = Ledger(home)
        now = after.begin(PARAMETERS)
        runs = {row["run_id"]: row for row in after.referenced(tables).to_pylist()}
        assert runs.keys() >= {run_id, now}
        assert caplog.text.count("this run publishes anew") == 1
        assert ("nothing but their ids" in caplog.text) is not database
        assert runs[run_id]["n_documents_seen"] == (7 if database else 0)
        began = run["started_at"] if database else run["started_at"].replace(microsecond=0)
        assert runs[run_id]["started_at"] == began
        publish(home, tables | {"runs": after.referenced(tables)})
    assert runs[run_id] in Ledger(home).last


def test_a_ledger_that_is_damaged_begins_anew_with_what_was_published(home):
    ledger = Ledger(home)
    ledger.begin(PARAMETERS)
    ledger.refuse("ingest", [Refusal("a", "empty_file", "Empty.")])
    ledger.note(status="completed")
    tables = {**small_tables(), "runs": ledger.referenced({}), "quarantine": ledger.quarantine}
    with few_tables():
        publish(home, tables)
    for path in (home.state / "ledger").glob("*.parquet"):
        path.write_bytes(path.read_bytes()[:-100])
    assert Ledger(home).current == ledger.current
    assert uris(Ledger(home)) == ["a"]


def test_many_refusals_of_one_kind_are_one_warning(home, caplog):
    ledger = Ledger(home)
    ledger.begin(PARAMETERS)
    empty = [Refusal(f"texts/{n}.txt", "empty_file", "The file is empty.") for n in range(9)]
    with caplog.at_level("INFO", logger="parley"):
        ledger.refuse("ingest", [*empty, Refusal("texts/x.pdf", "no_pdf", "No PDF.")])
    warned = [each.getMessage() for each in caplog.records if each.levelname == "WARNING"]
    assert warned == [
        "texts/0.txt is in quarantine: The file is empty. (8 more empty_file)",
        "texts/x.pdf is in quarantine: No PDF.",
    ]
    assert len(caplog.records) == 10
