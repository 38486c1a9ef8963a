"""What a step finds in a story, and the sentences and entities around its words."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span

from parley.schemas.codebook.lexicons import EventRow
from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.events.dating.sections import Layout
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.entities import entities_in, entity_at

TEXT = "Aland met Bland . They left . \n\n New York fell ."
WORDS = TEXT.split(" ")
STARTS = {0, 4, 8}


@pytest.fixture
def doc(vocab) -> Doc:
    return Doc(
        vocab,
        words=WORDS,
        pos=["PROPN", "VERB", "PROPN", "PUNCT", "PRON", "VERB", "PUNCT", "SPACE", "PROPN", "PROPN",
             "VERB", "PUNCT"],
        sent_starts=[i in STARTS for i in range(len(WORDS))],
        ents=["B-ORG", "O", "B-ORG", "O", "O", "O", "O", "O", "B-GPE", "I-GPE", "O", "O"],
    )  # fmt: skip


def act(doc: Doc, i: int, event_type: str = "CONSULT") -> Trigger:
    row = EventRow(lemma=doc[i].text, pos="verb", event_type=event_type)
    return Trigger(doc[i], row, clause_of(doc[i]))


def test_triggers_are_found_by_token_by_type_and_by_sentence(doc):
    met, left, fell = act(doc, 1), act(doc, 5, "RETREAT"), act(doc, 10, "RETREAT")
    story = Story(doc, [fell, met, left])
    assert story.triggers == [met, left, fell]
    assert story.at(doc[5]) is left
    assert (story.type_at(doc[1]), story.type_at(doc[0])) == ("CONSULT", None)
    assert story.in_sentence_of(doc[4]) == [left]
    assert story.tokens_of("RETREAT") == {5, 10}
    story.triggers = [met]
    assert story.at(doc[5]) is None
    assert story.in_sentence_of(doc[4]) == []
    assert story.tokens_of("RETREAT") == set()


def test_actors_have_sides_and_kinds(doc):
    kinds = {"somebody": "person", "author:x": "author", AUTHOR: "author"}
    story = Story(doc, (), {"somebody": "BLA"}, kinds.get)
    assert story.sides(["somebody", "ALA"]) == {"BLA", "ALA"}
    assert story.is_person("somebody")
    assert not story.is_person("ALA")
    assert [story.is_cited(each) for each in ("author:x", AUTHOR, "ALA")] == [True, False, False]


def test_sentences_and_paragraphs(doc):
    layout = Layout(doc)
    assert layout.same_paragraph(0, 6)
    assert not layout.same_paragraph(6, 8)


@pytest.mark.parametrize("first", range(len(WORDS)))
def test_sentences_begun_are_counted(doc, first):
    layout = Layout(doc)
    for end in range(len(WORDS) + 1):
        assert layout.sentences_begun(first, end) == len(STARTS & set(range(first, end)))


def test_entities_are_those_of_the_document(doc):
    assert [entity_at(token) for token in doc] == [
        next((e for e in doc.ents if e.start <= token.i < e.end), None) for token in doc
    ]
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            assert list(entities_in(doc[start:end])) == list(Span(doc, start, end).ents)
