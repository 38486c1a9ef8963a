"""A Dask scheduler and workers, a process each: python -m tests.flows.dask_cluster WORKERS

Workers are forked from this process, which has imported what they take and loaded the pipeline of
the rules without codebooks: each by itself would spend seconds of the processor on that. Prints the
scheduler's address and the workers' process ids, a line each; lives until its standard input ends.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Coroutine
from typing import Any

from distributed import Scheduler, Worker

from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.settings import settings
from parley.flows.orchestration import cluster, reading  # noqa: F401 - for those that are forked
from parley.transforms.reading.pipeline import load_pipeline


def keep_pipeline() -> None:
    """Load the pipeline here; for other knowledge a worker loads its own."""
    knowledge = read_knowledge(settings().data_folders, [])
    kept = load_pipeline(settings().model, knowledge, None)

    def load(model: str, asked: Any, reader: Any = None) -> Any:
        is_kept = (asked.version, reader) == (knowledge.version, None)
        return kept if is_kept else load_pipeline(model, asked, reader)

    reading.load_pipeline = load


async def schedule(told: int) -> None:
    async with Scheduler(host="127.0.0.1", port=0, dashboard=False) as scheduler:
        os.write(told, f"{scheduler.address}\n".encode())
        await scheduler.finished()


async def work(address: str) -> None:
    async with Worker(address, nthreads=1) as worker:
        await worker.finished()


def forked(coroutine: Coroutine[Any, Any, None]) -> int:
    pid = os.fork()
    if pid == 0:
        asyncio.run(coroutine)
        os._exit(0)
    coroutine.close()
    return pid


def main(count: int) -> None:
    keep_pipeline()
    mine, theirs = os.pipe()
    pids = [forked(schedule(theirs))]
    address = os.read(mine, 100).decode().strip()
    pids += [forked(work(address)) for _ in range(count)]
    sys.stdout.write("".join(f"{each}\n" for each in (address, *pids[1:])))
    sys.stdout.flush()
    sys.stdin.read()
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]))
