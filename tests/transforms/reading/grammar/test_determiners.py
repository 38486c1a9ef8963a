"""What determiners say of their nouns, on parses written by hand."""

from __future__ import annotations

import pytest

from parley.transforms.reading.grammar.determiners import has_article, is_definite, is_indefinite
from tests.transforms.parsed import phrase, token

ITS = """
        They/nsubj/rejected/PRP rejected=reject/ROOT/rejected/VBD its/poss/deal/PRP$
        deal/dobj/rejected/NN with/prep/rejected/IN Geneva/pobj/with/NNP
        """
THE, ANY = (
    """
        They/nsubj/signed/PRP signed=sign/ROOT/signed/VBD the/det/deal/DT deal/dobj/signed/NN
        """,
    """
        They/nsubj/rejected/PRP rejected=reject/ROOT/rejected/VBD any/det/deal/DT
        deal/dobj/rejected/NN
        """,
)


@pytest.mark.parametrize(
    ("test", "parse", "word", "expected"),
    [
        pytest.param(has_article, THE, "deal", True, id="the-deal-has-one"),
        pytest.param(has_article, ITS, "deal", False, id="its-deal-has-none"),
        pytest.param(is_definite, THE, "deal", True, id="the-deal"),
        pytest.param(is_definite, ITS, "deal", True, id="its-deal"),
        pytest.param(is_definite, ANY, "deal", False, id="any-deal"),
        pytest.param(is_definite, ITS, "They", True, id="they"),
        pytest.param(is_definite, ITS, "Geneva", True, id="name"),
        pytest.param(is_definite, ITS, "rejected", False, id="verb"),
        pytest.param(is_indefinite, ANY, "deal", True, id="any-one"),
        pytest.param(is_indefinite, THE, "deal", False, id="the-one"),
    ],
)
def test_what_a_phrase_points_to(vocab, test, parse, word, expected):
    assert test(token(phrase(vocab, parse), word)) is expected
