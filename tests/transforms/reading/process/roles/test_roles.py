"""What part a text gives an actor, by words and by what is told to happen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]


def parts(doc: Doc) -> set[tuple[str, str]]:
    """Actor and role of each claim."""
    return {(claim.actor, claim.role) for claim in doc._.role_claims}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Qatar, the go-between, carried letters.", {("QAT", "mediator")}),
        ("The go-between was Oman.", {("OMN", "mediator")}),
        ("Algeria acted as an honest broker.", {("DZA", "mediator")}),
        ("Kenya has offered itself as a mediator.", {("KEN", "mediator")}),
        ("Ankara's role as an intermediary has grown.", {("TUR", "mediator")}),
        ("Mediators including Egypt and Qatar spoke.", {("EGY", "mediator"), ("QAT", "mediator")}),
        ("Norway's mediation failed.", {("NOR", "mediator")}),
        ("Uganda is the power behind the scenes.", {("UGA", "secondary_party")}),
        ("France is the guarantor of the truce.", {("FRA", "guarantor")}),
        ("Peru called Norway a guarantor of the truce.", {("NOR", "guarantor")}),
        ("India attended as an observer.", {("IND", "observer")}),
        ("Brazil, one of four guarantors, sent a general.", {("BRA", "guarantor")}),
        ("Chile is among the guarantors.", {("CHL", "guarantor")}),
        ("The pact was made under Swiss chairmanship.", {("CHE", "mediator")}),
        (
            "They met in Lima, with Peru and Chile as observers.",
            {("PER", "observer"), ("CHL", "observer")},
        ),
        ("Turkey's choice as host of the summit was no surprise.", {("TUR", "host")}),
    ],
)
def test_nouns_say_who_has_a_part(read: Read, text: str, claims: set[tuple[str, str]]) -> None:
    assert parts(read(text)) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia sabotaged the peace process.", {("RUS", "spoiler")}),
        ("Chad was accused of having wrecked the talks.", {("TCD", "spoiler")}),
        ("France talked Mali out of signing the accord.", {("FRA", "spoiler")}),
        ("The rebels, armed and paid by Libya, hold the town.", {("LBY", "supporter")}),
        ("Ethiopia supplied weapons to the militia.", {("ETH", "supporter")}),
        ("Qatar carried messages between the two sides.", {("QAT", "mediator")}),
        ("Norway sent observers to the island.", {("NOR", "observer")}),
        ("Kenya monitors the ceasefire.", {("KEN", "observer")}),
        ("The talks led by Kenya went on.", {("KEN", "mediator")}),
        ("Norway headed the mediation.", {("NOR", "mediator")}),
        ("Kenya and Chad were to lead the mediation.", {("KEN", "mediator"), ("TCD", "mediator")}),
        ("Soldiers from Fiji will form the monitoring group.", {("FJI", "observer")}),
        (
            "The delegations of Peru and Ecuador sat down.",
            {("PER", "primary_party"), ("ECU", "primary_party")},
        ),
        ("Libya boycotted the talks.", {("LBY", "spoiler")}),
        ("Hezbollah, an Iranian proxy, joined in.", {("IRN", "supporter")}),
        (
            "Experts see a proxy war between Iran and Saudi Arabia.",
            {("IRN", "secondary_party"), ("SAU", "secondary_party")},
        ),
        (
            "The war between Sudan and Chad goes on.",
            {("SDN", "primary_party"), ("TCD", "primary_party")},
        ),
    ],
)
def test_what_somebody_does_shows_a_part(
    read: Read, text: str, claims: set[tuple[str, str]]
) -> None:
    assert parts(read(text)) >= claims


@pytest.mark.parametrize(
    "text",
    [
        "Norway is not a mediator.",
        "There is no mediator.",
        "Peru lacks a spoiler for the car.",
        "The stock broker spoke in Lima.",
        "Japan gave relief to the flooded villages.",
        "Public support for Macron has grown.",
    ],
)
def test_other_uses_tell_none(read: Read, text: str) -> None:
    assert parts(read(text)) == set()


def test_on_whose_word_and_toward_whom(read: Read) -> None:
    doc = read("Georgia said that Egypt mediated the truce between Kenya and Chad.")
    (claim,) = doc._.role_claims
    assert (claim.attributed_to, claim.toward) == ("GEO", ("KEN", "TCD"))


def test_a_sentence_gives_a_part_once(read: Read) -> None:
    doc = read("Egypt, the mediator, mediated the truce between Kenya and Chad.")
    assert [claim.role for claim in doc._.role_claims] == ["mediator"]
