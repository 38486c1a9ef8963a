from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from parley.transforms.reading.grammar.quotations import find_quotes
from parley.transforms.reading.grammar.quotations import quoted as inside

NLP = spacy.blank("en")


def quoted(text: str) -> list[str]:
    doc = NLP(text)
    return [doc[quote.start : quote.end].text for quote in find_quotes(doc)]


@pytest.mark.parametrize(
    "text",
    [
        "She called it “a useful first step” yesterday.",
        'She called it "a useful first step" yesterday.',
        "She called it «a useful first step» yesterday.",
        "She called it ‘a useful first step’ yesterday.",
        "She called it 'a useful first step' yesterday.",
        'She called it “a useful first step" yesterday.',
    ],
)
def test_every_style_of_marks(text: str) -> None:
    assert quoted(text) == ["a useful first step"]


def test_apostrophes_are_no_marks() -> None:
    assert quoted("The envoy's aides don't trust the ministers' word, nor the '90s.") == []


def test_a_genitive_inside_single_marks_does_not_close_them() -> None:
    text = "He spoke of ‘the envoys’ joint paper’ at noon."
    assert quoted(text) == ["the envoys’ joint paper"]


def test_a_quotation_over_two_sentences_is_one() -> None:
    assert quoted("“We came. We listened.” Then they left.") == ["We came. We listened."]


def test_paragraphs_that_open_again_belong_together() -> None:
    text = "“We came early.\n\n“We left late,” she said."
    assert len(quoted(text)) == 1
    assert quoted(text)[0].endswith("We left late,")


def test_a_mark_never_closed_ends_with_its_paragraph() -> None:
    assert quoted("“We came early.\n\nNobody answered.") == ["We came early."]


def test_a_mark_inside_a_token_closes() -> None:
    assert quoted("The “shadow fleet”—long feared—sailed.")[0].startswith("shadow fleet")


@given(st.text(alphabet="ab .,\n“”\"‘’'«»", max_size=60))
def test_quotations_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    doc = NLP(text)
    at = 0
    for quote in find_quotes(doc):
        assert at <= quote.mark < quote.start < quote.end <= quote.stop <= len(doc)
        at = quote.stop


def test_words_of_a_quotation_know_its_opening_mark() -> None:
    doc = NLP("He said: “We left.” They stayed.")
    assert inside(doc) == {4: 3, 5: 3, 6: 3}
