"""Whatever the text, the rows of a document point at the text they claim."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from parley.schemas.tables import EXTRACTED
from parley.transforms.reading import rows
from parley.transforms.reading.records import Source
from parley.transforms.reading.writer import Writer

SPANS = {table.name: table for table in EXTRACTED if table.span_text}
TEXT = (
    "Russia Ukraine Putin Zelensky Ethiopia TPLF Istanbul attacked met said agreed refused talks "
    "ceasefire because 1,000 soldiers “We are ready,” “we\nwill (Smith, 2019) 5 March 2022 . ! ? … "
    ". . not will He they both sides U.S. 3-5% — ” ’s Türkiye’s"
)
SPACES = (" ", " ", " ", "\n", "\n\n", "\t", "\u00a0", "\u2009", "\u200b", "  ", "")
PIECES = st.one_of(
    st.sampled_from(TEXT.split(" ")),
    st.sampled_from(TEXT.split(" ")),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6),
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(SPACES)), max_size=40).map(
    lambda parts: "".join(piece + space for piece, space in parts)
)


def rows_of(nlp: Language, text: str) -> dict[str, list[rows.Row]]:
    return rows.of_document(nlp(text), "doc_0000000000000000", "run_x")


def test_a_span_does_not_start_or_end_inside_a_word():
    doc = Doc(
        Vocab(), words=["It", "can", "not", "hold", "."], spaces=[True, False, True, False, False],
        sent_starts=[True, False, False, False, False],
    )  # fmt: skip
    writer = Writer(doc, "doc_0", "run_x", [{"sentence_id": "s", "char_start": 0}])
    found = [writer.span("id", "x", *span) for span in ((2, 4), (0, 2), (3, 5))]
    assert [writer.text(row) for row in found] == ["cannot hold", "It cannot", "hold."]


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(text=TEXTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_spans_of_any_text_point_at_their_wording(nlp, text):
    made = rows_of(nlp, text)
    sentences = {row["sentence_id"]: row for row in made["sentences"]}
    for name, table in SPANS.items():
        for row in made[name]:
            assert text[row["char_start"] : row["char_end"]] == row[table.span_text] != ""
            sentence = sentences[row["sentence_id"]]
            assert sentence["char_start"] <= row["char_start"] < sentence["char_end"]
            assert row["char_end"] <= sentence["char_end"] or table.crosses_sentences


@given(text=TEXTS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_sentences_of_any_text_hold_all_of_it_once_and_in_order(nlp, text):
    spans = [(s["char_start"], s["char_end"]) for s in rows_of(nlp, text)["sentences"]]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert squeezed("".join(text[start:end] for start, end in spans)) == squeezed(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\t"], ids=repr)
def test_a_text_of_white_space_has_no_rows(nlp, text):
    made = rows_of(nlp, text)
    assert made.pop("documents_read")
    assert not any(made.values())


def test_offsets_count_code_points(nlp):
    made = rows_of(nlp, "🕊🕊 Türkiye’s government met Russia.")
    assert [row["text"] for row in made["mentions"]][-1] == "Russia"
    assert made["event_mentions"][0]["char_start"] == 24


def test_rows_at_one_place_have_different_ids(nlp):
    text = "Russia and Ukraine met. Both sides rested."
    ids = [row["mention_id"] for row in rows_of(nlp, text)["mentions"]]
    assert len(ids) == 4
    assert len(set(ids)) == 4


def test_a_mention_of_two_actors_is_a_row_for_each(nlp):
    made = rows_of(nlp, "Russia and Ukraine met. Both sides rested.")["mentions"]
    assert [row["actor_id"] for row in made if row["text"] == "Both sides"] == ["RUS", "UKR"]


def test_a_mention_of_nobody_known_is_a_row_without_an_actor(nlp):
    made = rows_of(nlp, "Both sides rested.")["mentions"]
    assert [(row["text"], row["actor_id"]) for row in made] == [("Both sides", None)]


def test_an_undated_event_says_so(nlp):
    (row,) = rows_of(nlp, "Russia attacked Ukraine.")["event_mentions"]
    assert (row["date_start"], row["date_precision"], row["date_basis"]) == (None, "none", "none")


def test_the_layout_kind_of_a_sentence_is_that_of_its_block(nlp):
    text = "War and peace\n\nIt rained. It snowed."
    doc = nlp.make_doc(text)
    doc._.source = Source(blocks=((0, 13, "heading"), (15, len(text), "bullet")))
    made = rows.of_document(nlp(doc), "doc_0000000000000000", "run_x")["sentences"]
    assert [row["kind"] for row in made] == ["heading", "bullet", "bullet"]


def test_a_nested_report_keeps_the_chain_of_who_reports_it(nlp):
    text = "Putin said that Erdogan had told reporters that the talks would resume in Istanbul."
    by_speaker = {
        row["speaker_actor_id"]: row["reported_by_actor_ids"]
        for row in rows_of(nlp, text)["attributions"]
    }
    assert by_speaker == {
        "person:vladimir_putin": [],
        "person:recep_tayyip_erdogan": ["person:vladimir_putin"],
    }
