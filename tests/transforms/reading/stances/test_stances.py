"""Positions in short texts of our own, read with the small model."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]


def positions(doc: Doc) -> set[tuple[str, str, str]]:
    return {(s.holder, s.issue or f"actor:{s.target}", s.position) for s in doc._.stances}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland supports sanctions on Russia.", ("POL", "sanctions_on_russia", "support")),
        ("Kyiv refused to cede land.", ("UKR", "territorial_concessions", "oppose")),
        ("Berlin called for an immediate ceasefire.", ("DEU", "ceasefire_first", "support")),
        (
            "Hungary wants to lift the sanctions on Russia.",
            ("HUN", "sanctions_on_russia", "oppose"),
        ),
        ("Norway is ready to negotiate.", ("NOR", "negotiations", "support")),
        (
            "Ukraine has no objection to a prisoner exchange.",
            ("UKR", "prisoner_exchange", "support"),
        ),
        ("Moscow dropped its objection to a ceasefire.", ("RUS", "ceasefire_first", "support")),
        ("Neither Russia nor Ukraine was ready to negotiate.", ("UKR", "negotiations", "oppose")),
        ("The grain deal was rejected by Moscow.", ("RUS", "grain_deal", "oppose")),
    ],
)
def test_stance_words(read: Read, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in positions(read(text))


def test_refused_refusal_is_support(read: Read) -> None:
    found = positions(read("Kyiv rejected Moscow's refusal to withdraw its troops from Ukraine."))
    assert ("UKR", "russian_withdrawal", "support") in found
    assert ("RUS", "russian_withdrawal", "oppose") in found


def test_conditions(read: Read) -> None:
    found = positions(read("Ukraine offered neutrality in exchange for security guarantees."))
    assert ("UKR", "neutrality_of_ukraine", "conditional") in found
    assert ("UKR", "security_guarantees", "support") in found
    hung = positions(read("Slovakia will support sanctions on Russia if Brussels pays."))
    assert ("SVK", "sanctions_on_russia", "conditional") in hung
    barred = positions(read("Ukraine refuses to negotiate under duress."))
    assert ("UKR", "negotiations", "conditional") in barred


def test_wish_of_another_is_no_position_of_the_one_asked(read: Read) -> None:
    found = positions(read("Britain urged Russia to accept a ceasefire."))
    assert ("GBR", "ceasefire_first", "support") in found
    assert not any(holder == "RUS" for holder, _, _ in found)


def test_coordinated_holders(read: Read) -> None:
    found = positions(read("France and Germany welcomed the grain deal."))
    assert {holder for holder, issue, _ in found if issue == "grain_deal"} == {"FRA", "DEU"}


@pytest.mark.parametrize(
    "text",
    [
        "If Poland rejects the ceasefire, the war goes on.",
        "Russia denied that it had rejected the ceasefire.",
        "Poland would have supported sanctions on Russia.",
    ],
)
def test_supposed_and_denied_tell_nothing(read: Read, text: str) -> None:
    assert positions(read(text)) == set()


def test_toward_actors(read: Read) -> None:
    found = positions(read("Poland condemned Russia, and Hungary praised Turkey."))
    assert ("POL", "actor:RUS", "oppose") in found
    assert ("HUN", "actor:TUR", "support") in found


def test_speakers_hold_what_they_say_ought_to_be(read: Read) -> None:
    (stance,) = read("Lavrov said that sanctions on Russia must be lifted.")._.stances
    assert (stance.holder, stance.issue, stance.position) == (
        "person:sergey_lavrov", "sanctions_on_russia", "oppose",
    )  # fmt: skip
    assert stance.attributed_to == "person:sergey_lavrov"


def test_acts_show_positions(read: Read) -> None:
    found = positions(read("Norway sent tanks to Ukraine."))
    assert ("NOR", "military_aid_to_ukraine", "support") in found


def test_each_is_told_once_inside_its_sentence(read: Read) -> None:
    doc = read("Poland demanded and urged tougher sanctions on Russia. Poland backs sanctions.")
    for stance in doc._.stances:
        sentence = doc[stance.start].sent
        assert sentence.start <= stance.start < stance.end <= sentence.end
        assert 0 <= stance.strength <= 1
        assert 0 <= stance.confidence <= 1
    keys = [(doc[s.start].sent.start, s.holder, s.issue, s.target) for s in doc._.stances]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("text", ["", "   ", "No.", "!!!", "It rained in the mountains all day."])
def test_nothing_to_find(read: Read, text: str) -> None:
    assert read(text)._.stances == []
