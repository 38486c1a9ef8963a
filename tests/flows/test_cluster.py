"""Reading on a cluster finds what one process finds, whatever becomes of a worker."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from parley.warehouse.store.cache import ExtractionCache
from tests.flows.conftest import with_settings
from tests.s3 import s3_server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("prefect_dask") is None, reason="needs parley[cluster]"),
    pytest.mark.usefixtures("prefect_server"),
]
NONE = ["none"]


@pytest.fixture
def bucket():
    """An address in a bucket of a server of S3 of this test's own."""
    with s3_server() as url:
        yield url


@pytest.fixture
def cluster(bucket):
    """The address of a scheduler with three workers, and the ids of their processes."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.flows.dask_cluster", "3"],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    address, *pids = [process.stdout.readline().strip() for _ in range(4)]
    yield address, [int(pid) for pid in pids]
    process.stdin.close()
    process.wait(60)


def found_in(warehouse):
    """What was extracted, without the run."""
    from parley.flows.stages.context import open_stage

    with open_stage(warehouse, NONE, reader="rules") as stage:
        tables = stage.cache.read(stage.keys.values())
    return {
        name: rows.drop_columns([each for each in ("run_id",) if each in rows.column_names])
        for name, rows in tables.items()
    }


def test_a_worker_that_is_killed_changes_nothing(texts, tmp_path, bucket, cluster, monkeypatch):
    from parley.flows.stages.extract import extract
    from parley.flows.stages.ingest import ingest

    for number in range(3):
        text = (texts / "a.txt").read_text()
        (texts / f"more{number}.txt").write_text(f"{text}\nTalks were held {number} times.\n")
    one, other, third = (str(tmp_path / name) for name in ("one", "other", "third"))
    ingest([str(texts)], one, NONE, False)
    shutil.copytree(one, other, symlinks=True)
    shutil.copytree(one, third, symlinks=True)
    assert extract(one, NONE, reader="rules") == 6

    (address, pids), parts, keep = cluster, [], ExtractionCache.add_part

    def killing(cache, name, fill):
        keep(cache, name, fill)
        parts.append(name)
        if len(parts) == 2:
            os.kill(pids[0], signal.SIGKILL)

    monkeypatch.setattr(ExtractionCache, "add_part", killing)
    with with_settings(PARLEY_DASK=address, PARLEY_STORAGE=bucket, PARLEY_SHARD_DOCUMENTS=1):
        assert extract(other, NONE, reader="rules") == 6
    assert len(set(parts)) == 6
    assert found_in(other) == found_in(one)

    with with_settings(PARLEY_STORAGE=bucket):  # another machine finds all of it there
        assert extract(third, NONE, reader="rules") == 0
    assert found_in(third) == found_in(one)
