"""Whether the spans of rows fit the texts that they point at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from parley.schemas.table import Table

IN_DOCUMENT = "span in document"
IN_SENTENCE = "span in sentence"
IS_TEXT = "span is text"


class Texts:
    """The documents and sentences that spans point at."""

    def __init__(self, documents: pa.Table, sentences: pa.Table) -> None:
        self.texts: Mapping[str, str] = dict(_rows(documents, "doc_id", "text"))
        self.sentences: Mapping[str, tuple[str, int, int]] = {
            sentence_id: (doc_id, start, end)
            for sentence_id, doc_id, start, end in _rows(
                sentences, "sentence_id", "doc_id", "char_start", "char_end"
            )
        }

    def columns(self, table: Table, rows: pa.Table) -> dict[str, pa.Array]:
        """A column of booleans for each thing that must hold of the spans of TABLE.

        A value is null where it cannot be told, because an offset is null or the document or
        sentence is unknown; the checks of nulls and of references tell these.
        """
        if not table.has_span:
            return {}
        span = ("doc_id", "char_start", "char_end")
        found = {IN_DOCUMENT: [self._in_document(*row) for row in _rows(rows, *span)]}
        if table.span_text:
            found[IS_TEXT] = [self._is_text(*row) for row in _rows(rows, *span, table.span_text)]
        if "sentence_index" not in table.names:  # else it is a sentence itself
            holds = self._starts_in_sentence if table.crosses_sentences else self._in_sentence
            found[IN_SENTENCE] = [holds(*row) for row in _rows(rows, *span, "sentence_id")]
        return {name: pa.array(values, pa.bool_()) for name, values in found.items()}

    def _in_document(self, doc_id: str, start: int | None, end: int | None) -> bool | None:
        text = self.texts.get(doc_id)
        if text is None or start is None or end is None:
            return None
        return 0 <= start < end <= len(text)

    def _is_text(
        self, doc_id: str, start: int | None, end: int | None, wording: str | None
    ) -> bool | None:
        text = self.texts.get(doc_id)
        if text is None or start is None or end is None or wording is None:
            return None
        return start >= 0 and text[start:end] == wording

    def _in_sentence(
        self, doc_id: str, start: int | None, end: int | None, sentence_id: str
    ) -> bool | None:
        sentence = self.sentences.get(sentence_id)
        if sentence is None or None in sentence or start is None or end is None:
            return None
        return sentence[0] == doc_id and sentence[1] <= start and end <= sentence[2]

    def _starts_in_sentence(
        self, doc_id: str, start: int | None, end: int | None, sentence_id: str
    ) -> bool | None:
        return self._in_sentence(doc_id, start, start, sentence_id)


def _rows(table: pa.Table, *names: str) -> Iterable[tuple[Any, ...]]:
    return zip(*(table[name].to_pylist() for name in names), strict=True)
