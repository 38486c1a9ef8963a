"""Times told from another time of the story: "two days later", "the same day", "that spring".

They are read from the last time told before them, not from the day of publication.
"""

from __future__ import annotations

import datetime as dt
import re

from dateutil.relativedelta import relativedelta

from parley.transforms.reading.records import Anchor, Dated
from parley.transforms.reading.times.expressions import month_end
from parley.transforms.reading.times.wordings import MONTHS, SEASONS, WORDS, Wording

_DAYS = {
    "day", "morning", "afternoon", "evening", "night"
}  # fmt: skip
_AFTER = frozenset({"the following", "the next", "the subsequent"})
_BEFORE = frozenset({"the previous", "the preceding"})
_PART = r"day|morning|afternoon|evening|night"
_COUNT = r"(?P<n>\d{1,3}|" + "|".join(WORDS) + r")"

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("count", r"\b" + _COUNT + r"\s+(?P<u>day|week|month|year)s?\s+(?P<dir>later|earlier)\b"),
    ("count", r"\b" + _COUNT + r"\s+(?P<u>day|week|month|year)s?\s+(?P<dir>before|after)"
     r"(?=\s*[,.;:)]|\s*$)"),
    ("shift", r"\b(?P<which>(?:on\s+)?(?:that|(?:the|that)\s+(?:very\s+)?same|the\s+following|"
     r"the\s+next|the\s+subsequent|the\s+previous|the\s+preceding))\s+(?P<u>" + _PART
     + r"|week|month|year)\b"),
    ("shift", r"\b(?P<which>the)\s+(?P<u>day|night|week|month|year)\s+(?P<dir>before|after)"
     r"(?=\s*[,.;:)]|\s*$)"),
    ("date", r"(?<=\bon )the\s+(?P<d>\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:of|" + "|".join(MONTHS)
     + r")\b)"),
    ("season", r"\b(?:that|the\s+same|(?:in|by)\s+the)\s+(?:(?:early|mid|late)[\s-]+)?"
     r"(?P<s>spring|summer|autumn|winter)\b(?!\s+(?:of|\d))"),
)  # fmt: skip
_COMPILED = [(kind, re.compile(pattern, re.I)) for kind, pattern in _PATTERNS]


def anaphoric(text: str) -> list[Wording]:
    """The wordings in TEXT that count from a time told before them."""
    found: list[Wording] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            if not any(w.start < match.end() and match.start() < w.end for w in found):
                parts = {key: value for key, value in match.groupdict().items() if value}
                found.append(Wording(match.start(), match.end(), f"anaphor-{kind}", parts))
    return found


def counted_from(wording: Wording, told: Dated | None, anchor: Anchor) -> Dated | None:
    """The days that WORDING means, counted from TOLD; None where they cannot be counted.

    "On the 12th" is of the month told last, else the last such day before that of ANCHOR.
    """
    if wording.kind == "anaphor-date":
        return _date(int(wording.parts["d"]), told, anchor)
    if told is None:
        return None
    parts = wording.parts
    if wording.kind == "anaphor-season":
        first, last = SEASONS[parts["s"].lower()]
        year = told.first.year
        return Dated(dt.date(year, first, 1), month_end(year, last), "interval", "relative")
    unit = parts["u"].lower()
    unit = "day" if unit in _DAYS else unit
    if wording.kind == "anaphor-count":
        count = WORDS.get(parts["n"].lower()) or int(parts["n"])
        back = parts["dir"].lower() in {"earlier", "before"}
    else:
        which = re.sub(r"^on\s+|\bvery\s+", "", " ".join(parts["which"].lower().split()))
        back = which in _BEFORE or parts.get("dir", "").lower() == "before"
        count = int(back or which in _AFTER or "dir" in parts)
    return _counted(told, unit, -count if back else count)


def _date(day: int, told: Dated | None, anchor: Anchor) -> Dated | None:
    """The day of a month that only its number tells."""
    month = told.last if told is not None else None
    if month is None and anchor.day is not None and anchor.precision == "day":
        month = anchor.day - relativedelta(months=day > anchor.day.day)
    try:
        found = month.replace(day=day) if month is not None else None
    except ValueError:  # "the 31st" of a month that has no such day
        return None
    return Dated(found, found, "day", "relative") if found is not None else None


def _counted(told: Dated, unit: str, count: int) -> Dated | None:
    """TOLD moved by COUNT units, as sharp as the unit and TOLD allow."""
    exact = told.precision == "day"
    if unit == "year":
        year = told.first.year + count
        return Dated(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", "relative")
    if told.precision == "year" or (told.last - told.first).days > 62:
        return None
    if count == 0:
        # "That week" is about the day told; "that month" its month.
        return _month(told.last) if unit == "month" else _as_relative(told)
    if unit == "month":
        return _month(told.last + relativedelta(months=count))
    if not exact:
        return None
    if unit == "day":
        day = told.last + dt.timedelta(days=count)
        return Dated(day, day, "day", "relative")
    day = told.last + dt.timedelta(weeks=count)
    monday = day - dt.timedelta(days=day.weekday())
    return Dated(monday, monday + dt.timedelta(days=6), "interval", "relative")


def _as_relative(told: Dated) -> Dated:
    return Dated(told.first, told.last, told.precision, "relative")


def _month(day: dt.date) -> Dated:
    first = day.replace(day=1)
    return Dated(first, month_end(day.year, day.month), "month", "relative")
