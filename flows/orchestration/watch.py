"""How long a run and its stages take, and what is parsed meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from parley.flows.orchestration.progress import Count, counted
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.times import Times, write_times


class Watch:
    """Times the stages of the run RUN_ID from now on."""

    def __init__(self, run_id: str) -> None:
        self._run_id, self._began = run_id, time.monotonic()
        self._stages: dict[str, float] = {}
        self._parsed: list[Count] = []
        self._parsing = 0.0

    @property
    def seconds(self) -> float:
        """How long the run has taken so far."""
        return round(time.monotonic() - self._began, 1)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done within; documents whose words are counted are parsed."""
        began = time.monotonic()
        with counted() as counts:
            try:
                yield
            finally:
                self._stages[name] = time.monotonic() - began
                parsed = [count for count in counts if count.words]
                self._parsed += parsed
                self._parsing += sum(count.seconds for count in parsed)

    def keep(self, home: Warehouse) -> None:
        """Leave what was timed in the warehouse."""
        write_times(
            home,
            Times(
                run_id=self._run_id,
                seconds=self.seconds,
                stages=self._stages,
                parsing=self._parsing,
                documents=sum(count.done for count in self._parsed),
                words=sum(count.words_done for count in self._parsed),
            ),
        )
