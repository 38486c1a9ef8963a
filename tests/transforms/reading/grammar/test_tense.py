"""The form of a clause, on parses written by hand."""

from __future__ import annotations

import pytest

from parley.transforms.reading.grammar.tense import (
    finite,
    finite_above,
    is_gnomic,
    is_infinitive,
    is_told_as_done,
    ought_to_be,
    tense_of,
)
from tests.transforms.parsed import phrase, token

WANT = """
        They/nsubj/want/PRP want/ROOT/want/VBP to/aux/meet/TO meet/xcomp/want/VB
        them=they/dobj/meet/PRP
        """
LEFT = "They/nsubj/left/PRP have/aux/left/VBP:AUX left=leave/ROOT/left/VBN"
ARE_LEAVING = """
        They/nsubj/leaving/PRP are=be/aux/leaving/VBP:AUX leaving=leave/ROOT/leaving/VBG
        """


@pytest.mark.parametrize(
    ("parse", "word", "expected"),
    [
        pytest.param("They/nsubj/left/PRP left=leave/ROOT/left/VBD", "left", "past", id="left"),
        pytest.param(
            """
        They/nsubj/leaving/PRP were=be/aux/leaving/VBD:AUX leaving=leave/ROOT/leaving/VBG
        """,
            "leaving",
            "past",
            id="were-leaving",
        ),
        pytest.param(LEFT, "left", "perfect", id="have-left"),
        pytest.param(ARE_LEAVING, "leaving", "present", id="are-leaving"),
        pytest.param("They/nsubj/leave/PRP leave/ROOT/leave/VBP", "leave", "present", id="leave"),
        pytest.param(WANT, "meet", "present", id="infinitive-under-a-verb"),
        pytest.param(
            """
        The/det/attack/DT attack/nsubj/shocked/NN shocked=shock/ROOT/shocked/VBD
        them=they/dobj/shocked/PRP
        """,
            "attack",
            "past",
            id="noun",
        ),
        pytest.param("A/det/deal/DT deal/ROOT/deal/NN !/punct/deal/.", "deal", None, id="no-verb"),
        pytest.param(
            """
        Rebels=rebel/nsubj/seized/NNS seized=seize/ROOT/seized/VBN it/dobj/seized/PRP
        """,
            "seized",
            "past",
            id="finite-verb-tagged-as-participle",
        ),
        pytest.param(
            "Seized=seize/ROOT/Seized/VBN it/dobj/Seized/PRP", "Seized", None, id="participle"
        ),
    ],
)
def test_tenses(vocab, parse, word, expected):
    assert tense_of(token(phrase(vocab, parse), word)) == expected


@pytest.mark.parametrize(
    ("test", "parse", "word", "expected"),
    [
        pytest.param(is_infinitive, WANT, "meet", True, id="to-meet"),
        pytest.param(is_infinitive, WANT, "want", False, id="want"),
        pytest.param(
            is_told_as_done,
            "They/nsubj/left/PRP left=leave/ROOT/left/VBD",
            "left",
            True,
            id="told-left",
        ),
        pytest.param(is_told_as_done, LEFT, "left", True, id="told-have-left"),
        pytest.param(is_told_as_done, WANT, "meet", False, id="told-to-meet"),
        pytest.param(
            is_gnomic,
            "Leaders=leader/nsubj/meet/NNS meet/ROOT/meet/VBP",
            "meet",
            True,
            id="as-a-rule",
        ),
        pytest.param(
            is_gnomic, "Leaders=leader/nsubj/met/NNS met=meet/ROOT/met/VBD", "met", False, id="once"
        ),
        pytest.param(
            is_gnomic,
            """
        Leaders=leader/nsubj/meeting/NNS are=be/aux/meeting/VBP:AUX
        meeting=meet/ROOT/meeting/VBG
        """,
            "meeting",
            False,
            id="just-now",
        ),
        pytest.param(is_gnomic, LEFT, "left", False, id="have-left"),
        pytest.param(
            is_gnomic,
            """
        Treaties=treaty/nsubjpass/negotiated/NNS are=be/auxpass/negotiated/VBP:AUX
        negotiated=negotiate/ROOT/negotiated/VBN
        """,
            "negotiated",
            True,
            id="passive",
        ),
        pytest.param(
            is_gnomic,
            "Leaders=leader/nsubj/meet/NNS will/aux/meet/MD meet/ROOT/meet/VB",
            "meet",
            False,
            id="will",
        ),
        pytest.param(
            is_gnomic,
            "Leaders=leader/nsubj/meet/NNS should/aux/meet/MD meet/ROOT/meet/VB",
            "meet",
            True,
            id="should",
        ),
        pytest.param(
            ought_to_be,
            """
        A/det/meeting/DT meeting/nsubj/be/NN should/aux/be/MD be/ROOT/be/VB:AUX
        short/acomp/be/JJ
        """,
            "be",
            True,
            id="should-be",
        ),
        pytest.param(
            ought_to_be,
            "Leaders=leader/nsubj/meet/NNS should/aux/meet/MD meet/ROOT/meet/VB",
            "meet",
            False,
            id="should-meet",
        ),
    ],
)
def test_forms(vocab, test, parse, word, expected):
    assert test(token(phrase(vocab, parse), word)) is expected


def test_an_infinitive_has_the_finite_verb_above_it(vocab):
    doc = phrase(vocab, WANT)
    assert finite(token(doc, "meet")).text == "want"
    assert finite(token(doc, "want")).text == "want"


@pytest.mark.parametrize(
    ("parse", "word", "expected"),
    [
        (WANT, "them", "want"),
        ("They/nsubj/left/PRP left=leave/ROOT/left/VBD", "They", "left"),
        ("A/det/deal/DT deal/ROOT/deal/NN !/punct/deal/.", "deal", None),
    ],
)
def test_a_noun_stands_in_the_clause_of_a_finite_verb(vocab, parse, word, expected):
    found = finite_above(token(phrase(vocab, parse), word))
    assert (found and found.text) == expected
