"""Aliases of the codebooks where they stand, on parses written by hand."""

from __future__ import annotations

from collections import Counter

import pytest
import spacy

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.actors.book import ActorBook
from parley.transforms.reading.actors.names.known import main_parties
from tests.transforms.reading.actors.met import meanings

NAMESAKE = """
    Mike    Mike    PROPN NNP Hansen  compound
    Hansen  Hansen  PROPN NNP left    nsubj
    left    leave   VERB  VBD left    ROOT
"""
JOHNSONS = """
    Anna     Anna     PROPN NNP Johnson  compound
    Johnson  Johnson  PROPN NNP accused  nsubj
    accused  accuse   VERB  VBD accused  ROOT
    Peru     Peru     PROPN NNP accused  dobj
    .        .        PUNCT .   accused  punct
    Johnson  Johnson  PROPN NNP left     nsubj
    left     leave    VERB  VBD left     ROOT
"""
CIVIC = """
    The       the       DET   DT  Federation det
    Norwegian Norwegian PROPN NNP Federation compound
    Chess     Chess     PROPN NNP Federation compound
    Federation Federation PROPN NNP thanked   nsubj
    thanked   thank     VERB  VBD thanked    ROOT
    Peru      Peru      PROPN NNP thanked    dobj
"""
ON_A_CITY = """
    The     the    DET   DT  strikes det
    strikes strike NOUN  NNS failed  nsubj
    on      on     ADP   IN  strikes prep
    Lima    Lima   PROPN NNP on      pobj
    failed  fail   VERB  VBD failed  ROOT
"""
IN_A_CITY = ON_A_CITY.replace("    on      on ", "    near    near ").replace(
    "NNP on ", "NNP near "
)
RETURNED = """
    They     they   PRON  PRP returned nsubj
    returned return VERB  VBD returned ROOT
    statues  statue NOUN  NNS returned dobj
    to       to     ADP   IN  returned prep
    Serbia   Serbia PROPN NNP to       pobj
"""
WENT = RETURNED.replace("    statues  statue NOUN  NNS returned dobj\n", "")
BASED = """
    Kyiv     Kyiv    PROPN NNP based   npadvmod
    -        -       PUNCT HYPH based  punct
    based    base    VERB  VBN experts amod
    experts  expert  NOUN  NNS left    nsubj
    left     leave   VERB  VBD left    ROOT
"""
BOTH_SIDES = """
    Both  both  DET  DT  sides det
    sides side  NOUN NNS met   nsubj
    met   meet  VERB VBD met   ROOT
"""


@pytest.mark.parametrize(
    ("lines", "ents", "expected"),
    [
        pytest.param(JOHNSONS, {"Anna Johnson": "PERSON"},
                     {"Anna Johnson": "person:anna_johnson", "Peru": "PER",
                      "Johnson": "person:anna_johnson"}, id="surname-of-somebody-named-before"),
        pytest.param(CIVIC, {}, {"Norwegian Chess Federation": "org:norwegian_chess_federation",
                                 "Peru": "PER"}, id="demonym-in-the-name-of-a-society"),
        pytest.param(ON_A_CITY, {"Lima": "GPE"}, {"Lima": "PER"}, id="city-that-is-struck"),
        pytest.param(IN_A_CITY, {"Lima": "GPE"}, {}, id="city-where-something-is"),
        pytest.param(RETURNED, {}, {"Serbia": "SRB"}, id="given-back-to-a-government"),
        pytest.param(WENT, {}, {}, id="gone-to-a-place"),
        pytest.param(BASED, {}, {"experts": "collective:experts"}, id="based-there"),
        pytest.param(BOTH_SIDES, {}, {"Both sides": ""}, id="sides-of-nobody"),
    ],
)  # fmt: skip
def test_whom_a_name_means_where_it_stands(
    meet, lines: str, ents: dict[str, str], expected: dict[str, str]
) -> None:
    found = meanings(meet(lines, ents))
    assert {wording: actors for wording, actors in found.items() if wording != "They"} == expected


@pytest.fixture(scope="module")
def book(knowledge: Knowledge) -> ActorBook:
    return ActorBook(knowledge, spacy.blank("en"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Russia and Ukraine and Russia", ("RUS", "UKR"), id="known-conflict"),
        pytest.param("Colombia and the FARC", ("COL", "armed:farc"), id="a-state-and-its-rebels"),
        pytest.param("the FARC", (), id="rebels-alone"),
        pytest.param("Colombia and rebels", (), id="rebels-without-a-name"),
        pytest.param("Colombia, the FARC and the ELN", (), id="two-groups"),
        pytest.param("Peru", (), id="no-conflict"),
    ],
)
def test_the_parties_of_which_a_text_speaks(
    book: ActorBook, text: str, expected: tuple[str, ...]
) -> None:
    matches = book.find(spacy.blank("en")(text))
    assert Counter(main_parties(book, matches)) == Counter(expected)
