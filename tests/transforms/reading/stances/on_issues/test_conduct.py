"""Positions shown by what is said of somebody, and positions toward actors that are judged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.transforms.reading.stances.test_stances import positions

Read = Callable[..., Doc]
Expected = tuple[str, str, str]
PARTIES = "Russia and Ukraine met in Istanbul. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ukraine is stalling for time.", ("UKR", "negotiations", "oppose")),
        ("Turkey has cemented its role as a broker.", ("TUR", "mediation_by_turkey", "support")),
        ("Putin stayed away from the talks.", ("person:vladimir_putin", "direct_leader_summit",
                                               "oppose")),
        ("Moscow sent a junior delegation instead.", ("RUS", "technical_level_talks", "support")),
        ("Kyiv thinks it still has a path to victory.", ("UKR", "continuing_the_war", "support")),
    ],
)  # fmt: skip
def test_wordings_show_positions(read: Read, text: str, expected: Expected) -> None:
    assert expected in positions(read(PARTIES + text))


def test_wordings_of_the_narrower_issue_leave_the_wider_open(read: Read) -> None:
    found = positions(read(PARTIES + "Putin stayed away from the talks."))
    assert not any(issue == "negotiations" for _, issue, _ in found)


def test_wordings_belong_to_their_holder(read: Read) -> None:
    found = positions(read(PARTIES + "Norway has cemented its role as a broker."))
    assert not any(issue == "mediation_by_turkey" for _, issue, _ in found)


def test_who_blames_is_against_the_one_blamed(read: Read) -> None:
    found = positions(read(PARTIES + "Warsaw claims that Moscow is buying time."))
    assert {("RUS", "negotiations", "oppose"), ("POL", "actor:RUS", "oppose")} <= found


def test_what_somebody_is_accused_of(read: Read) -> None:
    found = positions(read(PARTIES + "London accused Moscow of rejecting a truce."))
    assert {("RUS", "ceasefire_first", "oppose"), ("GBR", "actor:RUS", "oppose")} <= found


@pytest.mark.parametrize(
    "text",
    [
        "Norway urged Ukraine not to stall for time.",
        "Ukraine is not stalling for time.",
        "If Ukraine were stalling for time, Norway would notice.",
    ],
)
def test_wordings_that_are_not_told(read: Read, text: str) -> None:
    assert ("UKR", "negotiations", "oppose") not in positions(read(PARTIES + text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Merz called the Russian demands absurd.", ("person:friedrich_merz", "actor:RUS",
                                                     "oppose")),
        ('"Erdogan is an outstanding leader," Rutte said.',
         ("person:mark_rutte", "actor:person:recep_tayyip_erdogan", "support")),
        ("Latvia remains sceptical of Moscow's version.", ("LVA", "actor:RUS", "oppose")),
        ("Oman has kept good relations with both Moscow and Kyiv.", ("OMN", "actor:UKR",
                                                                    "neutral")),
    ],
)  # fmt: skip
def test_toward_those_who_are_judged(read: Read, text: str, expected: Expected) -> None:
    assert expected in positions(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giving up land is inconceivable for Kyiv.", ("UKR", "territorial_concessions", "oppose")),
        ("Moscow sees no reason to halt the fighting.", ("RUS", "ceasefire_first", "oppose")),
        ("Ukraine prefers a ceasefire over a summit.", ("UKR", "direct_leader_summit", "oppose")),
        ("Tusk spoke of a truce, which Moscow regards as a trap.", ("RUS", "ceasefire_first",
                                                                    "oppose")),
        ("Kyiv, with backing from its European allies, demanded a ceasefire.",
         ("collective:europe", "ceasefire_first", "support")),
        ("The truce that Ukraine insisted on never came.", ("UKR", "ceasefire_first", "support")),
        ("The result was a deal to free 500 prisoners of war.", ("RUS", "prisoner_exchange",
                                                                 "support")),
    ],
)  # fmt: skip
def test_positions_by_their_construction(read: Read, text: str, expected: Expected) -> None:
    assert expected in positions(read(PARTIES + text))


def test_a_deal_that_is_only_wanted_is_no_deal_of_the_parties(read: Read) -> None:
    found = positions(read(PARTIES + "Norway hopes for a deal to free 500 prisoners of war."))
    assert not any(holder in {"RUS", "UKR"} for holder, _, _ in found)


def test_other_conflicts_have_such_wordings_too(read: Read) -> None:
    text = "Ethiopia and the TPLF met in Pretoria. Ethiopia accused the TPLF of stalling for time."
    assert ("org:tplf", "negotiations", "oppose") in positions(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia bombed Odesa. Norway condemned the strike.", ("NOR", "actor:RUS", "oppose")),
        ("The delegations met, and each blamed the other.", ("UKR", "actor:RUS", "oppose")),
        ("Tusk said that Putin could not be trusted.", ("person:donald_tusk",
                                                       "actor:person:vladimir_putin", "oppose")),
        ("Poland doubts that Moscow is sincere.", ("POL", "actor:RUS", "oppose")),
    ],
)  # fmt: skip
def test_toward_those_who_are_not_named_beside(read: Read, text: str, expected: Expected) -> None:
    assert expected in positions(read(PARTIES + text))


def test_a_doubted_outcome_is_no_doubt_of_the_actor(read: Read) -> None:
    found = positions(read(PARTIES + "Poland doubts that Moscow will meet the deadline."))
    assert not any(issue == "actor:RUS" for _, issue, _ in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berlin said it was open to talks.", ("DEU", "negotiations", "support")),
        ("Kyiv is open to talks, provided that these tackle the root causes of the war.",
         ("UKR", "final_settlement_first", "support")),
        ("NATO membership for Ukraine is off the table, Trump said.",
         ("person:donald_trump", "nato_membership_of_ukraine", "oppose")),
        ("For Moscow, a truce would be a mistake.", ("RUS", "ceasefire_first", "oppose")),
        ("Security guarantees are Kyiv's priority.", ("UKR", "security_guarantees", "support")),
    ],
)  # fmt: skip
def test_whose_position_it_is(read: Read, text: str, expected: Expected) -> None:
    assert expected in positions(read(PARTIES + text))


def test_what_is_denied_once_is_not_denied_twice(read: Read) -> None:
    found = positions(read(PARTIES + "No ceasefire was agreed by Moscow."))
    assert ("RUS", "ceasefire_first", "oppose") in found


def test_wordings_show_nothing_in_texts_on_other_conflicts(read: Read) -> None:
    assert read("Norway is stalling for time on the fishing quota.")._.stances == []
