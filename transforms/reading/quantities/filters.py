"""Numbers that are no quantities: dates, years, names, lists, ordinals, definite pairs."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.quantities.numbers import Number
from parley.transforms.reading.times.wordings import MONTHS

_MONTHS = frozenset({*MONTHS, *(f"{month}." for month in MONTHS)})
_DEFINITE = frozenset(
    {"the", "these", "those", "both", "their", "his", "her", "its", "our", "your", "all", "other",
     "each", "every", "between"}
)  # fmt: skip
_OLDEST = 120
_AFTER_AGE = frozenset({",", ")", ".", ";", "-", "–", "—"})
_IN_AGES = frozenset({",", "and", "or", "to", "between", "of", "about", "-", "–"})
_YEAR_LOW, _YEAR_HIGH = 1800, 2099
_LIST = re.compile(r"^\s*[(\[]?\d{1,3}[.)\]]")
_PEOPLE_OR_GOODS = frozenset({"people", "casualties", "equipment", "weight", "distance", "area"})


def is_name_or_date(doc: Doc, number: Number, start: int, end: int) -> bool:
    """Whether the figure over tokens [start, end) belongs to a date, a name or a list."""
    if number.sign:
        return False
    return (
        (start > 0 and _opens_into(doc[start - 1]))
        or (end < len(doc) and _runs_on(number, doc[end - 1], doc[end]))
        or _is_named(doc[start])
        or _lists(doc, number, start, end)
        or _is_age(doc, number, start, end)
    )


def _opens_into(before: Token) -> bool:
    """Whether the word BEFORE a figure takes it up: "Article | 5", "May | 9", "G | 7"."""
    if before.lower_ in english(before).quantities.labels or before.lower_ in _MONTHS:
        return True
    return not before.whitespace_ and (before.is_alpha or before.text in "/.:#-")


def _runs_on(number: Number, last: Token, after: Token) -> bool:
    """Whether what comes AFTER a figure's LAST token makes it a time: "9 | May", "10 | : 30"."""
    if after.lower_ in _MONTHS | english(after).quantities.clock:
        return True
    return not number.words and not last.whitespace_ and after.text in (":", "/")


def _is_named(first: Token) -> bool:
    """Whether the figure that begins at FIRST is part of a name: "Nord Stream | 2"."""
    if first.pos_ != "NUM" and first.ent_type_ in ("PRODUCT", "WORK_OF_ART", "LAW", "FAC"):
        return True
    return first.dep_ == "nummod" and first.head.i < first.i and first.head.pos_ == "PROPN"


def _is_age(doc: Doc, number: Number, start: int, end: int) -> bool:
    """Whether the figure tells how old somebody is: "Ann Lee, 44, fled", "men aged 19 and 22"."""
    if number.high > _OLDEST or start < 2:
        return False
    closed = end >= len(doc) or doc[end].text in _AFTER_AGE
    if closed and doc[start - 1].text in {",", "("} and doc[start - 2].pos_ == "PROPN":
        return True
    at = start - 1
    while at > doc[start].sent.start and (doc[at].pos_ == "NUM" or doc[at].lower_ in _IN_AGES):
        at -= 1
    return doc[at].lower_ in english(doc[at]).quantities.aged


def is_year(number: Number, unit_kind: str | None) -> bool:
    """Whether a bare figure is a year: four digits, and no goods or people right after it.

    UNIT_KIND is the class of the unit that follows it directly, None where none does.
    """
    return (
        not number.words
        and not number.sign
        and number.end - number.figure == 4
        and _YEAR_LOW <= number.high <= _YEAR_HIGH
        and unit_kind not in _PEOPLE_OR_GOODS
    )


def is_definite_pair(doc: Doc, number: Number, start: int, unit_kind: str) -> bool:
    """ "the two countries" counts nothing: it points at them."""
    if not number.words or number.high > 3 or unit_kind in ("time", "money", "casualties"):
        return False
    return start > 0 and doc[start - 1].lower_ in _DEFINITE


def is_relative(doc: Doc, unit_end: int) -> bool:
    """Whether a duration is part of a time: "three years ago", "two days later", an age."""
    for token in doc[unit_end : unit_end + 2]:
        if token.lower_ in english(token).quantities.relative:
            return True
        if token.text not in "-–":
            return False
    return False


def _lists(doc: Doc, number: Number, start: int, end: int) -> bool:
    sentence = doc[start].sent
    return (
        not number.words
        and start <= sentence.start + 1
        and number.high < 100
        and bool(_LIST.match(doc[sentence.start : end + 1].text))
    )
