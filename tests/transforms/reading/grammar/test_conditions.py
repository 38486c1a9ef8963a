"""Conditions, questions and alternatives, on parses written by hand."""

from __future__ import annotations

import pytest

from parley.transforms.reading.grammar.conditions import (
    has_if,
    is_alternative,
    is_asked,
    is_inverted,
    is_unreal_condition,
)
from tests.transforms.parsed import phrase, token

IF = """
        If/mark/leave/IN:SCONJ they/nsubj/leave/PRP leave/advcl/stay/VBP ,/punct/stay/,
        we/nsubj/stay/PRP stay/ROOT/stay/VBP
        """
SHOULD_THEY = """
        Should/aux/leave/MD they/nsubj/leave/PRP leave/ccomp/stay/VB ,/punct/stay/,
        we/nsubj/stay/PRP stay/ROOT/stay/VBP
        """
HAD_THEY = """
        Had=have/aux/agreed/VBD:AUX they/nsubj/agreed/PRP agreed=agree/advcl/ended/VBN
        ,/punct/ended/, it/nsubj/ended/PRP would/aux/ended/MD have/aux/ended/VB:AUX
        ended=end/ROOT/ended/VBN
        """
HAD_THEY_ASKED = """
        Had=have/aux/agreed/VBD:AUX they/nsubj/agreed/PRP agreed=agree/ROOT/agreed/VBN
        ?/punct/agreed/.
        """
UNREAL = """
        If/mark/agreed/IN:SCONJ they/nsubj/agreed/PRP had=have/aux/agreed/VBD:AUX
        agreed=agree/advcl/ended/VBN ,/punct/ended/, it/nsubj/ended/PRP would/aux/ended/MD
        have/aux/ended/VB:AUX ended=end/ROOT/ended/VBN
        """
REAL = """
        If/mark/agreed/IN:SCONJ they/nsubj/agreed/PRP had=have/aux/agreed/VBD:AUX
        agreed=agree/advcl/ended/VBN ,/punct/ended/, it/nsubj/ended/PRP ended=end/ROOT/ended/VBD
        """


@pytest.mark.parametrize(
    ("test", "parse", "word", "expected"),
    [
        pytest.param(has_if, IF, "leave", True, id="if"),
        pytest.param(has_if, IF, "stay", False, id="main-clause"),
        pytest.param(has_if, SHOULD_THEY, "leave", True, id="should-they"),
        pytest.param(
            has_if,
            "They/nsubj/leave/PRP should/aux/leave/MD leave/ROOT/leave/VB",
            "leave",
            False,
            id="they-should",
        ),
        pytest.param(is_inverted, HAD_THEY, "agreed", True, id="had-they"),
        pytest.param(is_inverted, HAD_THEY, "ended", False, id="no-had"),
        pytest.param(is_inverted, HAD_THEY_ASKED, "agreed", False, id="had-they-asked"),
        pytest.param(is_unreal_condition, UNREAL, "agreed", True, id="would-have"),
        pytest.param(is_unreal_condition, REAL, "agreed", False, id="ended"),
        pytest.param(
            is_alternative,
            """
        Either/preconj/negotiate/CC they/nsubj/negotiate/PRP negotiate/ROOT/negotiate/VBP
        or/cc/negotiate/CC they/nsubj/fight/PRP fight/conj/negotiate/VBP
        """,
            "negotiate",
            True,
            id="either",
        ),
        pytest.param(is_alternative, IF, "leave", False, id="no-either"),
        pytest.param(
            is_asked,
            """
        Did=do/aux/sign/VBD:AUX they/nsubj/sign/PRP sign/ROOT/sign/VB it/dobj/sign/PRP
        ?/punct/sign/.
        """,
            "sign",
            True,
            id="did-they",
        ),
        pytest.param(
            is_asked,
            """
        Why/advmod/sign/WRB did=do/aux/sign/VBD:AUX they/nsubj/sign/PRP sign/ROOT/sign/VB
        it/dobj/sign/PRP ?/punct/sign/.
        """,
            "sign",
            False,
            id="why",
        ),
        pytest.param(
            is_asked,
            "They/nsubj/signed/PRP signed=sign/ROOT/signed/VBD it/dobj/signed/PRP",
            "signed",
            False,
            id="told",
        ),
    ],
)
def test_what_a_clause_leaves_open(vocab, test, parse, word, expected):
    assert test(token(phrase(vocab, parse), word)) is expected
