from __future__ import annotations

import pytest

from parley.flows.orchestration import engine
from parley.flows.orchestration.engine import is_last_try, without_engine
from parley.flows.orchestration.tasks import artifact, flow, retried_task
from parley.schemas.errors import WarehouseError


@pytest.fixture(autouse=True)
def _no_delay(monkeypatch):
    monkeypatch.setattr(engine.time, "sleep", lambda seconds: None)


def test_without_the_engine_a_task_is_tried_again_where_that_can_help():
    tries = []

    @retried_task(name="meet the disk")
    def meet(error: Exception) -> int:
        tries.append(is_last_try())
        if len(tries) < 3:
            raise error
        return len(tries)

    @flow(name="meet")
    def meeting(error: Exception) -> int:
        artifact("parley-meeting", "told to nobody", "What was met")
        return meet(error)

    with without_engine():
        assert meeting(OSError("busy")) == 3
        assert tries == [False, False, True]
        for error in (WarehouseError("broken"), ValueError("ours")):
            tries.clear()
            with pytest.raises(type(error)):
                meeting(error)
            assert len(tries) == 1


def test_without_the_engine_the_last_failure_is_told():
    @retried_task(name="meet the disk")
    def meet() -> None:
        raise OSError("full")

    with without_engine(), pytest.raises(OSError, match="full"):
        meet()
