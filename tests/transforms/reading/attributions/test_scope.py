from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from parley.transforms.reading.attributions.scope import set_attributions, speaker_of
from parley.transforms.reading.records import Attribution


def said(start: int, end: int, *speakers: str, kind: str = "indirect") -> Attribution:
    return Attribution(start, end, speakers, kind, 0.8, "verb:clause")


@pytest.fixture
def doc(vocab: Vocab) -> Doc:
    return Doc(vocab, words=["word"] * 10)


def test_the_innermost_wins_in_any_order(doc: Doc) -> None:
    set_attributions(doc, [said(4, 6, "TUR"), said(1, 9, "RUS")])
    assert [speaker_of(doc, at) for at in (0, 1, 4, 6, 9)] == [(), ("RUS",), ("TUR",), ("RUS",), ()]
    assert [a.start for a in doc._.attributions] == [1, 4]


def test_the_reported_speaker_goes_before_the_reference(doc: Doc) -> None:
    set_attributions(doc, [said(1, 9, "author:doe", kind="citation"), said(1, 9, "RUS")])
    assert speaker_of(doc, 3) == ("RUS",)


def test_an_unknown_speaker_leaves_the_word_to_the_one_around(doc: Doc) -> None:
    set_attributions(doc, [said(1, 9, "RUS"), said(3, 5)])
    assert speaker_of(doc, 3) == ("RUS",)


def test_without_attributions_the_document_speaks(doc: Doc) -> None:
    assert speaker_of(doc, 3) == ()
