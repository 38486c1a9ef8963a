"""How far a cue reaches and what modals do, on parses written by hand."""

from __future__ import annotations

import itertools

import pytest

from parley.transforms.reading.grammar.modality import (
    combined,
    is_beside,
    is_noun_of_verb,
    is_presupposed,
    is_reduced,
    modal,
    own_modality,
    shared_modality,
    verb_of,
)
from tests.transforms.parsed import phrase, token

BROKERED = """
        They/nsubj/made/PRP made=make/ROOT/made/VBD a/det/deal/DT deal/dobj/made/NN
        brokered=broker/acl/deal/VBN by/agent/brokered/IN Peru/pobj/by/NNP
        """
HELD = """
        Talks=talk/nsubjpass/held/NNS were=be/auxpass/held/VBD:AUX not/neg/held/RB:PART
        held=hold/ROOT/held/VBN
        """
DURING = """
        They/nsubj/asked/PRP asked=ask/ROOT/asked/VBD for/prep/asked/IN it/pobj/for/PRP
        during/prep/asked/IN a/det/visit/DT visit/pobj/during/NN
        """
STAY = """
        We/nsubj/stay/PRP stay/ccomp/left/VBP ;/punct/left/: they/nsubj/left/PRP
        left=leave/ROOT/left/VBD
        """


@pytest.mark.parametrize(
    ("auxiliaries", "conditional", "expected"),
    [
        ({"would", "have"}, False, "counterfactual"),
        ({"might", "have"}, False, "possible"),
        ({"will"}, True, "future"),
        ({"may"}, False, "possible"),
        ({"has"}, True, "possible"),
        (set(), False, "actual"),
    ],
)
def test_modals(auxiliaries, conditional, expected):
    assert modal(auxiliaries, conditional) == expected


def test_of_two_verdicts_the_one_farther_from_a_fact_counts():
    ranked = ["actual", "future", "possible", "negated", "counterfactual"]
    for near, far in itertools.combinations_with_replacement(ranked, 2):
        assert combined(near, far) == combined(far, near) == far


@pytest.mark.parametrize(
    ("test", "parse", "word", "expected"),
    [
        pytest.param(is_reduced, BROKERED, "brokered", True, id="participle"),
        pytest.param(is_reduced, BROKERED, "made", False, id="finite-verb"),
        pytest.param(is_noun_of_verb, HELD, "Talks", True, id="subject"),
        pytest.param(is_noun_of_verb, HELD, "held", False, id="verb"),
        pytest.param(
            is_presupposed,
            """
        They/nsubj/condemned/PRP condemned=condemn/ROOT/condemned/VBD Russia/poss/annexation/NNP
        's/case/Russia/POS annexation/dobj/condemned/NN
        """,
            "annexation",
            True,
            id="owned",
        ),
        pytest.param(is_presupposed, BROKERED, "deal", False, id="not-owned"),
    ],
)
def test_nouns_and_participles(vocab, test, parse, word, expected):
    assert test(token(phrase(vocab, parse), word)) is expected


@pytest.mark.parametrize(
    ("parse", "word", "expected"),
    [
        pytest.param(STAY, "stay", True, id="before-a-semicolon"),
        pytest.param(
            """
        They/nsubj/rejected/PRP rejected=reject/ROOT/rejected/VBD it/dobj/rejected/PRP
        while/mark/waited/IN:SCONJ we/nsubj/waited/PRP waited=wait/advcl/rejected/VBD
        """,
            "waited",
            True,
            id="contrast",
        ),
        pytest.param(
            """
        They/nsubj/left/PRP left=leave/ROOT/left/VBD if/mark/waited/IN:SCONJ we/nsubj/waited/PRP
        waited=wait/advcl/left/VBD
        """,
            "waited",
            False,
            id="condition",
        ),
        pytest.param(DURING, "during", True, id="occasion"),
        pytest.param(DURING, "for", False, id="content"),
        pytest.param(DURING, "it", False, id="object"),
    ],
)
def test_what_stands_beside_is_out_of_scope(vocab, parse, word, expected):
    at = token(phrase(vocab, parse), word)
    assert is_beside(at, at.head) is expected


@pytest.mark.parametrize(
    ("parse", "word", "expected"),
    [
        pytest.param(
            """
        They/nsubj/meet/PRP may/aux/meet/MD meet/ROOT/meet/VB them=they/dobj/meet/PRP
        ,/punct/meet/, ending=end/advcl/meet/VBG the/det/war/DT war/dobj/ending/NN
        """,
            "ending",
            "possible",
            id="participle",
        ),
        pytest.param(
            """
        They/nsubj/leave/PRP will/aux/leave/MD leave/ROOT/leave/VB before/mark/meet/IN:SCONJ
        we/nsubj/meet/PRP meet/advcl/leave/VBP
        """,
            "meet",
            "future",
            id="before",
        ),
        pytest.param(
            """
        They/nsubj/leave/PRP will/aux/leave/MD leave/ROOT/leave/VB because/mark/met/IN:SCONJ
        we/nsubj/met/PRP met=meet/advcl/leave/VBD
        """,
            "met",
            "actual",
            id="because",
        ),
    ],
)
def test_a_clause_of_time_shares_the_modality_above(vocab, parse, word, expected):
    at = token(phrase(vocab, parse), word)
    assert shared_modality(at, at.head) == expected


def test_the_verb_of_an_object(vocab):
    doc = phrase(vocab, DURING)
    assert [verb_of(token(doc, word)).text for word in ("it", "visit", "They")] == ["asked"] * 3
    assert own_modality(token(doc, "asked")) == "actual"
