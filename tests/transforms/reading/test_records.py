"""Records on a Doc: asked for every word, kept through bytes, drawn as spans."""

from __future__ import annotations

import datetime as dt

from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from parley.transforms.reading import rows
from parley.transforms.reading.attributions.scope import set_attributions, speaker_of
from parley.transforms.reading.records import (
    FIELDS,
    Attribution,
    Dated,
    Mention,
    Source,
    TimeExpression,
    add_mentions,
    in_reference,
    mention_at,
    mentions_of,
    set_mentions,
)
from tests.transforms.reading.samples import TEXTS


def test_words_of_reference_lists_are_told_from_others(vocab: Vocab):
    doc = Doc(vocab, ["Talks", "Holm"])
    assert not any(in_reference(token) for token in doc)
    doc._.kinds = ("prose", "reference")
    assert [in_reference(token) for token in doc] == [False, True]


def test_records_go_through_bytes_and_back(nlp: Language):
    for text in TEXTS:
        doc = nlp(text)
        again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
        assert known(again) == known(doc)
        assert rows.of_document(again, "doc_x", "run_x") == rows.of_document(doc, "doc_x", "run_x")


def test_records_go_through_a_docbin(nlp: Language):
    docs = list(nlp.pipe(TEXTS))
    kept = DocBin(store_user_data=True, docs=docs).to_bytes()
    again = list(DocBin().from_bytes(kept).get_docs(nlp.vocab))
    assert [known(doc) for doc in again] == [known(doc) for doc in docs]
    assert again[0]._.source == docs[0]._.source


def test_what_bytes_keep_is_of_the_declared_types(nlp: Language):
    doc = nlp.make_doc("Talks were held on 5 March 2022.")
    doc._.source = Source(((0, 20, "prose"),), dt.date(2022, 4, 1), "day", "news", "Wire", ("A",))
    doc = Doc(nlp.vocab).from_bytes(nlp(doc).to_bytes())
    assert doc._.source.published == dt.date(2022, 4, 1)
    assert type(doc._.source.blocks[0]) is tuple
    assert type(doc._.times[0].value) is Dated
    assert mention_at(doc[0]) is None


def test_what_is_worked_out_follows_what_it_was_worked_out_from(vocab: Vocab):
    doc = Doc(vocab, ["Holm", "met", "Lind"])
    assert mention_at(doc[0]) is None
    mention = Mention(0, 1, 0, "name", ("person:holm",), 0.5, "test")
    set_mentions(doc, [mention])
    assert mention_at(doc[0]) == mention
    participant = Mention(2, 3, 2, "name", ("person:lind",), 0.5, "test")
    assert add_mentions(doc, [participant, mention]) == [participant]
    assert mentions_of(doc) == [mention, participant]
    assert mention_at(doc[2]) == participant
    assert doc._.mentions == [mention]
    set_mentions(doc, [])
    assert mention_at(doc[0]) is None
    assert speaker_of(doc, 2) == ()
    set_attributions(doc, [Attribution(1, 3, ("person:holm",), "indirect", 0.5, "test")])
    assert speaker_of(doc, 2) == ("person:holm",)


def test_spans_say_what_was_found(nlp: Language):
    doc = nlp(TEXTS[0])
    assert set(doc.spans) == {
        "mentions", "speakers", "participants", "holders", "events", "attributions", "stances",
    }  # fmt: skip
    assert [(span.start, span.end, span.label_) for span in doc.spans["events"]] == [
        (event.start, event.end, event.event_type) for event in doc._.events
    ]
    assert {span.kb_id_ for span in doc.spans["mentions"]} >= {"RUS", "UKR"}
    assert [span.label_ for span in doc.spans["stances"]] == [
        stance.position for stance in doc._.stances
    ]
    drawn = displacy.render(doc, style="span", options={"spans_key": "events"}, jupyter=False)
    assert "CONSULT" in drawn


def test_one_doc_says_nothing_about_another(vocab: Vocab):
    one, other = Doc(vocab, ["a"]), Doc(vocab, ["b"])
    one._.times.append(TimeExpression(0, 1, None))
    assert (len(one._.times), other._.times) == (1, [])


def known(doc: Doc) -> list[object]:
    return [getattr(doc._, name) for name in FIELDS]
