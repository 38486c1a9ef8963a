"""Dates as people write them, with how exact they are; never a guess, never the clock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

_ISO = re.compile(
    r"(?P<year>(?:1[89]|20)\d\d)"
    r"(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2})(?:[T ]\d{1,2}[:.]\d\d.*)?)?)?"
)
_MONTHS = 12
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<by>[./-])(?P<b>\d{1,2})(?P=by)(?P<year>(?:1[89]|20)\d\d)")
_SHORT = re.compile(r"(?P<a>\d{1,2})(?P<by>[./-])(?P<b>\d{1,2})(?P=by)(?P<c>\d\d)")
_NUMERIC_WITHIN = re.compile(rf"(?<![\d./-]){_NUMERIC.pattern}(?![\d/-]|\.\d)")
_DAY, _MONTH, _OF = r"\d{1,2}(?:st|nd|rd|th)?\.?", r"[^\W\d_]{3,12}\.?", r"(?:(?:of|de) )?"
_IN_WORDS = re.compile(
    rf"(?:(?P<day>{_DAY}) {_OF})?(?P<month>{_MONTH})(?(day)| (?P<behind>{_DAY}))?,? {_OF}"
    r"(?P<year>(?:1[89]|20)\d\d)",
    re.IGNORECASE,
)
_NO_DIGIT = re.compile(r"\D")
_WITHIN = re.compile(
    rf"\b(?:(?:19|20)\d\d-\d\d-\d\d|\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)\d\d"
    rf"|{_DAY} {_OF}{_MONTH},? {_OF}(?:19|20)\d\d|{_MONTH} {_DAY},? (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SPAN = r"\s?(?:[-–—/]|to|and|&)\s?"
_FIRST_OF_SPAN = re.compile(rf"(?:{_DAY}(?: {_MONTH})?{_SPAN})(?={_DAY} {_MONTH})", re.IGNORECASE)
_LAST_OF_SPAN = re.compile(rf"(?<=\d){_SPAN}(?:{_MONTH} )?{_DAY}(?=,|$)", re.IGNORECASE)
_WEEKDAY = re.compile(r"[^\W\d_]{2,10}\.?,? (?=\w)")
_DAY_OF_YEAR = re.compile(rf"{_DAY} {_OF}{_MONTH}|{_MONTH} {_DAY}", re.IGNORECASE)
_IN_DIGITS = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d\d)?\d\d|\d{1,2}\.\d{1,2}\.")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_LONGEST, _LONGEST_LINE = 60, 500
_LEAP_YEAR = 2000  # that has all days
_NO_MONTH = 16
_NO_DAY = 60  # and a year of the last century, where two digits tell a year
_LANGUAGES = ["en", "tr", "ru", "uk", "de", "fr", "es"]


@dataclass(frozen=True)
class Usage:
    """How a text or a file writes dates in numbers, by its other dates; and the years it tells."""

    day_first: bool | None = None
    years: frozenset[int] = frozenset()


_UNKNOWN = Usage()


def parse_date(value: Any, usage: Usage = _UNKNOWN) -> tuple[date, str] | None:
    """Date and precision ('day', 'month', 'year') of VALUE; None when it is no date.

    Numbers such as 03/04/2025, which may be March or April, are no date either, unless USAGE tells
    which it is; nor is 13.06.24, which may be of 2013, unless the years told leave one reading.
    """
    if isinstance(value, datetime):
        return value.date(), "day"
    if isinstance(value, date):
        return value, "day"
    text = str(value).strip() if isinstance(value, str | int) else ""
    if not text or len(text) > _LONGEST:
        return None
    for pattern in (_ISO, _COMPACT):
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            return _checked(parts["year"], parts["month"], parts["day"])
    if found := _NUMERIC.fullmatch(text):
        return _day_and_month(found, int(found["year"]), usage)
    if found := _SHORT.fullmatch(text):
        readings = _of_short_year(found, usage)
        return readings.pop() if len(readings) == 1 else None
    return _in_words(text)


@lru_cache(maxsize=4096)
def is_date_like(text: str) -> bool:
    """Whether TEXT is a date or a span of days and nothing else, also one without a year."""
    text = " ".join(text.split()).strip(" .,:") if len(text) <= _LONGEST else ""
    if not any(c.isdigit() for c in text):
        return False
    if parse_date(text) is not None or _IN_DIGITS.fullmatch(text):
        return True
    text = _LAST_OF_SPAN.sub("", _FIRST_OF_SPAN.sub("", text, count=1), count=1)
    return any(_names_day(each) for each in (text, _WEEKDAY.sub("", text, count=1)))


def _names_day(text: str) -> bool:
    if _DAY_OF_YEAR.fullmatch(text):
        return parse_date(f"{text} {_LEAP_YEAR}") is not None
    return parse_date(text) is not None and not text.isdigit()


def find_date(text: str, usage: Usage = _UNKNOWN) -> tuple[date, str] | None:
    """As parse_date, where TEXT must name the year."""
    text = text.strip(" ,")
    return parse_date(text, usage) if _YEAR.search(text) or _SHORT.fullmatch(text) else None


def is_in_digits(text: str) -> bool:
    """Whether TEXT is a date in numbers that ends with its year, in whatever order."""
    found = _NUMERIC.fullmatch(text) or _SHORT.fullmatch(text)
    return found is not None and any(
        _day_and_month(found, _LEAP_YEAR, Usage(order)) for order in (True, False)
    )


def usage_of(texts: Sequence[str]) -> Usage:
    """How TEXTS write dates in numbers, and the years that they tell."""
    years = frozenset(int(year) for text in texts for year in _YEAR.findall(text))
    return Usage(_day_comes_first(texts), years)


def _day_comes_first(texts: Iterable[str]) -> bool | None:
    """Whether days stand before months in the numeric dates of TEXTS ("13/06/2024").

    Dates that can be read one way only decide; None where there are none, or they disagree.
    """
    orders = {
        int(found["a"]) > _MONTHS
        for text in texts
        for found in _NUMERIC_WITHIN.finditer(text)
        if (int(found["a"]) > _MONTHS) != (int(found["b"]) > _MONTHS)
    }
    return orders.pop() if len(orders) == 1 else None


def date_within(text: str) -> tuple[date, str] | None:
    """The first date to the day that stands among the words of TEXT."""
    for found in _WITHIN.finditer(text[:_LONGEST_LINE]):
        when = parse_date(found[0])
        if when and when[1] == "day":
            return when
    return None


def _checked(year: str, month: str | None, day: str | None) -> tuple[date, str] | None:
    try:
        when = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return when, "day" if day else "month" if month else "year"


def _of_short_year(found: re.Match[str], usage: Usage) -> set[tuple[date, str]]:
    """The dates that FOUND may be, where a year of two digits is one that USAGE knows."""
    last = (_day_and_month(found, year, usage) for year in _ending_with(found["c"], usage))
    first = (
        _checked(str(year), found["b"], found["c"]) for year in _ending_with(found["a"], usage)
    )
    return {each for each in (*last, *first) if each}


def _ending_with(digits: str, usage: Usage) -> set[int]:
    """The years that two DIGITS may mean."""
    if len(digits) == 1:
        return set()
    told = {year for year in usage.years if year % 100 == int(digits)}
    return told or ({1900 + int(digits)} if int(digits) >= _NO_DAY else set())


def _day_and_month(found: re.Match[str], year: int, usage: Usage) -> tuple[date, str] | None:
    a, b = int(found["a"]), int(found["b"])
    # Nobody writes the month first with full stops.
    day_first = True if found["by"] == "." else usage.day_first
    if a != b and a <= _MONTHS and b <= _MONTHS and day_first is None:
        return None
    month_first = b > _MONTHS or (a <= _MONTHS and day_first is False)
    day, month = (b, a) if month_first else (a, b)
    return _checked(str(year), str(month), str(day))


def _in_words(text: str) -> tuple[date, str] | None:
    """Such as "17 May 2025", "May 17th, 2025", "Mayıs 2025": a month in words, and a year."""
    found = _IN_WORDS.fullmatch(" ".join(text.split()))
    month = _month(found["month"]) if found else None
    if found is None or month is None:
        return None
    day = _NO_DIGIT.sub("", found["day"] or found["behind"] or "")
    return _checked(found["year"], str(month), day or None)


@lru_cache(maxsize=1024)
def _month(word: str) -> int | None:
    """The number of the month that WORD names; kept, since to look it up takes milliseconds."""
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

    parser = DateDataParser(
        languages=_LANGUAGES,
        settings={
            "PARSERS": ["absolute-time"],
            "PREFER_DAY_OF_MONTH": "first",
            "PREFER_MONTH_OF_YEAR": "first",
            "RELATIVE_BASE": datetime(_LEAP_YEAR, 1, 1),
            "REQUIRE_PARTS": ["month", "year"],
        },
    )
    for text in (f"{_NO_MONTH} {word} {_LEAP_YEAR}", f"{word} {_LEAP_YEAR}"):
        found = parser.get_date_data(text).date_obj
        if found is not None:
            return int(found.month)
    return None
