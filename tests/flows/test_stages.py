"""Each stage is a flow of its own, which can run alone on what the stage before has left."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from parley.flows.ledger import Ledger
from parley.flows.orchestration import reading
from parley.flows.orchestration.engine import without_engine
from parley.flows.orchestration.workers import Extracted, Failure
from parley.schemas.errors import ParleyError, WarehouseError
from parley.schemas.working import READ
from parley.transforms.resolution import resolve as resolving
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import read_table
from tests.flows.conftest import gate_open, with_settings
from tests.flows.same import differing

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect_server")]


def test_stage_after_stage_gives_what_one_run_gives(texts, tmp_path, no_gate):
    from parley.flows.pipeline import parley
    from parley.flows.stages.extract import extract
    from parley.flows.stages.ingest import ingest
    from parley.flows.stages.publish import publish
    from parley.flows.stages.resolve import resolve
    from parley.flows.stages.validate import validate

    alone, whole, plain = (tmp_path / name for name in ("alone", "whole", "plain"))
    assert ingest([str(texts)], str(alone)) == 3
    assert extract(str(alone)) == 3
    assert extract(str(alone)) == 0
    assert resolve(str(alone)) > 0
    assert validate(str(alone)) == 0
    report = publish(str(alone))
    assert report.rows["documents"] == 3
    assert report.rows["runs"] == 1

    parley([str(texts)], str(whole))
    assert differing(alone, whole) == []
    with without_engine():
        parley([str(texts)], str(plain))
    assert differing(whole, plain) == []
    assert_prefect_was_told(whole)


def assert_prefect_was_told(warehouse):
    """The run of WAREHOUSE, as whoever looks at the server sees it."""
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        runs = {run.name: run for run in client.read_flow_runs(limit=200)}
        artifacts = client.read_artifacts()
    whole = runs[f"{warehouse}: 3 documents, 3 parsed, release 1"]
    assert whole.state.is_completed()
    for stage in ("ingest", "extract", "resolve", "validate", "publish"):
        assert runs[f"{stage}: {warehouse}"].state.is_completed()
        assert f"parley-{'release' if stage == 'publish' else stage}" in {a.key for a in artifacts}
    docs = f"[Data Docs]({(warehouse / 'data_docs' / 'index.html').as_uri()})"
    (told,) = (a.data for a in artifacts if a.key == "parley-release" and docs in a.data)
    assert "| documents | 3 |" in told
    assert "markdown" in {a.type for a in artifacts if a.key == "parley-data-docs"}


def test_a_stage_without_the_one_before_says_so(warehouse):
    from parley.flows.stages.publish import publish
    from parley.flows.stages.validate import validate

    for stage in (validate, publish):
        with pytest.raises(WarehouseError, match="first"):
            stage(str(warehouse))


def test_a_fault_stops_the_release_and_the_one_before_stays(texts, warehouse, monkeypatch):
    from parley.flows.pipeline import parley

    with gate_open():
        before = parley([str(texts)], str(warehouse)).release

    def twice(*arguments):
        tables = _resolve(*arguments)
        return {**tables, "events": _doubled(tables["events"])}

    _resolve = resolving.resolve
    monkeypatch.setattr(resolving, "resolve", twice)
    (texts / "later.txt").write_text("Russia and Ukraine held talks in Istanbul on 2 June 2025.")
    with pytest.raises(ParleyError, match="untouched") as caught:
        parley([str(texts)], str(warehouse))
    assert caught.value.exit_code == 6
    home = Warehouse(warehouse)
    assert home.release().name == before
    assert read_table(home, "documents").num_rows == 3

    monkeypatch.setattr(resolving, "resolve", _resolve)
    with gate_open():
        after = parley([str(texts)], str(warehouse))
    assert after.release == "release_2"
    assert after.rows["documents"] == 4
    assert after.run["n_documents_new"] == 0  # it was read by the run that was stopped


def test_a_run_that_tells_nonsense_of_itself_is_not_published(texts, warehouse):
    from parley.flows.stages.extract import extract
    from parley.flows.stages.ingest import ingest
    from parley.flows.stages.publish import publish
    from parley.flows.stages.resolve import resolve
    from parley.flows.stages.validate import validate

    folder, home = str(warehouse), Warehouse(warehouse)
    with gate_open(of_runs=False):
        ingest([str(texts)], folder)
        extract(folder)
        resolve(folder)
        validate(folder)
        Ledger(home).note(n_documents_failed=5)
        with pytest.raises(ParleyError, match="n_documents_seen, n_documents_published") as caught:
            publish(folder)
        assert caught.value.exit_code == 6
        assert home.release() is None

        Ledger(home).note(n_documents_failed=0)
        publish(folder)
    told = read_table(home, "quality_results").to_pylist()
    assert {"runs", "evaluation", "quarantine"} <= {row["table_name"] for row in told}
    assert (home.folder / "data_docs" / "runs.html").is_file()


def test_a_document_that_is_lost_on_the_way_stops_the_release(texts, warehouse, monkeypatch):
    from parley.flows.pipeline import parley

    def without_one(documents, *others):
        return _resolve(documents.slice(1), *others)

    _resolve = resolving.resolve
    monkeypatch.setattr(resolving, "resolve", without_one)
    with pytest.raises(ParleyError, match=r"accounted_for .* 1 lost, such as texts/"):
        parley([str(texts)], str(warehouse))
    assert Warehouse(warehouse).release() is None


def _doubled(table):
    import pyarrow as pa

    return pa.concat_tables([table, table])


def test_one_document_that_breaks_a_rule_does_not_stop_the_others(
    texts, warehouse, monkeypatch, no_gate
):
    from parley.flows.pipeline import parley

    extract = fragile(monkeypatch)
    report = parley([str(texts)], str(warehouse))
    assert report.rows["documents"] == 2
    (refused,) = read_table(Warehouse(warehouse), "quarantine").to_pylist()
    assert refused["stage"] == "extract"
    assert refused["source_uri"] == "texts/c.txt"
    assert "Antalya" in refused["error_message"]
    assert report.run["n_documents_failed"] == 1

    monkeypatch.setattr(reading, "extract", extract)
    mended = parley([str(texts)], str(warehouse))
    assert mended.rows["documents"] == 3
    assert mended.rows["quarantine"] == 0


def test_a_stage_that_runs_again_counts_each_refused_document_once(texts, warehouse, monkeypatch):
    from parley.flows.stages.extract import extract
    from parley.flows.stages.ingest import ingest

    def failed():
        return Ledger(Warehouse(warehouse)).current["n_documents_failed"]

    (texts / "empty.txt").write_bytes(b"")
    sound = fragile(monkeypatch)
    ingest([str(texts)], str(warehouse))
    assert failed() == 1
    for _ in range(2):
        extract(str(warehouse))
        assert failed() == 2
    ingest([str(texts)], str(warehouse))
    extract(str(warehouse))
    assert failed() == 2
    monkeypatch.setattr(reading, "extract", sound)
    extract(str(warehouse))
    assert failed() == 1


def fragile(monkeypatch):
    """Let extraction fail over texts on Antalya; returns what it was before."""
    extract = reading.extract

    def failing(nlp, documents, blocks, run_id):
        if any("Antalya" in text for text in documents["text"].to_pylist()):
            raise ValueError("this rule cannot bear Antalya")
        return extract(nlp, documents, blocks, run_id)

    monkeypatch.setattr(reading, "extract", failing)
    return extract


def test_a_text_over_its_limits_is_tried_again_only_under_others(texts, warehouse, monkeypatch):
    from parley.flows.stages import extract as stage
    from parley.flows.stages.ingest import ingest

    tried: list[int] = []

    @contextmanager
    def slow(*_):
        def read(documents, *_):
            tried.append(documents.num_rows)
            told = Failure("over_limit", "It took more than the 5 seconds.")
            nothing = {table.name: table.empty() for table in READ}
            return Extracted(nothing, dict.fromkeys(documents["doc_id"].to_pylist(), told))

        yield read

    def extracted():
        count = stage.extract(str(warehouse))
        ledger = Ledger(Warehouse(warehouse))
        assert len(ledger.refused("extract")) == 1
        assert ledger.current["n_documents_failed"] == 1
        assert ledger.current["n_documents_new"] == count
        return count

    monkeypatch.setattr(stage, "readers", slow)
    ingest([str(texts / "a.txt")], str(warehouse))
    assert extracted() == 1
    first = Ledger(Warehouse(warehouse)).quarantine.to_pylist()
    assert extracted() == 0
    assert tried == [1]
    assert Ledger(Warehouse(warehouse)).quarantine.to_pylist() == first
    with with_settings(PARLEY_DOCUMENT_SECONDS=7):
        assert extracted() == 1
    assert tried == [1, 1]
