"""Rows of one document: shared columns, and ids that no two rows of a table share."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from spacy.tokens import Doc

from parley.schemas.table import Row
from parley.transforms.reading.records import Dated


class Found(Protocol):
    """A record of a reading component: what it points at, and by which method it was found."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def confidence(self) -> float: ...
    @property
    def method(self) -> str: ...


class Attributed(Found, Protocol):
    """A record that rests on somebody's word."""

    @property
    def attributed_to(self) -> str: ...


class Writer:
    """Rows of one document: shared columns, and ids that no two rows of a table share."""

    def __init__(self, doc: Doc, doc_id: str, run_id: str, sentences: list[Row]) -> None:
        self.doc, self.doc_id, self.run_id = doc, doc_id, run_id
        self._text = doc.text  # once: a Doc joins its tokens anew each time it is asked
        self.sentences = sentences
        self.starts = [row["char_start"] for row in self.sentences]
        self._used: Counter[str] = Counter()

    def span(self, id_column: str, mark: str, start: int, end: int) -> Row:
        """The id and the columns of provenance for the tokens from START to END."""
        char_start, char_end = self._trimmed(start, end)
        base = f"{self.doc_id}.{mark}{char_start}-{char_end}"
        self._used[base] += 1
        number = self._used[base]
        place = bisect.bisect_right(self.starts, char_start) - 1
        return {
            id_column: base if number == 1 else f"{base}.{number}",
            "doc_id": self.doc_id,
            "sentence_id": self.sentences[max(place, 0)]["sentence_id"],
            "char_start": char_start,
            "char_end": char_end,
            "run_id": self.run_id,
        }

    def found(self, id_column: str, mark: str, found: Found, text: str | None = None) -> Row:
        """The columns that all tables of what is FOUND share; TEXT names one for the very words."""
        row = self.span(id_column, mark, found.start, found.end)
        row |= {"confidence": found.confidence, "method": found.method}
        return row if text is None else row | {text: self.text(row)}

    def told(self, id_column: str, mark: str, told: Attributed, text: str | None = None) -> Row:
        """The columns of `found`, and on whose word it is TOLD."""
        row = self.found(id_column, mark, told, text)
        return row | {"attributed_to_actor_id": told.attributed_to}

    def text(self, row: Row) -> str:
        """The very text a row points at."""
        return self._text[row["char_start"] : row["char_end"]]

    def words(self, span: tuple[int, int] | None) -> str | None:
        """The text of the tokens of SPAN in one line; None without a span."""
        return None if span is None else " ".join(self.doc[span[0] : span[1]].text.split())

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while end - 1 > start and self.doc[end - 1].is_space:
            end -= 1
        while start < end - 1 and self.doc[start].is_space:
            start += 1
        while start and self._in_one_word(start):
            start -= 1
        while end < len(self.doc) and self._in_one_word(end):
            end += 1
        last = self.doc[end - 1]
        return self.doc[start].idx, last.idx + len(last)

    def _in_one_word(self, at: int) -> bool:
        """Whether token AT and the one before it are one word, such as "cannot"."""
        before, token = self.doc[at - 1], self.doc[at]
        if before.whitespace_ or token.is_sent_start:
            return False
        return before.text[-1].isalpha() and token.text[0].isalpha()


def dates(date: Dated | None) -> Row:
    """The columns of a date; of none where there is none."""
    return {
        "date_start": date.first if date else None,
        "date_end": date.last if date else None,
        "date_precision": date.precision if date else "none",
        "date_basis": date.basis if date else "none",
    }


def ids(actors: Iterable[str]) -> list[str]:
    """Actors as a column of lists holds them: sorted, each once."""
    return sorted(set(actors))
