"""A codebook adds wordings and offices to the actors of the general layer."""

from __future__ import annotations

import datetime as dt

import pytest

from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.knowledge.parse import parse_knowledge
from tests.transforms.knowledge.small import CONFLICT, small_files

PERSONS = "codebooks/border/actors.yaml"
LEADERS = "general/actors/leaders.yaml"
LEADER = """\
actors:
  - id: person:bo_lund
    name: Bo Lund
    kind: person
    country: BRB
    surnames: [Lund]
    offices:
      - {role: president, of: BRB, from: 2020-01-01}
"""
MORE = """\
extend:
  - id: BRB
    metonyms: [Btown]
  - id: person:bo_lund
    names: [Bo the Elder]
    offices:
      - {role: president, of: BRB, from: 2020-01-01, to: 2024-05-01}
      - {role: president, of: BRB, from: 2025-01-01}
"""


def loaded(more: str = MORE, *, other: str = "") -> Knowledge:
    files = small_files() | {LEADERS: LEADER}
    files[PERSONS] += more
    if other:
        files["codebooks/hills/codebook.yaml"] = CONFLICT.replace("border", "hills").replace(
            "org:hills_guard", "BRB"
        )
        files["codebooks/hills/actors.yaml"] = other
    return parse_knowledge(files, ["border", "hills"] if other else ["border"])


def test_wordings_join_and_an_office_ends():
    actors = loaded().actors
    assert actors["BRB"].metonyms == ("Btown",)
    assert actors["BRB"].demonyms == ("Blandish",)
    lund = actors["person:bo_lund"]
    assert lund.surnames == ("Lund",)
    assert [(each.start, each.end) for each in lund.offices] == [
        (dt.date(2020, 1, 1), dt.date(2024, 5, 1)),
        (dt.date(2025, 1, 1), None),
    ]


def test_what_one_codebook_adds_is_not_of_texts_that_take_another():
    knowledge = loaded(other="extend:\n  - {id: BRB, metonyms: [Bhill]}\n")
    assert knowledge.actors["BRB"].metonyms == ("Btown", "Bhill")
    assert knowledge.with_codebooks(["hills"]).actors["BRB"].metonyms == ("Bhill",)
    assert knowledge.with_codebooks([]).actors["BRB"].metonyms == ()


def test_actors_that_are_changed_stay_known_without_the_codebook():
    knowledge = loaded(other="extend:\n  - {id: BRB, metonyms: [Bhill]}\n")
    changed = knowledge.with_actors(knowledge.actors)
    assert changed.actors == knowledge.actors
    assert "BRB" in changed.with_codebooks([]).actors


def test_another_may_follow_where_an_office_is_ended():
    successor = """\
  - id: person:cy_berg
    name: Cy Berg
    kind: person
    offices: [{role: president, of: BRB, from: 2024-05-01, to: 2025-01-01}]
"""
    assert "person:cy_berg" in loaded(successor + MORE).actors
    with pytest.raises(CodebookError, match="both president of BRB") as caught:
        loaded(successor)
    assert "'extend:'" in caught.value.mend


@pytest.mark.parametrize(
    ("more", "what", "mend", "line"),
    [
        ("extend:\n  - {id: BRX, names: [B]}\n", "has the id 'BRX'", "BRB", 2),
        ("extend:\n  - {id: org:border_guard}\n", "no actor of the general layer", "", 2),
        ("extend:\n  - id: BRB\n    names: [Aland]\n", "'Aland' names both", "take it out", 3),
        ("extend:\n  - id: BRB\n    kind: state\n", "'kind' is no key here", "", 3),
        ("extend:\n  - id: BRB\n    offices: [{role: tsar}]\n", "'tsar' is no office", "", 3),
        ("  - {id: BRB, name: B, kind: state}\n", "is an actor already", "'extend:'", 1),
    ],
)
def test_faults_of_what_is_added_are_named(more, what, mend, line):
    with pytest.raises(CodebookError) as caught:
        loaded(more)
    before = len(small_files()[PERSONS].splitlines())
    assert caught.value.where == f"{PERSONS}:{before + line}"
    assert what in caught.value.what
    assert mend in caught.value.mend
