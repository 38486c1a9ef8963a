"""Which phrases name an instrument, and which only look for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.transforms.reading.process.agreements.telling import mentions, named, which

Read = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Peru and Ecuador signed a border treaty in Brasilia.", "a border treaty"),
        ("The rebels violated the truce within hours.", "the truce"),
        ("Manila rejected a draft accord on autonomy.", "a draft accord on autonomy"),
        ("Algeria put forward a proposal for a ceasefire.", "a proposal for a ceasefire"),
        ("The two armies carried out a prisoner swap on Monday.", "a prisoner swap"),
        ("Colombia ratified the Lima Protocol last week.", "the Lima Protocol"),
        ("The Council adopted Resolution 9911.", "Resolution 9911"),
    ],
)
def test_instruments_of_which_something_is_told(read: Read, text: str, wording: str) -> None:
    assert wording in [mention for mention, _ in mentions(read(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The envoys hope to reach an agreement before winter.",
        "Years of talks have not produced a lasting agreement.",
        "There is a great deal of mistrust between the villages.",
        "The ministers were in agreement on the matter.",
        "The army has drawn up plans for an attack.",
        "Any deal must respect the border, she said.",
    ],
)
def test_wishes_and_other_uses_name_none(read: Read, text: str) -> None:
    assert mentions(read(text)) == []


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Kenya and Ethiopia recalled that Ethiopia had honoured the Pretoria agreement.",
         "pretoria_agreement_2022"),
        ("Israel and Egypt still uphold the Camp David accords.", "camp_david_accords_1978"),
        ("France and Vietnam signed the Geneva accords of 1954.", "geneva_accords_1954"),
        ("Serbia and Croatia signed the Dayton Peace Agreement.", "dayton_agreement_1995"),
        ("Lebanon and Israel accepted Resolution 1701.", "unsc_1701_2006"),
        ("Russia left the Black Sea grain deal with Ukraine.", "black_sea_grain_deal_2022"),
    ],
)  # fmt: skip
def test_known_instruments(read: Read, text: str, known: str) -> None:
    assert known in named(read(text))


def test_a_known_name_needs_its_parties(read: Read) -> None:
    assert "oslo_accords_1993" not in named(read("The shipping companies kept the Oslo agreement."))


def test_a_name_of_several_needs_a_year_or_parties(read: Read) -> None:
    assert named(read("Pakistan and Afghanistan signed the Geneva accords.")) == [
        "geneva_accords_1988"
    ]


def test_the_deal_is_the_one_told_before(read: Read) -> None:
    doc = read(
        "India and Nepal signed a transit treaty in May. The treaty has since been ignored. "
        "China called the deal an insult."
    )
    assert len(set(which(doc))) == 1


def test_another_truce_is_another(read: Read) -> None:
    doc = read("The truce expired on Friday. Qatar has proposed a new truce of two weeks.")
    assert which(doc) == [0, 1]


def test_numbers_tell_two_truces_apart(read: Read) -> None:
    doc = read("Khartoum rejected a 60-day truce. It had declared a 10-day truce in May.")
    assert which(doc) == [0, 1]


def test_a_plan_is_one_only_after_a_plan_was_told(read: Read) -> None:
    text = "Morocco has proposed a peace plan for the desert. Spain endorsed the plan."
    assert [mention for mention, _ in mentions(read(text))] == [
        "a peace plan for the desert", "the plan",
    ]  # fmt: skip
    assert mentions(read("Spain endorsed the plan.")) == []
