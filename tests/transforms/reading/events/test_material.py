"""Rows of the lexicon for material acts, and the guards against their figurative uses."""

from __future__ import annotations

import pytest

from tests.transforms.reading.events.told import told

WRITTEN = "2022-04-10"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Russian troops were deployed to Belarus.", "RUS MOBILIZE BLR", id="passive"),
        pytest.param("Russia fired two missiles into the sea.", "RUS MOBILIZE", id="test-at-sea"),
        pytest.param("France sent reinforcements to Poland.", "FRA MOBILIZE POL", id="send-troops"),
        pytest.param("France ordered 300 troops to Poland.", "FRA MOBILIZE POL", id="order-to"),
        pytest.param("Ukraine received tanks from Germany.", "DEU AID UKR", id="the-giver-is-from"),
        pytest.param("Turkey came to the aid of Ukraine.", "TUR AID UKR", id="come-to-the-aid"),
        pytest.param("Poland burned a Russian flag.", "POL PROTEST RUS", id="whose-flag"),
        pytest.param(
            "France imposed a travel ban on Belarus.", "FRA SANCTION BLR", id="travel-ban"
        ),
        pytest.param(
            "American sanctions were imposed on Russia.", "USA SANCTION RUS", id="whose-sanctions"
        ),
        pytest.param("Poland pulled out of Ukraine.", "POL RETREAT UKR", id="pull-out-of"),
        pytest.param("Russia used force against Ukraine.", "RUS ASSAULT UKR", id="use-of-force"),
    ],
)
def test_material_acts(read, text, expected):
    assert expected in told(read(text, WRITTEN))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Macron launched a campaign in France.", id="campaign-for-votes"),
        pytest.param("Russia left the decision to Ukraine.", id="left-to"),
        pytest.param("Zelenskyy gives credit to Poland.", id="credit"),
        pytest.param("Johnson left the building in London.", id="left-a-building"),
        pytest.param("Macron rallied his supporters in Paris.", id="rallied-voters"),
    ],
)
def test_figures_of_speech_are_no_material_acts(read, text):
    assert told(read(text, WRITTEN)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Macron attacked Johnson for his speech.",
        "Macron attacked Johnson over the treaty.",
        "Macron launched a scathing attack on Johnson.",
    ],
)
def test_an_attack_with_words_is_an_accusation(read, text):
    types = {line.split()[1] for line in told(read(text, WRITTEN))}
    assert types == {"ACCUSE"}
