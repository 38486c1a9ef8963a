"""Who judges an issue, and what ought to be, on parses written by hand."""

from __future__ import annotations

import pytest

from parley.schemas.codebook.issues import Issue
from parley.transforms.reading.patterns import Words
from parley.transforms.reading.records import Source
from parley.transforms.reading.stances.on_issues.issues import IssueBook
from parley.transforms.reading.stances.on_issues.judgements import Judgements
from tests.transforms.reading.stances.by_hand import clause, holders, row, word_of

TREATY = Issue.model_validate(
    {"id": "treaty", "name": "Treaty", "definition": "That they sign it.", "patterns": ["treaty"]}
)
IS = "the/the/DET/DT/treaty/det treaty/treaty/NOUN/NN/is/nsubj is/be/AUX/VBZ/is/ROOT "
ABSURD = "absurd/absurd/ADJ/JJ/is/acomp "
JUDGED = row("absurd", "adj", position="oppose", toward="issue")
PRIORITY = row("priority", "noun", toward="issue")
GIFT = row("gift", "noun", toward="issue")
LINE = row("line", "noun", position="oppose", toward="issue")


def positions(doc, *words) -> set[tuple[str, str]]:
    (sentence,) = doc.sents
    book = IssueBook({"treaty": TREATY}, {})
    found = book.find(sentence, Words.of(sentence))
    judged = Judgements(book, holders()).positions(sentence, list(words), found)
    return {(each.holder, each.position) for each in judged}


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        pytest.param(JUDGED, IS + ABSURD + "for/for/ADP/IN/absurd/prep "
                     "Kyiv/Kyiv/PROPN/NNP/for/pobj",
                     {("UKR", "oppose")}, id="for-somebody"),
        pytest.param(JUDGED, IS + ABSURD + "for/for/ADP/IN/is/prep Kyiv/Kyiv/PROPN/NNP/for/pobj",
                     {("UKR", "oppose")}, id="for-somebody-hung-on-the-verb"),
        pytest.param(JUDGED, "for/for/ADP/IN/is/prep Kyiv/Kyiv/PROPN/NNP/for/pobj " + IS + ABSURD,
                     {("UKR", "oppose")}, id="for-somebody-in-front"),
        pytest.param(JUDGED, "from/from/ADP/IN/is/prep Kyiv/Kyiv/PROPN/NNP/point/poss "
                     "point/point/NOUN/NN/from/pobj " + IS + ABSURD, {("UKR", "oppose")},
                     id="from-somebodys-point-of-view"),
        pytest.param(JUDGED, "from/from/ADP/IN/is/prep Kyiv/Kyiv/PROPN/NNP/street/poss "
                     "street/street/NOUN/NN/from/pobj " + IS + ABSURD, set(), id="no-view"),
        pytest.param(JUDGED, IS + ABSURD + "with/with/ADP/IN/absurd/prep "
                     "Kyiv/Kyiv/PROPN/NNP/with/pobj", set(), id="with-somebody"),
        pytest.param(JUDGED, IS + ABSURD, set(), id="in-the-voice-of-a-report"),
        pytest.param(PRIORITY, IS + "Kyiv/Kyiv/PROPN/NNP/priority/poss 's/'s/PART/POS/Kyiv/case "
                     "priority/priority/NOUN/NN/is/attr", {("UKR", "support")}, id="its-priority"),
        pytest.param(LINE, IS + "line/line/NOUN/NN/is/attr for/for/ADP/IN/line/prep "
                     "Kyiv/Kyiv/PROPN/NNP/for/pobj", {("UKR", "oppose")}, id="red-line-for"),
        pytest.param(GIFT, IS + "gift/gift/NOUN/NN/is/attr for/for/ADP/IN/gift/prep "
                     "Kyiv/Kyiv/PROPN/NNP/for/pobj", set(),
                     id="a-gift-for-somebody-is-no-judgement-of-his"),
        pytest.param(JUDGED, "Kyiv/Kyiv/PROPN/NNP/called/nsubj called/call/VERB/VBD/called/ROOT "
                     "the/the/DET/DT/treaty/det treaty/treaty/NOUN/NN/called/dobj "
                     "absurd/absurd/ADJ/JJ/called/oprd", {("UKR", "oppose")}, id="called-absurd"),
    ],
)  # fmt: skip
def test_whose_judgement_it_is(vocab, entry, text, expected):
    doc = clause(vocab, text)
    assert positions(doc, word_of(doc, entry)) == expected


def test_the_author_of_an_opinion_judges_in_his_own_voice(vocab):
    doc = clause(vocab, IS + ABSURD)
    doc._.source = Source(genre="opinion")
    assert positions(doc, word_of(doc, JUDGED)) == {("author", "oppose")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the/the/DET/DT/treaty/det treaty/treaty/NOUN/NN/signed/nsubjpass "
                     "should/should/AUX/MD/signed/aux be/be/AUX/VB/signed/auxpass "
                     "signed/sign/VERB/VBN/signed/ROOT", {("author", "support")}, id="should"),
        pytest.param("the/the/DET/DT/treaty/det treaty/treaty/NOUN/NN/signed/nsubjpass "
                     "must/must/AUX/MD/signed/aux never/never/ADV/RB/signed/neg "
                     "be/be/AUX/VB/signed/auxpass signed/sign/VERB/VBN/signed/ROOT",
                     {("author", "oppose")}, id="must-never"),
        pytest.param("they/they/PRON/PRP/have/nsubj have/have/VERB/VBP/have/ROOT "
                     "to/to/PART/TO/sign/aux sign/sign/VERB/VB/have/xcomp "
                     "the/the/DET/DT/treaty/det treaty/treaty/NOUN/NN/sign/dobj",
                     {("author", "support")}, id="have-to"),
        pytest.param("they/they/PRON/PRP/have/nsubj have/have/VERB/VBP/have/ROOT "
                     "the/the/DET/DT/treaty/det treaty/treaty/NOUN/NN/have/dobj", set(), id="have"),
        pytest.param("they/they/PRON/PRP/signed/nsubj signed/sign/VERB/VBD/signed/ROOT "
                     "the/the/DET/DT/treaty/det treaty/treaty/NOUN/NN/signed/dobj", set(),
                     id="no-obligation"),
    ],
)  # fmt: skip
def test_what_an_author_says_ought_to_be(vocab, text, expected):
    doc = clause(vocab, text)
    doc._.source = Source(genre="opinion")
    assert positions(doc) == expected
