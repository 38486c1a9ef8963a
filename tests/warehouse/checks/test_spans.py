from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from parley.schemas.dimensions import MENTIONS, SENTENCES
from parley.warehouse.checks.spans import IN_DOCUMENT, IN_SENTENCE, IS_TEXT, Texts
from tests.warehouse.small import full, small_tables


def texts(text: str) -> Texts:
    """One document with one sentence, which is all of its text but the first and last character."""
    return Texts(
        pa.table({"doc_id": ["d"], "text": [text]}),
        pa.table(
            {"sentence_id": ["s"], "doc_id": ["d"], "char_start": [1], "char_end": [len(text) - 1]}
        ),
    )


def mention(start, end, text, sentence="s", doc="d") -> pa.Table:
    return MENTIONS.from_rows(
        [
            full(
                MENTIONS,
                doc_id=doc,
                sentence_id=sentence,
                char_start=start,
                char_end=end,
                text=text,
            )
        ]
    )


def told(text: str, rows: pa.Table) -> dict[str, bool | None]:
    return {name: each[0].as_py() for name, each in texts(text).columns(MENTIONS, rows).items()}


@given(st.text(min_size=1), st.integers(-3, 12), st.integers(-3, 12), st.text(max_size=3))
def test_a_span_is_right_where_its_text_is_there(text, start, end, wording):
    found = told(text, mention(start, end, wording))
    inside = 0 <= start < end <= len(text)
    assert found[IN_DOCUMENT] == inside
    assert found[IN_SENTENCE] == (start >= 1 and end <= len(text) - 1)
    if inside:
        assert found[IS_TEXT] == (text[start:end] == wording)
        assert told(text, mention(start, end, text[start:end]))[IS_TEXT]


def test_what_cannot_be_told_is_null():
    assert set(told("Kyiv", mention(None, 2, "K")).values()) == {None}
    assert set(told("Kyiv", mention(0, 2, "Ky", doc="other")).values()) == {None, False}
    assert told("Kyiv", mention(1, 2, "y", sentence="other"))[IN_SENTENCE] is None


def test_a_sentence_must_lie_in_its_document_only():
    tables = small_tables()
    found = Texts(tables["documents"], tables["sentences"]).columns(SENTENCES, tables["sentences"])
    assert set(found) == {IN_DOCUMENT}
    assert set(found[IN_DOCUMENT].to_pylist()) == {True}
