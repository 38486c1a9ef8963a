"""Quotations that are a piece of what a verb reports, read from parses written by hand."""

from __future__ import annotations

import pytest
from spacy.vocab import Vocab

from parley.schemas.codebook.lexicons import ReportingRow
from parley.transforms.reading.attributions.lexicon import build_lexicon
from parley.transforms.reading.attributions.quotations.fragments import governed, is_title
from parley.transforms.reading.grammar.quotations import find_quotes
from tests.transforms.parsed import parsed, token
from tests.transforms.reading.attributions.words import row

OBJECT = """
    Holm   Holm   PROPN NNP called nsubj
    called call   VERB  VBD called ROOT
    a      a      DET   DT  show   det
    very   very   ADV   RB  called advmod
    “      “      PUNCT ``  show   punct
    bad    bad    ADJ   JJ  show   amod
    ”      ”      PUNCT ''  show   punct
    show   show   NOUN  NN  called dobj
"""
OPENS_OBJECT = """
    Holm   Holm PROPN NNP saw    nsubj
    saw    see  VERB  VBD saw    ROOT
    a      a    DET   DT  show   det
    “      “    PUNCT ``  show   punct
    bad    bad  ADJ   JJ  show   amod
    ”      ”    PUNCT ''  show   punct
    show   show NOUN  NN  saw    dobj
"""
OF_A_DAY = """
    Holm   Holm  PROPN NNP spoke nsubj
    spoke  speak VERB  VBD spoke ROOT
    of     of    ADP   IN  spoke prep
    a      a     DET   DT  day   det
    truly  truly ADV   RB  bad   advmod
    “      “     PUNCT ``  day   punct
    bad    bad   ADJ   JJ  day   amod
    ”      ”     PUNCT ''  day   punct
    day    day   NOUN  NN  of    pobj
"""
AS_A_DAY = OF_A_DAY.replace("    of     of    ADP ", "    as     as    ADP ").replace(
    "NN  of ", "NN  as "
)
TOLD_THE_DAILY = """
    Holm   Holm  PROPN NNP told   nsubj
    told   tell  VERB  VBD told   ROOT
    the    the   DET   DT  daily  det
    famous famous ADJ  JJ  daily  amod
    old    old   ADJ   JJ  daily  amod
    “      “     PUNCT ``  daily  punct
    Echo   Echo  PROPN NNP daily  appos
    ”      ”     PUNCT ''  daily  punct
    daily  daily NOUN  NN  told   dobj
"""
AWAY = """
    Holm   Holm  PROPN NNP spoke  nsubj
    spoke  speak VERB  VBD spoke  ROOT
    .      .     PUNCT .   spoke  punct
    “      “     PUNCT ``  worse  punct
    worse  bad   ADJ   JJR worse  ROOT
    ”      ”     PUNCT ''  worse  punct
"""
BEFORE = """
    “      “     PUNCT ``  worse  punct
    worse  bad   ADJ   JJR said   ccomp
    ”      ”     PUNCT ''  worse  punct
    Holm   Holm  PROPN NNP said   nsubj
    said   say   VERB  VBD said   ROOT
"""
ADVERB = """
    Holm   Holm  PROPN NNP spoke  nsubj
    spoke  speak VERB  VBD spoke  ROOT
    once   once  ADV   RB  twice  advmod
    or     or    CCONJ CC  twice  cc
    even   even  ADV   RB  twice  advmod
    “      “     PUNCT ``  twice  punct
    twice  twice ADV   RB  spoke  advmod
    ”      ”     PUNCT ''  twice  punct
"""
OF_ACTING = """
    Holm   Holm  PROPN NNP spoke  nsubj
    spoke  speak VERB  VBD spoke  ROOT
    about  about ADP   IN  spoke  prep
    going  go    VERB  VBG about  pcomp
    there  there ADV   RB  going  advmod
    “      “     PUNCT ``  going  punct
    soon   soon  ADV   RB  going  advmod
    ”      ”     PUNCT ''  going  punct
"""


@pytest.mark.parametrize(
    ("lines", "verb", "word", "expected"),
    [
        pytest.param(OBJECT, "called", row("call", "verb", "object"), "a very “ bad ” show",
                     id="piece-of-an-object"),
        pytest.param(OPENS_OBJECT, "saw", row("see", "verb", "object"), "a “ bad ” show",
                     id="begins-an-object"),
        pytest.param(OF_A_DAY, "spoke", row("speak", "verb", "of", "say", "of"),
                     "a truly “ bad ” day", id="piece-of-a-phrase"),
        pytest.param(OF_A_DAY, "spoke", row("speak", "verb", "clause"), None,
                     id="beside-what-is-said"),
        pytest.param(AS_A_DAY, "spoke", row("speak", "verb", "as", "say", "as"), "bad",
                     id="after-as-alone"),
        pytest.param(OF_ACTING, "spoke", row("speak", "verb", "clause"), "going there “ soon ”",
                     id="piece-of-a-deed"),
        pytest.param(TOLD_THE_DAILY, "told", row("tell", "verb", "clause"), None,
                     id="the-name-of-a-daily"),
        pytest.param(TOLD_THE_DAILY, "told", row("tell", "verb", "as"), "Echo",
                     id="what-it-is-called"),
        pytest.param(AWAY, "spoke", row("speak", "verb", "clause"), "worse", id="another-sentence"),
        pytest.param(BEFORE, "said", row("say", "verb", "clause"), "worse", id="before-the-verb"),
        pytest.param(ADVERB, "spoke", row("speak", "verb", "clause"), "twice", id="no-object"),
    ],
)  # fmt: skip
def test_what_is_said_around_a_piece(
    vocab: Vocab, lines: str, verb: str, word: ReportingRow, expected: str | None
) -> None:
    doc = parsed(vocab, lines)
    (quote,) = find_quotes(doc)
    found = governed(doc, token(doc, verb), quote, build_lexicon([word]).verbs[word.lemma])
    assert (doc[slice(*found)].text if found else None) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("War and Peace", True),
        ("The Evening Echo", True),
        ("We are leaving", False),
        ("Peace", False),
        ("A Very Long Name That Nobody Ever Gave To Books", False),
    ],
)
def test_names_in_quotation_marks(vocab: Vocab, words: str, expected: bool) -> None:
    lines = "\n".join(f"{word} {word} X X {words.split()[0]} dep" for word in words.split())
    doc = parsed(vocab, f"“ “ PUNCT `` “ ROOT\n{lines}\n” ” PUNCT '' “ punct")
    (quote,) = find_quotes(doc)
    assert is_title(doc, quote) is expected
