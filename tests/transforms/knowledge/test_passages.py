"""Training passages: faults are named with file, line and mend."""

from __future__ import annotations

import pytest

from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.passages import (
    find_words,
    first_and_last,
    parse_passages,
    words_and_id,
)

FILE = """
- id: valley_01
  conflict: A valley
  genre: wire
  published_on: 2005-01-31
  text: |
    Rebels fired on a convoy, and the army fired back near Oru.

    "We did not", he said.
  actors:
    - {id: "armed:rebels", name: rebels, kind: armed_group, country: IDN, sector: REB}
    - {id: "armed:army", name: army, kind: armed_group, country: IDN, sector: MIL}
  events:
    - {s: 1, trigger: fired#1, type: ASSAULT, source: [Rebels = armed:rebels],
       factuality: actual, date: 2005}
  attributions:
    - {s: 2, speaker: he = armed:rebels, cue: said, kind: direct, content: We did not}
  stances:
    - {s: 2, holder: "= armed:army", toward: "he = armed:rebels", position: oppose,
       words: We did not}
  places: [Oru = IDN]
"""


def test_a_passage():
    (passage,) = parse_passages({"valley.yaml": FILE})
    assert len(passage.sentences) == 2
    assert passage.events[0].date == "2005"
    assert passage.stances[0].holder == "= armed:army"


@pytest.mark.parametrize(
    ("right", "wrong", "line", "what"),
    [
        ("fired#1", "fired", 14, "does not stand once"),
        ("fired#1", "fired#3", 14, "does not stand once"),
        ("Rebels = armed:rebels", "Rebel = armed:rebels", 14, "'Rebel'"),
        ("Rebels = armed:rebels", "Rebels = armed:others", 14, "no actor 'armed:others'"),
        ("type: ASSAULT", "type: ATTACK", 14, "ATTACK"),
        ("date: 2005", "date: last year", 15, "last year"),
        ("s: 2, speaker", "s: 3, speaker", 17, "no sentence 3"),
        ("content: We did not", "content: We did so", 17, "We did so"),
        ("words: We did not", "words: They did", 19, "They did"),
        ("[Oru = IDN]", "[Ora = IDN]", 21, "Ora"),
        ("id: valley_01", "id: valley_01\n  colour: red", 3, "colour"),
    ],
)
def test_faults(right, wrong, line, what):
    with pytest.raises(CodebookError) as caught:
        parse_passages({"valley.yaml": FILE.replace(right, wrong)})
    assert caught.value.where == f"valley.yaml:{line}"
    assert what in str(caught.value)


def test_a_passage_that_stands_twice():
    with pytest.raises(CodebookError, match="twice"):
        parse_passages({"a.yaml": FILE, "b.yaml": FILE})


def test_words_in_a_sentence():
    assert find_words("he", "they said he left") is not None
    assert find_words("he", "they said it") is None
    assert words_and_id("the army = armed:x") == ("the army", "armed:x")
    assert words_and_id("author") == ("", "author")
    assert first_and_last("3-4") == (2, 3)
