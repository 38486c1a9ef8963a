"""What the features of a mention say of its wording, with the classes of words that tell."""

from __future__ import annotations

import random
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from parley.schemas.working import EVENT_FEATURES
from parley.transforms.resolution.columns import Ragged
from parley.transforms.resolution.joining.wording import Wording, alike, all_alike
from parley.transforms.resolution.joining.wording import wording as worded

CLASSES = {
    "resuming": {"the", "this"},
    "another": {"second"},
    "taken_up": {"talk"},
    "sending": {"dispatch"},
}


def wording(**values: Any) -> Wording:
    """The wording of m1, "talks" by a noun unless VALUES say otherwise, and of another mention."""
    row = {
        "event_mention_id": "m1", "doc_id": "doc_1", "sentence_index": 3, "is_noun": True,
        "lemma": "talk", "modifiers": [], "content": ["grain", "port"], "governed_by": None,
    }  # fmt: skip
    other = row | {"event_mention_id": "m2", "sentence_index": 4, "content": ["port"]}
    features = EVENT_FEATURES.from_rows([other, row | values])
    return worded(pa.array(["m1", "m2"]), features, CLASSES)


def test_what_is_not_judged_is_handed_on():
    found = wording(governed_by="m2")
    assert (found.under.tolist(), found.sentence.tolist()) == ([1, -1], [3, 4])
    assert found.noun.all()


def test_each_mention_has_features():
    with pytest.raises(KeyError, match="m3"):
        worded(pa.array(["m3"]), EVENT_FEATURES.empty(), CLASSES)


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
    assert wording(lemma=lemma, modifiers=modifiers).resumes[0] == resumes


def test_a_further_one_is_told_by_its_modifier():
    assert wording(modifiers=["the", "second"]).another[0]
    assert not wording(modifiers=["the"]).another[0]


def test_somebody_is_sent_by_a_verb_of_sending():
    assert wording(lemma="dispatch", is_noun=False).sends[0]
    assert not wording(lemma="talk").sends[0]


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ((), ("a",), 0.0),
        (("a", "b"), ("a", "b", "c"), 1.0),
        (("a", "b"), ("b", "c", "d"), 0.5),
    ],
)
def test_words_are_alike_by_the_smaller_set(one, other, share):
    assert alike(frozenset(one), frozenset(other)) == alike(frozenset(other), frozenset(one))
    assert alike(frozenset(one), frozenset(other)) == share


def test_all_pairs_are_judged_as_each_alone():
    chance = random.Random(7)
    sets = [sorted(chance.sample(range(60), chance.choice((0, 2, 7, 20, 45)))) for _ in range(40)]
    stems = Ragged.of_lengths(np.array([*map(len, sets)]), np.array([*chain(*sets)]))
    one, other = (np.array(chance.choices(range(40), k=200)) for _ in range(2))
    expected = [
        alike(frozenset(sets[a]), frozenset(sets[b]))
        for a, b in zip(one.tolist(), other.tolist(), strict=True)
    ]
    assert all_alike(stems, one, other).tolist() == expected
