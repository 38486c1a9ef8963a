"""What a quantity is about, on parses written by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from spacy.vocab import Vocab

from parley.transforms.reading.quantities.about import actor_about, event_about, time_about
from parley.transforms.reading.records import Dated, Mention, TimeExpression, set_mentions
from tests.transforms.parsed import parsed, token

ATTACK_KILLED = """
    attacks attack NOUN  NNS killed  nsubj
    by      by     ADP   IN  attacks prep
    Bland   Bland  PROPN NNP by      pobj
    killed  kill   VERB  VBD killed  ROOT
    nine    nine   NUM   CD  men     nummod
    men     man    NOUN  NNS killed  dobj
"""
MEN_WHO = """
    men    man   NOUN  NNS left   nsubj
    held   hold  VERB  VBD men    relcl
    by     by    ADP   IN  held   agent
    Bland  Bland PROPN NNP by     pobj
    left   leave VERB  VBD left   ROOT
"""
SAID_LATER = """
    Bland  Bland PROPN NNP said   nsubj
    said   say   VERB  VBD said   ROOT
    men    man   NOUN  NNS came   nsubj
    came   come  VERB  VBD said   ccomp
"""


@pytest.mark.parametrize(
    ("lines", "head", "trigger", "expected"),
    [
        pytest.param(MEN_WHO, "men", "held", 7, id="under-it"),
        pytest.param(ATTACK_KILLED, "men", "killed", 7, id="over-it"),
        pytest.param(ATTACK_KILLED, "men", "attacks", 7, id="subject-of-its-verb"),
        pytest.param(SAID_LATER, "men", "Bland", 7, id="subject-above"),
        pytest.param(ATTACK_KILLED, "men", "nine", 7, id="one-of-its-words"),
        pytest.param(MEN_WHO, "men", "by", 7, id="the-nearest"),
        pytest.param(MEN_WHO, "men", None, None, id="no-event"),
    ],
)
def test_the_event_that_a_quantity_belongs_to(
    vocab: Vocab, lines: str, head: str, trigger: str | None, expected: int | None
) -> None:
    doc = parsed(vocab, lines)
    events = {token(doc, trigger).i: 7} if trigger else {}
    assert event_about(token(doc, head), events) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(MEN_WHO, "BRB", id="in-the-phrase"),
        pytest.param(SAID_LATER, None, id="beyond-the-clause"),
        pytest.param(SAID_LATER.replace("came   nsubj", "came   dobj").replace(
            "said   ccomp", "said   xcomp"), "BRB", id="subject-of-the-clause"),
        pytest.param(ATTACK_KILLED, None, id="nobody"),
    ],
)  # fmt: skip
def test_whose_the_counted_things_are(vocab: Vocab, lines: str, expected: str | None) -> None:
    doc = parsed(vocab, lines)
    at = token(doc, "Bland").i
    set_mentions(doc, [Mention(at, at + 1, at, "name", ("BRB",), 0.9, "test")])
    assert actor_about(token(doc, "men")) == expected


def test_the_nearest_time_says_as_of_when(vocab: Vocab) -> None:
    doc = parsed(vocab, ATTACK_KILLED)
    first, last = (Dated(dt.date(2022, 5, n), dt.date(2022, 5, n), "day", "told") for n in (1, 2))
    doc._.times = [
        TimeExpression(0, 1, first), TimeExpression(3, 4, last), TimeExpression(4, 5, None)
    ]  # fmt: skip
    assert time_about(doc, token(doc, "men"), None) == last
    doc._.times = []
    assert time_about(doc, token(doc, "men"), None) is None
