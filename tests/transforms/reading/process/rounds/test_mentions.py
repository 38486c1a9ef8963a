"""Which phrases tell of a round, and which only ask for talks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.transforms.reading.process.rounds.telling import which, wordings

Read = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Armenia and Azerbaijan held talks in Tbilisi on Friday.", "talks in Tbilisi"),
        (
            "Peru and Chile held a second round of talks in Lima.",
            "a second round of talks in Lima",
        ),
        ("The talks between India and Nepal failed.", "The talks between India and Nepal"),
        ("The Geneva talks between Cuba and Haiti collapsed.", "The Geneva talks between Cuba"),
        ("Kenya's president met the president of Chad in Doha.", "met"),
        ("Macron phoned Erdogan on Monday.", "phoned Erdogan"),
        ("Uganda has broken off the negotiations.", "the negotiations"),
    ],
)
def test_rounds_are_told_by_nouns_and_by_acts(read: Read, text: str, wording: str) -> None:
    assert any(words.startswith(wording) for words in wordings(read(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Oman has called for talks between Yemen and Sudan.",
        "Peace talks are slow and need patience.",
        "There is no prospect of negotiations.",
        "The minister visited Kampala.",
        "The first meeting should be short.",
        "The staff meeting was dull.",
    ],
)
def test_wishes_rules_and_visits_are_none(read: Read, text: str) -> None:
    assert wordings(read(text)) == []


def test_the_talks_are_those_told_before(read: Read) -> None:
    doc = read(
        "Armenia and Azerbaijan held talks in Tbilisi on 3 May 2024. On the eve of the talks, "
        "shells fell on the border. A diplomat close to the talks was hopeful."
    )
    assert which(doc) == [0, 0, 0]


def test_another_round_at_another_place_is_another(read: Read) -> None:
    doc = read(
        "Armenia and Azerbaijan held talks in Tbilisi on 3 May 2024. "
        "Armenia and Azerbaijan held a second round of talks in Sochi on 9 June 2024."
    )
    assert which(doc) == [0, 1]
    assert [each.place for each in doc._.rounds] == ["Tbilisi", "Sochi"]


def test_a_number_tells_which_round_it_is(read: Read) -> None:
    doc = read(
        "India and Nepal held a first round of talks in Colombo in May 2022. The first round "
        "failed. India and Nepal held a second round in June 2022. The second round failed too."
    )
    assert which(doc) == [0, 0, 1, 1]


def test_two_places_of_one_phrase_are_two_rounds(read: Read) -> None:
    doc = read("Early talks in Colombo and Dhaka between India and Nepal failed in 2021.")
    assert [each.place for each in doc._.rounds] == ["Colombo", "Dhaka"]


def test_a_place_with_a_number_is_the_round_held_there(read: Read) -> None:
    doc = read(
        "The Oslo talks between Chad and Niger failed on 2 March 2023. "
        "After the failure of Oslo 2023, both armies dug in."
    )
    assert which(doc) == [0, 0]


def test_who_phones_after_a_call_was_the_other(read: Read) -> None:
    doc = read("After a phone call with Erdogan on 4 May, Macron said that he was hopeful.")
    assert doc._.rounds[0].parties == ("FRA", "TUR")
    assert doc._.rounds[0].kind == "call"


@pytest.mark.parametrize(
    "text",
    [
        "After talks with Peru, residents said that the road was open.",
        "During talks with Chad, residents told reporters of the shelling.",
        "In a call with Peru on Monday, protesters demanded a vote.",
    ],
)
def test_crowds_and_reporters_are_no_party(read: Read, text: str) -> None:
    assert all(len(told.parties) < 2 for told in read(text)._.rounds)
