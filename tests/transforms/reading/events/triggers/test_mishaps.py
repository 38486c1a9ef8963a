"""Harm that nobody does is no event; what somebody does beside it is one."""

from __future__ import annotations

import pytest

from tests.transforms.reading.events.told import told

WRITTEN = "2024-05-06"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A cyclone struck Mozambique and killed 90 people.", id="storm"),
        pytest.param("Villages in Nepal were hit by landslides.", id="passive"),
        pytest.param("Floods that destroyed homes in Pakistan receded.", id="relative"),
        pytest.param("Hurricane Ada battered Cuba.", id="by-name"),
        pytest.param("Peru saw its worst accident of the decade, killing 41.", id="witnessed"),
        pytest.param("Avalanche kills four climbers in Austria.", id="headline"),
        pytest.param("Three people were killed in Peru when their coach overturned.", id="when"),
        pytest.param("Cholera killed 300 people in Haiti.", id="disease"),
        pytest.param("Wild elephants attacked a village in Kenya.", id="animals"),
        pytest.param("Ten people were killed when a boiler exploded in Egypt.", id="blast"),
        pytest.param("Rugby: Wales crushed Italy in the championship.", id="game"),
    ],
)
def test_what_befalls_is_nobodys_deed(read, text):
    assert told(read(text, WRITTEN)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Militants killed nine people in a village of Nigeria hit by floods.",
                     ["ASSAULT"], id="beside-a-flood"),
        pytest.param("Israel bombed Lebanon two days after the earthquake.", ["ASSAULT"],
                     id="after-a-quake"),
        pytest.param("A wave of attacks struck Somalia.", ["ASSAULT"], id="figure"),
        pytest.param("A car bomb killed eight people in Iraq.", ["ASSAULT"], id="bomb"),
        pytest.param("Israeli strikes lit a fire that killed 45 people in Lebanon.",
                     ["ASSAULT", "ASSAULT"], id="a-fire-that-was-set"),
        pytest.param("Turkey sent aid to Greece after the earthquake.", ["AID"], id="two-sides"),
    ],
)  # fmt: skip
def test_what_somebody_does_beside_a_disaster_is_told(read, text, expected):
    assert [event.event_type for event in read(text, WRITTEN)._.events] == expected


def test_relief_among_ones_own_is_no_politics(read):
    text = "A storm struck Cuba. The army of Cuba brought food to residents."
    assert told(read(text, WRITTEN)) == []
