"""What the grammar of an event tells, on parses written by hand."""

from __future__ import annotations

import pytest

from parley.transforms.reading.events.features import features_of
from parley.transforms.reading.records import Event
from tests.transforms.parsed import parsed, token

AGREED = """
    Kyiv      Kyiv     PROPN NNP agreed   nsubj
    agreed    agree    VERB  VBD agreed   ROOT
    during    during   ADP   IN  agreed   prep
    the       the      DET   DT  round    det
    second    second   ADJ   JJ  round    amod
    Istanbul  Istanbul PROPN NNP round    compound
    round     round    NOUN  NN  during   pobj
    to        to       PART  TO  exchange aux
    exchange  exchange VERB  VB  agreed   xcomp
    wounded   wounded  ADJ   JJ  soldiers amod
    soldiers  soldier  NOUN  NNS exchange dobj
    .         .        PUNCT .   agreed   punct
"""


@pytest.fixture(scope="module")
def features(vocab):
    """The features of the three events of AGREED, by their words."""
    doc = parsed(vocab, AGREED)
    words = ("agreed", "round", "exchange")
    doc._.events = [event(token(doc, word).i) for word in words]
    return dict(zip(words, features_of(doc), strict=True))


def event(at: int) -> Event:
    return Event(
        start=at, end=at + 1, event_type="AGREE", mode=None, cameo=None, contexts=(),
        sources=(), targets=(), date=None, place=None, place_id=None, factuality="actual",
        attributed_to="author", confidence=0.5, method="verb_bare",
    )  # fmt: skip


def test_what_is_agreed_on_is_governed_by_the_agreement(features):
    assert features["exchange"].governed_by == 0
    assert features["agreed"].governed_by is None


def test_a_noun_has_the_modifiers_of_its_own_phrase(features):
    assert features["round"].is_noun
    assert features["round"].modifiers == ("the", "second", "istanbul")


def test_a_verb_has_none(features):
    assert not features["exchange"].is_noun
    assert features["exchange"].modifiers == ()


def test_a_sentence_is_about_its_plain_words(features):
    """Names, short words and words of grammar are left out; stems are the first letters."""
    about = ("agree", "exchan", "round", "second", "soldie", "wounde")
    assert {each.content for each in features.values()} == {about}


def test_the_lemma_is_that_of_the_trigger(features):
    assert [each.lemma for each in features.values()] == ["agree", "round", "exchange"]


def test_without_events_there_are_no_features(vocab):
    doc = parsed(vocab, AGREED)
    doc._.events = []
    assert list(features_of(doc)) == []
