"""Positions told without a stance word beside an issue: answers, intents, own voice, conflicts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import Knowledge

Read = Callable[..., Doc]
WAR = "Russia and Ukraine are at war. "


def positions(doc: Doc) -> set[tuple[str, str, str]]:
    return {(s.holder, s.issue or f"actor:{s.target}", s.position) for s in doc._.stances}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Poland proposed a ceasefire. Hungary rejected it.",
            ("HUN", "ceasefire_first", "oppose"),
        ),
        (
            "Poland called for a ceasefire. Hungary rejected the proposal.",
            ("HUN", "ceasefire_first", "oppose"),
        ),
        ("Poland proposed a ceasefire. Hungary agreed.", ("HUN", "ceasefire_first", "support")),
        ("Poland proposed a ceasefire. Hungary refused.", ("HUN", "ceasefire_first", "oppose")),
        (
            "Poland asked for a ceasefire and for a prisoner exchange. Hungary granted neither.",
            ("HUN", "prisoner_exchange", "oppose"),
        ),
    ],
)
def test_answers_to_what_was_proposed(
    read: Read, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in positions(read(WAR + text))


@pytest.mark.parametrize(
    "text",
    [
        "Norway threatened Moscow with new sanctions. Hungary rejected it.",  # no proposal
        "Poland proposed a ceasefire. If Hungary refused, the war would go on.",
        "Poland proposed a ceasefire. Hungary could not make it.",
        "Poland proposed a ceasefire. It rained. It snowed. It froze. Hungary agreed.",
    ],
)
def test_no_answer_to_a_proposal(read: Read, text: str) -> None:
    assert not any(holder == "HUN" for holder, _, _ in positions(read(WAR + text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"We cannot cede land," Volodymyr Zelenskyy said.',
            ("person:volodymyr_zelenskyy", "territorial_concessions", "oppose"),
        ),
        ("Ukraine will not cede land.", ("UKR", "territorial_concessions", "oppose")),
        (
            "Volodymyr Zelenskyy said that he would attend the talks in person.",
            ("person:volodymyr_zelenskyy", "direct_leader_summit", "support"),
        ),
        (
            "Ukraine will not compromise on its territorial integrity.",
            ("UKR", "territorial_integrity_of_ukraine", "support"),
        ),
    ],
)
def test_intents(read: Read, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in positions(read(WAR + text))


def test_others_announce_nothing_for_a_holder(read: Read) -> None:
    said = read(WAR + "Emmanuel Macron said that Ukraine would not cede land.")
    assert not any(holder == "UKR" for holder, _, _ in positions(said))
    able = read(WAR + "Ukraine cannot cede land.")
    assert not any(holder == "UKR" for holder, _, _ in positions(able))


@pytest.mark.parametrize(
    "text",
    [
        "Dmitry Peskov said that there was no point in talks.",
        "Dmitry Peskov said that it was pointless to negotiate.",
        "Dmitry Peskov said that the talks had reached a dead end.",
    ],
)
def test_impersonal_judgements(read: Read, text: str) -> None:
    assert ("person:dmitry_peskov", "negotiations", "oppose") in positions(read(WAR + text))


def test_what_others_ought_to_do_is_the_wish_of_the_speaker(read: Read) -> None:
    found = positions(read(WAR + "Donald Trump said that Ukraine should agree to a ceasefire."))
    assert ("person:donald_trump", "ceasefire_first", "support") in found
    assert not any(holder == "UKR" for holder, _, _ in found)


def test_own_voice_only_where_the_text_is_an_opinion(read: Read) -> None:
    text = WAR + "The talks must continue."
    assert ("author", "negotiations", "support") in positions(read(text, genre="opinion"))
    assert positions(read(text, genre="news")) == set()
    told = WAR + "Hungary insists that the talks must continue."
    assert not any(h == "author" for h, _, _ in positions(read(told, genre="opinion")))


def test_threats_are_conditional(read: Read) -> None:
    found = positions(read(WAR + "Norway threatened Moscow with new sanctions."))
    assert ("NOR", "sanctions_on_russia", "conditional") in found


def test_subjunctive_wishes(read: Read) -> None:
    found = positions(read(WAR + "Norway demanded that the weapons fall silent."))
    assert ("NOR", "ceasefire_first", "support") in found


def test_deeds_of_the_wording_itself(read: Read) -> None:
    found = positions(read(WAR + "Russia and Ukraine swapped hundreds of captives."))
    assert {
        ("RUS", "prisoner_exchange", "support"),
        ("UKR", "prisoner_exchange", "support"),
    } <= found


def test_issues_of_the_conflict_that_the_text_is_about(read: Read, knowledge: Knowledge) -> None:
    ukraine = positions(read(WAR + "Hungary called for a ceasefire."))
    tigray = positions(
        read("Ethiopia and the TPLF are at war. Kenya called for a ceasefire in Ethiopia.")
    )
    assert ("HUN", "ceasefire_first", "support") in ukraine
    assert not any(issue == "ceasefire" for _, issue, _ in ukraine)
    assert ("KEN", "ceasefire", "support") in tigray
    assert not any(issue == "ceasefire_first" for _, issue, _ in tigray)
    parties = {each.name: each.parties for each in knowledge.conflicts}
    assert "ceasefire" not in knowledge.topics_of(parties["ukraine"]).issues
    assert "ceasefire_first" not in knowledge.topics_of(parties["tigray"]).issues
    assert {"ceasefire", "ceasefire_first"} <= set(knowledge.topics_of(()).issues)
