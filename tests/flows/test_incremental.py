"""Nothing is parsed twice, and the data depend on the documents alone."""

from __future__ import annotations

import shutil

import pytest

from parley.flows.inputs.settings import SHIPPED
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import read_table
from tests.flows.conftest import with_settings
from tests.flows.same import data_of, differing

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_gate")]


def parsed(ended):
    assert ended.code == 0, ended.output + ended.errors
    return ended.json["run"]["n_documents_new"]


def published(warehouse, name):
    return read_table(Warehouse(warehouse), name).to_pylist()


def test_twice_and_in_two_orders(parley, texts, tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    first = parley("run", texts, "-w", one, "--json")
    before = data_of(one)
    again = parley("run", texts, "-w", one, "--json")
    assert (parsed(first), parsed(again)) == (3, 0)
    assert data_of(one) == before
    assert first.json["release"] == again.json["release"] == "release_1"
    assert first.json["run"]["dataset_version"] == again.json["run"]["dataset_version"]

    assert parsed(parley("run", texts / "c.txt", "-w", other, "--json")) == 1
    assert parsed(parley("run", texts / "b.txt", texts / "a.txt", "-w", other, "--json")) == 2
    assert differing(one, other) == []
    assert len(published(other, "runs")) == 2


def test_a_run_with_nothing_new_stops_once_it_knows(parley, texts, warehouse, monkeypatch):
    first = parley("run", texts, "-w", warehouse, "--json").json
    with monkeypatch.context() as patch:
        for stage in ("extract", "resolve", "validate", "publish"):
            patch.setattr(f"parley.flows.pipeline.{stage}", None)  # called, it would fail
        again = parley("run", texts, "-w", warehouse, "--json").json
    assert again["nothing_new"] == "Nothing is new: release 1 stays."
    told = ("dataset_version", "codebook_version", "model_version", "n_mentions_unresolved")
    assert [again["run"][name] for name in told] == [first["run"][name] for name in told]
    assert again["run"]["status"] == "completed"
    assert again["run"]["n_documents_unchanged"] == first["run"]["n_documents_published"] == 3
    assert again["run"]["n_documents_published"] == again["run"]["n_documents_new"] == 0

    # What was taken back stays so; a file that is refused now is something new.
    (texts / "d.txt").write_bytes(b"")
    assert parley("run", texts, "-w", warehouse, "--json").json["release"] == "release_2"
    assert parley("rollback", "-w", warehouse).code == 0
    back = parley("run", texts, "-w", warehouse, "--json").json
    assert "release 2, which was taken back" in back["nothing_new"]


def test_what_changes_is_read_anew(parley, texts, warehouse, tmp_path):
    # By the rules and without codebooks, which count no more and take longer to load.
    run = ("run", texts, "-w", warehouse, "--codebook", "none", "--reader", "rules", "--json")
    parley(*run)
    before = {row["source_uri"]: row for row in published(warehouse, "documents")}

    (texts / "a.txt").write_text("Russia and Ukraine agreed on 2 June 2025 to exchange prisoners.")
    assert parsed(parley(*run)) == 1
    after = {row["source_uri"]: row for row in published(warehouse, "documents")}
    assert after.keys() == before.keys()
    assert after["texts/a.txt"]["doc_id"] != before["texts/a.txt"]["doc_id"]
    assert after["texts/b.txt"] == before["texts/b.txt"]
    gone = before["texts/a.txt"]["doc_id"]
    assert all(row["doc_id"] != gone for row in published(warehouse, "sentences"))

    # The same text under another date is another reading: "on Monday" is another day.
    manifest = texts / "manifest.csv"
    manifest.write_text(manifest.read_text().replace("2025-06-04", "2025-07-23"))
    assert parsed(parley(*run)) == 1

    data = tmp_path / "data"
    shutil.copytree(SHIPPED, data)
    reporting = data / "lexicons" / "reporting.csv"
    reporting.write_text(reporting.read_text().rstrip("\n") + "\n")
    lines = reporting.read_text().splitlines()
    reporting.write_text("\n".join(lines[:-1]) + "\n")
    with with_settings(PARLEY_DATA=data):
        assert parsed(parley(*run)) == 3


def test_several_processes_find_the_same(parley, prefect_server, texts, tmp_path):
    for number in range(8):  # enough for several batches
        text = (texts / "a.txt").read_text() * 2
        (texts / f"more{number}.txt").write_text(
            f"{text}\n“We will not yield,” said Zelensky. Marta Lindqvist met Putin in Istanbul. "
            f"Both sides freed 20 soldiers. Talks were held {number} times.\n"
        )
    one, two = tmp_path / "one", tmp_path / "two"
    with with_settings(PARLEY_BATCH_CHARACTERS=1000):
        assert parsed(parley("run", texts, "-w", one, "--json")) == 11
        with with_settings(PREFECT_API_URL=prefect_server):
            assert parsed(parley("run", texts, "-w", two, "--workers", 2, "--json")) == 11
    assert differing(one, two) == []
