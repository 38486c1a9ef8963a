"""The clauses that verbs of reporting state, read from parses written by hand."""

from __future__ import annotations

import pytest
from spacy.vocab import Vocab

from parley.transforms.reading.attributions.reports.reported_clauses import stated_clauses
from tests.transforms.parsed import parsed, token

AFTER = """
    Holm   Holm PROPN NNP said   nsubj
    said   say  VERB  VBD said   ROOT
    it     it   PRON  PRP failed nsubj
    failed fail VERB  VBD said   ccomp
    .      .    PUNCT .   said   punct
"""
BEFORE = """
    It     it   PRON  PRP failed nsubj
    failed fail VERB  VBD said   ccomp
    ,      ,    PUNCT ,   said   punct
    Holm   Holm PROPN NNP said   nsubj
    said   say  VERB  VBD said   ROOT
    .      .    PUNCT .   said   punct
"""
NOT_SET_OFF = BEFORE.replace("    ,      ,    PUNCT ,   said   punct\n", "")
SURE = """
    Holm   Holm PROPN NNP is     nsubj
    is     be   AUX   VBZ is     ROOT
    sure   sure ADJ   JJ  is     acomp
    it     it   PRON  PRP failed nsubj
    failed fail VERB  VBD sure   ccomp
"""
AS_HOLM_SAID = """
    As     as   SCONJ IN  said   mark
    Holm   Holm PROPN NNP said   nsubj
    said   say  VERB  VBD failed advcl
    ,      ,    PUNCT ,   failed punct
    it     it   PRON  PRP failed nsubj
    failed fail VERB  VBD failed ROOT
    again  again ADV  RB  failed advmod
    .      .    PUNCT .   failed punct
"""
AS_LONG_AS = """
    It     it     PRON  PRP  waits  nsubj
    waits  wait   VERB  VBZ  waits  ROOT
    as     as     ADV   RB   long   advmod
    long   long   ADV   RB   waits  advmod
    as     as     SCONJ IN   insist mark
    they   they   PRON  PRP  insist nsubj
    insist insist VERB  VBP  long   advcl
"""
MADE_IT_CLEAR = """
    Holm   Holm  PROPN NNP made   nsubj
    made   make  VERB  VBD made   ROOT
    it     it    PRON  PRP made   dobj
    clear  clear ADJ   JJ  made   oprd
    that   that  SCONJ IN  failed mark
    talks  talk  NOUN  NNS failed nsubj
    failed fail  VERB  VBD made   ccomp
"""
DID_NOT_SAY_WHETHER = """
    Holm    Holm    PROPN NNP say    nsubj
    did     do      AUX   VBD say    aux
    not     not     PART  RB  say    neg
    say     say     VERB  VB  say    ROOT
    whether whether SCONJ IN  failed mark
    it      it      PRON  PRP failed nsubj
    failed  fail    VERB  VBD say    ccomp
"""
SIGNED_WHAT = """
    Holm   Holm  PROPN NNP signed nsubj
    signed sign  VERB  VBD signed ROOT
    what   what  PRON  WP  agreed dobj
    they   they  PRON  PRP agreed nsubj
    agreed agree VERB  VBD signed ccomp
"""
THROWN_IN = """
    It     it    PRON  PRP failed nsubj
    ,      ,     PUNCT ,   failed punct
    he     he    PRON  PRP thinks nsubj
    thinks think VERB  VBZ failed parataxis
    ,      ,     PUNCT ,   failed punct
    failed fail  VERB  VBD failed ROOT
    .      .     PUNCT .   failed punct
"""
BETWEEN = """
    The   the  DET   DT  hall  det
    hall  hall NOUN  NN  was   nsubj
    ,     ,    PUNCT ,   said  punct
    Holm  Holm PROPN NNP said  nsubj
    said  say  VERB  VBD said  ROOT
    ,     ,    PUNCT ,   said  punct
    was   be   AUX   VBD said  conj
    not   not  PART  RB  was   neg
    quite quite ADV  RB  ready advmod
    ready ready ADJ  JJ  was   acomp
    .     .    PUNCT .   was   punct
"""
WHO_HE_SAID = """
    envoys envoy NOUN  NNS left   nsubj
    who    who   PRON  WP  lied   nsubj
    ,      ,     PUNCT ,   lied   punct
    he     he    PRON  PRP said   nsubj
    said   say   VERB  VBD lied   parataxis
    ,      ,     PUNCT ,   lied   punct
    lied   lie   VERB  VBD envoys relcl
    to     to    ADP   IN  lied   prep
    them   they  PRON  PRP to     pobj
    left   leave VERB  VBD left   ROOT
    .      .     PUNCT .   left   punct
"""
STRAYED = """
    Holm   Holm  PROPN NNP said   nsubj
    said   say   VERB  VBD said   ROOT
    ,      ,     PUNCT ,   said   punct
    in     in    ADP   IN  said   prep
    remark remark NOUN NN  in     pobj
    ,      ,     PUNCT ,   remark punct
    that   that  SCONJ IN  failed mark
    it     it    PRON  PRP failed nsubj
    failed fail  VERB  VBD remark acl
    .      .     PUNCT .   said   punct
"""


@pytest.mark.parametrize(
    ("lines", "verb", "expected"),
    [
        pytest.param(AFTER, "said", [("verb:clause", "it failed")], id="after"),
        pytest.param(BEFORE, "said", [("verb:clause", "It failed")], id="before"),
        pytest.param(NOT_SET_OFF, "said", [], id="before-but-not-set-off"),
        pytest.param(SURE, "is", [("verb:clause", "it failed")], id="of-an-adjective"),
        pytest.param(
            AS_HOLM_SAID, "said", [("verb:as_clause", "it failed again .")], id="as-clause"
        ),
        pytest.param(AS_LONG_AS, "insist", [], id="as-long-as-compares"),
        pytest.param(MADE_IT_CLEAR, "made", [], id="made-it-clear"),
        pytest.param(DID_NOT_SAY_WHETHER, "say", [], id="left-open"),
        pytest.param(SIGNED_WHAT, "signed", [], id="a-thing"),
        pytest.param(
            THROWN_IN, "thinks", [("verb:parenthesis", "It , he thinks , failed .")], id="thrown-in"
        ),
        pytest.param(
            BETWEEN, "said",
            [("verb:parenthesis", "The hall , Holm said , was not quite ready .")], id="between",
        ),
        pytest.param(
            WHO_HE_SAID, "said",
            [("verb:parenthesis", "lied to them left ."),
             ("verb:parenthesis", "who , he said , lied to them")],
            id="after-the-pronoun-that-links",
        ),
        pytest.param(STRAYED, "said", [("verb:clause", "that it failed")], id="hung-elsewhere"),
    ],
)  # fmt: skip
def test_which_clauses_a_verb_states(
    vocab: Vocab, lines: str, verb: str, expected: list[tuple[str, str]]
) -> None:
    doc = parsed(vocab, lines)
    stated = stated_clauses(doc, token(doc, verb))
    told = [(str(rule), doc[slice(*stretch)].text) for stretch, rule in stated]
    assert [(rule, text.strip(" ,")) for rule, text in told] == expected
