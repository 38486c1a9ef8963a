"""One worker against two: python -m tests.benchmarks.workers [WORDS] [TIMES].

The texts of the sample corpus, each time with other names of places, are read up to WORDS words
(60,000), TIMES times (3) by this process and by two others in turns; starting them is not counted.
Two workers are to be 1.7 times as fast as one. The seconds of the processors say whether that is
so when others use the machine too: one worker's against the more laden of two.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from parley.flows.inputs.knowledge import codebook_names, read_knowledge
from parley.flows.inputs.reader import read_reader
from parley.flows.inputs.settings import settings
from parley.flows.orchestration.workers import Reader, batches, readers
from tests.benchmarks.components import Tables, many
from tests.children import children

WANTED = 1.7
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Measure:
    """Seconds by the clock; seconds of the processor for each worker, and for this process."""

    clock: float
    workers: tuple[float, ...]
    here: float


def main(words: int, times: int) -> None:
    """Print how long one worker and two take over the same WORDS."""
    documents, blocks = many(words, 500)
    words = sum(documents["n_words"].to_pylist())
    title = f"{words:,} words in {documents.num_rows} documents, load {os.getloadavg()[0]:.1f}"
    table = Table("workers", "seconds", "words a second", "of processors", "here", title=title)
    knowledge = read_knowledge(settings().data_folders, codebook_names(settings().data_folders))
    model = settings().model
    trained = read_reader()
    with (
        readers(model, knowledge, 1, trained) as one,
        readers(model, knowledge, 2, trained) as two,
    ):
        measure(one, (documents, blocks), 1, ())  # loads, and fills the vocabularies
        measure(two, (documents, blocks), 2, ())
        pids = tuple(children())
        for _ in range(times):
            alone = measure(one, (documents, blocks), 1, ())
            both = measure(two, (documents, blocks), 2, pids)
            for name, took in (("1", alone), ("2", both)):
                spent = " + ".join(f"{each:.1f}" for each in took.workers)
                speed = f"{words / took.clock:,.0f}"
                table.add_row(name, f"{took.clock:.1f}", speed, spent, f"{took.here:.1f}")
            faster = alone.clock / both.clock
            by_processor = alone.here / max(both.workers)
            told = "" if faster >= WANTED else f"less than {WANTED}"
            table.add_row(
                "1 to 2", f"{faster:.2f}", told, f"{by_processor:.2f}", "", end_section=True
            )
    Console().print(table)


def measure(reader: Reader, tables: Tables, workers: int, pids: Sequence[int]) -> Measure:
    """Let READER read all of TABLES in as many batches as a run of WORKERS would."""
    work = batches(*tables, settings().batch_characters, workers)
    before, here = [_spent(pid) for pid in pids], time.process_time()
    start = time.perf_counter()
    with ThreadPoolExecutor(workers) as threads:
        found = list(threads.map(lambda batch: reader(*batch, "run_bench"), work))
    took = time.perf_counter() - start
    assert not any(each.failed for each in found)
    spent = tuple(_spent(pid) - had for pid, had in zip(pids, before, strict=True))
    return Measure(took, spent, time.process_time() - here)


def _spent(pid: int) -> float:
    """Seconds of the processor that the process PID has had."""
    values = (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return (int(values[11]) + int(values[12])) / _TICKS


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given + [60_000, 3][len(given) :]))
