"""The logical arguments of a trigger, read from parses written by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from parley.transforms.reading.grammar.control import clause_of
from tests.transforms.parsed import parsed, phrase, token

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


@pytest.mark.parametrize(
    ("parse", "verb", "expected"),
    [
        pytest.param(
            """
        They/nsubj/are/PRP are=be/ROOT/are/VBP:AUX ready/acomp/are/JJ to/aux/meet/TO
        meet/xcomp/ready/VB rebels=rebel/dobj/meet/NNS
        """,
            "meet",
            ["They"],
            id="adjective",
        ),
        pytest.param(
            """
        They/nsubj/praised/PRP praised=praise/ROOT/praised/VBD the/det/decision/DT
        decision/dobj/praised/NN of/prep/decision/IN Peru/pobj/of/NNP to/aux/leave/TO
        leave/acl/decision/VB
        """,
            "leave",
            ["Peru"],
            id="of-a-noun",
        ),
        pytest.param(
            """
        They/nsubj/made/PRP made=make/ROOT/made/VBD efforts=effort/dobj/made/NNS to/aux/leave/TO
        leave/acl/efforts/VB
        """,
            "leave",
            ["They"],
            id="verb-over-a-noun",
        ),
        pytest.param(
            """
        They/nsubj/called/PRP called=call/ROOT/called/VBD him=he/dobj/called/PRP
        to/aux/congratulate/TO congratulate/xcomp/called/VB him=he/dobj/congratulate/PRP
        """,
            "congratulate",
            ["They"],
            id="by-telephone",
        ),
        pytest.param(
            """
        They/nsubj/called/PRP called=call/ROOT/called/VBD him=he/dobj/called/PRP to/aux/leave/TO
        leave/xcomp/called/VB
        """,
            "leave",
            ["They"],
            id="called-him",
        ),
        pytest.param(
            """
        They/nsubj/called/PRP called=call/ROOT/called/VBD on/prep/called/IN
        rebels=rebel/pobj/on/NNS to/aux/leave/TO leave/xcomp/called/VB
        """,
            "leave",
            ["rebels"],
            id="called-on",
        ),
        pytest.param(
            """
        They/nsubj/appealed/PRP appealed=appeal/ROOT/appealed/VBD to/prep/appealed/IN
        rebels=rebel/pobj/2/NNS to/aux/leave/TO leave/xcomp/appealed/VB
        """,
            "leave",
            ["rebels"],
            id="appealed-to",
        ),
        pytest.param(
            """
        They/nsubj/stopped/PRP stopped=stop/ROOT/stopped/VBD rebels=rebel/dobj/stopped/NNS
        from/prep/stopped/IN leaving=leave/pcomp/from/VBG
        """,
            "leaving",
            ["rebels"],
            id="stopped-from",
        ),
        pytest.param(
            """
        They/nsubj/succeeded/PRP succeeded=succeed/ROOT/succeeded/VBD in/prep/succeeded/IN
        leaving=leave/pcomp/in/VBG
        """,
            "leaving",
            ["They"],
            id="succeeded-in",
        ),
        pytest.param(
            """
        Rebels=rebel/nsubjpass/praised/NNS were=be/auxpass/praised/VBD:AUX
        praised=praise/ROOT/praised/VBN for/prep/praised/IN leaving=leave/pcomp/for/VBG
        """,
            "leaving",
            ["Rebels"],
            id="praised-for",
        ),
        pytest.param(
            """
        Rebels/nsubjpass/killed/NNPS were=be/auxpass/killed/VBD:AUX killed=kill/ROOT/killed/VBN
        after/prep/killed/IN leaving=leave/pcomp/after/VBG
        """,
            "leaving",
            ["Rebels"],
            id="passive",
        ),
        pytest.param(
            """
        Rebels=rebel/nsubjpass/urged/NNS were=be/auxpass/urged/VBD:AUX urged=urge/ROOT/urged/VBN
        to/aux/leave/TO leave/xcomp/urged/VB
        """,
            "leave",
            ["Rebels"],
            id="urged",
        ),
        pytest.param(
            """
        They/nsubj/are/PRP are=be/ROOT/are/VBP:AUX open/acomp/are/JJ to/prep/open/IN
        meeting=meet/pcomp/to/VBG them=they/dobj/meeting/PRP
        """,
            "meeting",
            ["They"],
            id="open-to",
        ),
        pytest.param(
            """
        They/nsubj/have/PRP have/ROOT/have/VBP hopes=hope/dobj/have/NNS of/prep/hopes/IN
        meeting=meet/pcomp/of/VBG them=they/dobj/meeting/PRP
        """,
            "meeting",
            ["They"],
            id="hopes-of",
        ),
        pytest.param(
            "Talks=talk/ROOT/Talks/NNS to/aux/end/TO end/conj/Talks/VB it/dobj/end/PRP",
            "end",
            [],
            id="under-a-noun-without-a-verb",
        ),
        pytest.param(
            "War/nsubj/with/NN with/ROOT/with/IN leaving=leave/pcomp/with/VBG",
            "leaving",
            [],
            id="behind-a-preposition-alone",
        ),
        pytest.param(
            "Ready/ROOT/Ready/JJ to/aux/leave/TO leave/xcomp/Ready/VB",
            "leave",
            [],
            id="adjective-alone",
        ),
        pytest.param(
            "Yes/ROOT/Yes/UH:INTJ leave/ccomp/Yes/VB", "leave", [], id="under-no-word-that-acts"
        ),
        pytest.param(
            """
        They/nsubj/praised/PRP praised=praise/ROOT/praised/VBD the/det/plan/DT
        plan/dobj/praised/NN Peru/nsubj/made/NNP made=make/relcl/plan/VBD to/aux/leave/TO
        leave/acl/plan/VB
        """,
            "leave",
            ["Peru"],
            id="relative-clause-of-the-noun",
        ),
        pytest.param(
            """
        Rebels=rebel/ROOT/Rebels/NNS who/nsubj/made/WP made=make/relcl/Rebels/VBD
        efforts=effort/dobj/made/NNS to/aux/leave/TO leave/acl/efforts/VB
        """,
            "leave",
            ["Rebels"],
            id="noun-in-a-relative-clause",
        ),
        pytest.param(
            """
        Peru/nsubj/signed/NNP signed=sign/ROOT/signed/VBD a/det/decree/DT decree/dobj/signed/NN
        granting=grant/acl/decree/VBG land/dobj/granting/NN
        """,
            "granting",
            ["Peru"],
            id="writing",
        ),
        pytest.param(
            """
        Rebels/nsubj/left/NNP ,/punct/left/, fearing=fear/advcl/left/VBG
        them=they/dobj/fearing/PRP ,/punct/left/, left=leave/ROOT/left/VBD
        """,
            "fearing",
            ["Rebels"],
            id="participle",
        ),
    ],
)
def test_who_does_what_the_clause_leaves_out(vocab, parse, verb, expected):
    assert words(clause_of(token(phrase(vocab, parse), verb)).subjects) == expected


@pytest.mark.parametrize(
    ("parse", "verb", "expected"),
    [
        (
            """
        The/det/rebels/DT rebels=rebel/nsubj/left/NNS attacked=attack/acl/rebels/VBN
        by/agent/attacked/IN Peru/pobj/by/NNP left=leave/ROOT/left/VBD
        """,
            "attacked",
            ["rebels"],
        ),
        (
            """
        They/nsubj/attacked/PRP attacked=attack/ROOT/attacked/VBD rebels=rebel/dobj/attacked/NNS
        whom/dobj/armed/WP Peru/nsubj/armed/NNP armed=arm/relcl/rebels/VBD
        """,
            "armed",
            ["rebels"],
        ),
        (
            """
        Rebels=rebel/nsubj/hoped/NNS hoped=hope/ROOT/hoped/VBD to/aux/freed/TO
        be/auxpass/freed/VB:AUX freed=free/xcomp/hoped/VBN
        """,
            "freed",
            ["Rebels"],
        ),
    ],
)
def test_what_is_acted_upon_may_stand_outside(vocab, parse, verb, expected):
    assert words(clause_of(token(phrase(vocab, parse), verb)).objects) == expected


def test_a_preposition_without_a_complement_is_a_particle(vocab):
    doc = phrase(
        vocab,
        """
        They/nsubj/walked/PRP walked=walk/ROOT/walked/VBD out/prep/walked/IN of/prep/out/IN
        the/det/talks/DT talks=talk/pobj/of/NNS
        """,
    )
    assert clause_of(token(doc, "walked")).particles == {"out"}
    doc = phrase(
        vocab,
        """
        They/nsubj/went/PRP went=go/ROOT/went/VBD over/prep/went/IN land/pobj/over/NN
        """,
    )
    assert clause_of(token(doc, "went")).particles == set()


LIST = """
    ministers=minister/ROOT/ministers/NNS :/punct/ministers/: signed=sign/ROOT/signed/VBD
    it/dobj/signed/PRP
"""


@pytest.mark.parametrize(
    ("parse", "kinds", "expected"),
    [
        pytest.param(LIST, "ppbb", ["ministers"], id="noun-before-the-colon"),
        pytest.param(LIST, "pppp", [], id="no-item"),
        pytest.param(
            """
        They/nsubj/agreed/PRP agreed=agree/ROOT/agreed/VBD :/punct/agreed/:
        signed=sign/ROOT/signed/VBD it/dobj/signed/PRP
        """,
            "pppbb",
            ["They"],
            id="verb-before-the-colon",
        ),
        pytest.param(
            "ministers=minister/ROOT/ministers/NNS met=meet/ROOT/met/VBD it/dobj/met/PRP",
            "pbb",
            [],
            id="no-colon",
        ),
        pytest.param(
            """
        ministers=minister/ROOT/ministers/NNS :/punct/ministers/: today/npadvmod/signed/NN
        signed=sign/ROOT/signed/VBD
        """,
            "ppbb",
            [],
            id="words-before-the-verb",
        ),
    ],
)
def test_the_line_before_a_list_leads_in_its_items(vocab, parse, kinds, expected):
    doc = phrase(vocab, parse)
    doc._.kinds = ["bullet" if kind == "b" else "prose" for kind in kinds]
    verb = next(each for each in doc if each.text in {"signed", "met"})
    assert words(clause_of(verb).subjects) == expected
