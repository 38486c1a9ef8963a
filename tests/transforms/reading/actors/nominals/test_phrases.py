"""Telling nouns with the actors around them, on parses written by hand."""

from __future__ import annotations

import pytest

from tests.transforms.reading.actors.met import meanings

SHOIGU, AKAR, LAVROV = "person:sergei_shoigu", "person:hulusi_akar", "person:sergey_lavrov"

DEFENCE_MINISTER = """
    The      the      DET   DT  minister det
    Russian  russian  ADJ   JJ  minister amod
    defence  defence  NOUN  NN  minister compound
    minister minister NOUN  NN  left     nsubj
    left     leave    VERB  VBD left     ROOT
"""
FORMER = """
    The      the      DET   DT  minister det
    former   former   ADJ   JJ  minister amod
    Russian  russian  ADJ   JJ  minister amod
    defence  defence  NOUN  NN  minister compound
    minister minister NOUN  NN  left     nsubj
    left     leave    VERB  VBD left     ROOT
"""
COUNTERPART = """
    Lavrov      Lavrov      PROPN NNP met         nsubj
    met         meet        VERB  VBD met         ROOT
    his         his         PRON  PRP$ counterpart poss
    Ukrainian   ukrainian   ADJ   JJ  counterpart amod
    counterpart counterpart NOUN  NN  met         dobj
"""
OWN_COUNTERPART = COUNTERPART.replace("Lavrov      Lavrov     ", "Envoys      envoy      ").replace(
    "PROPN NNP", "NOUN  NNS"
)
SEATED = """
    Authorities authority NOUN  NNS arrested    nsubj
    in          in        ADP   IN  Authorities prep
    Lahore      Lahore    PROPN NNP in          pobj
    arrested    arrest    VERB  VBD arrested    ROOT
    ten         ten       NUM   CD  arrested    dobj
"""
OFFICIALS_FROM = """
    Officials official NOUN  NNS left      nsubj
    from      from     ADP   IN  Officials prep
    Peru      Peru     PROPN NNP from      pobj
    left      leave    VERB  VBD left      ROOT
"""
TWO_DELEGATIONS = """
    Russian     russian    ADJ   JJ  negotiators amod
    and         and        CCONJ CC  Russian     cc
    Ukrainian   ukrainian  ADJ   JJ  Russian     conj
    negotiators negotiator NOUN  NNS met         nsubj
    met         meet       VERB  VBD met         ROOT
"""
STRAY_MODIFIER = """
    Peru     Peru     PROPN NNP sent     nsubj
    envoys   envoy    NOUN  NNS sent     dobj
    sent     send     VERB  VBD sent     ROOT
"""
OWNER_OF_A_PERSON = """
    Turkey   Turkey   PROPN NNP minister poss
    's       's       PART  POS Turkey   case
    defence  defence  NOUN  NN  minister compound
    minister minister NOUN  NN  left     nsubj
    left     leave    VERB  VBD left     ROOT
"""
RUSSIAN_LEADER = """
    The     the     DET   DT  leader det
    Russian russian ADJ   JJ  leader amod
    leader  leader  NOUN  NN  left   nsubj
    left    leave   VERB  VBD left   ROOT
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(DEFENCE_MINISTER, {"Russian defence minister": SHOIGU}, id="office"),
        pytest.param(FORMER, {"Russian defence minister": ""}, id="former-holder"),
        pytest.param(RUSSIAN_LEADER, {"Russian leader": "person:vladimir_putin"}, id="leader"),
        pytest.param(COUNTERPART,
                     {"Lavrov": LAVROV, "his": LAVROV,
                      "his Ukrainian counterpart": "person:dmytro_kuleba"}, id="counterpart"),
        pytest.param(OWN_COUNTERPART, {"his Ukrainian counterpart": "UKR", "his": ""},
                     id="counterpart-of-nobody-known"),
        pytest.param(OFFICIALS_FROM, {"Officials from Peru": "PER"}, id="from"),
        pytest.param(TWO_DELEGATIONS, {"Russian": "RUS", "Ukrainian negotiators": "UKR"},
                     id="two-delegations"),
        pytest.param(STRAY_MODIFIER, {"Peru envoys": "PER"}, id="modifier-by-its-place"),
        pytest.param(OWNER_OF_A_PERSON, {"Turkey 's defence minister": AKAR, "Turkey": "TUR"},
                     id="an-owner-is-a-mention-too"),
    ],
)  # fmt: skip
def test_whom_a_noun_with_an_actor_means(meet, lines: str, expected: dict[str, str]) -> None:
    assert meanings(meet(lines)) == expected


def test_unnamed_officials_belong_to_the_state_in_which_they_sit(meet) -> None:
    doc = meet(SEATED, {"Lahore": "GPE"})
    assert meanings(doc)["Authorities in Lahore"] == "PAK"


SWEDISH_MINISTER = """
    Marta     Marta     PROPN NNP Lindqvist compound
    Lindqvist Lindqvist PROPN NNP accused   nsubj
    ,         ,         PUNCT ,   Lindqvist punct
    the       the       DET   DT  minister  det
    Swedish   swedish   ADJ   JJ  minister  amod
    minister  minister  NOUN  NN  Lindqvist appos
    ,         ,         PUNCT ,   Lindqvist punct
    accused   accuse    VERB  VBD accused   ROOT
    Peru      Peru      PROPN NNP accused   dobj
"""
BEFORE_THE_NAME = """
    Swedish   swedish   ADJ   JJ  Lindqvist amod
    minister  minister  NOUN  NN  Lindqvist nmod
    Marta     Marta     PROPN NNP Lindqvist compound
    Lindqvist Lindqvist PROPN NNP accused   nsubj
    accused   accuse    VERB  VBD accused   ROOT
    Peru      Peru      PROPN NNP accused   dobj
"""


@pytest.mark.parametrize("lines", [SWEDISH_MINISTER, BEFORE_THE_NAME])
def test_a_newcomer_belongs_to_the_state_of_the_title(meet, lines: str) -> None:
    doc = meet(lines, {"Marta Lindqvist": "PERSON"})
    assert doc._.found.actors["person:marta_lindqvist"].country == "SWE"
    assert "SWE" not in meanings(doc).values()


def test_the_title_behind_a_name_means_its_bearer(meet) -> None:
    doc = meet(SWEDISH_MINISTER, {"Marta Lindqvist": "PERSON"})
    assert meanings(doc)["Swedish minister"] == "person:marta_lindqvist"


SUPREME_COURT = """
    Peru     Peru    PROPN NNP Court   poss
    's       's      PART  POS Peru    case
    Supreme  Supreme PROPN NNP Court   compound
    Court    Court   PROPN NNP accused nsubj
    accused  accuse  VERB  VBD accused ROOT
    Chile    Chile   PROPN NNP accused dobj
"""


def test_a_body_of_every_state_is_that_of_the_state_before_it(meet) -> None:
    doc = meet(SUPREME_COURT, {"Supreme Court": "ORG"})
    assert "PER" in meanings(doc).values()
    assert doc._.found.actors == {}
