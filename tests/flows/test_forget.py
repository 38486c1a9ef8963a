"""`parley forget` on a warehouse of two documents: gone from all that is kept, and kept out."""

from __future__ import annotations

import json

import pytest

from parley.flows.stages.validate import tolerances
from parley.warehouse.store.files import read_parquet
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import read_table
from tests.flows.conftest import with_settings

PORT = "Rebels shelled the harbour of Port Sudan on 3 May 2024. Sudan said it would answer."
TOLL = "Kenya rejected the ferry toll. Its minister met Tanzania's envoy on 4 May 2024."


@pytest.fixture
def home(parley, no_gate, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/port.txt").write_text(PORT)
    (tmp_path / "texts/toll.txt").write_text(TOLL)
    storage = tmp_path / "storage"
    with with_settings(PARLEY_DOCUMENT_SECONDS=0, PARLEY_DOCUMENT_BYTES=0, PARLEY_STORAGE=storage):
        assert parley("run", "texts", "-w", "w").code == 0
        yield tmp_path / "w"


def where(home, *words):
    """The files of the warehouse that hold one of WORDS, but for what says that it is kept out."""
    found = []
    for path in home.rglob("*"):
        if path.is_file() and not path.is_symlink() and "forgotten" not in path.name:
            held = path.read_bytes()
            rows = str(read_parquet(path).to_pydict()) if held.startswith(b"PAR1") else ""
            if any(word in rows or word.encode() in held for word in words):
                found.append(path.relative_to(home).as_posix())
    return found


def test_a_document_is_forgotten_with_all_that_rests_on_it(parley, home):
    for unknown in (["texts/pier.txt", "--yes"], ["texts/port.txt", "--undo"]):
        assert parley("forget", *unknown, "-w", home).code == 3
    asked = parley("forget", "texts/port.txt", "-w", home)
    assert asked.code == 2
    assert "--yes" in asked.errors
    ended = parley("forget", "texts/port.txt", "-w", home, "--yes", "--json")
    told = ended.json
    assert (told["documents"], told["release"], told["still_in"]) == (1, "release 2", ["release 1"])
    assert told["rows"]["documents"] == 1
    assert told["rows"]["event_mentions"] >= 1
    held = where(home, "shelled the harbour")
    assert held
    assert all(path.startswith("releases/release_1/") for path in held)
    storage = home.parent / "storage"
    assert told["still_stored"] == ["release 1"]
    assert where(storage / "extracted", "shelled the harbour") == []
    assert where(storage, "shelled the harbour")
    runs = read_table(Warehouse(home), "runs")["parameters"].to_pylist()
    assert ["texts/port.txt"] in [json.loads(run).get("forget") for run in runs]

    again = parley("forget", "texts/port.txt", "-w", home, "--yes", "--releases")
    assert "Removed for it: release 1" in " ".join(again.output.split())
    assert where(home, "shelled the harbour") == []
    assert where(storage, "shelled the harbour") == []
    assert parley("forget", "--list", "-w", home, "--json").json["forgotten"][0]["texts"] == 1


def test_forgetting_much_is_no_loss_that_stops_a_release():
    assert not tolerances().accepted
    assert tolerances(forgetting=True).accepted


def test_where_nothing_could_be_read_nothing_is_published(parley, tmp_path):
    ended = parley("run", "http://127.0.0.1:9/feed.xml", "-w", tmp_path / "w")
    assert ended.code == 3
    assert "Nothing could be read" in ended.errors
    assert "PARLEY_PRIVATE_ADDRESSES" in ended.errors
    assert Warehouse(tmp_path / "w").release() is None
