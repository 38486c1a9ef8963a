"""The training passages: without faults, and as many and as varied as the reader needs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from parley.schemas.codebook.passages import Passage
from parley.schemas.vocabulary import EVENT_TYPES, FACTUALITY
from parley.transforms.knowledge.passages import first_and_last, parse_passages

TRAINING = Path(__file__).parents[2] / "data" / "training"
UNREAD, TUNING = (
    set((TRAINING / name).read_text(encoding="utf-8").split()) for name in ("unread.txt", "tuning.txt")
)


@pytest.fixture(scope="module")
def passages() -> dict[str, list[Passage]]:
    """The passages of each file."""
    return {
        path.name: parse_passages({path.name: path.read_text(encoding="utf-8")})
        for path in sorted(TRAINING.glob("*.yaml"))
    }


def test_files_that_only_measure_are_there(passages):
    assert UNREAD | TUNING <= passages.keys()
    assert not UNREAD & TUNING
    assert len(UNREAD) >= 9


def test_what_the_reader_learns_from_is_enough_and_varied(passages):
    learnt = [each for name, found in passages.items() if name not in UNREAD | TUNING for each in found]
    sentences = sum(len(each.sentences) for each in learnt)
    events = [event for each in learnt for event in each.events]
    eventful = sum(
        len({first_and_last(event.s)[0] for event in each.events if not event.optional})
        for each in learnt
    )
    types = Counter(event.type for event in events)
    factuality = Counter(event.factuality for event in events)
    assert sentences >= 4500
    assert len({each.conflict for each in learnt}) >= 50
    assert min(types[each] for each in EVENT_TYPES) >= 120
    assert min(factuality[each] for each in FACTUALITY) >= 150
    assert eventful <= 0.65 * sentences


def test_conflicts_that_measure_are_not_those_that_train(passages):
    train, measure = (
        {each.conflict for name, found in passages.items() if (name in UNREAD) is unread for each in found}
        for unread in (False, True)
    )
    assert not train & measure
