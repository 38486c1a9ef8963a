"""What the features of a mention say of its wording, with the classes of words that tell."""

from __future__ import annotations

from typing import Any

import pytest

from parley.schemas.working import EVENT_FEATURES
from parley.transforms.resolution.joining.wording import Wording, alike, wordings

CLASSES = {
    "resuming": {"the", "this"},
    "another": {"second"},
    "taken_up": {"talk"},
    "sending": {"dispatch"},
}


def wording(**values: Any) -> Wording:
    """The wording of one mention, "talks" by a noun unless VALUES say otherwise."""
    row = {
        "event_mention_id": "m1", "doc_id": "doc_1", "sentence_index": 3, "is_noun": True,
        "lemma": "talk", "modifiers": [], "content": ["grain", "port"], "governed_by": None,
    }  # fmt: skip
    return wordings(EVENT_FEATURES.from_rows([row | values]), CLASSES)["m1"]


def test_what_is_not_judged_is_handed_on():
    found = wording(governed_by="m0")
    assert found == Wording(("grain", "port"), 3, noun=True, under="m0")


@pytest.mark.parametrize(
    ("lemma", "modifiers", "resumes"),
    [
        pytest.param("talk", ["the"], True, id="the-talks"),
        pytest.param("talk", ["all", "this"], True, id="all-this-talk"),
        pytest.param("talk", [], False, id="talks"),
        pytest.param("talk", ["a"], False, id="a-talk"),
        pytest.param("murder", ["the"], False, id="no-wide-noun"),
    ],
)
def test_a_definite_wide_noun_takes_up_what_was_told(lemma, modifiers, resumes):
    assert wording(lemma=lemma, modifiers=modifiers).resumes is resumes


def test_a_further_one_is_told_by_its_modifier():
    assert wording(modifiers=["the", "second"]).another
    assert not wording(modifiers=["the"]).another


def test_somebody_is_sent_by_a_verb_of_sending():
    assert wording(lemma="dispatch", is_noun=False).sends
    assert not wording(lemma="talk").sends


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ((), ("a",), 0.0),
        (("a", "b"), ("a", "b", "c"), 1.0),
        (("a", "b"), ("b", "c", "d"), 0.5),
    ],
)
def test_words_are_alike_by_the_smaller_set(one, other, share):
    assert alike(one, other) == alike(other, one) == share
