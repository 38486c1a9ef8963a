"""What a worker of a cluster reads with, and what it refuses."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.util import find_spec
from types import SimpleNamespace

import pyarrow as pa
import pytest

from parley.flows.orchestration.processes import Limits
from parley.schemas.errors import ConfigurationError, ParleyError
from tests.transforms.corpus import corpus

pytestmark = pytest.mark.skipif(find_spec("prefect_dask") is None, reason="needs parley[cluster]")


@pytest.fixture(scope="module")
def cluster():
    """The module, which takes seconds to import: not by each worker that collects these tests."""
    from parley.flows.orchestration import cluster

    return cluster


@pytest.fixture
def pipeline(cluster, monkeypatch):
    """The plugin as a worker of two threads holds it, and what it asked to read with."""
    asked = []

    @contextmanager
    def readers(*given):
        asked.append(given)
        yield "reader"
        asked.append("ended")

    monkeypatch.setattr(cluster, "readers", readers)
    monkeypatch.setattr(cluster, "fingerprint", lambda *_: "f1")
    monkeypatch.setattr(cluster, "get_worker", lambda: SimpleNamespace(address="tcp://there:1"))

    def made(fingerprint):
        reading = cluster.Reading("m", None, None, Limits(7), 1_000, "run", "there", fingerprint)
        plugin = cluster.Pipeline(reading)
        plugin.setup(SimpleNamespace(state=SimpleNamespace(nthreads=2)))
        return plugin

    return made, asked


def test_a_worker_loads_once_and_keeps_the_limits_of_a_document(pipeline):
    made, asked = pipeline
    plugin = made("f1")
    assert asked == [], "registering loads nothing"
    assert plugin.reader() == plugin.reader() == "reader"
    assert asked == [("m", None, 2, None, Limits(7))]
    plugin.teardown(None)
    assert asked[-1] == "ended"


def test_a_worker_of_another_version_reads_nothing(pipeline):
    made, asked = pipeline
    with pytest.raises(ParleyError, match="another version of Parley"):
        made("f2").reader()
    assert asked == []


def test_each_document_is_in_one_shard_with_its_blocks(cluster):
    documents, blocks = corpus("Rain.", "Snow.", "Hail.", "Fog.", "Wind.")
    parts = list(cluster.shards(documents, blocks, 2))
    assert [some.num_rows for some, _ in parts] == [2, 2, 1]
    together = pa.concat_tables([some for some, _ in parts])
    assert together.equals(documents.sort_by("doc_id"))
    for some, theirs in parts:
        assert set(theirs["doc_id"].to_pylist()) == set(some["doc_id"].to_pylist())
    assert sum(theirs.num_rows for _, theirs in parts) == blocks.num_rows


def test_a_server_that_the_workers_cannot_reach_is_told(cluster):
    cluster._reachable("tcp://127.0.0.1:8786", "http://127.0.0.1:4200/api")
    cluster._reachable("tcp://node1:8786", "http://head:4200/api")
    with pytest.raises(ConfigurationError, match="this machine alone"):
        cluster._reachable("tcp://node1:8786", "http://127.0.0.1:4200/api")
