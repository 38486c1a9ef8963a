"""What is done by saying: promises, refusals, threats, demands, charges and warnings."""

from __future__ import annotations

import pytest

from tests.transforms.reading.events.told import told

WRITTEN = "2022-04-10"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Russia said it would send food to Serbia.",
            ["RUS AGREE SRB", "RUS AID SRB future"],
            id="promise",
        ),
        pytest.param(
            "Russia said it would bomb Ukraine.",
            ["RUS THREATEN UKR", "RUS ASSAULT UKR future"],
            id="threat",
        ),
        pytest.param(
            "Russia said it would not sign the treaty with Japan.",
            ["RUS REJECT JPN"],
            id="refusal-alone",
        ),
        pytest.param(
            "Hungary said it will not accept any refugees.",
            ["HUN REJECT collective:refugees"],
            id="refusal-of-a-favour",
        ),
        pytest.param(
            "Japan said that Russia must withdraw its troops from Georgia.",
            ["JPN REQUEST RUS", "RUS RETREAT GEO future"],
            id="demand",
        ),
        pytest.param(
            "Poland claimed that Russia had bombed Ukraine.",
            ["POL ACCUSE RUS", "RUS ASSAULT UKR"],
            id="charge",
        ),
        pytest.param(
            "Japan said that Russia was responsible for the attack.",
            ["JPN ACCUSE RUS"],
            id="responsible",
        ),
    ],
)
def test_what_is_said_does_something(read, text, expected):
    assert told(read(text, WRITTEN)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Japan said that Russia would send food to Serbia.", id="another-s-doing"),
        pytest.param("Japan said that Russia should have withdrawn its troops.", id="too-late"),
        pytest.param("Russia said it had bombed Ukraine.", id="own-deed"),
        pytest.param("Russia said it would be bombed by Ukraine.", id="done-to-oneself"),
    ],
)
def test_other_statements_do_nothing(read, text):
    doc = read(text, WRITTEN)
    assert "said" not in {doc[event.start].text for event in doc._.events}


@pytest.mark.parametrize(
    ("text", "threatens"),
    [
        pytest.param("Russia warned that it would bomb Ukraine.", True, id="of-ill"),
        pytest.param("Russia warned that nobody could expect a miracle.", False, id="of-a-fact"),
    ],
)
def test_a_warning_is_a_threat_where_it_is_of_ill_to_come(read, text, threatens):
    kinds = [event.event_type for event in read(text, WRITTEN)._.events]
    assert ("THREATEN" in kinds) == threatens
