"""What a run keeps of the texts that it read: copies beside documents, and their refusals."""

from __future__ import annotations

import pytest

from parley.flows.app.forget import clear_cursor, meaning, undo
from parley.flows.inputs.files import FileRead
from parley.flows.inputs.parameters import with_defaults
from parley.flows.ledger import Ledger, now
from parley.flows.sources.cursor import Cursor
from parley.flows.sources.declared import Asked, WatchedPath
from parley.flows.stages.ingest import Read, store
from parley.flows.stages.kept_out import HELD, kept_out, without_forgotten
from parley.schemas.working import FORGOTTEN
from parley.transforms.ingest.document import Block, Document, Reading
from parley.transforms.ingest.forgotten import Meant
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.library import Library
from parley.warehouse.store.stages import read_stage, write_stage
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


def test_a_copy_names_the_document_that_stands_for_it(run, tmp_path):
    run({"a": TEXT, "b": TEXT[:700], "c": TEXT})
    refused = Ledger(Warehouse(tmp_path / "warehouse")).quarantine
    copies = [(row["source_uri"], row["copy_of"]) for row in refused.to_pylist()]
    assert copies == [("b", "a"), ("c", "a")]


def test_texts_can_be_kept_apart(run):
    with with_settings(PARLEY_ONE_DOCUMENT="false"):
        assert run({"a": TEXT, "b": TEXT[:700]}) == (["a", "b"], [])
    assert run({"c": OTHER}) == (["a", "c"], [("b", "near_duplicate")])


def test_what_was_forgotten_goes_and_stays_out(run, tmp_path):
    home, cut = Warehouse(tmp_path / "warehouse"), TEXT[:700]
    run({"a": TEXT, "b": cut, "c": OTHER})
    rows = kept_out(home).and_also(meaning(home, ["a"]), now()).rows
    write_stage(home, FORGOTTEN.name, {FORGOTTEN.name: rows})
    assert run({"c": OTHER})[0] == ["c"]
    assert "a" not in str(read_stage(home, HELD)["documents"]["source_uri"].to_pylist())
    again = [("a", "forgotten"), ("b", "forgotten")]
    assert run({"a": TEXT, "b": cut, "c": OTHER}) == (["c"], again)
    assert run({"a": TEXT, "b": cut}, fresh=True) == ([], again)
    assert undo(home, ["a"]) == ["a"]
    assert run({"a": TEXT, "c": OTHER})[0] == ["a", "c"]


def test_a_source_that_was_forgotten_is_not_asked(run, tmp_path):
    watched = WatchedPath("drops/", "drops/", None)
    forgotten = kept_out(Warehouse(tmp_path)).and_also(
        [Meant("drops/", "source", frozenset(), frozenset())], now()
    )
    asked, (told,) = without_forgotten(Asked([], [], [watched]), forgotten)
    assert not asked.has_sources
    assert (told.uri, told.kind) == ("drops/", "forgotten")


def test_the_cursor_forgets_sources_and_titles(tmp_path):
    home = Warehouse(tmp_path / "warehouse")
    with home.lock():
        cursor = Cursor(home)
        for source in ("feed", "other"):
            known = cursor.meet(source, "u", now())
            known.found_at, known.told, known.status = "u", '{"title": "T"}', "read"
        cursor.save()
        clear_cursor(home, [Meant("feed", "source", frozenset(), frozenset({"u"}))])
    assert Cursor(home).sources == ["other"]
    assert [each.told for each in Cursor(home).of("other")] == ["{}"]
