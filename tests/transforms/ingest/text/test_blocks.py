from __future__ import annotations

import pytest

from parley.schemas.codebook.pages import Pages
from parley.transforms.ingest.piece import Piece
from parley.transforms.ingest.text.blocks import classified, is_heading
from tests.transforms.ingest.reading import blocks, document, pages


def kinds(*lines: str) -> list[str]:
    return [kind for kind, _ in blocks(document("a.txt", "\n\n".join(lines)))]


@pytest.mark.parametrize(
    "line",
    [
        "What the envoys wanted",
        "Terms and Guarantees (March–April 2022)",
        "Method",
        "ABSTRACT.",
        "Conclusion:",
        "Harbour 2.0",
        "Conclusion: Peace or a Longer War to Come?",
        "2. What was on the table",
        "Çanakkale and after",
        "«Мир» и война",
    ],
)
def test_headings(line: str) -> None:
    assert kinds("A title", line, "The envoys met.") == ["heading", "heading", "prose"]


@pytest.mark.parametrize(
    "line",
    [
        "The envoys met.",
        "They named three points:",
        "Did the envoys mean what they said?",
        "“We shall never sign this paper”",
        "He called the paper a “disgrace.”",
        "They never signed the paper.[12]",
        "They never signed the paper.12",
        "the envoys met again without the host and without any of the drafts",
        "The envoys met for a third day in the old palace by the harbour and spoke of gas for long",
    ],
)
def test_prose_is_no_heading(line: str) -> None:
    assert not is_heading(line, pages().headings)


def test_lists_of_several_kinds() -> None:
    found = document(
        "a.txt",
        "They want:\n- i. one thing\n- ii. another\n* 3) a third\n• a fourth\n1. a fifth\n"
        "2. a sixth\n(a) a seventh\n\nThat is all.",
    )
    assert blocks(found)[1:-1] == [
        ("bullet", text)
        for text in (
            *("one thing", "another", "a third", "a fourth", "a fifth", "a sixth", "a seventh"),
        )
    ]


def test_a_case_of_one_against_another_is_no_list() -> None:
    found = document("a.txt", "They cite Harbour Co.\nv. Norway and others.\nThat is all.")
    assert "v. Norway" in found.text


def test_a_note_with_a_star_at_the_end_is_no_list() -> None:
    found = document("a.txt", "The envoys met.\n* Ada Moss is a fellow of the Harbour College.")
    assert blocks(found)[-1] == ("prose", "Ada Moss is a fellow of the Harbour College.")
    assert found.authors == ("Ada Moss",)


@pytest.mark.parametrize(
    "line",
    [
        "Envoys leave the palace on May 16, 2025, after the talks (Reuters). / Reuters",
        "Envoys leave the palace. [Jo Bloggs/AP Photo]",
        "Envoys leave the palace (AFP)",
        "Envoys leave the palace (Jo Bloggs / Getty Images)",
        "Figure 2: Meetings by month and place",
        "Photo: The palace at night",
    ],
)
def test_captions(line: str) -> None:
    assert kinds("The envoys met.", line, "They went home.") == ["prose", "caption", "prose"]


@pytest.mark.parametrize(
    "line",
    [
        "Only small things were agreed (Reuters, 2023).",
        "The fighting goes on in the north (AP, 12 May; Reuters, 2024).",
        "Photo sessions were not allowed.",
    ],
)
def test_a_citation_is_no_caption(line: str) -> None:
    assert kinds("The envoys met.", line) == ["prose", "prose"]


def test_reference_lists() -> None:
    found = document(
        "a.txt",
        "The envoys met (Moss, 2020).\n\nReferences\n\n"
        "- Moss, A. (2020). *A book on harbours*. Harbour Press.\n"
        "- Harbour Post. (2024, March 8). Talks end. <https://post.example/1>\n"
        "- Roe, R. S (2004) Local quarrels, Norway: College\n"
        "Stone, B., & Moss, A. (2021). Another book. Press.\n\n"
        "About the author\n\nAda Moss teaches history in Norway and writes on harbours.",
    )
    assert [kind for kind, _ in blocks(found)] == [
        *("prose", "heading", "reference", "reference", "reference", "reference"),
        *("heading", "prose"),
    ]


def test_a_list_of_references_without_heading_and_in_pieces() -> None:
    found = document(
        "a.txt",
        "The envoys met.\n"
        "- BBC.\n(2022).\n- Moss, A.\n(2023).\nHarbour Press.\n- Roe, R.\n(2014).\n",
    )
    assert blocks(found)[1:] == [
        ("reference", "BBC. (2022)."),
        ("reference", "Moss, A. (2023). Harbour Press."),
        ("reference", "Roe, R. (2014)."),
    ]


def test_prose_with_a_citation_is_no_reference() -> None:
    assert kinds("Moss (2020) argues that the draft of 2022 was sound.", "It was.") == ["prose"] * 2


def test_text_under_sources_is_text() -> None:
    assert kinds("A title", "Sources", "In 2022 the envoys met in the old palace.") == [
        *("heading", "heading", "prose"),
    ]


def test_names_above_an_abstract_are_no_prose() -> None:
    assert kinds(
        "A paper on harbours and peace",
        "Department of History, Harbour College, Norway.",
        "Abstract",
        "This article asks why.",
    ) == ["heading", "heading", "heading", "prose"]


def test_a_lone_line_is_prose_even_without_a_stop() -> None:
    assert kinds("Envoys condemn the strike on the port") == ["prose"]


def test_what_stands_last_is_no_heading_unless_it_signs() -> None:
    assert kinds("The envoys met.", "They went home by ship without a word") == ["prose", "prose"]
    assert kinds("The envoys met.", "The Secretariat") == ["prose", "heading"]


def test_kinds_that_the_format_tells_stay() -> None:
    given = [Piece("A whole sentence as heading.", kind="heading"), Piece("And then some prose.")]
    assert [piece.kind for piece in classified(given, pages())] == ["heading", "prose"]


def test_words_around_texts_come_from_the_data() -> None:
    given = [Piece("The envoys shake hands / Gull News"), Piece("They left.")]
    words = pages().model_copy(update={"agencies": ("Gull News",), "credits": ()})
    assert classified(given, words)[0].kind == "caption"
    assert classified(given, pages())[0].kind != "caption"


def test_furniture_that_is_no_expression_is_refused() -> None:
    with pytest.raises(ValueError, match="no regular expression"):
        Pages.model_validate({"furniture": ["share (this"]})
