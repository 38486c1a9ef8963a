"""Who reads documents: the pipeline in this process, or one in each of several processes.

Why not `nlp.pipe(n_process=2)`, which works too: it forks a process in which Prefect's threads run,
sends whole Docs both ways, leaves the rows to the one process that asks, loses all texts with one
that breaks a rule, and its processes outlive a parent that is killed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from parley.flows.orchestration.processes import OVER_LIMIT, Limits, Overrun, Processes
from parley.schemas.errors import ParleyError
from parley.schemas.imports import unseen
from parley.schemas.working import READ
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.base_model import model_version
from parley.transforms.reading.reader.network import Model

# Each worker takes this many batches or more, so that all end at about the same time; but none so
# small that handing it over takes longer than reading it.
_BATCHES_A_WORKER = 8
_LEAST_CHARACTERS = 10_000
# One worker reads larger ones, which its vectors take faster, but tells of itself now and then.
_LEAST_OF_ONE = 30_000
NO_LIMITS = Limits()


class Failure(NamedTuple):
    """Why a document could not be read: a kind of refusal, and what is told of it."""

    kind: str
    told: str


@dataclass(frozen=True)
class Extracted:
    """The tables of a batch, and the documents (by id) that could not be read."""

    tables: dict[str, pa.Table]
    failed: dict[str, Failure]


Extractor = Callable[[pa.Table, pa.Table, str], dict[str, pa.Table]]
Reader = Callable[[pa.Table, pa.Table, str], Extracted]
"""Both take DOCUMENTS, BLOCKS and the run's id."""


def batches(
    documents: pa.Table, blocks: pa.Table, characters: int, workers: int
) -> list[tuple[pa.Table, pa.Table]]:
    """DOCUMENTS with their BLOCKS in batches of at most about CHARACTERS, the longest texts first.

    Each batch is a copy: pickled, a slice of a table is as large as the table.
    """
    lengths = np.asarray(documents["n_chars"].to_pylist(), dtype=np.int64)
    share = int(lengths.sum()) // (workers * _BATCHES_A_WORKER)
    least = _LEAST_CHARACTERS if workers > 1 else _LEAST_OF_ONE
    characters = min(characters, max(share, least))
    order = np.argsort(-lengths, kind="stable")
    of_batch = np.empty(len(order), dtype=np.int64)
    batch, held = 0, 0
    for place in order:
        if held and held + lengths[place] > characters:
            batch, held = batch + 1, 0
        of_batch[place] = batch
        held += lengths[place]
    owners = pc.index_in(blocks["doc_id"], value_set=documents["doc_id"].combine_chunks())
    known = blocks.filter(owners.is_valid())
    of_block = of_batch[owners.drop_null().to_numpy()]
    return [
        (documents.take(mine), known.take(theirs))
        for mine, theirs in zip(
            _places(of_batch, batch + 1), _places(of_block, batch + 1), strict=True
        )
        if len(mine)
    ]


def _places(numbers: np.ndarray, count: int) -> list[np.ndarray]:
    """For each number below COUNT the places at which it stands, in order."""
    order = np.argsort(numbers, kind="stable")
    return np.split(order, np.searchsorted(numbers[order], np.arange(1, count)))


@contextmanager
def readers(
    model: str,
    knowledge: Knowledge,
    workers: int,
    trained: Model | None = None,
    limits: Limits = NO_LIMITS,
) -> Iterator[Reader]:
    """Yield a function that reads a batch, in one of WORKERS processes; safe to call in threads.

    One worker without LIMITS is this process. Documents that take more than LIMITS are told as
    those that could not be read.

    Raises
    ------
    ModelError: the model is not installed, or lacks what we need.
    """
    if workers == 1 and not limits:
        yield _reader(model, knowledge, trained)
        return
    model_version(model)  # one that is not there is told before a process starts
    processes = Processes(workers, _reader_alone, (model, knowledge, trained), limits)
    try:
        yield partial(_read_within, processes)
    finally:
        processes.end()


def _reader(model: str, knowledge: Knowledge, trained: Model | None) -> Reader:
    """What reads batches in a process: with the pipeline, which it loads."""
    from parley.flows.orchestration.reading import extractor

    return partial(read_batch, extractor(model, knowledge, trained))


def _reader_alone(model: str, knowledge: Knowledge, trained: Model | None) -> Reader:
    """The same in a process that does nothing else, and does without pandas."""
    without_pandas()
    return _reader(model, knowledge, trained)


def without_pandas() -> None:
    """Let PyArrow never look for pandas in this process.

    With the first array that it makes it loads pandas where it is installed, which takes a second.
    """
    with unseen("pandas"):
        pa.array([None])


def _read_within(
    processes: Processes[Extracted], documents: pa.Table, blocks: pa.Table, run_id: str
) -> Extracted:
    """Read DOCUMENTS; when they take too much, one after the other, to find which."""
    try:
        return processes.call(documents, blocks, run_id)
    except Overrun as error:
        if documents.num_rows == 1:
            nothing = {table.name: table.empty() for table in READ}
            return Extracted(nothing, {_only_id(documents): Failure(OVER_LIMIT, str(error))})
    return _one_by_one(partial(_read_within, processes), documents, blocks, run_id)


def read_batch(
    extractor: Extractor, documents: pa.Table, blocks: pa.Table, run_id: str
) -> Extracted:
    """Extract from DOCUMENTS; when that fails, from one after the other, to find the culprit."""
    try:
        return Extracted(extractor(documents, blocks, run_id), {})
    except (ParleyError, MemoryError):  # the memory is that of the process
        raise
    except Exception as error:  # noqa: BLE001 - whatever one text does to a rule, others go on
        if documents.num_rows == 1:
            failure = Failure("extraction_failed", _told(error))
            return Extracted(
                extractor(documents.slice(0, 0), blocks, run_id), {_only_id(documents): failure}
            )
    return _one_by_one(partial(read_batch, extractor), documents, blocks, run_id)


def _one_by_one(read: Reader, documents: pa.Table, blocks: pa.Table, run_id: str) -> Extracted:
    alone = [read(documents.take([number]), blocks, run_id) for number in range(documents.num_rows)]
    return Extracted(
        {name: pa.concat_tables([each.tables[name] for each in alone]) for name in alone[0].tables},
        {doc_id: told for each in alone for doc_id, told in each.failed.items()},
    )


def _only_id(documents: pa.Table) -> str:
    return str(documents["doc_id"][0].as_py())


def _told(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0][:300]}" if lines else type(error).__name__
