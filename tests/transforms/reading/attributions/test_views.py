"""Views and pieces of speech inside a writer's own sentences, as in essays."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.transforms.reading.attributions.test_read import told


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Lavrov sees the pause as a trap.", "the pause as a trap", "Lavrov"),
        ("Lavrov portrayed the pause as a trap.", "the pause as a trap", "Lavrov"),
        ("Lavrov described the pause as a trap.", "a trap", "Lavrov"),
        ("Erdoğan sees no reason to close the hall.", "no reason to close the hall", "Erdoğan"),
        ("In Lavrov's view, the pause is a trap.", "the pause is a trap", "Lavrov's"),
        (
            "Lavrov's view is that the pause is a trap for them.",
            "the pause is a trap for them",
            "Lavrov's",
        ),
        ("For Russia, this is a war about the past.", "this is a war about the past", "Russia"),
        (
            "Lavrov insisted on discussing “the deeper questions” and the borders first.",
            "discussing “the deeper questions” and the borders first",
            "Lavrov",
        ),
        (
            "Russia declared itself ready for talks in the old hall.",
            "ready for talks in the old hall",
            "Russia",
        ),
        (
            "Lavrov reminded the envoys, and perhaps the press, that the hall was ready.",
            "the hall was ready",
            "Lavrov",
        ),
        (
            "Russia presents the pause not as a gift but as a test.",
            "the pause not as a gift but as a test",
            "Russia",
        ),
        (
            "Russia declared itself open to talks in the hall, unless the guns return.",
            "open to talks in the hall, unless the guns return",
            "Russia",
        ),
        ("Lavrov remains sure that the hall is ready.", "the hall is ready", "Lavrov"),
        ("Lavrov was convinced that the hall was ready.", "the hall was ready", "Lavrov"),
        ("New footage shows that the bridge is gone.", "the bridge is gone", "New footage"),
    ],
)
def test_views(nlp: Language, text: str, content: str, speaker: str) -> None:
    found = [(said, who) for _, said, who in told(nlp(text))]
    assert (content, speaker) in found


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Lavrov predicted that the meeting would fail, calling it a show.",
            ["the meeting would fail", "it a show"],
        ),
        (
            "Erdoğan said that he would wait, and Lavrov warned that time was short.",
            ["he would wait", "time was short"],
        ),
        (
            "Lavrov said that the talks had failed — a claim that few believed at the time.",
            ["the talks had failed"],
        ),
    ],
)
def test_a_report_ends_where_another_voice_begins(
    nlp: Language, text: str, contents: list[str]
) -> None:
    assert [said for _, said, _ in told(nlp(text))][: len(contents)] == contents


def test_the_participle_after_a_report_has_its_speaker(nlp: Language) -> None:
    doc = nlp("Lavrov predicted that the meeting would fail, calling it a show.")
    assert {who for *_, who in told(doc)} == {"Lavrov"}


def test_nobody_in_a_quotation_speaks_it(nlp: Language) -> None:
    doc = nlp("“My answer, that was a surprise to them all,” Lavrov said in the hall.")
    assert {who for *_, who in told(doc)} == {"Lavrov"}


@pytest.mark.parametrize(
    "text",
    [
        "The proposed “group of friends” never met.",
        "Erdoğan spoke on the programme “Evening Talk”.",
        "This article argues that the hall was too small.",
        "Ankara has demonstrated that it can host both sides.",
        "Lavrov confirmed the exchange.",
        "The hall will be warm, will Lavrov show up?",
        "It is clear that the hall was too small.",
        "Lavrov could not be sure that the hall was ready.",
        "Lavrov left no doubt about the borders.",
        "As long as Lavrov insists on the borders, the talks will fail.",
    ],
)
def test_what_is_nobodys_view(nlp: Language, text: str) -> None:
    assert told(nlp(text)) == []


def test_a_statement_is_told_once(nlp: Language) -> None:
    doc = nlp("Lavrov voiced doubts that the hall was ready for the envoys.")
    assert len(doc._.attributions) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Bolivia recalled its ambassador from Chile.", id="recalled-an-envoy"),
        pytest.param("Russia declared war on the invaders.", id="declared-war"),
        pytest.param("Russia released a report on Congo.", id="topic-of-a-report"),
    ],
)
def test_acts_and_topics_are_no_words(nlp: Language, text: str) -> None:
    assert told(nlp(text)) == []
