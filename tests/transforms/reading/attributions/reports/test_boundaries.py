"""Where the words of a reported clause stop, read from parses written by hand."""

from __future__ import annotations

import pytest
from spacy.vocab import Vocab

from parley.transforms.reading.attributions.lexicon import build_lexicon
from parley.transforms.reading.attributions.reports.boundaries import cut
from parley.transforms.reading.attributions.reports.extents import clause
from tests.transforms.parsed import parsed, token
from tests.transforms.reading.attributions.words import row

LEXICON = build_lexicon(
    [
        row("say", "verb", "clause"),
        row("call", "verb", "as"),
        row("see", "verb", "object"),
        row("show", "verb", "clause", "show"),
    ]
)
CALLING_THEM = """
    they    they PRON  PRP fail    nsubj
    would   would AUX  MD  fail    aux
    fail    fail VERB  VB  fail    ROOT
    ,       ,    PUNCT ,   fail    punct
    calling call VERB  VBG fail    advcl
    them    they PRON  PRP calling dobj
    shows   show NOUN  NNS calling oprd
    .       .    PUNCT .   fail    punct
"""
LEAVING_THEM = CALLING_THEM.replace("calling call ", "leaving leave ").replace("calling", "leaving")
AND_BERG_SAW = """
    Holm  Holm  PROPN NNP said nsubj
    said  say   VERB  VBD said ROOT
    he    he    PRON  PRP wait nsubj
    would would AUX   MD  wait aux
    wait  wait  VERB  VB  said ccomp
    ,     ,     PUNCT ,   said punct
    and   and   CCONJ CC  said cc
    Berg  Berg  PROPN NNP saw  nsubj
    saw   see   VERB  VBD said conj
    a     a     DET   DT  sign det
    sign  sign  NOUN  NN  saw  dobj
"""
AND_IT_FAILED = AND_BERG_SAW.replace("saw   see ", "saw   fail")
AND_TABLES_SHOWED = AND_BERG_SAW.replace("saw   see ", "saw   show")
AND_FOR_LONG = AND_BERG_SAW.replace("Berg  Berg  PROPN NNP saw  nsubj", "long  long  ADV   RB  saw  advmod")  # fmt: skip # noqa: E501
QUOTED = """
    “       “    PUNCT ``  fail    punct
    they    they PRON  PRP fail    nsubj
    will    will AUX   MD  fail    aux
    fail    fail VERB  VB  fail    ROOT
    ,       ,    PUNCT ,   fail    punct
    calling call VERB  VBG fail    advcl
    them    they PRON  PRP calling dobj
    .       .    PUNCT .   fail    punct
    ”       ”    PUNCT ''  fail    punct
"""
A_VIEW_THAT = """
    the   the   DET   DT  war   det
    war   war   NOUN  NN  goes  nsubj
    goes  go    VERB  VBZ goes  ROOT
    on    on    ADV   RB  goes  advmod
    —     —     PUNCT :   goes  punct
    a     a     DET   DT  view  det
    view  view  NOUN  NN  goes  npadvmod
    that  that  PRON  WDT share dobj
    many  many  ADJ   JJ  share nsubj
    share share VERB  VBP view  relcl
"""
IN_DASHES = (
    A_VIEW_THAT + "    —     —     PUNCT :   goes  punct\n    now   now   ADV   RB  goes  advmod\n"
)
NO_REMARK = A_VIEW_THAT.replace(
    "a     a     DET   DT  view  det", "two   two   NUM   CD  view  nummod"
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(CALLING_THEM, "they would fail", id="a-participle-of-report"),
        pytest.param(LEAVING_THEM, None, id="another-participle"),
        pytest.param(QUOTED, None, id="nothing-is-cut-in-quotation-marks"),
        pytest.param(A_VIEW_THAT, "the war goes on", id="an-afterthought"),
        pytest.param(IN_DASHES, None, id="an-aside-between-dashes"),
        pytest.param(NO_REMARK, None, id="what-is-no-remark-on-it"),
    ],
)
def test_where_reported_words_stop(vocab: Vocab, lines: str, expected: str | None) -> None:
    doc = parsed(vocab, lines)
    start, end = cut(doc, (0, len(doc)), LEXICON)
    assert doc[start:end].text == (expected or doc[:].text)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(AND_BERG_SAW, "he would wait", id="another-report"),
        pytest.param(AND_IT_FAILED, None, id="no-report"),
        pytest.param(AND_TABLES_SHOWED, None, id="what-is-shown"),
        pytest.param(AND_FOR_LONG, None, id="nobody-tells-it"),
    ],
)
def test_a_report_that_is_joined_is_one_of_its_own(
    vocab: Vocab, lines: str, expected: str | None
) -> None:
    doc = parsed(vocab, lines)
    start, end = cut(doc, (2, len(doc)), LEXICON)
    assert doc[start:end].text == (expected or doc[2:].text)


BUT_CONTRAST = """
    Holm   Holm PROPN NNP said   nsubj
    said   say  VERB  VBD said   ROOT
    that   that SCONJ IN  failed mark
    it     it   PRON  PRP failed nsubj
    failed fail VERB  VBD said   ccomp
    ,      ,    PUNCT ,   failed punct
    but    but  CCONJ CC  failed cc
    they   they PRON  PRP stayed nsubj
    stayed stay VERB  VBD failed conj
"""
ALTHOUGH = """
    Holm     Holm     PROPN NNP said   nsubj
    said     say      VERB  VBD said   ROOT
    that     that     SCONJ IN  failed mark
    it       it       PRON  PRP failed nsubj
    failed   fail     VERB  VBD said   ccomp
    ,        ,        PUNCT ,   failed punct
    although although SCONJ IN  stayed mark
    they     they     PRON  PRP stayed nsubj
    stayed   stay     VERB  VBD failed advcl
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(BUT_CONTRAST, "that it failed ,", id="but"),
        pytest.param(ALTHOUGH, "that it failed ,", id="although"),
        pytest.param(
            BUT_CONTRAST.replace("they   they PRON  PRP", "that   that SCONJ IN ").replace(
                "stayed nsubj", "stayed mark"
            ),
            "that it failed , but that stayed", id="but-that-goes-on",
        ),
    ],
)  # fmt: skip
def test_a_contrast_after_that_is_the_writers_again(
    vocab: Vocab, lines: str, expected: str
) -> None:
    doc = parsed(vocab, lines)
    start, end = clause(token(doc, "failed"), token(doc, "said"))
    assert doc[start:end].text == expected
