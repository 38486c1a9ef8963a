from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from parley.schemas.dimensions import MENTIONS, SENTENCES
from parley.schemas.facts import ATTRIBUTIONS
from parley.schemas.table import Table
from parley.warehouse.checks.engine import Engine
from parley.warehouse.checks.spans import other_text, outside_document, outside_sentence
from tests.warehouse.small import full, loose, small_tables

QUERIES = (outside_document, outside_sentence, other_text)


def faults(text: str, table: Table = MENTIONS, /, doc: str = "d", **values: Any) -> set[str]:
    """The checks that a row of TABLE breaks in one document with one sentence, which is all of its
    TEXT but the first and last character."""
    given = {"doc_id": doc, "sentence_id": "s", **values}
    sentence = {"sentence_id": "s", "doc_id": "d", "char_start": 1, "char_end": len(text) - 1}
    tables = {
        "documents": small_tables()["documents"]
        .slice(0, 1)
        .set_column(0, "doc_id", [["d"]])
        .drop(["text"])
        .append_column("text", [[text]]),
        "sentences": loose(SENTENCES, [full(SENTENCES, **sentence)]),
        table.name: loose(table, [full(table, **given)]),
    }
    with Engine(tables) as engine:
        return {query.__name__ for query in QUERIES if engine.rows(query(table))}


@given(st.text(min_size=1), st.integers(-3, 12), st.integers(-3, 12), st.text(max_size=3))
def test_a_span_is_right_where_its_text_is_there(text, start, end, wording):
    found = faults(text, char_start=start, char_end=end, text=wording)
    inside = 0 <= start < end <= len(text)
    assert ("outside_document" not in found) == inside
    assert ("outside_sentence" not in found) == (start >= 1 and end <= len(text) - 1)
    if inside:
        assert ("other_text" not in found) == (text[start:end] == wording)
        assert "other_text" not in faults(
            text, char_start=start, char_end=end, text=text[start:end]
        )


def test_what_cannot_be_told_is_no_fault_of_the_span():
    assert not faults("Kyiv", char_start=None, char_end=2, text="K")
    assert not faults("Kyiv", char_start=1, char_end=2, text=None)
    assert faults("Kyiv", doc="other", char_start=0, char_end=2, text="Ky") == {"outside_sentence"}
    assert not faults("Kyiv", char_start=0, char_end=2, text="Ky", sentence_id="other")


def test_what_crosses_sentences_must_start_in_the_one_it_names():
    crossing = {"char_end": 4, "content": "yiv"}
    assert not faults("Kyiv", ATTRIBUTIONS, char_start=1, **crossing)
    assert faults("Kyiv", ATTRIBUTIONS, char_start=3, char_end=4, content="v") == set()
    assert faults("Kyiv", ATTRIBUTIONS, char_start=0, char_end=4, content="Kyiv") == {
        "outside_sentence"
    }


def test_a_sentence_must_lie_in_its_document():
    tables = small_tables()
    with Engine(tables) as engine:
        assert engine.rows(outside_document(SENTENCES)) == []
