"""Whether it happened, and on whose word."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        pytest.param(
            "Ukraine insisted that Russia had attacked it.", "ASSAULT", "actual", id="told-fact"
        ),
        pytest.param(
            "Ukraine insisted that Russia withdraw its troops.", "RETREAT", "future", id="wish"
        ),
        pytest.param("Did Russia attack Ukraine?", "ASSAULT", "possible", id="asked"),
        pytest.param("Why did Russia attack Ukraine?", "ASSAULT", "actual", id="asked-why"),
        pytest.param("Russia to withdraw troops from Ukraine", "RETREAT", "future", id="headline"),
        pytest.param(
            "If Germany had attacked Russia, China would have left.", "ASSAULT", "counterfactual",
            id="unreal",
        ),
        pytest.param(
            "Ukraine and Russia planned a meeting that never took place.", "CONSULT", "negated",
            id="never-came",
        ),
        pytest.param(
            "Germany may isolate Russia, urging China to join.", "REQUEST", "possible", id="shared"
        ),
        pytest.param(
            "Russia asked for a leaders' meeting with Ukraine.", "CONSULT", "future", id="owned"
        ),
    ],
)  # fmt: skip
def test_whether_it_happened(read, text, kind, expected):
    found = [e.factuality for e in read(text, "2022-04-10")._.events if e.event_type == kind]
    assert found == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Germany urged Russia to withdraw its troops.", "DEU", id="demand"),
        pytest.param("France said Germany urged Russia to withdraw its troops.", "FRA", id="said"),
        pytest.param("Russia withdrew its troops.", "author", id="told"),
    ],
)
def test_what_is_demanded_rests_on_who_demands(read, text, expected):
    (event,) = [e for e in read(text, "2022-04-10")._.events if e.event_type == "RETREAT"]
    assert event.attributed_to == expected
