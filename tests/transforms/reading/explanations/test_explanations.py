"""Reasons in short texts of our own, read with the small model."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

Read = Callable[..., Doc]


def reasons(doc: Doc) -> set[tuple[str, str]]:
    return {(e.reason, e.outcome) for e in doc._.explanations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks of March 2022 collapsed because of the massacre in Bucha.", "war_crimes"),
        ("Deep distrust between Russia and Ukraine hampers the negotiations.", "distrust"),
        ("Moscow's maximalist demands made a settlement impossible.", "maximalist_demands"),
        (
            "The negotiations failed because there were no guarantors.",
            "no_enforcement_or_guarantees",
        ),
    ],
)
def test_reason_beside_a_cue(read: Read, text: str, expected: str) -> None:
    assert expected in {reason for reason, _ in reasons(read(text))}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("As the talks had failed, Ukraine launched an offensive.", id="clause-first"),
        pytest.param("The talks failed, so Russia launched a new offensive.", id="so"),
        pytest.param("The failure of the talks led to a Russian offensive.", id="led-to"),
        pytest.param("The collapse of the talks resulted in heavier fighting.", id="resulted-in"),
        pytest.param(
            "Western arms deliveries grew because the talks had broken down.", id="because"
        ),
    ],
)
def test_what_an_outcome_brought_about_is_no_reason_for_it(read: Read, text: str) -> None:
    assert reasons(read(text)) == set()


def test_the_longer_cue_tells_the_direction(read: Read) -> None:
    text = "The negotiations broke down as a result of heavier fighting."
    assert {reason for reason, _ in reasons(read(text))} == {"battlefield_dynamics"}


def test_years_choose_the_outcome(read: Read) -> None:
    (found,) = reasons(read("The talks of 2022 collapsed because of the massacre in Bucha."))
    assert found == ("war_crimes", "failure_2022_talks")


def test_no_year_means_the_process_as_a_whole(read: Read) -> None:
    found = reasons(read("Deep distrust between Russia and Ukraine hampers all negotiations."))
    assert ("distrust", "no_peace_general") in found


def test_several_reasons_give_several_rows(read: Read) -> None:
    text = (
        "The talks between Russia and Ukraine stalled due to irreconcilable aims and deep distrust."
    )
    assert {"divergent_goals", "distrust"} <= {reason for reason, _ in reasons(read(text))}


def test_speaker(read: Read) -> None:
    doc = read("Peskov said that the talks collapsed because of Western pressure.")
    assert {e.attributed_to for e in doc._.explanations} == {"person:dmitry_peskov"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Deep distrust spoils a marriage.",
        "The match was cancelled because of heavy rain.",
        "Johnson denied that Western pressure derailed the talks.",
    ],
)
def test_nothing_to_explain(read: Read, text: str) -> None:
    assert reasons(read(text)) == set()


def test_rows_stay_inside_their_sentence(read: Read) -> None:
    doc = read(
        "Russia and Ukraine met. The talks failed because of deep distrust. Nothing followed."
    )
    for given in doc._.explanations:
        sentence = doc[given.start].sent
        assert sentence.start <= given.start < given.end <= sentence.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks in Accra failed because of deep distrust.", ("distrust", "talks_failed")),
        ("The talks collapsed after the massacre of villagers at Bentiu.",
         ("war_crimes", "talks_failed")),
        ("The accord unravelled for lack of monitoring.",
         ("no_enforcement_or_guarantees", "agreement_failed")),
        ("The two governments signed a truce since their treasuries were empty.",
         ("economic_pressure", "talks_succeeded")),
        ("The peace settlement failed because the rebels had been left out of the talks.",
         ("excluded_stakeholders", "agreement_failed")),
        ("The generals signed the accord because both armies were tired of war.",
         ("war_weariness", "talks_succeeded")),
        ("The negotiations broke down over the status of the province.",
         ("divergent_goals", "talks_failed")),
        ("The truce held thanks to the patience of the mediators.",
         ("strong_mediator", "ceasefire_held")),
    ],
)  # fmt: skip
def test_the_general_list_speaks_of_any_conflict(
    general: Language, text: str, expected: tuple[str, str]
) -> None:
    doc = general(text)
    assert expected in reasons(doc)
    assert {given.method.rpartition("_")[2] for given in doc._.explanations} == {"general"}


@pytest.mark.parametrize(
    "text",
    ["Deep distrust spoils a marriage.", "Poland supports sanctions on Russia.",
     "The fair was put off because of heavy rain.", "The ministers signed a loan in Lima."],
)  # fmt: skip
def test_the_general_list_explains_nothing_else(general: Language, text: str) -> None:
    assert reasons(general(text)) == set()


def test_cues_with_articles(read: Read) -> None:
    text = "In the wake of the massacre in Bucha, Kyiv broke off the talks with Moscow."
    assert "war_crimes" in {e.reason for e in read(text)._.explanations}
