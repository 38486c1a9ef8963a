"""Reviewers' corrections: in the next release without reading again, and gone with their lines."""

from __future__ import annotations

import shutil

import pytest

from parley.flows.inputs.settings import SHIPPED
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import read_table
from tests.flows.conftest import with_settings
from tests.flows.same import data_of

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_gate")]

HEAD = "id,decision,doc_id,text,occurrence,actor_id,other_id,reason,reviewer,date\n"
LAVROV = "person:sergey_lavrov"
END = "because,A. Reviewer,2025-06-01\n"


def rows_of(warehouse, table):
    return read_table(Warehouse(warehouse), table).to_pylist()


@pytest.fixture
def data(tmp_path):
    """A copy of the data folder without corrections."""
    shutil.copytree(SHIPPED, tmp_path / "data")
    shutil.rmtree(tmp_path / "data" / "corrections", ignore_errors=True)
    with with_settings(PARLEY_DATA=tmp_path / "data"):
        yield tmp_path / "data"


def test_corrections_come_go_and_grow_stale(parley, texts, warehouse, data):
    run = ("run", texts, "-w", warehouse, "--codebook", "ukraine", "--json")
    assert parley(*run).code == 0
    before = data_of(warehouse)
    assert LAVROV in {row["actor_id"] for row in rows_of(warehouse, "mentions")}
    mention = next(
        row for row in rows_of(warehouse, "mentions") if row["text"] == "Volodymyr Zelenskyy"
    )
    assert mention["confidence"] < 1.0
    (data / "corrections").mkdir()
    lines = data / "corrections" / "reviewed.csv"
    lines.write_text(
        HEAD
        + f"one,mention,{mention['doc_id']},Volodymyr Zelenskyy,1,person:andriy_yermak,,{END}"
        + f"two,same,,,,{LAVROV},RUS,{END}"
        + f"gone,mention,doc_0123456789abcdef,Kyiv,,UKR,,{END}"
    )
    ended = parley(*run)
    assert ended.code == 0, ended.output + ended.errors
    assert ended.json["run"]["n_documents_new"] == 0
    assert "corrections@" in ended.json["run"]["codebook_version"]
    told = {row["mention_id"]: row for row in rows_of(warehouse, "mentions")}
    assert told[mention["mention_id"]]["actor_id"] == "person:andriy_yermak"
    assert told[mention["mention_id"]]["confidence"] == 1.0
    assert told[mention["mention_id"]]["method"].endswith("+correction:one")
    assert LAVROV not in {row["actor_id"] for row in rows_of(warehouse, "actors")}
    (stale,) = rows_of(warehouse, "quarantine")
    assert (stale["source_uri"], stale["stage"], stale["error_kind"]) == (
        "corrections/reviewed.csv:4", "resolve", "stale_correction",
    )  # fmt: skip

    lines.unlink()
    assert parley(*run).json["run"]["n_documents_new"] == 0
    assert data_of(warehouse) == before
    assert rows_of(warehouse, "quarantine") == []


def test_a_fault_in_a_correction_stops_the_run_before_it_begins(parley, texts, warehouse, data):
    (data / "corrections").mkdir()
    (data / "corrections" / "reviewed.csv").write_text(HEAD + f"one,keep,,,,,,{END}")
    ended = parley("run", texts, "-w", warehouse, "--json")
    assert ended.code == 4
    assert ended.json["error"]["where"] == "corrections/reviewed.csv:2"
    assert "'keep' is no valid decision" in ended.json["error"]["what"]
    assert Warehouse(warehouse).release() is None
