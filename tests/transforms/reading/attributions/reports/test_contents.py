"""What verbs and nouns of reporting may give, read from parses written by hand."""

from __future__ import annotations

import pytest
from spacy.vocab import Vocab

from parley.schemas.codebook.lexicons import ReportingRow
from parley.transforms.reading.attributions.lexicon import build_lexicon
from parley.transforms.reading.attributions.reports.contents import (
    content_of_noun,
    contents_of_verb,
)
from tests.transforms.parsed import parsed, token
from tests.transforms.reading.attributions.words import row

ACCUSED_OF = """
    Holm    Holm   PROPN NNP accused nsubj
    accused accuse VERB  VBD accused ROOT
    Bland   Bland  PROPN NNP accused dobj
    of      of     ADP   IN  accused prep
    lies    lie    NOUN  NNS of      pobj
"""
SPOKE_ON_A_DAY = """
    Holm   Holm   PROPN NNP spoke nsubj
    spoke  speak  VERB  VBD spoke ROOT
    on     on     ADP   IN  spoke prep
    Monday Monday PROPN NNP on    pobj
"""
TOLD_READERS_OF_A_DAILY = """
    Holm    Holm   PROPN NNP told    nsubj
    told    tell   VERB  VBD told    ROOT
    readers reader NOUN  NNS told    dobj
    of      of     ADP   IN  readers prep
    Echo    Echo   PROPN NNP of      pobj
"""
SEES_AS = """
    Holm  Holm  PROPN NNP sees  nsubj
    sees  see   VERB  VBZ sees  ROOT
    the   the   DET   DT  truce det
    truce truce NOUN  NN  sees  dobj
    as    as    ADP   IN  sees  prep
    a     a     DET   DT  trap  det
    trap  trap  NOUN  NN  as    pobj
"""
REVIEWED = """
    Critics critic NOUN NNS saw  nsubj
    saw     see    VERB VBD saw  ROOT
    the     the    DET  DT  film det
    film    film   NOUN NN  saw  dobj
    as      as     ADP  IN  saw  prep
    a       a      DET  DT  feat det
    feat    feat   NOUN NN  as   pobj
"""
REVIEWED_PASSIVELY = """
    The     the    DET  DT  film nsubj
    film    film   NOUN NN  seen nsubjpass
    was     be     AUX  VBD seen auxpass
    seen    see    VERB VBN seen ROOT
    by      by     ADP  IN  seen agent
    critics critic NOUN NNS by   pobj
    as      as     ADP  IN  seen prep
    bold    bold   ADJ  JJ  as   amod
"""
SEES_ITSELF_AS = SEES_AS.replace("    the   the   DET   DT  truce det\n", "").replace(
    "truce truce NOUN  NN ", "itself itself PRON PRP"
)
NOT_AS_BUT_AS = """
    Holm  Holm  PROPN NNP sees nsubj
    sees  see   VERB  VBZ sees ROOT
    it    it    PRON  PRP sees dobj
    not   not   PART  RB  as   neg
    as    as    ADP   IN  sees prep
    peace peace NOUN  NN  as   pobj
    but   but   CCONJ CC  as   cc
    as    as    ADP   IN  sees prep
    war   war   NOUN  NN  as   pobj
    .     .     PUNCT .   sees punct
"""
CALLED_A = """
    Holm   Holm PROPN NNP called nsubj
    called call VERB  VBD called ROOT
    it     it   PRON  PRP called dobj
    a      a    DET   DT  trap   det
    trap   trap NOUN  NN  called oprd
"""
DECLARED_ITSELF = """
    Bland    Bland   PROPN NNP declared nsubj
    declared declare VERB  VBD declared ROOT
    itself   itself  PRON  PRP ready    nsubj
    ready    ready   ADJ   JJ  declared ccomp
    ,        ,       PUNCT ,   declared punct
    if       if      SCONJ IN  came     mark
    they     they    PRON  PRP came     nsubj
    came     come    VERB  VBD declared advcl
    .        .       PUNCT .   declared punct
"""
VOWED_TO = """
    Holm  Holm  PROPN NNP vowed nsubj
    vowed vow   VERB  VBD vowed ROOT
    to    to    PART  TO  leave aux
    leave leave VERB  VB  vowed xcomp
"""
SEES_NO = """
    Holm   Holm   PROPN NNP sees   nsubj
    sees   see    VERB  VBZ sees   ROOT
    no     no     DET   DT  reason det
    reason reason NOUN  NN  sees   dobj
"""
CONFIRMED_LOSS = """
    Holm      Holm    PROPN NNP confirmed nsubj
    confirmed confirm VERB  VBD confirmed ROOT
    the       the     DET   DT  loss      det
    loss      loss    NOUN  NN  confirmed dobj
"""
CONFIRMED_LOSS_OF = f"""{CONFIRMED_LOSS.rstrip()}
    of    of   ADP  IN  loss pobj
    ships ship NOUN NNS of   pobj
"""
SPOKE_OF = """
    Holm   Holm  PROPN NNP spoke nsubj
    spoke  speak VERB  VBD spoke ROOT
    of     of    ADP   IN  spoke prep
    losses loss  NOUN  NNS of    pobj
"""


@pytest.mark.parametrize(
    ("lines", "verb", "word", "expected"),
    [
        pytest.param(
            ACCUSED_OF, "accused", row("accuse", "verb", "of", "accuse", "of"),
            [("verb:of", "lies")], id="accused-of",
        ),
        pytest.param(
            SPOKE_ON_A_DAY, "spoke", row("speak", "verb", "about", "say", "on"), [],
            id="on-a-day-is-no-matter",
        ),
        pytest.param(
            TOLD_READERS_OF_A_DAILY, "told", row("tell", "verb", "of", "say", "of"), [],
            id="readers-of-are-the-audience",
        ),
        pytest.param(
            SEES_AS, "sees", row("see", "verb", "as", "think", "as"),
            [("verb:as", "the truce as a trap")], id="a-view-has-its-object",
        ),
        pytest.param(
            REVIEWED, "saw", row("see", "verb", "as", "think", "as"), [],
            id="what-an-audience-makes-of-a-work",
        ),
        pytest.param(
            REVIEWED_PASSIVELY, "seen", row("see", "verb", "as", "think", "as"), [],
            id="what-is-made-of-a-work-by-an-audience",
        ),
        pytest.param(
            REVIEWED.replace("Critics critic NOUN NNS", "Holm    Holm   PROPN NNP"), "saw",
            row("see", "verb", "as", "say", "as"), [("verb:as", "a feat")],
            id="what-somebody-else-makes-of-it",
        ),
        pytest.param(
            SEES_ITSELF_AS, "sees", row("see", "verb", "as", "think", "as"),
            [("verb:as", "a trap")], id="of-oneself-only-as-what",
        ),
        pytest.param(
            SEES_AS, "sees", row("see", "verb", "as", "say", "as"), [("verb:as", "a trap")],
            id="a-name-has-no-object",
        ),
        pytest.param(
            NOT_AS_BUT_AS, "sees", row("see", "verb", "as", "think", "as"),
            [("verb:as", "it not as peace but as war")], id="not-as-but-as",
        ),
        pytest.param(
            CALLED_A, "called", row("call", "verb", "as"), [("verb:as", "it a trap")], id="called-a"
        ),
        pytest.param(
            DECLARED_ITSELF, "declared", row("declare", "verb", "quote"),
            [("verb:as", "ready , if they came .")], id="declared-itself-with-its-condition",
        ),
        pytest.param(
            VOWED_TO, "vowed", row("vow", "verb", "to_inf"), [("verb:to_inf", "to leave")],
            id="vowed-to",
        ),
        pytest.param(
            SEES_NO, "sees", row("see", "verb", "no_object"), [("verb:object", "no reason")],
            id="sees-no",
        ),
        pytest.param(
            CONFIRMED_LOSS, "confirmed", row("confirm", "verb", "no_object"), [],
            id="what-is-not-denied",
        ),
        pytest.param(
            CONFIRMED_LOSS, "confirmed", row("confirm", "verb", "object"), [],
            id="a-bare-object-says-nothing",
        ),
        pytest.param(
            CONFIRMED_LOSS_OF, "confirmed", row("confirm", "verb", "object"),
            [("verb:object", "the loss of ships")], id="an-object-that-says-something",
        ),
        pytest.param(
            SPOKE_OF, "spoke", row("speak", "verb", "object", "say", "of"),
            [("verb:object", "losses")], id="an-object-after-a-preposition",
        ),
    ],
)  # fmt: skip
def test_what_a_verb_may_report(
    vocab: Vocab, lines: str, verb: str, word: ReportingRow, expected: list[tuple[str, str]]
) -> None:
    ents = {"Monday": "DATE"}
    doc = parsed(vocab, lines, ents)
    cue = build_lexicon([word]).verbs[word.lemma]
    found = contents_of_verb(doc, token(doc, verb), cue)
    assert [(str(rule), doc[slice(*stretch)].text) for stretch, rule in found] == expected


CLAIM_THAT = """
    the    the   DET   DT  claim  det
    claim  claim NOUN  NN  grew   nsubj
    that   that  SCONJ IN  failed mark
    it     it    PRON  PRP failed nsubj
    failed fail  VERB  VBD claim  acl
    grew   grow  VERB  VBD grew   ROOT
"""
NO_CLAIM_THAT = CLAIM_THAT.replace("    the    the  ", "    no     no   ")
CLAIM_OF = """
    the   the   DET  DT  claim det
    claim claim NOUN NN  grew  nsubj
    of    of    ADP  IN  claim prep
    fraud fraud NOUN NN  of    pobj
    grew  grow  VERB VBD grew  ROOT
"""
CLAIM_IS_THAT = """
    their their PRON  PRP$ claim poss
    claim claim NOUN  NN   is    nsubj
    is    be    AUX   VBZ  is    ROOT
    that  that  SCONJ IN   help  mark
    talks talk  NOUN  NNS  help  nsubj
    help  help  VERB  VBP  is    ccomp
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(CLAIM_THAT, ("noun:clause", "that it failed"), id="claim-that"),
        pytest.param(NO_CLAIM_THAT, None, id="no-claim-that"),
        pytest.param(CLAIM_OF, ("noun:of", "fraud"), id="claim-of"),
        pytest.param(CLAIM_IS_THAT, ("noun:clause", "that talks help"), id="claim-is-that"),
    ],
)
def test_what_a_noun_gives(vocab: Vocab, lines: str, expected: tuple[str, str] | None) -> None:
    doc = parsed(vocab, lines)
    rows = [row("claim", "noun", "clause"), row("claim", "noun", "of", "say", "of")]
    found = content_of_noun(token(doc, "claim"), build_lexicon(rows).nouns["claim"])
    told = (str(found[1]), doc[slice(*found[0])].text) if found else None
    assert told == expected


def test_a_noun_gives_no_phrase_that_its_row_does_not_grant(vocab: Vocab) -> None:
    doc = parsed(vocab, CLAIM_OF)
    cue = build_lexicon([row("claim", "noun", "about", "say", "about")]).nouns["claim"]
    assert content_of_noun(token(doc, "claim"), cue) is None
