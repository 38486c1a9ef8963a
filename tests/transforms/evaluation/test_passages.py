"""Training passages as gold: what they annotate can be found in the text that they make."""

from __future__ import annotations

import json

import pytest

from parley.transforms.evaluation.gold import parse_gold
from parley.transforms.evaluation.letters import letters
from parley.transforms.evaluation.passages import gold_of, text_of
from parley.transforms.knowledge.passages import parse_passages

FILE = """
- id: valley_01
  conflict: A valley
  genre: wire
  text: |
    Rebels fired on a convoy, and the army fired back near Oru.
    It rained.

    "We did not fire", their spokesman said.
    "Others did."
  actors:
    - {id: "armed:rebels", name: Valley rebels, kind: armed_group, country: IDN, sector: REB}
    - {id: IDN, name: Indonesia, kind: state, country: IDN, sector: null}
  events:
    - {s: 1, trigger: fired#2, type: ASSAULT, source: [the army = IDN],
       target: ["Rebels = armed:rebels"], factuality: actual, date: 2005, by: "= armed:rebels",
       alt: {type: COERCE, target: [], source: ["the army = IDN", "= armed:rebels"],
       by: the army = IDN}}
  attributions:
    - {s: 3-4, speaker: "their spokesman = armed:rebels", cue: said, kind: direct,
       content: "We did not fire ... Others did."}
  stances:
    - {s: 3, holder: "their spokesman = armed:rebels", toward: "= IDN", position: oppose,
       words: We did not fire, optional: true}
"""


@pytest.fixture
def passage():
    (passage,) = parse_passages({"valley.yaml": FILE})
    return passage


def test_sentences_run_on_within_a_paragraph(passage):
    assert text_of(passage) == (
        "Rebels fired on a convoy, and the army fired back near Oru. It rained.\n\n"
        '"We did not fire", their spokesman said. "Others did."'
    )


def test_gold_is_what_gold_files_hold(passage):
    lines = gold_of(passage)
    gold = parse_gold(lines)
    assert [actor["aliases"] for actor in gold.actors] == [
        ["Rebels", "their spokesman"],
        ["the army"],
    ]
    rows = {row["layer"]: row for row in map(json.loads, lines.splitlines())}
    event, stance = rows["event"], rows["stance"]
    assert (event["trigger"], event["source"], event["target"]) == (
        "fired",
        ["IDN"],
        ["armed:rebels"],
    )
    assert event["attributed_to"] == "armed:rebels"
    assert event["alt"] == {
        "type": "COERCE",
        "source": ["IDN", "armed:rebels"],
        "target": [],
        "attributed_to": "IDN",
    }
    assert (stance["issue"], stance["optional"], stance["attributed_to"]) == (
        "actor:IDN",
        True,
        "author",
    )
    assert rows["attribution"]["content"].startswith("We did not fire")
    assert rows["attribution"]["content"].endswith("Others did.")


def test_every_quote_stands_in_the_text(passage):
    text = letters(text_of(passage))
    for line in gold_of(passage).splitlines():
        row = json.loads(line)
        for part in ("quote", "content"):
            assert letters(row.get(part, "")) in text
