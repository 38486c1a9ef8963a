"""Sentences, paragraphs and sections of a document, as a story's time and place go by them."""

from __future__ import annotations

import bisect

from spacy.tokens import Doc

from parley.transforms.reading.records import Dated

_FEWEST_ENTRIES = 2  # of a chronicle


class Layout:
    """In which sentence and which paragraph each token of a document stands."""

    def __init__(self, doc: Doc) -> None:
        self.sentence, self.paragraph = [], []
        sentence = paragraph = 0
        for token in doc:
            sentence += bool(token.is_sent_start)
            self.sentence.append(sentence)
            self.paragraph.append(paragraph)
            paragraph += "\n\n" in token.text

    def same_paragraph(self, one: int, other: int) -> bool:
        """Whether two tokens stand in one paragraph."""
        return self.paragraph[one] == self.paragraph[other]

    def sentences_begun(self, first: int, end: int) -> int:
        """How many sentences begin with one of the tokens from FIRST up to END, END excluded."""
        if first >= end:
            return 0
        return self.sentence[end - 1] - (self.sentence[first - 1] if first else 0)


class Sections:
    """The time of each section whose heading tells one ("Geneva, 3 May"; "The spring of 2014")."""

    def __init__(self, doc: Doc) -> None:
        self.starts: list[int] = []
        self.times: list[Dated | None] = []
        self.entries: list[bool] = []
        kinds = doc._.kinds
        times = {time.start: time.value for time in doc._.times if time.value is not None}
        for token in doc:
            if kinds and kinds[token.i] == "heading":
                if not token.i or kinds[token.i - 1] != "heading" or token.is_sent_start:
                    self.starts.append(token.i)
                    self.times.append(None)
                    self.entries.append(_is_day(times.get(token.i)))
                self.times[-1] = times.get(token.i, self.times[-1])

    def of(self, at: int) -> Dated | None:
        """The time told in the last heading before the token AT."""
        section = self._at(at)
        return self.times[section] if section >= 0 else None

    def day_of_entry(self, at: int) -> tuple[int, Dated] | None:
        """The day of the entry of a chronicle in which AT stands, and where its heading begins.

        In a chronicle several headings begin with their day ("3 May 2024, Geneva").
        """
        section = self._at(at)
        time = self.times[section] if section >= 0 else None
        if time is None or not self.entries[section] or sum(self.entries) < _FEWEST_ENTRIES:
            return None
        return self.starts[section], time

    def _at(self, at: int) -> int:
        return bisect.bisect_right(self.starts, at) - 1


def _is_day(time: Dated | None) -> bool:
    return time is not None and time.precision == "day"
