"""Who speaks a quotation, read from parses written by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from parley.transforms.reading.attributions.lexicon import build_lexicon
from parley.transforms.reading.attributions.quotations.quoted_speech import with_quotes
from parley.transforms.reading.attributions.reports.reporting import Report, find_reports
from parley.transforms.reading.attributions.rules import AS_CLAUSE
from parley.transforms.reading.grammar.quotations import find_quotes
from tests.transforms.parsed import parsed
from tests.transforms.reading.attributions.words import row

LEXICON = build_lexicon([row("say", "verb", "clause|quote"), row("give", "verb", "quote")])


def quote(words: str, root: str = "", under: str = "") -> str:
    """The lines of WORDS in quotation marks, with their verb ROOT, which may hang UNDER another."""
    told = words.split()
    root = root or told[0]
    above = f"{under} dep" if under else f"{root} ROOT"
    lines = [
        f"{w} {w} VERB VBD {above}" if w == root else f"{w} {w} NOUN NN {root} dep" for w in told
    ]
    return "\n".join([f"“ “ PUNCT `` {root} punct", *lines, f"” ” PUNCT '' {root} punct\n"])


def spoken(doc: Doc, reports: list[Report] | None = None) -> list[tuple[str, str, str | None]]:
    """Rule, content and speaker's words of each report of DOC once its quotations are joined."""
    known = find_reports(doc, LEXICON) if reports is None else reports
    return [
        (str(r.rule), doc[slice(*r.content)].text, r.speaker and doc[slice(*r.speaker.span)].text)
        for r in with_quotes(doc, known, find_quotes(doc), LEXICON)
    ]


SAID_HOLM = """
    ,    ,    PUNCT ,   said punct
    said say  VERB  VBD said ROOT
    Holm Holm PROPN NNP said nsubj
    .    .    PUNCT .   said punct
"""
HOLM_SAID = """
    Holm Holm PROPN NNP said nsubj
    said say  VERB  VBD said ROOT
    :    :    PUNCT :   said punct
"""
THE_SAID_HALL = """
    the  the  DET  DT  hall det
    said say  VERB VBN hall amod
    hall hall NOUN NN  hall ROOT
    :    :    PUNCT :  hall punct
"""
SIGNED = """
    —    —    PUNCT :   Holm punct
    Ann  Ann  PROPN NNP Holm compound
    Holm Holm PROPN NNP Holm ROOT
"""
GAVE_AWAY = """
    He    he    PRON  PRP gave nsubj
    gave  give  VERB  VBD gave ROOT
    much  much  ADJ   JJ  more amod
    more  more  ADJ   JJR gave dobj
    than  than  ADP   IN  more prep
    his   his   PRON  PRP$ own poss
    own   own   ADJ   JJ  than pobj
"""
LONG = "All ships fled north by night"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            quote(LONG, "fled", under="said") + SAID_HOLM,
            [("quote:after", LONG, "Holm")],
            id="after",
        ),
        pytest.param(HOLM_SAID + quote(LONG), [("quote:before", LONG, "Holm")], id="before"),
        pytest.param(quote(LONG) + SIGNED, [("quote:signed", LONG, "Ann Holm")], id="signed"),
        pytest.param(quote(LONG), [], id="nobody"),
        pytest.param(THE_SAID_HALL + quote(LONG), [], id="no-verb-of-saying"),
        pytest.param(quote("All fled") + GAVE_AWAY, [], id="short-and-no-pause"),
        pytest.param(GAVE_AWAY + quote("All fled"), [], id="short-and-far"),
        pytest.param(HOLM_SAID + quote("The Long Way Home"), [], id="a-title"),
    ],
)
def test_who_speaks_a_quotation(
    vocab: Vocab, lines: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert spoken(parsed(vocab, lines)) == expected


def test_a_quotation_that_goes_on_after_its_cue_is_one(vocab: Vocab) -> None:
    again = "but none came back here"
    lines = quote(LONG, "fled", under="said") + SAID_HOLM.replace(
        " .    .    PUNCT .", " ;    ;    PUNCT ;"
    )
    ((rule, content, speaker),) = spoken(parsed(vocab, lines + quote(again, "came", under="said")))
    assert (rule, speaker) == ("quote:after", "Holm")
    assert content.startswith(LONG)
    assert content.endswith(again)


def test_a_quotation_right_behind_another_has_its_speaker(vocab: Vocab) -> None:
    again = "None of them came back here"
    told = spoken(parsed(vocab, HOLM_SAID + quote(LONG) + quote(again, "came")))
    assert told == [("quote:before", LONG, "Holm"), ("quote:continued", again, "Holm")]


def test_a_short_quotation_or_a_title_continues_nothing(vocab: Vocab) -> None:
    for words in ("None came", "The War That Came Last"):
        told = spoken(parsed(vocab, HOLM_SAID + quote(LONG) + quote(words)))
        assert told == [("quote:before", LONG, "Holm")]


def test_who_stands_in_the_quotation_does_not_speak_it(vocab: Vocab) -> None:
    lines = """
        “    “    PUNCT ``  fled punct
        Berg Berg PROPN NNP said nsubj
        and  and  CCONJ CC  Berg cc
        all  all  PRON  DT  Berg conj
        his  his  PRON  PRP$ men poss
        men  man  NOUN  NNS Berg conj
        fled flee VERB  VBD said ccomp
        ”    ”    PUNCT ''  fled punct
        ,    ,    PUNCT ,   said punct
        said say  VERB  VBD said ROOT
        Holm Holm PROPN NNP said dobj
        .    .    PUNCT .   said punct
    """
    doc = parsed(vocab, lines)
    assert spoken(doc, []) == [("quote:after", "Berg and all his men fled", "Holm")]


def test_after_a_parenthesis_only_the_quoted_words_are_the_speakers(vocab: Vocab) -> None:
    lines = """
        Ships ship  NOUN  NNS fled   nsubj
        “     “     PUNCT ``  fled   punct
        have  have  AUX   VBP fled   aux
        all   all   PRON  DT  fled   advmod
        fled  flee  VERB  VBN fled   ROOT
        ”     ”     PUNCT ''  fled   punct
        ,     ,     PUNCT ,   fled   punct
        as    as    SCONJ IN  said   mark
        Holm  Holm  PROPN NNP said   nsubj
        said  say   VERB  VBD fled   advcl
    """
    doc = parsed(vocab, lines)
    report = Report((0, 5), (9, 10), None, AS_CLAUSE)
    ((_, content, _),) = spoken(doc, [report])
    assert content == "have all fled"
