"""Bad input gives a clear message or a row of quarantine; the rest goes on, nothing is lost."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from fpdf import FPDF

from parley.flows.inputs.settings import SHIPPED
from parley.transforms.ingest.text import encoding
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import read_table
from tests.flows.conftest import TEXTS, with_settings

pytestmark = pytest.mark.slow

GOOD = TEXTS["a.txt"]
# What is wrong with each file, by the kind of the row that it must have in quarantine.
BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty_file"),
    "blank.md": (b" \n\n", "empty_file"),
    "picture.txt": (bytes(range(256)) * 40, "binary_file"),
    "coded.txt": (b"Talks \xff\xfe\x81\x8d were \x8f\x90 held \x9d " * 30, "bad_encoding"),
    "long.txt": (b"word " * 1_000, "line_too_long"),
    "table.csv": (b"headline,when\nTalks held,2025-05-16\n", "no_text_column"),
    "page.html": (
        b"<html><head><title>T</title></head><body><nav>Home</nav></body></html>",
        "no_content_in_html",
    ),
    "noise.xyz": (b"something", "unknown_format"),
    "broken.jsonl": (b'{"text": "Talks were held in Istanbul."}\n{"text": \n', "broken_record"),
    "copy.txt": (GOOD.encode(), "duplicate_content"),
}


@pytest.fixture
def bad(texts: Path) -> Path:
    """A folder with three good texts, one of each bad kind, and a broken manifest."""
    for name, (content, _) in BAD.items():
        (texts / name).write_bytes(content)
    scan = FPDF()
    scan.add_page()
    scan.rect(10, 10, 50, 50, style="F")
    (texts / "scan.pdf").write_bytes(bytes(scan.output()))
    (texts / "manifest.csv").write_text("file,title\na.txt,One,too many\n")
    return texts


@pytest.fixture(scope="module")
def published(corpus_warehouse, tmp_path_factory):
    """A warehouse with a release, which no run in this module may change."""
    copy = tmp_path_factory.mktemp("published") / "warehouse"
    shutil.copytree(corpus_warehouse, copy, symlinks=True)
    before = Warehouse(copy).release()
    yield copy
    assert Warehouse(copy).release() == before


def test_bad_files_go_to_quarantine_until_they_are_mended(
    parley, bad, warehouse, tmp_path, no_gate, monkeypatch
):
    monkeypatch.setattr(encoding, "LONGEST_LINE", 4_000)
    ended = parley("run", bad, "-w", warehouse, "--json")
    assert ended.code == 0, ended.output + ended.errors
    rows = read_table(Warehouse(warehouse), "quarantine").to_pylist()
    found = {Path(row["source_uri"].partition("#")[0]).name: row for row in rows}
    assert found.keys() == {*BAD, "scan.pdf", "manifest.csv"}
    kinds = {name: row["error_kind"] for name, row in found.items()}
    assert kinds["manifest.csv"] == "broken_manifest"
    assert {name: kinds[name] for name in BAD} == {name: kind for name, (_, kind) in BAD.items()}
    assert all(row["error_message"].strip().endswith((".", "?")) for row in rows), rows
    documents = read_table(Warehouse(warehouse), "documents")["source_uri"].to_pylist()
    assert {"texts/a.txt", "texts/b.txt", "texts/c.txt"} <= set(documents)
    assert ended.json["run"]["n_documents_failed"] == len(BAD) + 1
    n_documents = len(documents)

    # A file that is mended leaves quarantine, and one that breaks keeps its document.
    (bad / "empty.txt").write_text("Turkey hosted the delegations on 2 June 2025.")
    (bad / "b.txt").write_bytes(b"")
    then = parley("run", bad, "-w", warehouse, "--json").json
    rows = read_table(Warehouse(warehouse), "quarantine").to_pylist()
    again = {Path(row["source_uri"].partition("#")[0]).name: row for row in rows}
    assert again.keys() == found.keys() - {"empty.txt"} | {"b.txt"}
    assert again["b.txt"]["error_kind"] == "empty_file"
    assert then["rows"]["documents"] == n_documents + 1
    documents = read_table(Warehouse(warehouse), "documents")["source_uri"].to_pylist()
    assert {"texts/b.txt", "texts/empty.txt"} <= set(documents)

    # And a folder without a file adds nothing.
    (tmp_path / "empty").mkdir()
    ended = parley("run", tmp_path / "empty", "-w", warehouse, "--json")
    assert "No file to read in" in ended.errors
    assert ended.code == 0, ended.output
    assert ended.json["rows"]["documents"] == n_documents + 1


def fails(ended, code, *words):
    assert ended.code == code, ended.output + ended.errors
    assert "Traceback" not in ended.errors
    for word in words:
        assert word in ended.errors


def test_a_missing_path(parley, texts, published):
    fails(parley("run", texts, "nowhere.txt", "-w", published), 3, "nowhere.txt", "no such file")


def test_a_codebook_that_is_not_there(parley, texts, published):
    ended = parley("run", texts, "-w", published, "-c", "ukrain")
    fails(ended, 4, "ukrain", "tigray, ukraine")


def test_a_codebook_with_a_typo(parley, texts, published, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(SHIPPED, data)
    codebook = data / "codebooks" / "ukraine" / "codebook.yaml"
    codebook.write_text(codebook.read_text().replace("parties:", "partys:", 1))
    with with_settings(PARLEY_DATA=data):
        fails(
            parley("run", texts, "-w", published), 4, "codebooks/ukraine/codebook.yaml:", "parties"
        )


def test_a_model_that_is_not_installed(parley, texts, published):
    ended = parley("run", texts, "-w", published, "--model", "en_core_web_xl")
    fails(ended, 5, "en_core_web_xl", "pip install")


def test_a_warehouse_that_cannot_be_made(parley, texts, tmp_path):
    (tmp_path / "taken").write_text("a file")
    fails(parley("run", texts, "-w", tmp_path / "taken" / "warehouse"), 7, "taken", "--warehouse")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_warehouse_that_cannot_be_written(parley, texts, tmp_path):
    (tmp_path / "closed").mkdir(mode=0o500)
    fails(parley("run", texts, "-w", tmp_path / "closed"), 7, "closed", "--warehouse")


def test_a_setting_that_cannot_be(parley, texts, warehouse):
    with with_settings(PARLEY_WORKERS="many"):
        fails(parley("run", texts, "-w", warehouse), 2, "PARLEY_WORKERS", "many")


def test_an_empty_folder_makes_no_first_release(parley, tmp_path, warehouse):
    (tmp_path / "empty").mkdir()
    fails(
        parley("run", tmp_path / "empty", "-w", warehouse),
        3,
        "nothing to read",
        "nothing is published",
    )
    assert Warehouse(warehouse).release() is None
