"""Fixed phrases that name a source, on parses written by hand."""

from __future__ import annotations

import pytest
from spacy.vocab import Vocab

from parley.transforms.reading.attributions.lexicon import build_lexicon
from parley.transforms.reading.attributions.reports.phrases import find_phrases
from parley.transforms.reading.records import Mention, set_mentions
from tests.transforms.parsed import parsed
from tests.transforms.reading.attributions.words import row

LEXICON = build_lexicon(
    [
        row("according to", "phrase", "clause"),
        row("in the view of", "phrase", "clause"),
        row("by all accounts", "phrase", "clause"),
    ]
)
ACCORDING_TO = """
    According accord VERB  VBG failed    prep
    to        to     ADP   IN  According prep
    Holm      Holm   PROPN NNP to        pobj
    ,         ,      PUNCT ,   failed    punct
    talks     talk   NOUN  NNS failed    nsubj
    failed    fail   VERB  VBD failed    ROOT
"""
AT_THE_END = """
    Talks     talk   NOUN  NNS failed    nsubj
    failed    fail   VERB  VBD failed    ROOT
    there     there  ADV   RB  failed    advmod
    ,         ,      PUNCT ,   failed    punct
    according accord VERB  VBG failed    prep
    to        to     ADP   IN  according prep
    Holm      Holm   PROPN NNP to        pobj
    .         .      PUNCT .   failed    punct
"""
AFTER_A_SEMICOLON = f"""
    They      they   PRON  PRP left      nsubj
    left      leave  VERB  VBD failed    ccomp
    ;         ;      PUNCT :   failed    punct
    {ACCORDING_TO.strip()}
"""
BY_ALL_ACCOUNTS = """
    By       by      ADP  IN  failed   prep
    all      all     DET  DT  accounts det
    accounts account NOUN NNS By       pobj
    ,        ,       PUNCT ,  failed   punct
    talks    talk    NOUN NNS failed   nsubj
    failed   fail    VERB VBD failed   ROOT
"""
IN_ITS_VIEW = """
    In     in   ADP  IN   failed prep
    her    her  PRON PRP$ view   poss
    view   view NOUN NN   In     pobj
    ,      ,    PUNCT ,   failed punct
    all    all  DET  DT   talks  det
    talks  talk NOUN NNS  failed nsubj
    failed fail VERB VBD  failed ROOT
"""
IN_OUR_VIEW = IN_ITS_VIEW.replace("    her    her  PRON", "    our    our  PRON")
VIEW_ALONE = IN_ITS_VIEW.replace("    In     in   ADP ", "    At     at   ADP ").replace(
    "NN   In ", "NN   At "
)
THE_VIEW_OF = """
    In      in     ADP   IN  failed prep
    the     the    DET   DT  view   det
    view    view   NOUN  NN  In     pobj
    of      of     ADP   IN  view   prep
    Holm    Holm   PROPN NNP of     pobj
    ,       ,      PUNCT ,   failed punct
    talks   talk   NOUN  NNS failed nsubj
    failed  fail   VERB  VBD failed ROOT
"""
THE_VIEW_OF_A_DAY = THE_VIEW_OF.replace("Holm    Holm   PROPN", "May     May    PROPN")
FOR_BLAND = """
    For    for   ADP   IN  is  prep
    Bland  Bland PROPN NNP For pobj
    ,      ,     PUNCT ,   is  punct
    this   this  PRON  DT  is  nsubj
    is     be    AUX   VBZ is  ROOT
    a      a     DET   DT  war det
    war    war   NOUN  NN  is  attr
"""
FOR_YEARS = FOR_BLAND.replace("Bland  Bland PROPN NNP", "years  year  NOUN  NNS")
NOT_FIRST = "now now ADV RB is advmod\n" + FOR_BLAND
NO_COMMA = FOR_BLAND.replace("    ,      ,     PUNCT ,   is  punct\n", "")
IT_IS_TIME_TO = FOR_BLAND + "    go     go    VERB  VB  is  xcomp\n"
IS_IT = FOR_BLAND.replace("this   this  PRON  DT  is  nsubj", "now    now   ADV   RB  is  advmod")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(ACCORDING_TO, ("phrase:according", "talks failed", "Holm"), id="before"),
        pytest.param(AT_THE_END, ("phrase:according", "Talks failed there", "Holm"), id="behind"),
        pytest.param(AFTER_A_SEMICOLON, ("phrase:according", "talks failed", "Holm"),
                     id="behind-a-semicolon"),
        pytest.param(BY_ALL_ACCOUNTS, ("phrase:by", "talks failed", "By all accounts"),
                     id="its-own-source"),
        pytest.param(IN_ITS_VIEW, ("phrase:owned", "all talks failed", "her"), id="owned"),
        pytest.param(IN_OUR_VIEW, None, id="our-view-is-the-writers"),
        pytest.param(VIEW_ALONE, None, id="another-preposition"),
        pytest.param(THE_VIEW_OF, ("phrase:in", "talks failed", "Holm"), id="of"),
        pytest.param(THE_VIEW_OF_A_DAY, None, id="of-a-day"),
        pytest.param(FOR_BLAND, ("phrase:for", "this is a war", "Bland"), id="for-whom"),
        pytest.param(FOR_YEARS, None, id="for-how-long"),
        pytest.param(NOT_FIRST, None, id="for-not-first"),
        pytest.param(NO_COMMA, None, id="for-without-comma"),
        pytest.param(IT_IS_TIME_TO, None, id="for-somebody-to-do"),
        pytest.param(IS_IT, None, id="for-without-subject"),
    ],
)  # fmt: skip
def test_phrases_that_name_a_source(
    vocab: Vocab, lines: str, expected: tuple[str, str, str] | None
) -> None:
    doc = parsed(vocab, lines, {"May": "DATE"})
    places = [t.i for t in doc if t.text == "Bland"]
    set_mentions(doc, [Mention(i, i + 1, i, "name", ("BRB",), 0.9, "test") for i in places])
    told = [
        (str(r.rule), doc[slice(*r.content)].text, r.speaker and doc[slice(*r.speaker.span)].text)
        for r in find_phrases(doc, LEXICON)
    ]
    assert told == ([expected] if expected else [])
