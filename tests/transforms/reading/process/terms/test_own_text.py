"""The own text of a treaty and of a resolution, in our own words."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from tests.transforms.reading.process.agreements.telling import bound, limits, mentions, terms

Read = Callable[..., Doc]

TREATY = """Treaty of Peace and Good Neighbourliness between Ruritania and Kenya

Article 1

The Parties shall refrain from the use of force against each other.

Article 2

In the event of a dispute, Kenya undertakes to inform the other party within ten days.

Article 3

Kenya shall withdraw its troops from the islands once the border has been marked; each side may \
keep one observation post.

Article 4

The Parties shall establish a joint commission for a period of five years.
"""
RESOLUTION = """Resolution 9901 (2031)

The Security Council,

Gravely concerned by the fighting in Mali,

1. Demands that all groups lay down their arms;

2. Calls upon Mali to admit observers;

3. Decides to send 300 observers for a period of six months.
"""


def blocks(text: str) -> tuple[tuple[int, int, str], ...]:
    """The layout of TEXT: paragraphs, headings without a full stop, and numbered items."""
    found, start = [], 0
    for part in text.split("\n\n"):
        kind = "bullet" if part[:1].isdigit() else "prose" if part[-1] in ".,;\n" else "heading"
        found.append((start, start + len(part), kind))
        start += len(part) + 2
    return tuple(found)


def test_articles_are_terms(read: Read) -> None:
    doc = read(TREATY, blocks=blocks(TREATY))
    assert mentions(doc)[0][1] == "title"
    assert [force for _, force in terms(doc)] == [
        "forbids", "obliges", "obliges", "permits", "obliges",
    ]  # fmt: skip
    assert terms(doc)[0][0] == "The Parties shall refrain from the use of force against each other"
    assert limits(doc)[1][0] == "In the event of a dispute"
    assert limits(doc)[2][0] == "once the border has been marked"
    assert limits(doc)[4][1] == "for a period of five years"
    assert bound(doc)[1][0] == ("KEN",)


def test_numbered_clauses_of_a_resolution_are_terms(read: Read) -> None:
    doc = read(RESOLUTION, blocks=blocks(RESOLUTION))
    assert [a.kind for a in doc._.agreements][:1] == ["resolution"]
    assert [words.split()[0] for words, _ in terms(doc)] == ["Demands", "Calls", "Decides"]
    assert bound(doc)[1][0] == ("MLI",)


def test_a_report_on_a_treaty_is_none(read: Read) -> None:
    doc = read("The ministers signed the treaty on Monday. They shall meet again in May.")
    assert "title" not in [method for _, method in mentions(doc)]
