"""Whose words a cue gives, read from parses written by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from parley.transforms.reading.attributions.speakers import (
    beside,
    can_speak,
    owner_of,
    speaker_at,
    teller_of,
)
from parley.transforms.reading.grammar.subjects import understood_subject
from parley.transforms.reading.records import Mention, set_mentions
from tests.transforms.parsed import parsed, token

PEOPLE = frozenset({"expert", "envoy"})


def with_mentions(doc: Doc, *words: str) -> Doc:
    """DOC with each of WORDS as a mention of the actor "org:<word>"."""
    at = [token(doc, word).i for word in words]
    set_mentions(
        doc, [Mention(i, i + 1, i, "name", (f"org:{doc[i].lower_}",), 0.9, "test") for i in at]
    )
    return doc


WAS_TOLD_BY = """
    It   it   PRON  PRP told nsubjpass
    was  be   AUX   VBD told auxpass
    told tell VERB  VBN told ROOT
    by   by   ADP   IN  told agent
    Holm Holm PROPN NNP by   pobj
"""
WAS_TOLD = "\n".join(WAS_TOLD_BY.strip().splitlines()[:3])
WHO_SAID = """
    Holm Holm PROPN NNP left nsubj
    who  who  PRON  WP  came nsubj
    came come VERB  VBD Holm relcl
    and  and  CCONJ CC  came cc
    said say  VERB  VBD came conj
    left leave VERB VBD left ROOT
"""
WANTED_TO_SAY = """
    Holm   Holm PROPN NNP wanted nsubj
    wanted want VERB  VBD wanted ROOT
    to     to   PART  TO  say    aux
    say    say  VERB  VB  wanted xcomp
"""
SAYING = """
    letters letter NOUN NNS came    nsubj
    saying  say    VERB VBG letters acl
    came    come   VERB VBD came    ROOT
"""
IT_SEEMS = """
    It    it   PRON PRP seems nsubj
    seems seem VERB VBZ seems ROOT
"""
SAY_ALONE = "Say say VERB VB Say ROOT"
UNDER_A_NOUN = """
    talks talk NOUN NNS talks ROOT
    say   say  VERB VB  talks dep
"""


@pytest.mark.parametrize(
    ("lines", "verb", "expected"),
    [
        pytest.param(WAS_TOLD_BY, "told", "Holm", id="passive-with-by"),
        pytest.param(WAS_TOLD, "told", None, id="passive-by-nobody"),
        pytest.param(WHO_SAID, "came", "Holm", id="relative"),
        pytest.param(WHO_SAID, "said", "Holm", id="joined-to-a-relative"),
        pytest.param(WANTED_TO_SAY, "say", "Holm", id="controlled"),
        pytest.param(SAYING, "saying", "letters", id="participle-of-a-noun"),
        pytest.param(IT_SEEMS, "seems", None, id="it-seems"),
        pytest.param(SAY_ALONE, "Say", None, id="nobody"),
    ],
)
def test_who_says_what_a_verb_reports(
    vocab: Vocab, lines: str, verb: str, expected: str | None
) -> None:
    found = understood_subject(token(parsed(vocab, lines), verb))
    assert (found.text if found is not None else None) == expected


CALLING = """
    Holm    Holm PROPN NNP said    nsubj
    said    say  VERB  VBD said    ROOT
    talks   talk NOUN  NNS failed  nsubj
    failed  fail VERB  VBD said    ccomp
    ,       ,    PUNCT ,   failed  punct
    calling call VERB  VBG failed  advcl
    them    they PRON  PRP calling dobj
    shows   show NOUN  NNS calling oprd
"""


def test_a_participle_behind_a_report_has_its_speaker(vocab: Vocab) -> None:
    doc = parsed(vocab, CALLING)
    found = teller_of(token(doc, "calling"), (7, 8), PEOPLE)
    assert found is not None
    assert found.text == "Holm"


def test_a_participle_without_a_comma_has_the_subject_of_its_clause(vocab: Vocab) -> None:
    doc = parsed(vocab, CALLING.replace("    ,       ,    PUNCT ,   failed  punct\n", ""))
    found = teller_of(token(doc, "calling"), (6, 7), PEOPLE)
    assert found is not None
    assert found.text == "talks"


def test_nobody_in_the_words_themselves_speaks_them(vocab: Vocab) -> None:
    lines = """
        Berg Berg PROPN NNP said nsubj
        fled flee VERB  VBD said ccomp
        ,    ,    PUNCT ,   said punct
        said say  VERB  VBD said ROOT
        Holm Holm PROPN NNP said dobj
    """
    doc = parsed(vocab, lines)
    found = teller_of(token(doc, "said"), (0, 2), PEOPLE)
    assert found is not None
    assert found.text == "Holm"


@pytest.mark.parametrize(
    ("lines", "content", "expected"),
    [
        pytest.param(
            "Holm Holm PROPN NNP said dep\nsaid say VERB VBD said ROOT\nyes yes INTJ UH said dep",
            (2, 3), "Holm", id="before",
        ),
        pytest.param(
            "said say VERB VBD said ROOT\n. . PUNCT . said punct\nHolm Holm PROPN NNP said dep",
            (5, 6), None, id="behind-a-stop",
        ),
        pytest.param(
            "said say VERB VBD said ROOT\nso so ADV RB said advmod", (5, 6), None, id="nobody"
        ),
    ],
)  # fmt: skip
def test_who_stands_beside_a_verb(
    vocab: Vocab, lines: str, content: tuple[int, int], expected: str | None
) -> None:
    found = beside(token(parsed(vocab, lines), "said"), content)
    assert (found.text if found is not None else None) == expected


POSSESSED = """
    Bland Bland PROPN NNP claim poss
    's    's    PART  POS Bland case
    claim claim NOUN  NN  claim ROOT
"""
AMONG = """
    Claims  claim  NOUN NNS Claims ROOT
    among   among  ADP  IN  Claims prep
    experts expert NOUN NNS among  pobj
"""
OF = """
    Claims claim NOUN  NNS Claims ROOT
    of     of    ADP   IN  Claims prep
    Bland  Bland PROPN NNP of     pobj
"""
MODIFIED = """
    Bland  Bland PROPN NNP claims compound
    claims claim NOUN  NNS claims ROOT
"""
VOICED = """
    Holm   Holm  PROPN NNP voiced nsubj
    voiced voice VERB  VBD voiced ROOT
    doubts doubt NOUN  NNS voiced dobj
    and    and   CCONJ CC  doubts cc
    claims claim NOUN  NNS doubts conj
"""
FLAT = """
    Claims claim NOUN NNS Claims ROOT
"""
UNDER_NOUN = """
    talks  talk  NOUN NNS talks ROOT
    on     on    ADP  IN  talks prep
    claims claim NOUN NNS on    pobj
"""


@pytest.mark.parametrize(
    ("lines", "noun", "of_phrase", "expected"),
    [
        pytest.param(POSSESSED, "claim", True, "Bland", id="possessor"),
        pytest.param(AMONG, "Claims", True, "experts", id="among"),
        pytest.param(OF, "Claims", True, "Bland", id="of-an-actor"),
        pytest.param(OF, "Claims", False, None, id="of-is-what-is-claimed"),
        pytest.param(MODIFIED, "claims", True, "Bland", id="modifier"),
        pytest.param(VOICED, "doubts", True, "Holm", id="who-voices-them"),
        pytest.param(FLAT, "Claims", True, None, id="nobody"),
        pytest.param(UNDER_NOUN, "claims", True, None, id="under-a-noun"),
    ],
)
def test_whose_word_a_noun_names(
    vocab: Vocab, lines: str, noun: str, of_phrase: bool, expected: str | None
) -> None:
    doc = parsed(vocab, lines)
    if "Bland" in lines:
        with_mentions(doc, "Bland")
    found = owner_of(token(doc, noun), of_phrase)
    assert (found.text if found is not None else None) == expected


SUCH_AS = """
    Experts expert NOUN  NNS said    nsubj
    like    like   ADP   IN  Experts prep
    Holm    Holm   PROPN NNP like    pobj
    said    say    VERB  VBD said    ROOT
"""
THE_ENVOY_HOLM = """
    envoys envoy NOUN  NNS said   nsubj
    Holm   Holm  PROPN NNP envoys appos
    said   say   VERB  VBD said   ROOT
"""
HOLM_AND_BERG = """
    Holm Holm PROPN NNP said nsubj
    and  and  CCONJ CC  Holm cc
    Berg Berg PROPN NNP Holm conj
    said say  VERB  VBD said ROOT
"""


@pytest.mark.parametrize(
    ("lines", "head", "mentions", "wording", "actors"),
    [
        pytest.param(SUCH_AS, "Experts", ["Experts", "Holm"], "Experts like Holm", ("org:holm",),
                     id="examples"),
        pytest.param(THE_ENVOY_HOLM, "envoys", ["Holm"], "envoys", ("org:holm",), id="apposition"),
        pytest.param(HOLM_AND_BERG, "Holm", ["Holm", "Berg"], "Holm and Berg",
                     ("org:holm", "org:berg"), id="two"),
        pytest.param(HOLM_AND_BERG, "Holm", [], "Holm and Berg", (), id="unknown"),
    ],
)  # fmt: skip
def test_the_speaker_whom_a_phrase_names(
    vocab: Vocab, lines: str, head: str, mentions: list[str], wording: str, actors: tuple[str, ...]
) -> None:
    doc = with_mentions(parsed(vocab, lines), *mentions)
    speaker = speaker_at(token(doc, head))
    assert (doc[slice(*speaker.span)].text, speaker.actors) == (wording, actors)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Holm Holm PROPN NNP Holm ROOT", True, id="name"),
        pytest.param("She she PRON PRP She ROOT", True, id="she"),
        pytest.param("this this PRON DT this ROOT", False, id="this"),
        pytest.param("experts expert NOUN NNS experts ROOT", True, id="people"),
        pytest.param("ships ship NOUN NNS ships ROOT", False, id="things"),
    ],
)
def test_who_can_speak(vocab: Vocab, line: str, expected: bool) -> None:
    assert can_speak(parsed(vocab, line)[0], PEOPLE) is expected


def test_it_speaks_where_it_is_an_actor(vocab: Vocab) -> None:
    doc = with_mentions(parsed(vocab, "it it PRON PRP it ROOT"), "it")
    assert can_speak(doc[0], PEOPLE)
