"""Which words tell an event, and which event: by who acts, by the verb above, by how it is said."""

from __future__ import annotations

import pytest

from tests.transforms.reading.events.told import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ethiopian soldiers left Eritrea.", ["ETH RETREAT ERI"], id="soldiers-leave"),
        pytest.param("The Russian president left Kyiv.", [], id="a-president-leaves"),
        pytest.param("Russian tanks entered Georgia.", ["RUS ASSAULT GEO"], id="tanks-enter"),
        pytest.param("The Taliban entered Iran.", ["armed:taliban ASSAULT IRN"], id="armed-group"),
        pytest.param(
            "Russian soldiers arrived in Belarus.", ["RUS MOBILIZE BLR"], id="soldiers-arrive"
        ),
        pytest.param("Israeli jets struck Lebanon.", ["ISR ASSAULT LBN"], id="jets-strike"),
        pytest.param("Kenyan doctors have struck over pay.", ["KEN PROTEST"], id="doctors-strike"),
    ],
)
def test_the_same_verb_tells_another_event_by_who_acts(read, text, expected):
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Turkey pulled out of Syria.", ["TUR RETREAT SYR"], id="out-of"),
        pytest.param("Russia pulled out of the treaty.", ["RUS REJECT"], id="out-of-a-treaty"),
    ],
)
def test_a_preposition_without_a_complement_is_a_particle(read, text, expected):
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Fighting broke out between Sudan and Chad.",
            ["SDN+TCD ASSAULT"],
            id="broke-out-between",
        ),
        pytest.param(
            "Protests erupted in Minsk against Russia.", ["PROTEST RUS"], id="erupted-against"
        ),
        pytest.param(
            "The Taliban claimed responsibility for the bombing in Pakistan.",
            ["armed:taliban ASSAULT PAK"],
            id="claimed-responsibility",
        ),
    ],
)
def test_verbs_of_happening_and_owning_give_the_noun_its_participants(read, text, expected):
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Norway refused to recognise Iraq's annexation of Kuwait.",
            ["NOR REJECT IRQ", "IRQ COERCE KWT"],
            id="anothers-deed",
        ),
        pytest.param(
            "The talks between Iran and Oman, held in Muscat, ended.",
            ["IRN+OMN CONSULT"],
            id="talks-held",
        ),
        pytest.param(
            "Iran held naval exercises near Oman.", ["IRN MOBILIZE OMN"], id="exercises-alone"
        ),
        pytest.param(
            "Iran and China held naval exercises.", ["CHN+IRN COOPERATE"], id="exercises-together"
        ),
    ],
)
def test_one_event_is_told_once_and_rightly(read, text, expected):
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Iran is willing to negotiate with Iraq.",
            ["IRN AGREE IRQ", "IRN+IRQ CONSULT future"],
            id="willing",
        ),
        pytest.param(
            "Iran declared itself open to talks with Iraq.",
            ["IRN AGREE IRQ", "IRN+IRQ CONSULT possible"],
            id="declares-itself-open",
        ),
        pytest.param(
            "Iran is unwilling to negotiate with Iraq.", ["IRN REJECT IRQ"], id="unwilling"
        ),
        pytest.param(
            "Iran is ready to negotiate with Iraq.", ["IRN+IRQ CONSULT future"], id="ready"
        ),
    ],
)
def test_willingness_is_agreement_and_unwillingness_refusal(read, text, expected):
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Russia attacked Ukraine. Treaties are negotiated by clerks.", id="passive"),
        pytest.param(
            "Russia attacked Ukraine. Ministers do not meet to sign agreements in haste.",
            id="infinitive",
        ),
        pytest.param(
            "Russia attacked Ukraine. The first meeting should be a short one.",
            id="what-ought-to-be",
        ),
    ],
)
def test_what_holds_as_a_rule_is_no_event(read, text):
    assert told(read(text)) == ["RUS ASSAULT UKR"]
