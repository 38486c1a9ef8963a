"""Positions toward actors, on parses written by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from parley.transforms.reading.patterns import Words
from parley.transforms.reading.records import Mention, set_mentions
from parley.transforms.reading.stances.toward_actors.targets import Toward
from tests.transforms.reading.stances.by_hand import clause, holders, row, word_of

KEEPS = "Ankara/Ankara/PROPN/NNP/keeps/nsubj keeps/keep/VERB/VBZ/keeps/ROOT "
TIES = "ties/tie/NOUN/NNS/keeps/dobj with/with/ADP/IN/{0}/prep "
TWO = "Moscow/Moscow/PROPN/NNP/{0}/pobj and/and/CCONJ/CC/Moscow/cc Kyiv/Kyiv/PROPN/NNP/Moscow/conj "
BOTH = "both/both/CCONJ/CC/Moscow/preconj "
EACH_OTHER = "each/each/DET/DT/other/det other/other/ADJ/JJ/distrust/dobj"
DISTRUST = row("distrust", position="oppose", toward="actor")
MUTUAL = row("distrust", "noun", position="oppose", toward="actor")
TRUST = row("trust", "noun", toward="actor")
NEUTRAL = row("neutral", "adj", position="neutral", toward="actor")


def evenhanded(doc: Doc) -> set[tuple[str, str | None, str]]:
    (sentence,) = doc.sents
    found = Toward(holders()).evenhanded(sentence, Words.of(sentence))
    return {(p.holder, p.target, p.position) for p in found}


def toward(doc: Doc, entry, *who: str) -> set[tuple[str, str | None, str]]:
    found = Toward(holders()).positions([word_of(doc, entry, *who)], [])
    return {(p.holder, p.target, p.position) for p in found}


@pytest.mark.parametrize("hung_on", ["ties", "keeps"])
def test_good_ties_with_both_are_neutral(vocab, hung_on):
    doc = clause(vocab, KEEPS + TIES.format(hung_on) + BOTH + TWO.format("with"))
    assert evenhanded(doc) == {("TUR", "RUS", "neutral"), ("TUR", "UKR", "neutral")}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(KEEPS + TIES.format("ties") + TWO.format("with"), id="not-said-of-both"),
        pytest.param(
            KEEPS + TIES.format("ties") + BOTH + "Moscow/Moscow/PROPN/NNP/with/pobj", id="one-side",
        ),
        pytest.param(
            KEEPS.replace("keep/VERB", "cut/VERB") + TIES.format("ties") + BOTH
            + TWO.format("with"), id="ties-cut",
        ),
        pytest.param(
            KEEPS + "never/never/ADV/RB/keeps/neg " + TIES.format("ties") + BOTH
            + TWO.format("with"), id="denied",
        ),
        pytest.param(
            KEEPS + "bases/base/NOUN/NNS/keeps/dobj with/with/ADP/IN/bases/prep " + BOTH
            + TWO.format("with"), id="no-ties",
        ),
    ],
)  # fmt: skip
def test_other_clauses_are_not(vocab, text):
    assert evenhanded(clause(vocab, text)) == set()


def test_who_distrust_each_other(vocab):
    doc = clause(
        vocab,
        "Moscow/Moscow/PROPN/NNP/distrust/nsubj and/and/CCONJ/CC/Moscow/cc "
        "Kyiv/Kyiv/PROPN/NNP/Moscow/conj distrust/distrust/VERB/VBP/distrust/ROOT " + EACH_OTHER,
    )
    both = {("RUS", "UKR", "oppose"), ("UKR", "RUS", "oppose")}
    assert toward(doc, DISTRUST, "RUS", "UKR") == both
    assert toward(doc, DISTRUST, "RUS") == set()


def test_both_sides_are_the_parties(vocab):
    doc = clause(
        vocab,
        "Both/both/DET/DT/sides/det sides/side/NOUN/NNS/distrust/nsubj "
        "distrust/distrust/VERB/VBP/distrust/ROOT " + EACH_OTHER,
    )
    doc._.parties = ("RUS", "UKR")
    assert toward(doc, DISTRUST) == {("RUS", "UKR", "oppose"), ("UKR", "RUS", "oppose")}


def test_whose_trust_one_enjoys(vocab):
    doc = clause(
        vocab,
        "Ankara/Ankara/PROPN/NNP/enjoys/nsubj enjoys/enjoy/VERB/VBZ/enjoys/ROOT "
        "trust/trust/NOUN/NN/enjoys/dobj of/of/ADP/IN/trust/prep all/all/DET/DT/sides/det "
        "sides/side/NOUN/NNS/of/pobj including/include/VERB/VBG/trust/prep "
        "Doha/Doha/PROPN/NNP/including/pobj",
    )
    doc._.parties = ("RUS", "UKR")
    assert toward(doc, TRUST) == {(who, "TUR", "support") for who in ("RUS", "UKR", "QAT")}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "Ankara/Ankara/PROPN/NNP/took/nsubj took/take/VERB/VBD/took/ROOT "
            "neutral/neutral/ADJ/JJ/stance/amod stance/stance/NOUN/NN/took/dobj "
            "between/between/ADP/IN/stance/prep " + TWO.format("between"), "TUR", id="by-its-verb",
        ),
        pytest.param(
            "Doha/Doha/PROPN/NNP/stance/poss 's/'s/PART/POS/Doha/case "
            "neutral/neutral/ADJ/JJ/stance/amod stance/stance/NOUN/NN/held/nsubj "
            "between/between/ADP/IN/stance/prep " + TWO.format("between")
            + "held/hold/VERB/VBD/held/ROOT", "QAT", id="by-its-owner",
        ),
    ],
)  # fmt: skip
def test_a_neutral_course_between_two(vocab, text, who):
    assert toward(clause(vocab, text), NEUTRAL) == {
        (who, "RUS", "neutral"),
        (who, "UKR", "neutral"),
    }


def test_neutral_is_said_of_nouns_alone(vocab):
    doc = clause(vocab, KEEPS + "neutral/neutral/ADJ/JJ/keeps/acomp")
    assert toward(doc, NEUTRAL) == set()


def test_distrust_between_two(vocab):
    doc = clause(
        vocab,
        "Distrust/distrust/NOUN/NN/grew/nsubj between/between/ADP/IN/Distrust/prep "
        + TWO.format("between")
        + "grew/grow/VERB/VBD/grew/ROOT",
    )
    assert toward(doc, MUTUAL) == {("RUS", "UKR", "oppose"), ("UKR", "RUS", "oppose")}


def test_distrust_of_one_is_not_mutual(vocab):
    doc = clause(
        vocab,
        "Kyiv/Kyiv/PROPN/NNP/distrust/poss distrust/distrust/NOUN/NN/grew/nsubj "
        "grew/grow/VERB/VBD/grew/ROOT",
    )
    assert toward(doc, MUTUAL) == set()


def test_mutual_distrust_is_of_those_of_whom_its_clause_speaks(vocab):
    doc = clause(
        vocab,
        "Moscow/Moscow/PROPN/NNP/parted/nsubj and/and/CCONJ/CC/Moscow/cc "
        "Kyiv/Kyiv/PROPN/NNP/Moscow/conj parted/part/VERB/VBD/parted/ROOT in/in/ADP/IN/parted/prep "
        "mutual/mutual/ADJ/JJ/distrust/amod distrust/distrust/NOUN/NN/in/pobj",
    )
    set_mentions(doc, [named(0, "RUS"), named(2, "UKR")])
    assert toward(doc, MUTUAL) == {("RUS", "UKR", "oppose"), ("UKR", "RUS", "oppose")}


def named(at: int, actor: str) -> Mention:
    return Mention(at, at + 1, at, "name", (actor,), 0.9, "alias")
