"""Events told by several sources, from their texts on: what joins, and what is in dispute."""

from __future__ import annotations

import pytest

from parley.transforms.reading.extract import extract
from parley.transforms.resolution.resolve import resolve
from tests.transforms.corpus import RUN, corpus, document


@pytest.fixture(scope="module")
def resolved(nlp, knowledge):
    """Resolve texts, given as (text, day of publication): all tables by name."""

    def resolving(*texts: tuple[str, str]):
        documents = [document(text, day, f"Paper {n}") for n, (text, day) in enumerate(texts)]
        rows, blocks = corpus(*documents)
        return resolve(rows, extract(nlp, rows, blocks, RUN), knowledge)

    return resolving


def events(tables, event_type: str) -> list[dict]:
    return [row for row in tables["events"].to_pylist() if row["event_type"] == event_type]


def disputes(tables, attribute: str) -> list[str]:
    rows = tables["event_conflicts"].to_pylist()
    return [row["value"] for row in rows if row["attribute"] == attribute]


LATE = (
    ("Russian and Ukrainian negotiators met in Istanbul on 15 May 2025. "
     "The talks ended without a truce.", "2025-05-20"),
    ("Russia and Ukraine held direct talks in Istanbul on 16 May 2025. "
     "Turkey hosted the talks.", "2025-05-21"),
    ("Russia and Ukraine met in Istanbul on 16 May 2025.", "2025-06-02"),
)  # fmt: skip
EARLY = (
    ("Russia and Ukraine held talks in Istanbul in March 2022.", "2022-04-20"),
    ("In March 2022 Turkey hosted talks between Russia and Ukraine in Istanbul.", "2025-05-22"),
)


def test_talks_told_by_three_papers_are_one_event_whose_day_is_in_dispute(resolved):
    tables = resolved(*LATE)
    (talks,) = events(tables, "CONSULT")
    assert (talks["n_documents"], talks["contested"]) == (3, True)
    assert disputes(tables, "date") == ["2025-05-15", "2025-05-16"]


def test_talks_of_two_years_are_two_events(resolved):
    found = events(resolved(*LATE, *EARLY), "CONSULT")
    assert sorted((e["date_start"].year, e["n_documents"]) for e in found) == [(2022, 2), (2025, 3)]


def test_what_was_agreed_is_one_event_whose_figure_is_in_dispute(resolved):
    tables = resolved(
        ("On 16 May 2025 Russia and Ukraine agreed to exchange 1,000 prisoners.", "2025-05-20"),
        ("Russia and Ukraine agreed on 16 May 2025 to exchange 1,200 prisoners.", "2025-05-21"),
    )
    assert [e["n_documents"] for e in events(tables, "AGREE")] == [2]
    assert [e["n_documents"] for e in events(tables, "COOPERATE")] == [2]
    values = [value.split()[0] for value in disputes(tables, "quantity")]
    assert values == ["1000", "1200"]


def test_a_visit_is_one_event_and_what_it_rests_on_is_in_dispute(resolved):
    tables = resolved(
        ("Boris Johnson visited Kyiv on 9 April 2022.", "2022-04-12"),
        ("David Arakhamia said that Boris Johnson visited Kyiv on 9 April 2022.", "2023-12-01"),
        ("Boris Johnson reportedly visited Kyiv in April 2022.", "2024-01-05"),
    )
    (visit,) = events(tables, "CONSULT")
    assert (visit["n_documents"], visit["contested"]) == (3, True)
    assert disputes(tables, "factuality") == ["actual", "possible", "reported"]


def test_who_walked_away_is_in_dispute(resolved):
    tables = resolved(
        ("On 5 May 2022 Russia broke off the draft treaty talks with Ukraine.", "2022-06-01"),
        ("On 5 May 2022 Ukraine broke off the draft treaty talks with Russia.", "2022-06-02"),
    )
    (ended,) = events(tables, "REJECT")
    assert ended["contested"]
    assert disputes(tables, "source") == ["RUS", "UKR"]


def test_figures_are_about_the_event_that_mentions_are_joined_to(resolved):
    tables = resolved(
        ("On 16 May 2025 Russia and Ukraine exchanged 300 prisoners.", "2025-05-20"),
        ("On 16 May 2025 Russia and Ukraine exchanged 280 prisoners.", "2025-05-21"),
    )
    about = set(tables["quantities"]["about_event_id"].to_pylist())
    assert about == {event["event_id"] for event in events(tables, "COOPERATE")}
