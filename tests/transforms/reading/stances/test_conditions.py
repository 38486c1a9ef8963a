"""What a position hangs on, on parses written by hand."""

from __future__ import annotations

import pytest

from parley.transforms.reading.stances.conditions import conditions_of
from tests.transforms.parsed import token
from tests.transforms.reading.stances.by_hand import clause

REFUSE = "They/they/PRON/PRP/refuse/nsubj refuse/refuse/VERB/VBP/refuse/ROOT "
SIGN = "They/they/PRON/PRP/sign/nsubj sign/sign/VERB/VBP/sign/ROOT "
TALKS = "They/they/PRON/PRP/back/nsubj back/back/VERB/VBP/back/ROOT talks/talk/NOUN/NNS/back/dobj "
TO_TALK = "to/to/PART/TO/talk/aux talk/talk/VERB/VB/refuse/xcomp "
LEAVES = "Moscow/Moscow/PROPN/NNP/leaves/nsubj leaves/leave/VERB/VBZ/"


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        pytest.param("sign", SIGN + "if/if/SCONJ/IN/leaves/mark " + LEAVES + "sign/advcl",
                     [("if", "sign")], id="if"),
        pytest.param("sign", SIGN + "as/as/ADV/RB/leaves/advmod long/long/ADV/RB/leaves/advmod "
                     + LEAVES + "sign/advcl", [("if", "sign")], id="as-long"),
        pytest.param("sign", SIGN + "provided/provide/VERB/VBN/sign/prep "
                     + LEAVES + "provided/pcomp", [("if", "sign")], id="provided-preposition"),
        pytest.param("sign", SIGN + "provided/provide/VERB/VBN/sign/advcl "
                     + LEAVES + "provided/ccomp", [("if", "sign")], id="provided-clause"),
        pytest.param("sign", SIGN + "on/on/ADP/IN/sign/prep condition/condition/NOUN/NN/on/pobj",
                     [("if", "sign")], id="on-condition"),
        pytest.param("sign", SIGN + "in/in/ADP/IN/sign/prep exchange/exchange/NOUN/NN/in/pobj "
                     "for/for/ADP/IN/exchange/prep aid/aid/NOUN/NN/for/pobj",
                     [("given", "sign")], id="in-exchange"),
        pytest.param("sign", SIGN + "in/in/ADP/IN/sign/prep spring/spring/NOUN/NN/in/pobj",
                     [], id="in-spring"),
        pytest.param("sign", SIGN + "while/while/SCONJ/IN/leaves/mark " + LEAVES + "sign/advcl",
                     [], id="while-beside-the-word"),
        pytest.param("sign", SIGN + "without/without/ADP/IN/sign/prep aid/aid/NOUN/NN/without/pobj",
                     [], id="without-beside-the-word"),
        pytest.param("back", TALKS + "until/until/SCONJ/IN/leaves/mark " + LEAVES + "back/advcl",
                     [("bar", "back")], id="until-they-leave"),
        pytest.param("back", TALKS + "until/until/ADP/IN/back/prep truce/truce/NOUN/NN/until/pobj",
                     [("bar", "back")], id="until-a-truce"),
        pytest.param("back", TALKS + "until/until/ADP/IN/back/prep then/then/ADV/RB/until/pcomp",
                     [], id="until-then"),
        pytest.param("back", TALKS + "before/before/ADP/IN/talks/prep "
                     "truce/truce/NOUN/NN/before/pobj", [("bar", "talks")], id="before-a-truce"),
        pytest.param("refuse", REFUSE + TO_TALK + "while/while/SCONJ/IN/leaves/mark "
                     + LEAVES + "talk/advcl", [("bar", "talk")], id="while-below"),
        pytest.param("refuse", REFUSE + TO_TALK + "under/under/ADP/IN/talk/prep "
                     "duress/duress/NOUN/NN/under/pobj", [("bar", "talk")], id="under-duress"),
        pytest.param("refuse", REFUSE + TO_TALK + "under/under/ADP/IN/talk/prep "
                     "trees/tree/NOUN/NNS/under/pobj", [], id="under-trees"),
        pytest.param("refuse", REFUSE + TO_TALK + "without/without/ADP/IN/talk/prep "
                     "aid/aid/NOUN/NN/without/pobj", [("bar", "talk")], id="without-below"),
    ],
)  # fmt: skip
def test_conditions(vocab, word, text, expected):
    doc = clause(vocab, text)
    found = conditions_of(token(doc, word))
    assert [(each.kind, doc[each.anchor].text) for each in found] == expected


def test_the_condition_of_a_noun_may_hang_on_its_verb(vocab):
    text = TALKS + "if/if/SCONJ/IN/leaves/mark " + LEAVES + "back/advcl"
    (found,) = conditions_of(token(clause(vocab, text), "talks"))
    assert (found.kind, found.anchor) == ("if", 1)


def test_a_word_inside_a_clause_has_no_condition_in_it(vocab):
    text = SIGN + "if/if/SCONJ/IN/leaves/mark " + LEAVES + "sign/advcl"
    assert conditions_of(token(clause(vocab, text), "Moscow")) == []
