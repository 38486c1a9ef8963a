"""Reasons whose outcome stands in the heading or the sentence before; outcomes of each conflict."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]

HEADING = "Why the talks failed"
BODY = "Russia and Ukraine met in spring. Neither army was exhausted."
BLOCKS = (
    (0, len(HEADING), "heading"),
    (len(HEADING) + 2, len(HEADING) + 2 + len(BODY), "prose"),
)


def methods(doc: Doc) -> set[tuple[str, str]]:
    return {(e.reason, e.method) for e in doc._.explanations}


def test_under_a_heading_that_names_the_outcome(read: Read) -> None:
    doc = read(f"{HEADING}\n\n{BODY}", blocks=BLOCKS, genre="analysis")
    assert methods(doc) == {("battlefield_dynamics", "reason_context")}


def test_only_texts_that_argue(read: Read) -> None:
    assert methods(read(f"{HEADING}\n\n{BODY}", blocks=BLOCKS, genre="news")) == set()


def test_after_a_sentence_that_names_the_outcome(read: Read) -> None:
    told = "Russia and Ukraine met. The talks collapsed. Neither army was exhausted."
    untold = "Russia and Ukraine met in spring. Neither army was exhausted."
    assert methods(read(told, genre="analysis")) == {("battlefield_dynamics", "reason_context")}
    assert methods(read(untold, genre="analysis")) == set()


@pytest.mark.parametrize(
    ("text", "reason", "outcome"),
    [
        (
            "Ethiopia and the TPLF had little choice but to sign, because both were tired of war.",
            "battlefield_dynamics",
            "success_pretoria_2022",
        ),
        (
            "Ethiopia and the TPLF have not made peace; mistrust delays the disarmament.",
            "distrust",
            "no_peace_general",
        ),
    ],
)
def test_outcomes_of_the_conflict_that_the_text_is_about(
    read: Read, text: str, reason: str, outcome: str
) -> None:
    assert (reason, outcome) in {(e.reason, e.outcome) for e in read(text)._.explanations}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Without a credible guarantee, Ukraine will not sign.", "no_enforcement_or_guarantees"),
        ("Nobody in Kyiv trusts Moscow, so Ukraine is unlikely to sign.", "distrust"),
        ("The mediator has no leverage over Moscow, so the talks led nowhere.", "weak_mediator"),
    ],
)
def test_outcomes_worded_as_what_a_party_will_not_do(read: Read, text: str, reason: str) -> None:
    doc = read("Russia and Ukraine are at war. " + text)
    assert reason in {e.reason for e in doc._.explanations}


def test_texts_of_no_known_kind_argue_where_they_weigh(read: Read) -> None:
    weighed = "Russia and Ukraine met. The talks collapsed. Neither army is exhausted."
    told = "Russia and Ukraine met. The talks collapsed. Neither army was exhausted."
    assert methods(read(weighed)) == {("battlefield_dynamics", "reason_context")}
    assert methods(read(told)) == set()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A lack of preparation left the talks between Kyiv and Moscow fruitless.",
         "lack_of_preparation"),
        ("The two sides are not on the same page, so Russia and Ukraine got no further.",
         "divergent_goals"),
        ("Kyiv believes that Moscow is playing for time.", "distrust"),
        ("Kyiv demands a truce before any talks with Moscow begin.", "sequencing_dispute"),
    ],
)  # fmt: skip
def test_wordings_that_tell_reason_and_outcome(read: Read, text: str, reason: str) -> None:
    assert reason in {name for name, _ in methods(read(text))}
