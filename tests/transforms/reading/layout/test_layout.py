"""Where sentences start, by layout and by punctuation, before any parser looks."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

import parley.transforms.reading.layout.component  # noqa: F401
from parley.transforms.reading.records import Source, register


@pytest.fixture(scope="module")
def blank() -> Language:
    """English tokens with our layout component alone."""
    register()
    nlp = spacy.blank("en")
    nlp.add_pipe("parley_layout")
    return nlp


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It rained. It snowed.", ["It rained.", "It snowed."], id="full-stop"),
        pytest.param("Why? Stop! Go.", ["Why?", "Stop!", "Go."], id="question-and-exclamation"),
        pytest.param("It rained… It snowed.", ["It rained…", "It snowed."], id="ellipsis"),
        pytest.param("It rained ... and snowed.", ["It rained ... and snowed."], id="goes-on"),
        pytest.param(
            "“It rained.” He left.", ["“It rained.”", "He left."], id="closing-quotation-mark"
        ),
        pytest.param("(It rained.) He left.", ["(It rained.)", "He left."], id="closing-bracket"),
        pytest.param("He said “No.” twice.", ["He said “No.” twice."], id="quotation-goes-on"),
        pytest.param("Mr. Holm left.", ["Mr. Holm left."], id="title"),
        pytest.param(
            "ROME, Italy (Agency) -- Peru left.",
            ["ROME, Italy (Agency) --", "Peru left."],
            id="dateline",
        ),
        pytest.param(
            "LA PAZ, May 3 (AW) - Peru left.",
            ["LA PAZ, May 3 (AW) -", "Peru left."],
            id="two-words",
        ),
        pytest.param("LIMA: Peru left.", ["LIMA:", "Peru left."], id="dateline-with-colon"),
        pytest.param("NATO-led forces left.", ["NATO-led forces left."], id="no-dateline"),
        pytest.param("The U.S. army left.", ["The U.S. army left."], id="abbreviation"),
        pytest.param(
            "He left the U.S. The war went on.",
            ["He left the U.S.", "The war went on."],
            id="abbreviation-that-ends",
        ),
        pytest.param("It cost 3.5 million.", ["It cost 3.5 million."], id="decimal"),
        pytest.param("J. R. Holm left.", ["J. R. Holm left."], id="initials"),
    ],
)
def test_punctuation_ends_sentences(blank, text, expected):
    assert [sentence.text.strip() for sentence in blank(text).sents] == expected


@pytest.mark.parametrize(
    ("unit", "ends"),
    [("snow fell, ", ","), ("snow fell and ", "")],
)
def test_what_goes_on_without_an_end_is_cut(blank, unit, ends):
    sentences = list(blank(unit * 700 + "ended.").sents)
    assert len(sentences) > 3
    assert all(250 < len(sentence) <= 500 for sentence in sentences[:-1])
    assert all(sentence.text.strip().endswith(ends) for sentence in sentences[:-1])


def read_blocks(nlp: Language, *blocks: tuple[str, str]):
    text, spans = "", []
    for words, kind in blocks:
        text += "\n\n" if text else ""
        spans.append((len(text), len(text) + len(words), kind))
        text += words
    doc = nlp.make_doc(text)
    doc._.source = Source(blocks=tuple(spans))
    return nlp(doc)


def test_a_block_starts_a_sentence_even_without_punctuation(blank):
    doc = read_blocks(blank, ("War and peace", "heading"), ("it rained", "prose"))
    assert [(s.text.strip(), s._.kind) for s in doc.sents] == [
        ("War and peace", "heading"),
        ("it rained", "prose"),
    ]


def test_a_reference_is_one_sentence(blank):
    doc = read_blocks(blank, ("Holm, A. (2019). On rain. The Press.", "reference"))
    assert len(list(doc.sents)) == 1


def test_the_parser_keeps_these_sentences(read):
    text = "It rained\n\nthe army left. It snowed."
    doc = read(text, blocks=((0, 9, "heading"), (11, len(text), "prose")))
    assert [s.text.strip() for s in doc.sents] == ["It rained", "the army left.", "It snowed."]
