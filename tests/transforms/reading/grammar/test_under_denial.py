"""Which words stand under a denial, on parses written by hand."""

from __future__ import annotations

import pytest

from parley.transforms.reading.grammar.negation import is_under_denial, negated_apart
from tests.transforms.parsed import token
from tests.transforms.reading.stances.by_hand import clause

IS = "Kyiv/Kyiv/PROPN/NNP/is/nsubj is/be/AUX/VBZ/is/ROOT not/not/PART/RB/is/neg "


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("agreed", "They/they/PRON/PRP/agreed/nsubj hardly/hardly/ADV/RB/agreed/advmod "
                   "agreed/agree/VERB/VBD/agreed/ROOT", True),
        ("agreed", "Nobody/nobody/PRON/NN/agreed/nsubj agreed/agree/VERB/VBD/agreed/ROOT", True),
        ("agreed", "Neither/neither/DET/DT/side/det side/side/NOUN/NN/agreed/nsubj "
                   "agreed/agree/VERB/VBD/agreed/ROOT", True),
        ("agreed", "Sides/side/NOUN/NNS/agreed/nsubj agreed/agree/VERB/VBD/agreed/ROOT", False),
        ("trust", "left/leave/VERB/VBD/left/ROOT without/without/ADP/IN/left/prep "
                  "trust/trust/NOUN/NN/without/pobj", True),
        ("trust", "left/leave/VERB/VBD/left/ROOT with/with/ADP/IN/left/prep "
                  "trust/trust/NOUN/NN/with/pobj", False),
        ("trust", "lack/lack/NOUN/NN/lack/ROOT of/of/ADP/IN/lack/prep trust/trust/NOUN/NN/of/pobj",
         True),
        ("trust", "no/no/DET/DT/sign/det sign/sign/NOUN/NN/sign/ROOT of/of/ADP/IN/sign/prep "
                  "trust/trust/NOUN/NN/of/pobj", True),
        ("trust", "sign/sign/NOUN/NN/sign/ROOT of/of/ADP/IN/sign/prep trust/trust/NOUN/NN/of/pobj",
         False),
        ("trust", "little/little/ADJ/JJ/trust/amod trust/trust/NOUN/NN/trust/ROOT", True),
        ("ready", IS + "ready/ready/ADJ/JJ/is/acomp", True),
        ("willing", "not/not/PART/RB/ready/neg ready/ready/ADJ/JJ/ready/ROOT "
                    "or/or/CCONJ/CC/ready/cc willing/willing/ADJ/JJ/ready/conj", True),
        ("willing", "not/not/PART/RB/ready/neg ready/ready/ADJ/JJ/ready/ROOT "
                    "but/but/CCONJ/CC/ready/cc willing/willing/ADJ/JJ/ready/conj", False),
    ],
)  # fmt: skip
def test_what_is_under_denial(vocab, word, text, expected):
    assert is_under_denial(token(clause(vocab, text), word)) is expected


def test_a_negation_of_its_own_is_not_apart(vocab):
    doc = clause(vocab, IS)
    assert negated_apart(doc[1], own=set())
    assert not negated_apart(doc[1], own={2})
