"""Whose clause a verb is, on parses written by hand."""

from __future__ import annotations

import pytest

from parley.transforms.reading.grammar.subjects import (
    clause_verb,
    shared_subject,
    subject,
    understood_subject,
)
from tests.transforms.parsed import phrase, token

SAID = "They/nsubj/said/PRP said=say/ROOT/said/VBD "
JOINED = SAID + "and/cc/said/CC left=leave/conj/said/VBD"
DARED = (
    "She/nsubj/dared/PRP dared=dare/ROOT/dared/VBD him/dobj/dared/PRP to/aux/come/TO "
    "come/xcomp/dared/VB"
)
CALLED = (
    "She/nsubj/called/PRP called=call/ROOT/called/VBD him/dobj/called/PRP to/aux/thank/TO "
    "thank/xcomp/called/VB them/dobj/thank/PRP"
)
PASSIVE = (
    "It/nsubjpass/signed/PRP was=be/auxpass/signed/VBD:AUX signed=sign/ROOT/signed/VBN "
    "by/agent/signed/IN Oslo/pobj/by/NNP"
)
RELATIVE = (
    "Rebels=rebel/nsubj/fled/NNS who/nsubj/attacked/WP attacked=attack/relcl/Rebels/VBD "
    "fled=flee/ROOT/fled/VBD"
)
SEEMS = "It/nsubj/seems/PRP seems=seem/ROOT/seems/VBZ over/acomp/seems/JJ"
THERE = "There/expl/was/EX was=be/ROOT/was/VBD:VERB fear/attr/was/NN"


@pytest.mark.parametrize(
    ("parse", "verb", "own", "shared", "understood"),
    [
        pytest.param(SAID, "said", "They", "They", "They", id="own"),
        pytest.param(JOINED, "left", None, "They", "They", id="joined"),
        pytest.param(DARED, "come", None, "him", "him", id="asked-to"),
        pytest.param(CALLED, "thank", None, "She", "She", id="for-a-purpose-of-ones-own"),
        pytest.param(PASSIVE, "signed", "It", "It", "Oslo", id="passive"),
        pytest.param(RELATIVE, "attacked", "who", "Rebels", "Rebels", id="relative"),
        pytest.param(SEEMS, "seems", "It", "It", None, id="it-seems"),
        pytest.param(THERE, "was", "There", None, None, id="there-was"),
    ],
)
def test_whose_clause_it_is(vocab, parse, verb, own, shared, understood):
    at = token(phrase(vocab, parse), verb)
    found = [finder(at) for finder in (subject, shared_subject, understood_subject)]
    assert [each.text if each else None for each in found] == [own, shared, understood]


def test_the_verb_of_a_clause_is_found_from_its_words(vocab):
    doc = phrase(vocab, PASSIVE)
    assert clause_verb(token(doc, "Oslo")).text == "signed"
    assert clause_verb(token(doc, "It")).text == "signed"
