"""All stages over the nastiest folder there is, and a text that ends with its time."""

from __future__ import annotations

import sys

import pytest

from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.settings import settings
from parley.flows.orchestration.processes import Limits
from parley.flows.orchestration.workers import readers
from parley.warehouse.query import run_query
from parley.warehouse.store.home import Warehouse
from tests.hostile.case import READ
from tests.hostile.places import SECRET, make_places
from tests.transforms.corpus import RUN, corpus

pytestmark = pytest.mark.slow


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
def test_all_stages_read_the_nastiest_folder(parley, tmp_path, warehouse, monkeypatch):
    folder = tmp_path / "places"
    folder.mkdir()
    ends = make_places(folder)
    monkeypatch.chdir(tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    ended = parley("run", "places", "-w", warehouse, "--reader", "rules", "--json")
    assert ended.code == 0, ended.output + ended.errors
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*before, "warehouse"])

    home = Warehouse(warehouse)
    refused = run_query(home, "SELECT source_uri, error_kind FROM quarantine").to_pylist()
    documents = run_query(home, "SELECT source_uri, text FROM documents").to_pylist()
    kinds = sorted(end for end in ends.values() if end != READ)
    found = sorted(row["error_kind"] for row in refused if "manifest" not in row["source_uri"])
    assert found == kinds
    assert len(documents) == sum(end == READ for end in ends.values())
    assert all(row["source_uri"].isprintable() for row in (*documents, *refused))
    assert not any(SECRET in row["text"] or "root:" in row["text"] for row in documents)
    run = ended.json["run"]
    assert run["n_documents_seen"] == run["n_documents_published"] + run["n_documents_failed"]


@pytest.mark.skipif(sys.platform != "linux", reason="time is limited by the system")
def test_a_text_ends_with_its_time_in_a_worker():
    knowledge = read_knowledge(settings().data_folders, [])
    long = "The envoys of the two states met in the capital on Monday, and agreed on nothing. "
    with readers(settings().model, knowledge, 1, limits=Limits(seconds=1)) as read:
        extracted = read(*corpus(long * 2_000), RUN)
    (failure,) = extracted.failed.values()
    assert failure.kind == "over_limit"
    assert "PARLEY_DOCUMENT_SECONDS" in failure.told
    assert all(rows.num_rows == 0 for rows in extracted.tables.values())
