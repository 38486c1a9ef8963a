"""Parses put right that lose who acts: dates run into names, names joined across asides."""

from __future__ import annotations

import pytest
from spacy.vocab import Vocab

from parley.transforms.reading.actors.names.ner_repairs import join_persons, split_dates_from_names
from parley.transforms.reading.records import Mention
from tests.transforms.parsed import parsed, token

DAY_AND_MONTH = """
    On   on   ADP   IN  sent ROOT
    4    4    NUM   CD  Peru nummod
    June June PROPN NNP Peru compound
    Peru Peru PROPN NNP On   pobj
    sent send VERB  VBD sent ROOT
    aid  aid  NOUN  NN  sent dobj
"""
WEEKDAY = """
    On     on     ADP   IN  sent prep
    Monday Monday PROPN NNP Peru compound
    Peru   Peru   PROPN NNP On   pobj
    has    have   AUX   VBZ sent aux
    sent   send   VERB  VBN sent ROOT
    aid    aid    NOUN  NN  sent dobj
"""
WITH_YEAR = """
    Since    since    ADP   IN  refused prep
    May      May      PROPN NNP Peru    compound
    4        4        NUM   CD  Peru    nummod
    2022     2022     NUM   CD  Peru    nummod
    North    North    PROPN NNP 2022    compound
    Peru     Peru     PROPN NNP Since   pobj
    refused  refuse   VERB  VBD refused ROOT
    talks    talk     NOUN  NNS refused dobj
"""


@pytest.mark.parametrize(
    ("lines", "verb"),
    [
        pytest.param(DAY_AND_MONTH, "sent", id="day-and-month"),
        pytest.param(WEEKDAY, "sent", id="weekday-and-auxiliary"),
        pytest.param(WITH_YEAR, "refused", id="year"),
    ],
)
def test_the_name_behind_a_date_is_the_subject(vocab: Vocab, lines: str, verb: str) -> None:
    doc = parsed(vocab, lines)
    split_dates_from_names(doc)
    peru = token(doc, "Peru")
    assert (peru.dep_, peru.head.text) == ("nsubj", verb)
    assert (doc[0].dep_, doc[0].head.text) == ("prep", verb)
    assert not any(part.head.i < peru.i - 1 for part in peru.lefts)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(WEEKDAY.replace("Monday Monday", "Oslo Oslo"), id="no-date"),
        pytest.param(WEEKDAY.replace("Peru   Peru   PROPN NNP", "Peru Peru NOUN NN"), id="no-name"),
        pytest.param(WEEKDAY.replace("on     ADP", "on ADV"), id="no-phrase"),
        pytest.param(WEEKDAY.replace("NN  sent dobj", "NN sent nsubj"), id="has-a-subject"),
        pytest.param("On on ADP IN On ROOT\nMonday Monday PROPN NNP On pobj", id="nothing-behind"),
    ],
)
def test_what_is_parsed_well_is_left_alone(vocab: Vocab, lines: str) -> None:
    doc = parsed(vocab, lines)
    before = [(t.head.i, t.dep_) for t in doc]
    split_dates_from_names(doc)
    assert [(t.head.i, t.dep_) for t in doc] == before


ACROSS_AN_ASIDE = """
    Ann      Ann      PROPN NNP Lee   compound
    Lee      Lee      PROPN NNP met   nsubj
    of       of       ADP   IN  Lee   prep
    Peru     Peru     PROPN NNP Ray   nmod
    and      and      CCONJ CC  Ray   cc
    Bob      Bob      PROPN NNP Ray   compound
    Ray      Ray      PROPN NNP of    pobj
    met      meet     VERB  VBD met   ROOT
"""
BELOW_A_VERB = ACROSS_AN_ASIDE.replace("Ray      Ray      PROPN NNP of    pobj",
                                       "Ray      Ray      PROPN NNP met   dobj")  # fmt: skip
WITHOUT_AND = ACROSS_AN_ASIDE.replace("and      and      CCONJ CC ", "to       to       ADP   IN ")
APPOSED = """
    Lee      Lee      PROPN NNP met   nsubj
    ,        ,        PUNCT ,   Lee   punct
    envoy    envoy    NOUN  NN  Lee   appos
    and      and      CCONJ CC  envoy cc
    Ray      Ray      PROPN NNP envoy conj
    ,        ,        PUNCT ,   Lee   punct
    host     host     NOUN  NN  Lee   appos
    met      meet     VERB  VBD met   ROOT
"""


def persons(*stretches: tuple[int, int]) -> list[Mention]:
    return [
        Mention(start, end, end - 1, "name", (f"person:{end}",), 0.6, "test", "PERSON", True)
        for start, end in stretches
    ]


def test_a_person_behind_the_aside_of_another_is_joined_to_that_one(vocab: Vocab) -> None:
    doc = parsed(vocab, ACROSS_AN_ASIDE)
    join_persons(doc, persons((0, 2), (5, 7)))
    ray, peru = token(doc, "Ray"), token(doc, "Peru")
    assert (ray.dep_, ray.head.text) == ("conj", "Lee")
    assert (peru.dep_, peru.head.text) == ("pobj", "of")


def test_what_is_said_of_the_second_person_goes_with_that_one(vocab: Vocab) -> None:
    doc = parsed(vocab, APPOSED)
    join_persons(doc, persons((0, 1), (4, 5)))
    assert [token(doc, word).head.text for word in ("Ray", "envoy", "host")] == [
        "Lee", "Lee", "Ray",
    ]  # fmt: skip


@pytest.mark.parametrize("lines", [BELOW_A_VERB, WITHOUT_AND])
def test_persons_who_are_not_joined_stay_apart(vocab: Vocab, lines: str) -> None:
    doc = parsed(vocab, lines)
    before = [(t.head.i, t.dep_) for t in doc]
    join_persons(doc, persons((0, 2), (5, 7)))
    assert [(t.head.i, t.dep_) for t in doc] == before
