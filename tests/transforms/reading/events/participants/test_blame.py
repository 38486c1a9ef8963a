"""Who is blamed for a deed, and who only suffered it."""

from __future__ import annotations

import pytest

from tests.transforms.reading.events.told import told

WRITTEN = "2024-05-06"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Japan condemned the attack on Israel.", "JPN ACCUSE", id="victim"),
        pytest.param("Chile denounced the invasion of Georgia.", "CHL ACCUSE", id="of"),
        pytest.param("Brazil deplored the shelling of Beirut.", "BRA ACCUSE", id="place"),
        pytest.param("Denmark condemned the attack in Mali.", "DNK ACCUSE", id="where"),
        pytest.param("Spain condemned the attack on Armenia by Azerbaijan.", "ESP ACCUSE AZE",
                     id="doer-behind-by"),
        pytest.param("Turkey condemned Israel's raid on Lebanon.", "TUR ACCUSE ISR", id="owner"),
        pytest.param("Poland condemned Russia for the attack on Ukraine.", "POL ACCUSE RUS",
                     id="named"),
    ],
)  # fmt: skip
def test_whom_the_deed_befell_is_not_accused(read, text, expected):
    assert expected in told(read(text, WRITTEN))


def test_who_condemns_an_attack_opposes_no_victim(read):
    doc = read("Japan condemned the attack on Israel.", WRITTEN)
    assert [s for s in doc._.stances if s.target == "ISR"] == []
