"""Reading on a Dask cluster: one task a shard of documents, one pipeline a worker.

Only keys travel through the scheduler: a shard lies in the storage when its task is handed in, and
what was found lies there when the task returns. What reading takes (codebooks, lexicons, trained
reader) goes to each worker once, as a plugin of Dask's, also to those that join later. A task whose
worker dies is given to another one by Dask; it reads the same and writes the same.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pyarrow as pa
from distributed import CancelledError, KilledWorker, Worker, WorkerPlugin, as_completed, get_worker
from prefect.settings import PREFECT_API_URL
from prefect_dask import DaskTaskRunner
from prefect_dask.task_runners import PrefectDaskFuture

from parley.flows.inputs.fingerprint import fingerprint
from parley.flows.inputs.settings import settings
from parley.flows.orchestration.processes import Limits
from parley.flows.orchestration.tasks import stage_task
from parley.flows.orchestration.workers import Failure, Reader, batches, readers
from parley.schemas.errors import ConfigurationError, ParleyError
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.reader.network import Model
from parley.warehouse.storage.parts import SharedParts, get_shard, put_shard, remove_shard
from parley.warehouse.storage.place import Storage
from parley.warehouse.store.cache import part_name

LOCAL = "local"
"""The address that stands for a cluster of this machine, for the time of the run."""

_HERE = ("127.0.0.1", "localhost", "::1")
_LEAST_TASKS = 16
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reading:
    """What documents are read with, and where their parts go: all that a worker must know."""

    model: str
    knowledge: Knowledge
    trained: Model | None
    limits: Limits
    batch_characters: int
    run_id: str
    storage: str
    fingerprint: str

    @property
    def name(self) -> str:
        """The name of the plugin, which no other run has."""
        return f"parley-{self.fingerprint}-{self.run_id}"


class Found(NamedTuple):
    """The key of a part (empty where no document could be read), and documents that failed."""

    part: str
    failed: dict[str, Failure]


class Pipeline(WorkerPlugin):  # type: ignore[misc]
    """The pipeline of a worker: loaded with its first task, ended with the run or the worker."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.name = reading.name

    def setup(self, worker: Worker) -> None:
        """Take the worker's number of threads; loading here would keep it from answering."""
        self._threads = worker.state.nthreads
        self._lock, self._open = threading.Lock(), ExitStack()
        self._reader: Reader | None = None

    def teardown(self, worker: Worker) -> None:
        """End the processes that read."""
        self._open.close()

    def reader(self) -> Reader:
        """What reads a batch, within the limits for a document.

        Raises
        ------
        ParleyError: the worker has another version of Parley or of what reading rests on.
        """
        with self._lock:
            if self._reader is None:
                told = self.reading
                if fingerprint(told.knowledge, told.model, told.trained) != told.fingerprint:
                    raise ParleyError(
                        "a worker of the cluster has another version of Parley, of the model or "
                        "of a library, and would find something else.",
                        where=str(get_worker().address),
                        mend="Install the same locked set on all machines: requirements.lock.",
                    )
                self._reader = self._open.enter_context(
                    readers(told.model, told.knowledge, self._threads, told.trained, told.limits)
                )
            return self._reader


@stage_task(
    name="extract shard", named=lambda given: f"extract shard {given['shard']}", timed=False
)
def extract_shard(plugin: str, shard: str) -> Found:
    """Read the documents of a SHARD in a worker of Dask, and leave what is found in the storage."""
    pipeline: Any = get_worker().plugins[plugin]
    told: Reading = pipeline.reading
    storage = Storage(told.storage)
    documents, blocks, keys = get_shard(storage, shard)
    read: Reader = pipeline.reader()
    failed: dict[str, Failure] = {}
    tables: dict[str, list[pa.Table]] = {}
    for batch in batches(documents, blocks, told.batch_characters, 1):
        extracted = read(*batch, told.run_id)
        failed |= extracted.failed
        for name, rows in extracted.tables.items():
            tables.setdefault(name, []).append(rows)
    done = [key for doc_id, key in keys.items() if doc_id not in failed]
    if not done:
        return Found("", failed)
    name, whole = part_name(done), {each: pa.concat_tables(rows) for each, rows in tables.items()}
    SharedParts(storage, told.fingerprint).push_tables(name, whole, done)
    return Found(name, failed)


def shards(documents: pa.Table, blocks: pa.Table, size: int) -> Iterator[tuple[pa.Table, pa.Table]]:
    """DOCUMENTS with their BLOCKS, SIZE documents at a time, in the order of their ids."""
    ordered, layout = documents.sort_by("doc_id"), blocks.sort_by("doc_id")
    owners = layout["doc_id"].to_numpy(zero_copy_only=False)
    for start in range(0, ordered.num_rows, size):
        some = ordered.slice(start, size)
        ids = some["doc_id"]
        first = owners.searchsorted(ids[0].as_py(), "left")
        last = owners.searchsorted(ids[-1].as_py(), "right")
        yield some, layout.slice(first, last - first)


def read_on_cluster(
    reading: Reading,
    work: Iterable[tuple[pa.Table, pa.Table]],
    keys: dict[str, str],
    keep: Callable[[Found, int], None],
    workers: int,
) -> None:
    """Read the shards of WORK on the cluster; KEEP takes what each found and how many it held.

    No more shards are handed in than keep all workers busy, so that neither the scheduler nor the
    storage holds all of a large archive at once.

    Raises
    ------
    ConfigurationError: the workers could not reach Prefect's server.
    ParleyError: there is no cluster at the address, or a shard has ended worker after worker.
    """
    storage = Storage(reading.storage)
    with _cluster(workers) as runner:
        client = runner.client
        client.register_plugin(Pipeline(reading))
        try:
            waiting = iter(work)
            running: dict[str, tuple[PrefectDaskFuture[Found], str, int]] = {}
            ended = as_completed(loop=client.loop)

            def hand_in() -> bool:
                shard = next(waiting, None)
                if shard is None:
                    return False
                name = part_name(keys[each] for each in shard[0]["doc_id"].to_pylist())
                put_shard(storage, name, *shard, keys)
                given = {"plugin": reading.name, "shard": name}
                future = runner.submit(extract_shard, given)
                running[future.wrapped_future.key] = (future, name, shard[0].num_rows)
                ended.add(future.wrapped_future)
                return True

            while len(running) < _at_once(client) and hand_in():
                pass
            for each in ended:
                future, name, count = running.pop(each.key)
                keep(_result(future), count)
                remove_shard(storage, name)
                while len(running) < _at_once(client) and hand_in():
                    pass
        finally:
            with suppress(OSError):  # the scheduler is gone, and tells so itself
                client.unregister_worker_plugin(reading.name)


def _at_once(client: Any) -> int:
    """How many shards are handed in at a time: enough for the workers that are there now."""
    return max(2 * int(sum(client.nthreads().values())), _LEAST_TASKS)


def _result(future: PrefectDaskFuture[Found]) -> Found:
    try:
        found: Found = future.result()
    except CancelledError as error:
        raise ParleyError(
            "the scheduler of the cluster is gone.",
            where="PARLEY_DASK",
            mend="Start it and run again: what was read is kept. Nothing was published.",
        ) from error
    except KilledWorker as error:
        raise ParleyError(
            "workers of the cluster have ended one after another over the same documents.",
            where="PARLEY_DASK",
            mend="They may have run out of memory: give them more, take fewer threads a worker, or "
            "lower PARLEY_DOCUMENT_BYTES. Nothing was published; what was read is kept.",
        ) from error
    return found


@contextmanager
def _cluster(workers: int) -> Iterator[DaskTaskRunner]:
    address = settings().dask
    if address == LOCAL:
        local: dict[str, Any] = {
            "n_workers": workers,
            "threads_per_worker": 1,
            "memory_limit": 0,  # that of a document is looked after where it is read
            "dashboard_address": None,
        }
        runner = DaskTaskRunner(cluster_kwargs=local)
    else:
        _reachable(str(address), str(PREFECT_API_URL.value() or ""))
        runner = DaskTaskRunner(address=address)
    with runner:
        try:
            client = runner.client
        except OSError as error:
            raise ParleyError(
                f"no Dask scheduler answers ({error}).",
                where=f"PARLEY_DASK={address}",
                mend="Start it (`dask scheduler`), or set PARLEY_DASK=local.",
            ) from error
        if not client.nthreads():
            _log.warning("no worker has joined the cluster at %s yet; waiting for one", address)
        yield runner


def _reachable(address: str, server: str) -> None:
    """Refuse a server of Prefect's that only this machine sees for a cluster of other machines."""
    theirs, ours = urlsplit(address).hostname, urlsplit(server).hostname
    if ours in _HERE and theirs not in _HERE:
        raise ConfigurationError(
            "the cluster's workers report to Prefect's server, and this one is seen by this "
            "machine alone.",
            where=f"PREFECT_API_URL={server}",
            mend="Start a server that they reach (`prefect server start --host 0.0.0.0`) and name "
            "it in PREFECT_API_URL.",
        )
