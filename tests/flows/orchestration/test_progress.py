from __future__ import annotations

from contextlib import contextmanager

import pytest

from parley.flows.orchestration import progress as module
from parley.flows.orchestration.progress import Count, counted, progress, shown_by


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test sets."""
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


def test_rates_and_the_time_left(clock):
    count = Count("parsing documents", 10, words=4_000)
    assert count.told == "parsing documents: 10"
    clock[0] += 4
    count(2, 1_000)
    assert count.told == ("parsing documents: 2 of 10, 0.5 documents/s, 250 words/s, 0:00:12 left")
    count(8, 3_000)
    assert count.told == "parsing documents: 10 of 10, 2.5 documents/s, 1,000 words/s"


def test_words_that_are_not_told_are_those_of_the_average(clock):
    count = Count("parsing documents", 10, words=4_000)
    count(5)
    assert count.words_done == 2_000


def test_whoever_shows_or_counts_hears_of_it():
    shown = []

    @contextmanager
    def meter(count):
        yield lambda: shown.append(count.told)

    with shown_by(meter), counted() as counts, progress("reading files", 2) as advance:
        advance(1)
    assert shown == ["reading files: 1 of 2"]
    assert [count.done for count in counts] == [1]
