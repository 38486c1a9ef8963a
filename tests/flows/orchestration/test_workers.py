"""Workers take no more than their batch, lose no document for another, and leave with the run."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from parley.flows.orchestration.processes import Overrun
from parley.flows.orchestration.workers import (
    Extracted,
    _read_within,
    batches,
    read_batch,
    readers,
)
from parley.schemas.errors import ModelError
from parley.schemas.working import READ
from tests.transforms.corpus import RUN, corpus, document

PATIENCE = 60


def texts(*lengths: int) -> tuple[pa.Table, pa.Table]:
    """Documents of LENGTHS characters, each a block."""
    return corpus(*(f"{number} ".ljust(length, "x") for number, length in enumerate(lengths)))


def test_a_batch_weighs_no_more_than_its_documents():
    documents, blocks = texts(*[2_000] * 500)
    whole = len(pickle.dumps((documents, blocks)))
    parts = batches(documents, blocks, 20_000, workers=1)
    assert len(parts) == 50
    assert max(len(pickle.dumps(part)) for part in parts) < whole / 50 + 10_000


def test_each_document_is_in_one_batch_with_its_blocks():
    documents, blocks = texts(5, 30_000, 200, 15_000, 9_000, 7)
    parts = batches(documents, blocks, 20_000, workers=1)
    together = pa.concat_tables([part for part, _ in parts])
    assert together.sort_by("doc_id") == documents.sort_by("doc_id")
    for some, theirs in parts:
        assert set(theirs["doc_id"].to_pylist()) == set(some["doc_id"].to_pylist())
    assert [sum(part["n_chars"].to_pylist()) for part, _ in parts] == [30_000, 15_000, 9_212]


def test_blocks_of_other_documents_go_nowhere():
    documents, blocks = texts(10, 20)
    ((_, mine),) = batches(documents.slice(1), blocks, 1_000, workers=1)
    assert mine["doc_id"].to_pylist() == documents["doc_id"].to_pylist()[1:]


def test_no_documents_are_no_batches():
    assert batches(*texts(), 1_000, workers=2) == []


def test_workers_get_many_batches_of_about_one_size():
    parts = batches(*texts(*[4_000] * 90), 200_000, workers=2)
    sizes = [sum(part["n_chars"].to_pylist()) for part, _ in parts]
    assert len(sizes) >= 16
    assert max(sizes) <= 24_000
    assert len(batches(*texts(*[500] * 4), 200_000, workers=2)) == 1


def test_a_document_that_breaks_a_rule_does_not_take_the_others_along():
    documents, blocks = corpus("Rain.", "Snow breaks it.", "Hail.")

    def fragile(documents: pa.Table, blocks: pa.Table, run_id: str) -> dict[str, pa.Table]:
        assert not any("Snow" in text for text in documents["text"].to_pylist()), "no snow"
        return {"found": documents.select(["doc_id"])}

    extracted = read_batch(fragile, documents, blocks, RUN)
    culprit = document("Snow breaks it.").doc_id
    assert extracted.failed.keys() == {culprit}
    assert extracted.failed[culprit].kind == "extraction_failed"
    assert "no snow" in extracted.failed[culprit].told
    assert extracted.tables["found"].num_rows == 2


def test_a_document_over_its_limits_does_not_take_the_others_along():
    documents, blocks = corpus("Rain.", "Snow takes long.", "Hail.")

    class Slow:
        def call(self, documents: pa.Table, blocks: pa.Table, run_id: str) -> Extracted:
            if any("Snow" in text for text in documents["text"].to_pylist()):
                raise Overrun("It took more than 5 seconds.")
            made = {table.name: table.empty() for table in READ}
            return Extracted(made, {})

    slow: Any = Slow()
    extracted = _read_within(slow, documents, blocks, RUN)
    (failure,) = extracted.failed.values()
    assert extracted.failed.keys() == {document("Snow takes long.").doc_id}
    assert failure == ("over_limit", "It took more than 5 seconds.")


def test_an_error_for_the_user_stops_all():
    def wrong(documents: pa.Table, blocks: pa.Table, run_id: str) -> dict[str, pa.Table]:
        raise ModelError("the model is broken.")

    with pytest.raises(ModelError):
        read_batch(wrong, *corpus("Rain.", "Snow."), RUN)


def test_a_model_that_does_not_fit_is_told_before_any_process_starts():
    with pytest.raises(ModelError), readers("no_such_model", None, 2):  # type: ignore[arg-type]
        pass


# Two workers with minutes of work; with the argument "work" both have loaded what they need, and
# have begun, when their ids are told.
STUCK = """
import sys, threading, time
from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.settings import settings
from parley.flows.orchestration.workers import batches, readers
from tests.children import children
from tests.transforms.corpus import RUN, corpus

def begun(read, *texts):
    threads = [
        threading.Thread(target=read, args=(*part, RUN), daemon=True)
        for part in batches(*corpus(*texts), 10, workers=1)
    ]
    for thread in threads:
        thread.start()
    return threads

def main():
    with readers(settings().model, read_knowledge(settings().data_folders, []), 2) as read:
        if sys.argv[1] == "work":
            for thread in begun(read, "It rained all day.", "It snowed all day."):
                thread.join()
        begun(read, "Rain. " * 20_000, "Snow. " * 20_000)
        while len(children()) < 2:
            time.sleep(0.05)
        if sys.argv[1] == "work":
            time.sleep(1)
        print(*children(), flush=True)
        while True:
            time.sleep(0.05)

if __name__ == "__main__":
    main()
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes through /proc")
@pytest.mark.parametrize(
    ("sent", "when"),
    [
        # Interrupted, the run kills its workers, whatever they do; killed, it leaves it to them.
        (signal.SIGINT, "start"),
        (signal.SIGKILL, "start"),
        (signal.SIGKILL, "work"),
    ],
)
def test_no_worker_outlives_the_run(tmp_path: Path, sent: signal.Signals, when: str):
    script = tmp_path / "stuck.py"
    script.write_text(STUCK)
    run = subprocess.Popen(
        [sys.executable, str(script), when],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert run.stdout is not None
    workers = [int(pid) for pid in run.stdout.readline().split()]
    assert len(workers) == 2
    run.send_signal(sent)
    run.wait(PATIENCE)
    assert run.returncode != 0
    deadline = time.monotonic() + PATIENCE
    while alive := [pid for pid in workers if is_alive(pid)]:
        assert time.monotonic() < deadline, f"still there: {alive}"
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    try:
        state = (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


BARE = """
import sys
from parley.flows.orchestration.workers import without_pandas
without_pandas()
import pyarrow as pa
assert pa.array([[1], None]).to_pylist() == [[1], None]
assert not {"pandas", "spacy"} & sys.modules.keys()
import pandas
"""


def test_a_process_that_reads_does_without_pandas_which_others_may_still_import():
    subprocess.run([sys.executable, "-c", BARE], check=True)
