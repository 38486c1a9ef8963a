"""What became of an instrument, by whom, and whether it did."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.transforms.reading.process.agreements.telling import statuses

Read = Callable[..., Doc]
Told = tuple[str, tuple[str, ...], str]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Turkey brokered a deal on grain.", ("negotiated", ("TUR",), "actual")),
        ("Armenia has ratified the border treaty.", ("ratified", ("ARM",), "actual")),
        ("Sudan walked away from the agreement on Abyei.", ("rejected", ("SDN",), "actual")),
        ("Libya has pulled out of the ceasefire agreement.", ("withdrawn", ("LBY",), "actual")),
        ("Yemen suspended the truce.", ("suspended", ("YEM",), "actual")),
        ("Rwanda repeatedly violated the truce.", ("violated", ("RWA",), "actual")),
        ("Iran called for an immediate ceasefire.", ("proposed", ("IRN",), "actual")),
        ("A 90-day truce took effect on Sunday.", ("in_force", (), "actual")),
        ("The prisoner exchange agreement collapsed.", ("collapsed", (), "actual")),
        ("The draft treaty was rejected by Serbia.", ("rejected", ("SRB",), "actual")),
        ("Eritrea's violation of the border agreement is plain.",
         ("violated", ("ERI",), "actual")),
        ("Chad will sign the peace accord in June.", ("signed", ("TCD",), "future")),
        ("Laos is leaving the border treaty.", ("withdrawn", ("LAO",), "actual")),
        ("Seven accords were signed in Bamako.", ("signed", (), "actual")),
        ("The truce was patched up in Oslo.", ("accepted_in_principle", (), "actual")),
        ("Kenya arrived with a proposal on grazing.", ("proposed", ("KEN",), "actual")),
        ("Mali and Niger signed a pact. The rebels were not asked and denounced the pact.",
         ("rejected", ("collective:rebels",), "actual")),
        ("Among the results of the talks was an agreement to release prisoners.",
         ("accepted_in_principle", (), "actual")),
    ],
)  # fmt: skip
def test_status_by_whom(read: Read, text: str, told: Told) -> None:
    assert told in statuses(read(text))


def test_what_was_not_signed_is_a_fact(read: Read) -> None:
    text = "Nepal and India drafted a water treaty, but Nepal never signed the treaty."
    assert ("not_signed", ("NPL",), "actual") in statuses(read(text))


def test_it_is_the_instrument_named_before(read: Read) -> None:
    text = "Japan initialled a fisheries agreement with Korea, but Seoul refused to ratify it."
    assert "ratified" in [status for status, _, _ in statuses(read(text))]


def test_all_parties_together_are_nobody_in_particular(read: Read) -> None:
    doc = read("Bolivia and Chile signed a trade treaty in Lima.")
    assert statuses(doc) == [("signed", (), "actual")]
    assert doc._.agreements[0].parties == ("BOL", "CHL")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mali proposed a truce of ten days. Niger rejected it; it wants peace.",
         [("proposed", ("MLI",), "actual"), ("rejected", ("NER",), "actual")]),
        ("Ghana and Togo signed a declaration in Accra.", [("signed", (), "actual")]),
        ("Sudan and Chad reached an agreement. Libya has not signed.",
         [("accepted_in_principle", (), "actual"), ("not_signed", ("LBY",), "actual")]),
        # Whom they had no wish to sign with, and not that nothing was signed.
        ("Sudan and Chad reached an agreement. Sudan did not sign with Libya.",
         [("accepted_in_principle", (), "actual")]),
        ("Kenya urged Ghana to agree on a ceasefire.", [("proposed", ("KEN",), "actual")]),
        ("Britain dissuaded Fiji from signing the treaty.", [("not_signed", ("FJI",), "actual")]),
        ("Fiji did not accept the ceasefire.", [("rejected", ("FJI",), "actual")]),
        ("Plans like the 2023 peace plan were dismissed by Ghana.",
         [("rejected", ("GHA",), "actual")]),
        ("Armenia and Azerbaijan agreed to exchange all prisoners.",
         [("accepted_in_principle", (), "actual")]),
    ],
)  # fmt: skip
def test_what_other_wordings_say(
    read: Read, text: str, told: list[tuple[str, tuple[str, ...], str]]
) -> None:
    assert statuses(read(text)) == told
