from __future__ import annotations

from datetime import date

import pytest

from parley.flows.orchestration.engine import without_engine
from parley.flows.scheduled import backfill as module
from parley.flows.scheduled.backfill import backfill
from parley.schemas.errors import ConfigurationError, InputError


@pytest.fixture
def runs(monkeypatch):
    """What the main flow was asked for, run by run."""
    asked = []
    monkeypatch.setattr(module, "parley", lambda **parameters: asked.append(parameters))
    with without_engine():
        yield asked


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for day in ("2024-02-28", "2024-02-29", "2024-03-02", "2024-04-01"):
        (tmp_path / f"{day}-talks.txt").write_text("Talks were held.")


def test_an_archive_is_read_by_its_days(runs, archive):
    days = backfill(
        ["{date:%Y-%m-%d}*.txt"], date(2024, 2, 1), date(2024, 3, 31), "w", days_a_run=2
    )
    assert days == 3
    assert [run["inputs"] for run in runs] == [
        ["2024-02-28*.txt", "2024-02-29*.txt"],
        ["2024-03-02*.txt"],
    ]
    assert {run["warehouse"] for run in runs} == {"w"}


def test_what_cannot_be_read_by_days_is_said(runs, archive):
    first, last = date(2024, 2, 1), date(2024, 2, 2)
    with pytest.raises(InputError, match="no file of any day"):
        backfill(["{date:%Y-%m-%d}*.txt"], first, last)
    with pytest.raises(ConfigurationError, match="before the first"):
        backfill(["{date:%Y-%m-%d}*.txt"], last, first)
    for pattern in ("inbox", "{day}.txt", "{date"):
        with pytest.raises(ConfigurationError, match="pattern"):
            backfill([pattern], first, last)
    assert runs == []
