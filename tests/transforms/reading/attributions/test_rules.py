"""Rules of attribution: how the table names them, and that each has its measured precision."""

from __future__ import annotations

import pytest

from parley.transforms.reading.attributions.confidence import _PRECISION, confidence_of
from parley.transforms.reading.attributions.rules import CITATION, CLAUSE, Means, Rule


def test_a_rule_is_told_by_its_means_and_form() -> None:
    assert [str(CLAUSE), str(CITATION)] == ["verb:clause", "citation"]


def test_who_is_no_actor_makes_a_row_less_sure() -> None:
    assert confidence_of(CLAUSE, named=True) > confidence_of(CLAUSE, named=False)


@pytest.mark.parametrize("name", sorted(_PRECISION))
def test_each_precision_is_that_of_a_rule(name: str) -> None:
    means, _, form = name.partition(":")
    assert confidence_of(Rule(Means(means), form), named=True) == _PRECISION[name]
