"""What denies a clause, on parses written by hand."""

from __future__ import annotations

import pytest

from parley.transforms.reading.grammar.negation import (
    denies_its_subject,
    is_negated,
    never_came,
)
from tests.transforms.parsed import phrase, token


@pytest.mark.parametrize(
    ("parse", "word", "expected"),
    [
        pytest.param(
            """
        They/nsubj/sign/PRP did=do/aux/sign/VBD:AUX not/neg/sign/RB:PART sign/ROOT/sign/VB
        it/dobj/sign/PRP
        """,
            "sign",
            True,
            id="not",
        ),
        pytest.param(
            """
        They/nsubj/signed/PRP never/neg/signed/RB signed=sign/ROOT/signed/VBD it/dobj/signed/PRP
        """,
            "signed",
            True,
            id="never",
        ),
        pytest.param(
            "They/nsubj/met/PRP hardly/advmod/met/RB met=meet/ROOT/met/VBD",
            "met",
            True,
            id="hardly",
        ),
        pytest.param(
            """
        No/det/talks/DT talks=talk/nsubj/took/NNS took=take/ROOT/took/VBD place/dobj/took/NN
        """,
            "talks",
            True,
            id="no-talks",
        ),
        pytest.param(
            """
        No/det/talks/DT talks=talk/nsubj/took/NNS took=take/ROOT/took/VBD place/dobj/took/NN
        """,
            "took",
            True,
            id="subject-is-none",
        ),
        pytest.param(
            "Nobody/nsubj/signed/NN:PRON signed=sign/ROOT/signed/VBD it/dobj/signed/PRP",
            "signed",
            True,
            id="nobody",
        ),
        pytest.param(
            """
        They/nsubj/agreed/PRP agreed=agree/ROOT/agreed/VBD with/prep/agreed/IN
        neither/det/side/DT side/pobj/with/NN
        """,
            "agreed",
            True,
            id="with-neither",
        ),
        pytest.param(
            """
        Nor/cc/sign/CC did=do/aux/sign/VBD:AUX they/nsubj/sign/PRP sign/ROOT/sign/VB
        it/dobj/sign/PRP
        """,
            "sign",
            True,
            id="nor",
        ),
        pytest.param(
            """
        They/nsubj/signed/PRP signed=sign/ROOT/signed/VBD the/det/deal/DT deal/dobj/signed/NN
        """,
            "signed",
            False,
            id="plain",
        ),
        pytest.param(
            """
        They/nsubj/agreed/PRP agreed=agree/ROOT/agreed/VBD with/prep/agreed/IN the/det/envoys/DT
        envoys=envoy/pobj/with/NNS
        """,
            "agreed",
            False,
            id="with-somebody",
        ),
        pytest.param(
            """
        Often/advmod/met/RB they/nsubj/met/PRP met=meet/ROOT/met/VBD and/cc/met/CC
        left=leave/conj/met/VBN
        """,
            "met",
            False,
            id="other-words",
        ),
    ],
)
def test_a_word_of_the_clause_denies_it(vocab, parse, word, expected):
    assert is_negated(token(phrase(vocab, parse), word)) is expected


def test_a_clause_about_nothing_is_denied(vocab):
    doc = phrase(
        vocab,
        """
        Nothing/ROOT/Nothing/NN:PRON they/nsubj/agreed/PRP agreed=agree/relcl/Nothing/VBD
        on/prt/agreed/IN held=hold/amod/Nothing/VBN
        """,
    )
    assert denies_its_subject(token(doc, "agreed"))
    assert not denies_its_subject(token(doc, "they"))


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        (
            """
        They/nsubj/planned/PRP planned=plan/ROOT/planned/VBD a/det/meeting/DT
        meeting/dobj/planned/NN that/nsubj/took/WDT never/neg/took/RB
        took=take/relcl/meeting/VBD place/dobj/took/NN
        """,
            True,
        ),
        (
            """
        They/nsubj/planned/PRP planned=plan/ROOT/planned/VBD a/det/meeting/DT
        meeting/dobj/planned/NN that/nsubj/took/WDT took=take/relcl/meeting/VBD
        place/dobj/took/NN
        """,
            False,
        ),
    ],
)
def test_a_relative_clause_says_that_it_never_came(vocab, parse, expected):
    assert never_came(token(phrase(vocab, parse), "meeting")) is expected


@pytest.mark.parametrize(
    "parse",
    [
        "They/nsubj/granted/PRP granted=grant/ROOT/granted/VBD neither/dobj/granted/DT:PRON",
        "They/nsubj/agreed/PRP agreed=agree/ROOT/agreed/VBD to/prep/agreed/IN "
        "nothing/pobj/to/NN:PRON",
    ],
)
def test_an_object_that_is_nothing_denies_unless_objects_are_left_out(vocab, parse):
    verb = next(each for each in phrase(vocab, parse) if each.dep_ == "ROOT")
    assert is_negated(verb)
    assert not is_negated(verb, by_objects=False)


def test_little_of_something_is_none_of_it(vocab):
    doc = phrase(vocab, "Little/amod/trust/JJ trust/nsubj/grew/NN grew=grow/ROOT/grew/VBD")
    assert is_negated(token(doc, "trust"))
