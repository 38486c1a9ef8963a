"""Turns of transcripts, by their labels."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from parley.transforms.reading.attributions.transcripts.labels import find_turns
from parley.transforms.reading.records import register

TITLES = frozenset({"mr", "ms"})


def turns(text: str) -> list[tuple[str, str]]:
    """Label and words of each turn of TEXT."""
    register()
    doc: Doc = spacy.blank("en")(text)
    return [
        (doc[turn.label_start : turn.label_end].text.rstrip(".:"), doc[turn.start : turn.end].text)
        for turn in find_turns(doc, TITLES)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "HOST: Who shot first?\n\nCOLONEL: They did. We waited.",
            [("HOST", "Who shot first?"), ("COLONEL", "They did. We waited.")],
        ),
        (
            "MR. OKELLO: I was there. THE CHAIR: Go on.",
            [("MR. OKELLO", "I was there."), ("THE CHAIR", "Go on.")],
        ),
        (
            "Q: Will they sign?\n\nMs. Brandt: We hope so.",
            [("Q", "Will they sign?"), ("Ms. Brandt", "We hope so.")],
        ),
        ("Q. Why?\n\nA. I was late.", [("Q", "Why?"), ("A", "I was late.")]),
        (
            "Mr. Ruiz (Peru) (spoke in Spanish): We will abstain.\n\nMr. Adomi (Ghana): I concur.",
            [
                ("Mr. Ruiz (Peru) (spoke in Spanish)", "We will abstain."),
                ("Mr. Adomi (Ghana)", "I concur."),
            ],
        ),
        (
            "Anchor: You met him?\n\nDeputy: I did.\n\nAnchor: When?\n\nDeputy: In May.",
            [("Anchor", "You met him?"), ("Deputy", "I did."), ("Anchor", "When?"),
             ("Deputy", "In May.")],
        ),
    ],
)  # fmt: skip
def test_each_label_begins_a_turn(text, expected):
    assert turns(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Background: the talks began in May.\n\nResult: none.",
        "They offered one thing: peace. He wanted another: victory.",
        "KHARTOUM: The army has taken the bridge.",
        'Q: What did the envoy say?\n\nA: "We are close," he said.\n\nQ: To what?\n\nA: A truce.',
        "Q: Who holds Goma?\n\nA: The rebels do.\n\nQ: Since when?\n\nA: Since January.",
        "EXPLAINER: Goma, in brief\n\nQ: Who holds it?\nA: The rebels.\n\nQ: Now?\nA: Yes.",
        "",
    ],
)
def test_headings_a_single_label_and_questions_of_the_author_are_no_transcript(text):
    assert turns(text) == []
