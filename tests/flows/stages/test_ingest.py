"""What a run keeps of the texts that it read: copies beside documents, and their refusals."""

from __future__ import annotations

import pytest

from parley.flows.inputs.files import FileRead
from parley.flows.inputs.parameters import with_defaults
from parley.flows.ledger import Ledger
from parley.flows.stages.ingest import Read, store
from parley.transforms.ingest.document import Block, Document, Reading
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.library import Library
from tests.flows.conftest import with_settings

TEXT = " ".join(f"The envoy of province {n} met {n} governors of {n} districts." for n in range(18))
OTHER = " ".join(f"Ferries of line {n} left {n} minutes later from {n} piers." for n in range(18))


@pytest.fixture
def run(tmp_path):
    home = Warehouse(tmp_path / "warehouse")

    def run(texts, fresh=False):
        with home.lock():
            ledger, read = Ledger(home), Read()
            ledger.begin(with_defaults(["texts"]))
            for uri, text in texts.items():
                document = Document(uri, text, (Block(0, len(text), "prose"),))
                read.take(uri, FileRead(Reading([document], [])))
            read.met = set(texts)
            store.fn(home, ledger, read, fresh)
        uris = sorted(Library(home).read()[0]["source_uri"].to_pylist())
        refused = Ledger(home).quarantine.select(["source_uri", "error_kind"]).to_pylist()
        return uris, sorted(tuple(row.values()) for row in refused)

    return run


def test_a_copy_is_kept_aside_until_its_document_goes(run):
    cut = TEXT[:700]
    held = [("b", "near_duplicate")]
    assert run({"a": TEXT, "b": cut}) == (["a"], held)
    assert run({"c": OTHER}) == (["a", "c"], held)
    assert run({"a": OTHER.replace("piers", "quays")})[0] == ["a", "b"]  # c is now a copy of a
    assert run({"b": cut}, fresh=True) == (["b"], [])


def test_texts_can_be_kept_apart(run):
    with with_settings(PARLEY_ONE_DOCUMENT="false"):
        assert run({"a": TEXT, "b": TEXT[:700]}) == (["a", "b"], [])
    assert run({"c": OTHER}) == (["a", "c"], [("b", "near_duplicate")])
