"""Who meets, of what rank, with whose help, and what it brings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.transforms.reading.process.rounds.telling import outcomes

Read = Callable[..., Doc]


def test_who_hosts_and_who_mediates(read: Read) -> None:
    doc = read("Egypt hosted talks between Kenya and Chad. Oman mediated the talks.")
    (one,) = doc._.rounds
    assert (one.parties, one.hosts, one.mediators) == (("KEN", "TCD"), ("EGY",), ("OMN",))


def test_who_mediates_is_no_party(read: Read) -> None:
    doc = read("Talks between Kenya and Chad in Cairo, mediated by Oman, failed.")
    assert doc._.rounds[0].parties == ("KEN", "TCD")


def test_an_offer_to_host_makes_no_host(read: Read) -> None:
    doc = read("The talks between Kenya and Chad failed. Oman offered to host the talks.")
    assert all(each.hosts == () for each in doc._.rounds)


def test_the_venue_names_the_host(read: Read) -> None:
    doc = read("The Doha talks between Kenya and Chad failed.")
    assert doc._.rounds[0].hosts == ("QAT",)


def test_delegates_are_those_who_lead_or_talk(read: Read) -> None:
    doc = read(
        "The Doha talks between Russia and Ukraine failed. "
        "Chief negotiator David Arakhamia blamed Moscow."
    )
    assert doc._.rounds[0].delegates == ("person:david_arakhamia",)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Macron met Erdogan in Oslo.", "leaders"),
        ("The foreign ministers' meeting between India and Nepal in Oslo failed.", "ministers"),
        ("Technical talks between India and Nepal in Oslo failed.", "technical"),
        ("The talks between India and Nepal in Oslo failed.", None),
    ],
)
def test_rank_of_those_who_meet(read: Read, text: str, level: str | None) -> None:
    assert doc_level(read(text)) == level


def doc_level(doc: Doc) -> str | None:
    """The rank told of the first round."""
    level: str | None = doc._.rounds[0].level
    return level


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The talks between India and Nepal collapsed within hours.", "collapsed within hours"),
        ("The talks between India and Nepal yielded a truce.", "yielded a truce"),
        ("India regretted the failure of the talks between Nepal and China.", "failure"),
        ("A truce was the main result of the talks between India and Nepal.", "A truce"),
        ("The talks between India and Nepal were held in May.", None),
        ("The talks between India and Nepal may yield a truce.", None),
    ],
)
def test_what_it_brought(read: Read, text: str, outcome: str | None) -> None:
    assert outcomes(read(text)) == [outcome]
