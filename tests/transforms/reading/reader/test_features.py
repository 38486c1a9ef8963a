from __future__ import annotations

import pytest
from spacy.vocab import Vocab

from parley.schemas.codebook.lexicons import EventRow
from parley.schemas.vocabulary import EVENT_TYPES
from parley.transforms.reading.reader.features import (
    AUXILIARIES,
    FLAGS,
    LONGEST,
    MOST_DOWN,
    Labels,
    Paths,
    features_of,
    is_candidate,
    known_types,
)
from parley.transforms.reading.reader.pieces import CLS, SEP, UNKNOWN, WordPieces
from tests.transforms.parsed import parsed, token

PIECES = WordPieces(("[PAD]", UNKNOWN, CLS, SEP, "rebels", "will", "not", "attack", "town"))
LABELS = Labels({"VB": 1, "NNS": 2}, {"nsubj": 1, "ROOT": 2})
SENTENCE = """
Syrian   syrian   ADJ    JJ    rebels   amod
rebels   rebel    NOUN   NNS   attack   nsubj
will     will     AUX    MD    attack   aux
not      not      PART   RB    attack   neg
attack   attack   VERB   VB    attack   ROOT
the      the      DET    DT    town     det
town     town     NOUN   NN    attack   dobj
"""


@pytest.fixture(scope="module")
def doc():
    return parsed(Vocab(), SENTENCE, {"Syrian": "NORP"})


@pytest.fixture(scope="module")
def features(doc):
    rows = [EventRow(lemma="attack", pos="verb", event_type="ASSAULT")]
    return features_of(doc[:], PIECES, LABELS, known_types(rows))


def test_each_word_has_its_numbers(features):
    assert features.ids.tolist() == [2, 1, 4, 5, 6, 7, 1, 8, 3]
    assert features.first.tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert features.tags.tolist() == [0, 2, 0, 0, 1, 0, 0]
    assert features.head_tags.tolist() == [2, 1, 1, 1, 1, 0, 1]
    assert features.dependencies.tolist() == [0, 1, 0, 0, 2, 0, 0]
    assert features.flags.shape == (7, FLAGS)


def test_what_the_lexicon_knows_of_a_lemma(features):
    known = [*(each == "ASSAULT" for each in EVENT_TYPES), True]
    assert features.lexicon[4].tolist() == known
    assert not features.lexicon[1].any()


def test_what_stands_below_a_word(features):
    own = dict(
        zip(
            [*AUXILIARIES, "neg", "if", "to", "subject", "object", "no"],
            features.flags[4],
            strict=False,
        )
    )
    assert {name for name, flag in own.items() if flag} == {"will", "neg", "subject", "object"}


def test_who_may_act(doc, features):
    assert [doc[at].text for at in features.candidates] == ["Syrian", "rebels", "town"]
    assert not is_candidate(token(doc, "the"))


@pytest.mark.parametrize(
    ("word", "candidate", "expected"),
    [
        # Steps up, steps down, whether backwards, and the word that links the two.
        (4, 1, (0, 1, 1, 1)),
        (4, 0, (0, 2, 1, 1)),
        (0, 4, (2, 0, 0, 1)),
        (1, 6, (1, 1, 0, 4)),
        (5, 0, (2, 2, 1, 4)),
    ],
)
def test_the_way_from_word_to_word(features, word, candidate, expected):
    assert Paths(features).between(word, candidate) == expected


def test_words_behind_what_the_encoder_sees_share_the_last_one():
    lines = "\n".join(["rebels rebel NOUN NNS rebels ROOT"] * (LONGEST + 9))
    features = features_of(parsed(Vocab(), lines)[:], PIECES, LABELS, {})
    assert len(features.first) == LONGEST + 9
    assert features.first[-1] < len(features.ids) - 1 <= LONGEST
    assert Paths(features).between(0, LONGEST).down <= MOST_DOWN
