"""The logical arguments of a trigger, read from parses written by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from parley.transforms.reading.grammar.control import clause_of
from tests.transforms.parsed import parsed, token

ACTIVE = """
    Aland    Aland    PROPN NNP attacked nsubj
    attacked attack   VERB  VBD attacked ROOT
    Bland    Bland    PROPN NNP attacked dobj
"""
PASSIVE = """
    Bland    Bland    PROPN NNP attacked nsubjpass
    was      be       AUX   VBD attacked auxpass
    attacked attack   VERB  VBN attacked ROOT
    by       by       ADP   IN  attacked agent
    Aland    Aland    PROPN NNP by       pobj
"""
COORDINATED = """
    Aland    Aland    PROPN NNP attacked nsubj
    and      and      CCONJ CC  Aland    cc
    Cland    Cland    PROPN NNP Aland    conj
    attacked attack   VERB  VBD attacked ROOT
    Bland    Bland    PROPN NNP attacked dobj
"""
SECOND_VERB = """
    Aland    Aland    PROPN NNP came     nsubj
    came     come     VERB  VBD came     ROOT
    and      and      CCONJ CC  came     cc
    attacked attack   VERB  VBD came     conj
    Bland    Bland    PROPN NNP attacked dobj
"""
RELATIVE_SUBJECT = """
    Aland    Aland    PROPN NNP left     nsubj
    which    which    PRON  WDT attacked nsubj
    attacked attack   VERB  VBD Aland    relcl
    Bland    Bland    PROPN NNP attacked dobj
    left     leave    VERB  VBD left     ROOT
"""
RELATIVE_OBJECT = """
    Bland    Bland    PROPN NNP left     nsubj
    which    which    PRON  WDT attacked dobj
    Aland    Aland    PROPN NNP attacked nsubj
    attacked attack   VERB  VBD Bland    relcl
    left     leave    VERB  VBD left     ROOT
"""
REDUCED_RELATIVE = """
    Bland    Bland    PROPN NNP left     nsubj
    attacked attack   VERB  VBN Bland    acl
    by       by       ADP   IN  attacked agent
    Aland    Aland    PROPN NNP by       pobj
    left     leave    VERB  VBD left     ROOT
"""
OBJECT_CONTROL = """
    Cland    Cland    PROPN NNP urged    nsubj
    urged    urge     VERB  VBD urged    ROOT
    Aland    Aland    PROPN NNP urged    dobj
    to       to       PART  TO  attacked aux
    attacked attack   VERB  VB  urged    xcomp
    Bland    Bland    PROPN NNP attacked dobj
"""
SUBJECT_CONTROL = """
    Aland    Aland    PROPN NNP promised nsubj
    promised promise  VERB  VBD promised ROOT
    to       to       PART  TO  attacked aux
    attacked attack   VERB  VB  promised xcomp
    Bland    Bland    PROPN NNP attacked dobj
"""
ACCUSED_OF = """
    Cland    Cland    PROPN NNP accused  nsubj
    accused  accuse   VERB  VBD accused  ROOT
    Aland    Aland    PROPN NNP accused  dobj
    of       of       ADP   IN  accused  prep
    attacked attack   VERB  VBG of       pcomp
    Bland    Bland    PROPN NNP attacked dobj
"""


def words(tokens: list[Token]) -> list[str]:
    return [each.text for each in tokens]


@pytest.mark.parametrize(
    ("parse", "subjects"),
    [
        pytest.param(ACTIVE, ["Aland"], id="active"),
        pytest.param(PASSIVE, ["Aland"], id="passive"),
        pytest.param(COORDINATED, ["Aland", "Cland"], id="coordinated-subjects"),
        pytest.param(SECOND_VERB, ["Aland"], id="second-verb"),
        pytest.param(RELATIVE_SUBJECT, ["Aland"], id="relative-clause-subject"),
        pytest.param(RELATIVE_OBJECT, ["Aland"], id="relative-clause-object"),
        pytest.param(REDUCED_RELATIVE, ["Aland"], id="reduced-relative-clause"),
        pytest.param(OBJECT_CONTROL, ["Aland"], id="object-control"),
        pytest.param(SUBJECT_CONTROL, ["Aland"], id="subject-control"),
        pytest.param(ACCUSED_OF, ["Aland"], id="accused-of"),
    ],
)
def test_aland_attacks_bland_in_every_construction(vocab, parse, subjects):
    clause = clause_of(token(parsed(vocab, parse), "attacked"))
    assert words(clause.subjects) == subjects
    assert words(clause.objects) == ["Bland"]


NOUN = """
    Aland    Aland    PROPN NNP attack   poss
    's       's       PART  POS Aland    case
    attack   attack   NOUN  NN  failed   nsubj
    on       on       ADP   IN  attack   prep
    Bland    Bland    PROPN NNP on       pobj
    failed   fail     VERB  VBD failed   ROOT
"""
SHARED_OWNER = """
    Aland    Aland    PROPN NNP threats  poss
    's       's       PART  POS Aland    case
    threats  threat   NOUN  NNS failed   nsubj
    and      and      CCONJ CC  threats  cc
    attack   attack   NOUN  NN  threats  conj
    on       on       ADP   IN  attack   prep
    Bland    Bland    PROPN NNP on       pobj
    failed   fail     VERB  VBD failed   ROOT
"""


@pytest.mark.parametrize("parse", [NOUN, SHARED_OWNER], ids=["owner", "owner-of-two-nouns"])
def test_a_noun_has_owners_and_prepositions(vocab, parse):
    clause = clause_of(token(parsed(vocab, parse), "attack"))
    assert words(clause.slot("poss")) == ["Aland"]
    assert words(clause.slot("prep:on")) == ["Bland"]


def test_an_unknown_slot_is_empty(vocab):
    assert clause_of(token(parsed(vocab, ACTIVE), "attacked")).slot("prep:with") == []


PARTICLE = """
    Aland    Aland    PROPN NNP walked   nsubj
    walked   walk     VERB  VBD walked   ROOT
    away     away     ADV   RB  walked   advmod
    from     from     ADP   IN  away     prep
    Bland    Bland    PROPN NNP from     pobj
"""


def test_a_particle_belongs_to_its_verb(vocab):
    assert clause_of(token(parsed(vocab, PARTICLE), "walked")).particles == {"away"}


COUNTED = """
    Aland    Aland    PROPN NNP freed    nsubj
    freed    free     VERB  VBD freed    ROOT
    hundreds hundred  NOUN  NNS freed    dobj
    of       of       ADP   IN  hundreds prep
    soldiers soldier  NOUN  NNS of       pobj
"""


def test_hundreds_of_soldiers_are_soldiers(vocab):
    assert words(clause_of(token(parsed(vocab, COUNTED), "freed")).objects) == ["soldiers"]
