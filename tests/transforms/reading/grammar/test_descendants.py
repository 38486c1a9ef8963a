"""What is reached below a verb or a noun, on parses written by hand."""

from __future__ import annotations

import pytest

from parley.transforms.reading.grammar.descendants import authors, behind, is_content, reach
from tests.transforms.parsed import phrase, token

HELP = """
        They/nsubj/asked/PRP asked=ask/ROOT/asked/VBD the/det/army/DT army/dobj/asked/NN
        of/prep/army/IN Peru/pobj/of/NNP for/prep/asked/IN help/pobj/for/NN in/prep/help/IN
        Lima/pobj/in/NNP
        """
REFUSAL = """
        Their/poss/refusal/PRP$ refusal/nsubj/failed/NN to/aux/meet/TO meet/acl/refusal/VB
        failed=fail/ROOT/failed/VBD
        """


def below(doc, word: str, **options) -> list[str]:
    return [each.text for each in reach([token(doc, word)], **options)]


def test_what_is_nearer_is_reached_first(vocab):
    doc = phrase(vocab, HELP)
    assert below(doc, "asked") == ["asked", "They", "army", "help", "Peru"]
    assert below(doc, "asked", where=True) == ["asked", "They", "army", "help", "Peru", "Lima"]


def test_nothing_below_what_is_closed_is_reached(vocab):
    doc = phrase(vocab, HELP)
    closed = frozenset({token(doc, "army").i})
    assert below(doc, "asked", closed=closed) == ["asked", "They", "help"]


def test_an_agent_is_reached_and_a_behalf_is_not(vocab):
    doc = phrase(
        vocab,
        """
        The/det/missiles/DT missiles=missile/nsubj/hit/NNS fired=fire/acl/missiles/VBN
        by/agent/fired/IN the/det/army/DT army/pobj/by/NN hit/ROOT/hit/VBD
        them=they/dobj/hit/PRP
        """,
    )
    assert below(doc, "missiles") == ["missiles", "fired", "army"]
    doc = phrase(
        vocab,
        """
        They/nsubj/spoke/PRP spoke=speak/ROOT/spoke/VBD on/prep/spoke/IN behalf/pobj/on/NN
        of/prep/behalf/IN the/det/army/DT army/pobj/of/NN
        """,
    )
    assert below(doc, "spoke") == ["spoke", "They"]


@pytest.mark.parametrize(
    ("parse", "word", "expected"),
    [
        (
            """
        They/nsubj/refused/PRP refused=refuse/ROOT/refused/VBD to/aux/meet/TO
        meet/xcomp/refused/VB the/det/envoys/DT envoys=envoy/dobj/meet/NNS
        """,
            "meet",
            True,
        ),
        (REFUSAL, "meet", True),
        (
            """
        They/nsubj/made/PRP made=make/ROOT/made/VBD a/det/deal/DT deal/dobj/made/NN
        brokered=broker/acl/deal/VBN by/agent/brokered/IN Peru/pobj/by/NNP
        """,
            "brokered",
            False,
        ),
    ],
)
def test_the_content_of_a_refusal(vocab, parse, word, expected):
    assert is_content(token(phrase(vocab, parse), word)) is expected


@pytest.mark.parametrize(
    ("parse", "word", "expected"),
    [
        pytest.param(
            """
        The/det/missiles/DT missiles=missile/nsubj/hit/NNS fired=fire/acl/missiles/VBN
        by/agent/fired/IN the/det/army/DT army/pobj/by/NN hit/ROOT/hit/VBD
        them=they/dobj/hit/PRP
        """,
            "missiles",
            ["army"],
            id="fired-by",
        ),
        pytest.param(
            """
        A/det/bombing/DT bombing/nsubj/shocked/NN by/prep/bombing/IN rebels=rebel/pobj/by/NNS
        shocked=shock/ROOT/shocked/VBD them=they/dobj/shocked/PRP
        """,
            "bombing",
            ["rebels"],
            id="by",
        ),
        pytest.param(REFUSAL, "refusal", [], id="nobody"),
    ],
)
def test_who_is_behind_a_thing_that_acts(vocab, parse, word, expected):
    assert [each.text for each in authors(token(phrase(vocab, parse), word))] == expected


def test_what_stands_behind_a_preposition(vocab):
    doc = phrase(vocab, HELP)
    assert [each.text for each in behind(token(doc, "army"), "of")] == ["Peru"]
    assert behind(token(doc, "army"), "with") == []
