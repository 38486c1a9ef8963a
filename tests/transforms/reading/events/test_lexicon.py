"""Which row of the lexicon a word means in its clause: the one that asks for most and is met."""

from __future__ import annotations

import pytest

from parley.schemas.codebook.lexicons import EventRow
from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.grammar.control import clause_of
from tests.transforms.parsed import parsed, token

VERB = {"lemma": "break", "pos": "verb", "source": "subj"}
ROWS = (
    EventRow(**VERB, event_type="COERCE"),
    EventRow(**VERB, object="@ceasefire", event_type="ASSAULT"),
    EventRow(**VERB, object="promise", event_type="REJECT"),
    EventRow(**VERB, object="record|law", event_type="NONE"),
    EventRow(**VERB, preposition="with", event_type="SANCTION"),
    EventRow(**VERB, particle="off", object="@talks", event_type="SANCTION"),
    EventRow(**VERB, object="@actor", event_type="AID"),
)
CLASSES = {"ceasefire": frozenset({"truce", "cease-fire"}), "talks": frozenset({"talk"})}


def with_object(noun: str, lemma: str) -> str:
    return f"""
    Aland    Aland    PROPN NNP broke    nsubj
    broke    break    VERB  VBD broke    ROOT
    {noun}   {lemma}  NOUN  NN  broke    dobj
"""


ALONE = """
    Aland    Aland    PROPN NNP broke    nsubj
    broke    break    VERB  VBD broke    ROOT
"""
WITH = """
    Aland    Aland    PROPN NNP broke    nsubj
    broke    break    VERB  VBD broke    ROOT
    with     with     ADP   IN  broke    prep
    Bland    Bland    PROPN NNP with     pobj
"""
OFF = """
    Aland    Aland    PROPN NNP broke    nsubj
    broke    break    VERB  VBD broke    ROOT
    off      off      ADP   RP  broke    prt
    talks    talk     NOUN  NNS broke    dobj
"""


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(ALONE, "COERCE", id="no-conditions"),
        pytest.param(with_object("truce", "truce"), "ASSAULT", id="class"),
        pytest.param(with_object("truces", "truce"), "ASSAULT", id="plural-of-a-class"),
        pytest.param(with_object("promise", "promise"), "REJECT", id="named-object"),
        pytest.param(with_object("record", "record"), None, id="use-that-tells-no-event"),
        pytest.param(with_object("window", "window"), "COERCE", id="other-object"),
        pytest.param(with_object("Bland", "Bland"), "AID", id="actor-as-object"),
        pytest.param(WITH, "SANCTION", id="preposition"),
        pytest.param(OFF, "SANCTION", id="particle"),
    ],
)
def test_the_most_specific_row_that_fits_is_taken(vocab, parse, expected):
    lexicon = EventLexicon(ROWS, CLASSES, lambda word: word.text == "Bland")
    verb = token(parsed(vocab, parse), "broke")
    row = lexicon.sense(verb, clause_of(verb))
    assert (row and row.event_type) == expected


def test_an_excluded_object_keeps_the_row_from_fitting(vocab):
    lexicon = EventLexicon(
        (EventRow(**VERB, object="!@talks", event_type="COERCE"),), CLASSES, lambda _: False
    )
    for parse, expected in ((OFF, None), (with_object("window", "window"), "COERCE")):
        verb = token(parsed(vocab, parse), "broke")
        row = lexicon.sense(verb, clause_of(verb))
        assert (row and row.event_type) == expected


def test_a_hyphenated_verb_is_looked_up_whole(vocab):
    rows = (
        EventRow(lemma="escalate", pos="verb", event_type="ASSAULT"),
        EventRow(lemma="de-escalate", pos="verb", event_type="RETREAT"),
    )
    doc = parsed(
        vocab,
        """
    They     they     PRON  PRP escalated nsubj
    de       de       X     FW  escalated amod
    -        -        PUNCT HYPH escalated punct
    escalated escalate VERB VBD escalated ROOT
""",
    )
    found = EventLexicon(rows, {}, lambda _: False).candidates(doc[3])
    assert [row.event_type for row in found] == ["RETREAT"]


@pytest.mark.parametrize(
    ("subject", "expected"),
    [("soldiers", "RETREAT"), ("envoys", None), ("others", "REJECT")],
)
def test_who_acts_tells_the_sense(vocab, subject, expected):
    leave = {"lemma": "leave", "pos": "verb", "source": "subj"}
    lexicon = EventLexicon(
        (
            EventRow(**leave, event_type="REJECT"),
            EventRow(**leave, subject="@armed", event_type="RETREAT"),
            EventRow(**leave, subject="envoy", event_type="NONE"),
        ),
        {"armed": frozenset({"soldier"})},
        lambda _: False,
    )
    doc = parsed(
        vocab,
        f"""
        {subject} {subject[:-1]} NOUN NNS left nsubj
        left      leave          VERB VBD left ROOT
        """,
    )
    verb = token(doc, "left")
    row = lexicon.sense(verb, clause_of(verb))
    assert (row.event_type if row else None) == expected
