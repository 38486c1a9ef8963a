"""Attacks that a text tells of again without saying whose they were."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norway's army shelled a depot near Oslo. The raid killed nine people.", "raid"),
        ("The army of Chad bombed a market. The attack left eleven people dead.", "attack"),
        ("Chad attacked Sudan on Monday. The assault was over by noon.", "assault"),
    ],
)
def test_they_are_those_of_the_attacker_just_told(read, text, trigger):
    doc = read(text, published="2024-05-14")
    told = {doc[event.start].text: event for event in doc._.events}
    first = next(event for word, event in told.items() if word != trigger)
    assert told[trigger].sources == first.sources != ()


def test_an_attack_of_which_nothing_was_told_before_is_nobodys(read):
    doc = read("The raid killed nine people.", published="2024-05-14")
    assert all(not event.sources for event in doc._.events)
