"""Whom an actor stands for when sides are compared."""

from __future__ import annotations

import pytest

from parley.transforms.knowledge.sides import sides


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        pytest.param("person:vladimir_putin", "RUS", id="of-a-state"),
        pytest.param("person:tadesse_werede", "org:tplf", id="by-office-of-a-party-in-a-state"),
        pytest.param("armed:farc", "armed:farc", id="armed-group-is-not-its-state"),
    ],
)
def test_the_side_of_an_actor(knowledge, actor, expected):
    assert sides(knowledge)[actor] == expected
