"""Who reads documents: the pipeline in this process, or one in each of several processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import wait

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.errors import ParleyError
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.extract import extract
from parley.transforms.reading.pipeline import load_pipeline


class Extracted:
    """The tables of a batch, and the documents (by id) that could not be read, with the reason."""

    def __init__(self, tables: dict[str, pa.Table], failed: dict[str, str]) -> None:
        self.tables, self.failed = tables, failed


Extractor = Callable[[pa.Table, pa.Table, str], dict[str, pa.Table]]
Reader = Callable[[pa.Table, pa.Table, str], Extracted]
"""Both take DOCUMENTS, BLOCKS and the run's id."""


@contextmanager
def readers(model: str, knowledge: Knowledge, workers: int) -> Iterator[Reader]:
    """Yield a function that reads a batch, in one of WORKERS processes; safe to call in threads.

    Raises
    ------
    ModelError: the model is not installed.
    """
    if workers == 1:
        yield partial(read_batch, partial(extract, load_pipeline(model, knowledge)))
        return
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start_worker,
        initargs=(model, knowledge),
    )

    def read(documents: pa.Table, blocks: pa.Table, run_id: str) -> Extracted:
        try:
            return pool.submit(_read_in_worker, documents, blocks, run_id).result()
        except BrokenProcessPool as error:
            raise ParleyError(
                "a process that parses documents has ended before its work was done.",
                where=f"workers = {workers}",
                mend="It may have run out of memory: take fewer workers.",
            ) from error

    try:
        yield read
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    pool.shutdown()


def read_batch(
    extractor: Extractor, documents: pa.Table, blocks: pa.Table, run_id: str
) -> Extracted:
    """Extract from DOCUMENTS; when that fails, from one after the other, to find the culprit."""
    blocks = blocks.filter(
        pc.is_in(blocks["doc_id"], value_set=documents["doc_id"].combine_chunks())
    )
    try:
        return Extracted(extractor(documents, blocks, run_id), {})
    except ParleyError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever one text does to a rule, others go on
        if documents.num_rows == 1:
            doc_id = documents["doc_id"][0].as_py()
            return Extracted(
                extractor(documents.slice(0, 0), blocks, run_id), {doc_id: _told(error)}
            )
    alone = [
        read_batch(extractor, documents.slice(number, 1), blocks, run_id)
        for number in range(documents.num_rows)
    ]
    return Extracted(
        {name: pa.concat_tables([each.tables[name] for each in alone]) for name in alone[0].tables},
        {doc_id: told for each in alone for doc_id, told in each.failed.items()},
    )


def _told(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0][:300]}" if lines else type(error).__name__


_extractor: list[Extractor] = []


def _start_worker(model: str, knowledge: Knowledge) -> None:
    """Load this process's pipeline; leave Ctrl-C to the parent, and end when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _extractor.append(partial(extract, load_pipeline(model, knowledge)))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _read_in_worker(documents: pa.Table, blocks: pa.Table, run_id: str) -> Extracted:
    return read_batch(_extractor[0], documents, blocks, run_id)
