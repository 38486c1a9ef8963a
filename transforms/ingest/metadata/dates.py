"""Dates as people write them, with how exact they are; never a guess, never the clock."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

_ISO = re.compile(
    r"(?P<year>(?:1[89]|20)\d\d)"
    r"(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2})(?:[T ]\d{1,2}[:.]\d\d.*)?)?)?"
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_NUMERIC = re.compile(r"(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<year>(?:1[89]|20)\d\d)")
_DAY, _MONTH, _OF = r"\d{1,2}(?:st|nd|rd|th)?\.?", r"[^\W\d_]{3,12}\.?", r"(?:(?:of|de) )?"
_IN_WORDS = re.compile(
    rf"(?:{_DAY} {_OF}{_MONTH}|{_MONTH} {_DAY}|{_MONTH}),? {_OF}(?:1[89]|20)\d\d", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_LONGEST = 60
_LANGUAGES = ["en", "tr", "ru", "uk", "de", "fr", "es"]


def parse_date(value: Any) -> tuple[date, str] | None:
    """Date and precision ('day', 'month', 'year') of VALUE; None when it is no date.

    Numbers such as 03/04/2025, which may be March or April, are no date either.
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
        return _day_and_month(int(found["a"]), int(found["b"]), found["year"])
    return _in_words(text)


def find_date(text: str) -> tuple[date, str] | None:
    """As parse_date, where TEXT must name the year."""
    return parse_date(text.strip(" ,")) if _YEAR.search(text) else None


def _checked(year: str, month: str | None, day: str | None) -> tuple[date, str] | None:
    try:
        when = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return when, "day" if day else "month" if month else "year"


def _day_and_month(a: int, b: int, year: str) -> tuple[date, str] | None:
    if a != b and a <= 12 and b <= 12:
        return None
    day, month = (b, a) if b > 12 else (a, b)
    return _checked(year, str(month), str(day))


def _in_words(text: str) -> tuple[date, str] | None:
    """Such as "17 May 2025", "May 17th, 2025", "Mayıs 2025": a month in words, and a year."""
    text = " ".join(text.split())
    if not _IN_WORDS.fullmatch(text):
        return None
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

    parser = DateDataParser(
        languages=_LANGUAGES,
        settings={
            "PARSERS": ["absolute-time"],
            "PREFER_DAY_OF_MONTH": "first",
            "PREFER_MONTH_OF_YEAR": "first",
            "RELATIVE_BASE": datetime(2000, 1, 1),
            "REQUIRE_PARTS": ["month", "year"],
        },
    )
    found = parser.get_date_data(text)
    if found is None or found.date_obj is None or found.period not in ("day", "month", "year"):
        return None
    return found.date_obj.date(), "day" if found.period == "day" else "month"
