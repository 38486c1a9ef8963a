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
        pytest.param("Iranian missiles hit Baghdad.", "IRN ASSAULT IRQ", id="missiles-hit"),
        pytest.param("Artillery shells slammed into Donetsk.", "ASSAULT UKR", id="nobody-fires"),
        pytest.param("Mortar rounds rained down on Homs.", "ASSAULT SYR", id="rain-on"),
        pytest.param(
            "Russian bombs levelled a theatre in Mariupol.", "RUS ASSAULT UKR", id="bombs"
        ),
        pytest.param("The French-led force attacked Libya.", "FRA ASSAULT LBY", id="who-leads"),
        pytest.param(
            "Estonia got a pledge of two warships from Norway.",
            "NOR AGREE EST",
            id="giver-in-the-thing",
        ),
        pytest.param("Lebanon obtained a loan from Kuwait.", "KWT AID LBN", id="borrower"),
        pytest.param(
            "Jordan was promised new fighter jets by the United States.",
            "USA AGREE JOR",
            id="receiver-as-subject",
        ),
        pytest.param("Armenia was handed twenty tanks by France.", "FRA AID ARM", id="was-handed"),
        pytest.param("Niger received threats from Benin.", "BEN THREATEN NER", id="threatened"),
        pytest.param("America held up weapons for Israel.", "USA SANCTION ISR", id="held-up"),
    ],
)
def test_material_acts(read, text, expected):
    assert expected in told(read(text, WRITTEN))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("India cancelled its meeting with Pakistan.", "IND REJECT PAK", id="cancel"),
        pytest.param("Turkey called off its visit to Greece.", "TUR REJECT GRC", id="call-off"),
        pytest.param("Kosovo put off a summit with Serbia.", "XKX REJECT SRB", id="put-off"),
        pytest.param("Ghana aborted its mission to Mali.", "GHA REJECT MLI", id="abort"),
        pytest.param("Qatar withdrew its complaint against Bahrain.", "QAT CONCEDE BHR",
                     id="withdraw"),
        pytest.param("Benin revoked its invitation to Togo.", "BEN REJECT TGO", id="revoke"),
        pytest.param("Italy delayed the shipment of tanks to Libya.", "ITA SANCTION LBY",
                     id="delay"),
    ],
)  # fmt: skip
def test_what_is_called_off_is_told_by_the_refusal_alone(read, text, expected):
    assert told(read(text, WRITTEN)) == [expected]


def test_talks_that_are_called_off_did_not_happen(read):
    lines = told(read("Serbia called off a round of talks with Kosovo.", WRITTEN))
    assert [line for line in lines if "CONSULT" in line and not line.endswith("negated")] == []


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
