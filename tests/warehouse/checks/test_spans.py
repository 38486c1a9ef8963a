from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.schemas.dimensions import DOCUMENTS, MENTIONS, SENTENCES
from parley.schemas.facts import ATTRIBUTIONS
from parley.schemas.table import Table
from parley.warehouse.checks.engine import Engine
from parley.warehouse.checks.spans import other_text, outside_document, outside_sentence
from tests.warehouse.small import full, loose, small_tables


def faults(text: str, *rows: dict[str, Any], table: Table = MENTIONS) -> list[set[str]]:
    """The checks that each of ROWS of TABLE breaks in one document with one sentence, which is all
    of its TEXT but the first and last character."""
    documents = small_tables()["documents"].slice(0, 1).to_pylist()
    sentence = {"sentence_id": "s", "doc_id": "d", "char_start": 1, "char_end": len(text) - 1}
    tables = {
        "documents": loose(DOCUMENTS, [{**documents[0], "doc_id": "d", "text": text}]),
        "sentences": loose(SENTENCES, [full(SENTENCES, **sentence)]),
        table.name: loose(
            table, [full(table, **{"doc_id": "d", "sentence_id": "s", **row}) for row in rows]
        ),
    }
    found: list[set[str]] = [set() for _ in rows]
    with Engine(tables) as engine:
        for query in (outside_document, outside_sentence, other_text):
            for number in engine.rows(query(table)):
                found[number].add(query.__name__)
    return found


def at(start: int | None, end: int | None, text: str | None, **values: Any) -> dict[str, Any]:
    """A mention at these characters."""
    return {"char_start": start, "char_end": end, "text": text, **values}


OFFSETS = st.tuples(st.integers(-3, 12), st.integers(-3, 12), st.text(max_size=3))


@settings(deadline=None, max_examples=40)
@given(st.text(min_size=1), st.lists(OFFSETS, min_size=1))
def test_a_span_is_right_where_its_text_is_there(text, spans):
    exact = [(start, end, text[max(start, 0) : max(end, 0)]) for start, end, _ in spans]
    rows = [*spans, *exact]
    found = faults(text, *(at(*row) for row in rows))
    for (start, end, wording), broken in zip(rows, found, strict=True):
        inside = 0 <= start < end <= len(text)
        assert ("outside_document" not in broken) == inside
        assert ("outside_sentence" not in broken) == (start >= 1 and end <= len(text) - 1)
        if inside:
            assert ("other_text" not in broken) == (text[start:end] == wording)


def test_what_cannot_be_told_is_no_fault_of_the_span():
    assert faults(
        "Kyiv",
        at(None, 2, "K"),
        at(1, 2, None),
        at(0, 2, "Ky", sentence_id="other"),
        at(0, 2, "Ky", doc_id="other"),
    ) == [set(), set(), set(), {"outside_sentence"}]


def test_what_crosses_sentences_must_start_in_the_one_it_names():
    rows = [{"char_start": start, "char_end": 4, "content": "Kyiv"[start:]} for start in range(4)]
    assert faults("Kyiv", *rows, table=ATTRIBUTIONS) == [{"outside_sentence"}, set(), set(), set()]


def test_a_sentence_must_lie_in_its_document():
    tables = small_tables()
    with Engine(tables) as engine:
        assert engine.rows(outside_document(SENTENCES)) == []
