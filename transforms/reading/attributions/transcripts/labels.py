"""Turns of a transcript: "MS. SINGH: ...", "Q: ...", "Mr. Pérez Loose (Ecuador): ...".

A label is a short line start before a colon, or words in capitals before one anywhere after a
sentence. Two labels make a transcript; one alone is a heading or a remark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from spacy.tokens import Doc

_WORD = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ0-9'’.\-]*"
_CAPITALS = rf"{_WORD}(?:[ \t]+(?:{_WORD}|\d{{1,3}})){{0,6}}"
_ASIDE = r"(?:[ \t]*\([^()\n]{1,60}\)){0,2}"
_NAME = r"[^\W\d_][\w'’.\-]*"
_MIXED = rf"{_NAME}(?:,?[ \t]+{_NAME}){{0,6}}"
_SHOUTED = re.compile(
    rf"(?:^|(?<=[.?!…\"”’)\]][ \t])|(?<=\n))(?P<label>{_CAPITALS}{_ASIDE})[ \t]*:[ \t]+(?=\S)"
)
_AT_LINE = re.compile(rf"^(?P<label>{_MIXED}{_ASIDE})[ \t]*:[ \t]+(?=\S)", re.MULTILINE)
_LETTER = re.compile(r"^(?P<label>[QA])[.:][ \t]+(?=\S)", re.MULTILINE)
_PERSONAL = re.compile(r"\b(?:I|we|We|you|You|my|our|me|us)\b")
_QUOTED = re.compile(r"[\"“][^\"”\n]*[\"”]")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says: tokens [start, end) after the label over [label_start, label_end)."""

    label_start: int
    label_end: int
    start: int
    end: int


def find_turns(doc: Doc, titles: AbstractSet[str] = frozenset()) -> list[Turn]:
    """The turns of DOC in its order; none where it is no transcript.

    TITLES are words before names, without points ("mr"): a label with one needs no other sign.
    """
    found = {mark.start("label"): mark for mark in _marks(doc.text, titles)}
    marks = _without_headline([found[start] for start in sorted(found)], doc.text)
    if len(marks) < _SHORTEST or _is_asked_by_its_author(marks, doc.text):
        return []
    spoken = [turn for turn in _turns(doc, marks) if turn.start < turn.end]
    return spoken if len(spoken) >= _SHORTEST else []


def _without_headline(marks: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """MARKS without what stands over questions and answers: "EXPLAINER: The truce, in brief"."""
    if len(marks) <= _SHORTEST or len(marks[0]["label"]) == 1:
        return marks
    asked = all(len(mark["label"]) == 1 for mark in marks[1:])
    line = _line_after(marks[0], text).rstrip()
    return marks[1:] if asked and line[-1:].isalnum() else marks


def _marks(text: str, titles: AbstractSet[str]) -> Iterator[re.Match[str]]:
    """The labels of TEXT: in capitals, or in the mixed case of names where they recur."""
    yield from _LETTER.finditer(text)
    shouted = [m for m in _SHOUTED.finditer(text) if _is_shouted(m["label"])]
    yield from shouted
    lines = [m for m in _AT_LINE.finditer(text) if not _is_shouted(m["label"])]
    told = Counter(m["label"] for m in lines)
    personal = [m for m in lines if _is_spoken(m, text)]
    named = [m for m in lines if without_points(m["label"].split()[0]) in titles]
    if len(shouted) + len(personal) < _SHORTEST:
        return
    yield from named
    yield from (m for m in lines if told[m["label"]] > 1 and m not in named)


def without_points(word: str) -> str:
    """WORD as titles are kept: in lower case, without points."""
    return word.replace(".", "").lower()


def _is_shouted(label: str) -> bool:
    """Whether LABEL stands in capitals, other than what it has in brackets."""
    bare = label.partition("(")[0]
    return bare.upper() == bare and (sum(c.isalpha() for c in bare) > 1 or bare.strip() in "QA")


def _is_asked_by_its_author(marks: list[re.Match[str]], text: str) -> bool:
    """Whether MARKS are letters alone, and none says "I" or "we": an author asks, and answers.

    Words that are quoted are others'.
    """
    letters = {mark.start("label") for mark in _LETTER.finditer(text)}
    lines = (_QUOTED.sub("", _line_after(mark, text)) for mark in marks)
    return all(mark.start("label") in letters for mark in marks) and not any(
        map(_PERSONAL.search, lines)
    )


def _is_spoken(mark: re.Match[str], text: str) -> bool:
    """Whether somebody speaks in the line after MARK: "I", "we", "you", or a question."""
    line = _line_after(mark, text)
    return bool(_PERSONAL.search(line)) or line.rstrip().endswith("?")


def _line_after(mark: re.Match[str], text: str) -> str:
    return text[mark.end() :].partition("\n")[0]


def _turns(doc: Doc, marks: list[re.Match[str]]) -> Iterator[Turn]:
    ends = [m.start("label") for m in marks[1:]] + [len(doc.text)]
    for mark, stop in zip(marks, ends, strict=True):
        label = doc.char_span(*mark.span("label"), alignment_mode="expand")
        said = doc.char_span(mark.end(), stop, alignment_mode="contract")
        if label is None or said is None:
            continue
        end = _until_heading(doc, said.start, said.end)
        yield Turn(label.start, label.end, said.start, end)


def _until_heading(doc: Doc, start: int, end: int) -> int:
    """END of a turn from START, or where a heading begins in it."""
    kinds = doc._.kinds
    if kinds:
        end = next((at for at in range(start, end) if kinds[at] != kinds[start]), end)
    while end > start and doc[end - 1].is_space:
        end -= 1
    return end
