"""The terms of instruments: words, force, limits, and whom they bind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.transforms.reading.process.agreements.telling import bound, limits, terms

Read = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Kenya and Somalia signed an agreement on the withdrawal of troops.",
         ("the withdrawal of troops", "obliges")),
        ("Oman and Yemen reached a deal to exchange 300 prisoners.",
         ("exchange 300 prisoners", "obliges")),
        ("The accord calls for the disarmament of the militias.",
         ("the disarmament of the militias", "obliges")),
        ("Under the treaty, Chile would open its ports to Bolivia.",
         ("open its ports to Bolivia", "obliges")),
        ("Mali demands the withdrawal of foreign troops.",
         ("the withdrawal of foreign troops", "obliges")),
    ],
)  # fmt: skip
def test_words_and_force(read: Read, text: str, term: tuple[str, str]) -> None:
    assert term in terms(read(text))


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("The treaty bars foreign troops from the island.", "forbids"),
        ("The agreement allows Ghana to send monitors.", "permits"),
        ("The accord guarantees the autonomy of the region.", "grants"),
        ("Under the pact, Togo must not host foreign troops.", "forbids"),
    ],
)
def test_force(read: Read, text: str, force: str) -> None:
    assert [each for _, each in terms(read(text))] == [force]


def test_lists_are_a_term_each(read: Read) -> None:
    doc = read("Egypt insists on a full withdrawal and the return of refugees.")
    assert [words for words, _ in terms(doc)] == ["a full withdrawal", "the return of refugees"]


def test_condition_and_duration(read: Read) -> None:
    doc = read(
        "Under the accord, Kenya would withdraw its troops in return for security guarantees."
    )
    assert limits(doc)[0][0] == "in return for security guarantees"
    doc = read("Sudan has proposed a plan for a 45-day humanitarian truce.")
    assert [duration for _, duration in limits(doc)] == ["45-day"]


def test_what_follows_goes_on(read: Read) -> None:
    doc = read(
        "Under the accord, the rebels would hand over their weapons. "
        "Uganda would withdraw its troops from the border."
    )
    assert terms(doc)[1][0] == "withdraw its troops from the border"


def test_who_demands_does_not_bind_himself(read: Read) -> None:
    doc = read("Russia demands that Ukraine withdraw its troops. Russia and Ukraine are at war.")
    assert bound(doc)[0] == (("UKR",), ("RUS",))


def test_who_offers_does(read: Read) -> None:
    doc = read("Ukraine has offered neutrality. Russia and Ukraine are at war.")
    assert bound(doc)[0] == (("UKR",), ("RUS",))


def test_what_two_agree_to_do_is_an_agreement_without_a_name(read: Read) -> None:
    doc = read("Armenia and Azerbaijan agreed to exchange all prisoners.")
    assert [words for words, _ in terms(doc)] == ["exchange all prisoners"]
    assert doc._.agreements[0].parties == ("ARM", "AZE")
    assert doc._.agreement_mentions == []


def test_what_somebody_only_says_is_no_term(read: Read) -> None:
    doc = read("Ukraine insists that it seeks the truth. Russia and Ukraine are at war.")
    assert terms(doc) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Under the accord, the army gives up the port. A joint board is to watch the border.",
         ["gives up the port", "A joint board is to watch the border"]),
        ("Under the accord, Chad would leave the strip and Libya would pay for the road.",
         ["leave the strip", "pay for the road"]),
        ("The pact provides for a new assembly, the release of prisoners, and free elections.",
         ["a new assembly", "the release of prisoners", "free elections"]),
        ("Ghana and Togo signed a truce, agreeing to free all captives.", ["free all captives"]),
        ("Mali proposed a ceasefire of ten days.", ["a ceasefire of ten days"]),
        ("Peru offered a demilitarised border in exchange for access to the sea.",
         ["a demilitarised border", "access to the sea"]),
        ("Chad offered free elections and promised to release all prisoners.",
         ["free elections", "release all prisoners"]),
        ("Kenya and Somalia signed an accord in Cairo. Somalia will withdraw its troops.",
         ["withdraw its troops"]),
        ("Fiji repeated its pledge to withdraw its soldiers.", ["withdraw its soldiers"]),
        ("The two governments agreed that no troops would be stationed on the island.",
         ["no troops would be stationed on the island"]),
        ("The Geneva accord envisaged a neutral Laos.", ["a neutral Laos"]),
        ("Peru and Chile signed an act which leaves the range to Peru.",
         ["leaves the range to Peru"]),
    ],
)  # fmt: skip
def test_where_terms_are_told(read: Read, text: str, words: list[str]) -> None:
    assert [told for told, _ in terms(read(text))] == words


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Somalia signed an accord in Cairo. Diplomats fear that Somalia will attack.",
        "Mali urged Niger to accept the truce.",
        "Ghana offered to meet Togo.",
        "Kenya says that there was never a deal to sign.",
        "The rebels broke a four-month truce.",
    ],
)
def test_what_is_no_term(read: Read, text: str) -> None:
    assert terms(read(text)) == []


def test_a_condition_longer_than_the_term_stays_in_it(read: Read) -> None:
    doc = read(
        "Under the pact, no state may act unless all of the guarantors agree to it in writing."
    )
    assert terms(doc)[0][0].endswith("unless all of the guarantors agree to it in writing")
