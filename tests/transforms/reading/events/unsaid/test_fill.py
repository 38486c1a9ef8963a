"""Whom sentences leave unsaid: the candidates that a story gives, and which of them is taken."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from parley.schemas.codebook.lexicons import UnsaidRow
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.files import parse_csv
from parley.transforms.reading.events.unsaid.candidates import Candidate, share
from parley.transforms.reading.events.unsaid.fill import Least, Unsaid
from tests.transforms.reading.events.told import told

ROWS = [
    UnsaidRow(sign="source nobody", weight=1.0),
    UnsaidRow(sign="source near", weight=2.0),
    UnsaidRow(sign="source far", weight=-1.0),
]
NOBODY = Candidate("", ("source nobody",))
TRIGGER = SimpleNamespace()


def unsaid(rows=ROWS):
    return Unsaid(rows, [], Least(source=0.5, target=0.5, both=0.25))


@pytest.mark.parametrize(
    ("candidates", "least", "expected"),
    [
        ([NOBODY, Candidate("a", ("source near",))], 0.5, ["a"]),
        ([NOBODY, Candidate("a", ("source near",))], 0.9, []),
        ([NOBODY, Candidate("a", ("source far",))], 0.0, []),
        ([NOBODY, Candidate("b", ("source near",)), Candidate("a", ("source near",))], 0.4,
         ["a", "b"]),
        ([NOBODY], 0.0, []),
    ],
)  # fmt: skip
def test_who_is_likely_enough_and_likelier_than_nobody(candidates, least, expected):
    assert unsaid().ranked(TRIGGER, "source", candidates, least) == expected


def test_without_weights_nobody_is_taken():
    candidates = [NOBODY, Candidate("a", ("source near",))]
    assert unsaid(rows=[]).ranked(TRIGGER, "source", candidates, 0.0) == []


def test_a_sign_says_what_it_is_for():
    with pytest.raises(CodebookError, match=r"general/unsaid.csv:2"):
        list(parse_csv(UnsaidRow, "sign,weight\nnear,1.0\n", "general/unsaid.csv"))


@pytest.mark.parametrize(("named", "most", "quarter"), [(1, 8, 1), (2, 8, 1), (3, 8, 2), (8, 8, 4)])
def test_quarters_of_the_most_named(named, most, quarter):
    assert share(named, most) == quarter


def test_the_story_tells_who_acts_and_upon_whom(general):
    doc = general(
        "Rebels of the Western Front attacked the army in Sabo on Monday. "
        "The shelling killed ten soldiers."
    )
    first, again = told(doc)
    assert first == again
    assert [event.method.endswith("_unsaid") for event in doc._.events] == [False, True]
