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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The talks between Russia and Ukraine did not bring peace.", "actual",
                     id="no-result"),
        pytest.param("The talks between Russia and Ukraine did not take place.", "negated",
                     id="no-occurrence"),
        pytest.param("Some say that the talks between Russia and Ukraine would fail.", "actual",
                     id="result-to-come"),
        pytest.param("The long-awaited talks between Russia and Ukraine began.", "actual",
                     id="awaited-and-come"),
        pytest.param("The long-awaited talks between Russia and Ukraine will begin.", "future",
                     id="awaited"),
        pytest.param("Without talks between Russia and Ukraine, the war will go on.", "possible",
                     id="without-and-open"),
        pytest.param("Either Russia and China will negotiate, or Japan will.", "possible",
                     id="either"),
        pytest.param("Should Russia and China meet, Japan will join.", "possible", id="should"),
        pytest.param("At the talks between Russia and China, Japan demanded a truce.", "actual",
                     id="occasion"),
    ],
)  # fmt: skip
def test_what_a_clause_says_of_the_talks_it_names(read, text, expected):
    found = [e.factuality for e in read(text, "2022-04-10")._.events if e.event_type == "CONSULT"]
    assert found[:1] == [expected]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        pytest.param("Russia and China had all but agreed on a treaty.", "AGREE", "negated",
                     id="all-but"),
        pytest.param("Any deployment of French troops would break the law.", "MOBILIZE", "possible",
                     id="any"),
        pytest.param("There was talk of sending French troops to Ukraine.", "MOBILIZE", "possible",
                     id="talk-of"),
        pytest.param("China cannot afford to wait and attacked Japan.", "ASSAULT", "actual",
                     id="a-verb-of-its-own"),
        pytest.param("Russia may not attack Ukraine.", "ASSAULT", "possible", id="may-not"),
        pytest.param("The threat of sanctions against Russia grew.", "SANCTION", "future",
                     id="threat"),
    ],
)  # fmt: skip
def test_cues_before_and_above_an_act(read, text, kind, expected):
    found = [e.factuality for e in read(text, "2022-04-10")._.events if e.event_type == kind]
    assert found == [expected]


def test_what_somebody_wants_rests_on_their_word(read):
    doc = read("Ukraine wants a ceasefire with Russia.", "2022-04-10")
    assert [e.attributed_to for e in doc._.events if e.event_type == "RETREAT"] == ["UKR"]
