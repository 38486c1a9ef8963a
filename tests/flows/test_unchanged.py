"""A run that finds nothing new reads nothing; what may have changed is looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.flows import pipeline, unchanged
from parley.flows.inputs.parameters import with_defaults
from parley.flows.orchestration.engine import without_engine
from parley.flows.unchanged import UNKNOWN, outlook
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.times import read_times
from tests.flows.conftest import with_settings


@pytest.fixture
def settled(monkeypatch):
    """Files that were written just now count as those of yesterday."""
    monkeypatch.setattr(unchanged, "_SECONDS_OF_A_CLOCK", -3600)


def test_a_run_with_nothing_new_reads_nothing(
    parley, texts, warehouse, no_gate, settled, monkeypatch
):
    asked = ("run", texts / "a.txt", "-w", warehouse, "--json")
    first = parley(*asked)
    assert first.code == 0, first.output
    (times,) = read_times(Warehouse(warehouse)).values()
    assert [*times.stages] == ["ingest", "extract", "resolve", "validate", "publish"]
    assert (times.documents, times.words > 20) == (1, True)

    monkeypatch.setattr(pipeline, "ingest", None)  # it is not called
    again = parley(*asked)
    assert again.code == 0, again.output
    assert again.json["nothing_new"] == "Nothing is new: release 1 stays."
    run = again.json["run"]
    assert run["run_id"] != first.json["run"]["run_id"]
    assert (run["n_documents_seen"], run["n_documents_new"]) == (1, 0)
    assert (run["n_documents_published"], run["n_documents_unchanged"]) == (0, 1)
    assert run["dataset_version"] == first.json["run"]["dataset_version"]
    assert len(read_times(Warehouse(warehouse))) == 2
    with without_engine():  # so does the flow, for those who call it
        assert pipeline.parley([str(texts / "a.txt")], str(warehouse)).nothing_new

    # A file of the release that somebody has touched: it is no longer known to be whole.
    next(Warehouse(warehouse).release().glob("parquet/events/*.parquet")).touch()
    assert "TypeError" in parley(*asked).output


def test_what_a_run_rests_on(texts, tmp_path, settled):
    asked = with_defaults([str(texts)], None)
    seen = [outlook(asked)]

    def is_new() -> bool:
        seen.append(outlook(asked))
        return seen[-1].digest not in {each.digest for each in seen[:-1]}

    assert not is_new()
    (texts / "a.txt").write_text((texts / "a.txt").read_text().replace("16", "17"))
    assert is_new()
    (texts / "manifest.csv").write_text("file,title\na.txt,Talks\n")
    assert is_new()
    (texts / "d.txt").write_text("Nobody came.")
    assert is_new()
    own = tmp_path / "own" / "corrections"
    own.mkdir(parents=True)
    with with_settings(PARLEY_DATA=own.parent):
        (own / "mine.csv").write_text("")
        assert is_new()
    with with_settings(PARLEY_ANY_LANGUAGE=1):
        assert is_new()
    assert outlook(replace(asked, workers=2)).digest == outlook(asked).digest
    assert outlook(replace(asked, reader="rules")).digest != outlook(asked).digest


def test_what_cannot_be_told_is_read(texts):
    asked = with_defaults([str(texts)], None)
    assert outlook(asked).digest
    assert not outlook(asked).is_settled  # written in this second: it may be written again
    for other in (
        replace(asked, fresh=True),
        replace(asked, model=str(texts)),
        replace(asked, inputs=("https://example.org/feed",)),
        replace(asked, inputs=(str(texts / "absent.txt"),)),
    ):
        assert outlook(other) == UNKNOWN
