"""Time expressions of a text, and the days they mean.

Intervals follow EDTF's idea of precision: a month stays a month, a year a year. What a reader
could not resolve stays unresolved.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from transforms.annotations import Dated

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS |= {"sept": 9}
_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 14),
}

_PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}

_MONTH = (
    r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_DAY = r"(?P<{0}>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_TO = r"\s*(?:-|–|—|to|and|until|through|or)\s*"
_UNTIL = r"\s*(?:-|–|—|to|until|through)\s*"
_COUNT = r"(?P<n>\d{1,3}|" + "|".join(WORDS) + r")"

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"\b(?P<y>(?:19|20)\d\d)-(?P<mm>0[1-9]|1[0-2])-(?P<dd>[0-3]\d)\b"),
    ("days", _DAY.format("d1") + _TO + _DAY.format("d2") + r"\s+(?:of\s+)?" + _MONTH.format("m1")
     + r"(?:,?\s+" + _YEAR.format("y") + r")?\b"),
    ("days", _MONTH.format("m1") + r"\s+" + _DAY.format("d1") + _TO + _DAY.format("d2")
     + r"(?:,?\s+" + _YEAR.format("y") + r")?\b"),
    ("span", _DAY.format("d1") + r"\s+" + _MONTH.format("m1") + r"(?:,?\s+" + _YEAR.format("y1")
     + r")?" + _UNTIL + _DAY.format("d2") + r"\s+" + _MONTH.format("m2") + r"(?:,?\s+"
     + _YEAR.format("y") + r")?\b"),
    ("span", _MONTH.format("m1") + r"\s+" + _DAY.format("d1") + r"(?:,?\s+" + _YEAR.format("y1")
     + r")?" + _UNTIL + _MONTH.format("m2") + r"\s+" + _DAY.format("d2") + r"\b(?:,?\s+"
     + _YEAR.format("y") + r")?(?!\d)"),
    ("day", _DAY.format("d1") + r"\s+(?:of\s+)?" + _MONTH.format("m1") + r"(?:,?\s+"
     + _YEAR.format("y") + r")?\b"),
    ("day", _MONTH.format("m1") + r"\s+" + _DAY.format("d1") + r"\b(?:,?\s+" + _YEAR.format("y")
     + r")?(?!\d)"),
    ("months", _MONTH.format("m1") + r"(?:\s+" + _YEAR.format("y1") + r")?" + _TO
     + _MONTH.format("m2") + r"(?:,?\s+(?:of\s+)?" + _YEAR.format("y") + r")?\b"),
    ("month", r"(?:(?P<part>early|mid|late)[\s-]+)?" + _MONTH.format("m1") + r"(?:,?\s+(?:of\s+)?"
     + _YEAR.format("y") + r")?\b"),
    ("season", r"(?P<s>spring|summer|autumn|fall|winter)\s+(?:of\s+)?" + _YEAR.format("y") + r"\b"),
    ("years", _YEAR.format("y1") + r"\s*(?:-|–|—|to)\s*(?P<y2>(?:19|20)?\d\d)\b(?!\d)"),
    ("year", r"(?<![\w/.-])" + _YEAR.format("y") + r"(?![\w%]|[-–]\w|[.,]\d)"),
    ("weekday", r"(?:(?P<which>last|next|this)\s+)?(?P<wd>Monday|Tuesday|Wednesday|Thursday|Friday"
     r"|Saturday|Sunday)\b"),
    ("deictic", r"\b(?P<word>yesterday|today|tomorrow|tonight)\b"),
    ("unit", r"\b(?P<which>last|next|this|the past)\s+(?P<u>week|month|year|weekend)\b"),
    ("near season", r"\b(?P<which>last|next|this)\s+(?P<s>spring|summer|autumn|winter)\b"),
    ("ago", r"\b" + _COUNT + r"\s+(?P<u>day|week|month|year)s?\s+ago\b"),
    ("quarter", r"\b(?P<q>first|second|third|fourth|last|final)\s+quarter\s+of\s+"
     + _YEAR.format("y") + r"\b"),
    ("half", r"\b(?P<q>first|second)\s+half\s+of\s+" + _YEAR.format("y") + r"\b"),
)  # fmt: skip
_COMPILED = [(kind, re.compile(pattern)) for kind, pattern in _PATTERNS]
_BEFORE_MONTH = re.compile(
    r"\b(in|since|until|by|during|of|from|before|after|early|late|mid|last|and)$"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day from which partial and relative times are read; `precision` is 'day', 'year', ..."""

    day: dt.date | None
    precision: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A time expression as characters, with its parts."""

    start: int
    end: int
    kind: str
    parts: dict[str, str]

    @property
    def has_year(self) -> bool:
        """Whether the wording itself names the year."""
        return any(self.parts.get(key) for key in ("y", "y1"))


def wordings(text: str) -> list[Wording]:
    """The time expressions in TEXT, longest first where they overlap, in order."""
    found: list[Wording] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            word = match.group(0)
            bare = kind == "month" and not match.group("y") and word in {"May", "March"}
            if bare and not _is_month(text, match.start()):
                continue
            parts = {key: value for key, value in match.groupdict().items() if value}
            found.append(Wording(match.start(), match.end(), kind, parts))
    found.sort(key=lambda w: (w.start - w.end, w.start))
    kept: list[Wording] = []
    for wording in found:
        if all(wording.end <= other.start or wording.start >= other.end for other in kept):
            kept.append(wording)
    return sorted(kept, key=lambda w: w.start)


def _is_month(text: str, start: int) -> bool:
    """Whether a bare "May" or "March" is the month: a preposition of time stands before it."""
    return bool(_BEFORE_MONTH.search(text[max(0, start - 12) : start].lower().rstrip()))


def resolve(wording: Wording, anchor: Anchor, context_year: int | None) -> Dated | None:
    """The days that WORDING means, read from ANCHOR; None where a reader could not tell."""
    found = _resolved(wording, anchor, context_year)
    return found if found is None or found.first <= found.last else None


def _resolved(wording: Wording, anchor: Anchor, context_year: int | None) -> Dated | None:
    parts, kind = wording.parts, wording.kind
    try:
        if kind in {"iso", "day", "days", "span", "months", "month"}:
            return _calendar(parts, kind, anchor, context_year)
        if kind == "season":
            first, last = SEASONS[parts["s"].lower()]
            year = int(parts["y"])
            return Dated(dt.date(year, first, 1), month_end(year, last), "interval", "text")
        if kind == "years":
            last = int(parts["y2"]) if len(parts["y2"]) == 4 else int(parts["y1"][:2] + parts["y2"])
            return Dated(dt.date(int(parts["y1"]), 1, 1), dt.date(last, 12, 31), "interval", "text")
        if kind == "year":
            year = int(parts["y"])
            return Dated(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", "text")
        if kind in {"quarter", "half"}:
            months = 3 if kind == "quarter" else 6
            year, last = int(parts["y"]), _PARTS[parts["q"].lower()] * months
            start = dt.date(year, last - months + 1, 1)
            return Dated(start, month_end(year, last), "interval", "text")
    except ValueError:
        return None
    return _relative(parts, kind, anchor)


def _calendar(
    parts: dict[str, str], kind: str, anchor: Anchor, context_year: int | None
) -> Dated | None:
    month = int(parts["mm"]) if kind == "iso" else MONTHS[parts["m1"].lower().rstrip(".")]
    day = int(parts.get("dd") or parts.get("d1") or 0)
    year = _year(parts, month, day, anchor, context_year)
    if year is None:
        return None
    if kind in {"iso", "day"}:
        only = dt.date(year, month, day)
        return Dated(only, only, "day", "text")
    if kind == "days":
        return Dated(
            dt.date(year, month, day), dt.date(year, month, int(parts["d2"])), "interval", "text"
        )
    if kind == "span":
        last = MONTHS[parts["m2"].lower().rstrip(".")]
        first_year = int(parts.get("y1") or year - (month > last))
        return Dated(
            dt.date(first_year, month, day),
            dt.date(year, last, int(parts["d2"])),
            "interval",
            "text",
        )
    if kind == "months":
        last = MONTHS[parts["m2"].lower().rstrip(".")]
        # "November to March 2021" began the year before.
        first_year = int(parts.get("y1") or year - (month > last))
        return Dated(dt.date(first_year, month, 1), month_end(year, last), "interval", "text")
    return Dated(dt.date(year, month, 1), month_end(year, month), "month", "text")


def _year(
    parts: dict[str, str], month: int, day: int, anchor: Anchor, context_year: int | None
) -> int | None:
    """The year that is written, or the one that the text's own time makes likeliest."""
    written = parts.get("y") or parts.get("y1")
    if written:
        return int(written)
    if anchor.day is None:
        return context_year
    if anchor.precision != "day":
        return context_year or anchor.day.year
    candidate = dt.date(anchor.day.year, month, min(day or 15, 28))
    ahead = (candidate - anchor.day).days
    if ahead > 120:
        candidate = candidate.replace(year=candidate.year - 1)
    near = abs((candidate - anchor.day).days) <= 75
    return candidate.year if near or context_year is None else context_year


def _relative(parts: dict[str, str], kind: str, anchor: Anchor) -> Dated | None:
    if anchor.day is None or anchor.precision != "day":
        return None
    day = anchor.day
    if kind == "deictic":
        shift = {"yesterday": -1, "tomorrow": 1}.get(parts["word"].lower(), 0)
        day += dt.timedelta(days=shift)
        return Dated(day, day, "day", "relative")
    if kind == "weekday":
        return _weekday(parts, day)
    if kind == "unit":
        return _unit(parts, day)
    if kind == "near season":
        return _near_season(parts, day)
    if kind == "ago":
        count = WORDS.get(parts["n"].lower()) or int(parts["n"])
        unit = parts["u"].lower() + "s"
        then = day - relativedelta(**{unit: count})  # type: ignore[arg-type]
        if unit in {"days", "weeks"}:
            return Dated(then, then, "day", "relative")
        return _span(then, "month" if unit == "months" else "year")
    return None


def _weekday(parts: dict[str, str], day: dt.date) -> Dated:
    wanted = _DAYS[parts["wd"].lower()]
    if parts.get("which") in {"next", "ahead"}:
        found = day + dt.timedelta(days=(wanted - day.weekday() - 1) % 7 + 1)
    else:
        found = day - dt.timedelta(days=(day.weekday() - wanted) % 7)
    return Dated(found, found, "day", "relative")


def _unit(parts: dict[str, str], day: dt.date) -> Dated:
    shift = {"last": -1, "the past": -1, "next": 1}.get(parts["which"].lower(), 0)
    unit = parts["u"].lower()
    if unit in {"week", "weekend"}:
        monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=shift)
        first = monday + dt.timedelta(days=5) if unit == "weekend" else monday
        return Dated(first, monday + dt.timedelta(days=6), "interval", "relative")
    return _span(day + relativedelta(**{unit + "s": shift}), unit)  # type: ignore[arg-type]


def _near_season(parts: dict[str, str], day: dt.date) -> Dated:
    """The season of this year; the last one that is over; the next one to begin."""
    first, last = SEASONS[parts["s"].lower()]
    which, year = parts["which"].lower(), day.year
    if which == "last" and month_end(year, last) >= day:
        year -= 1
    if which == "next" and dt.date(year, first, 1) <= day:
        year += 1
    return Dated(dt.date(year, first, 1), month_end(year, last), "interval", "relative")


def _span(day: dt.date, unit: str) -> Dated:
    if unit == "month":
        return Dated(day.replace(day=1), month_end(day.year, day.month), "month", "relative")
    return Dated(dt.date(day.year, 1, 1), dt.date(day.year, 12, 31), "year", "relative")


def month_end(year: int, month: int) -> dt.date:
    """The last day of MONTH; months beyond 12 are those of the year after."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])
