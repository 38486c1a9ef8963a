"""The days that wordings of time mean.

Intervals follow EDTF's idea of precision: a month stays a month, a year a year. What a reader
could not resolve stays unresolved.
"""

from __future__ import annotations

import calendar
import datetime as dt

from dateutil.relativedelta import relativedelta

from parley.transforms.reading.records import Anchor, Dated
from parley.transforms.reading.times.wordings import MONTHS, SEASONS, WORDS, Wording

_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_SATURDAY = _DAYS["saturday"]
_SHIFTS = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1,
    "the day after tomorrow": 2,
}  # fmt: skip
_PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}


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
    if which := parts.get("which"):
        return _year_of(which.lower(), month, anchor.day)
    candidate = dt.date(anchor.day.year, month, min(day or 15, 28))
    ahead = (candidate - anchor.day).days
    if ahead > 120:
        candidate = candidate.replace(year=candidate.year - 1)
    near = abs((candidate - anchor.day).days) <= 75
    return candidate.year if near or context_year is None else context_year


def _year_of(which: str, month: int, day: dt.date) -> int:
    """The year of "last", "next" or "this" MONTH, or of the one that lies ahead, seen from DAY."""
    match which:
        case "last":
            return day.year - (month >= day.month)
        case "next":
            return day.year + (month <= day.month)
        case "ahead":
            return day.year + (month < day.month)
        case _:
            return day.year


def _relative(parts: dict[str, str], kind: str, anchor: Anchor) -> Dated | None:
    if anchor.day is None or anchor.precision != "day":
        return None
    day = anchor.day
    if kind == "deictic":
        return _deictic(parts["word"].lower(), day)
    if kind == "weekday":
        return _weekday(parts, day)
    if kind == "unit":
        return _unit(parts, day)
    if kind == "near season":
        return _near_season(parts, day)
    if kind == "ago":
        count = WORDS.get(parts["n"].lower()) or int(parts["n"])
        unit = parts["u"].lower() + "s"
        if unit == "fortnights":
            count, unit = 2 * count, "weeks"
        then = day - relativedelta(**{unit: count})  # type: ignore[arg-type]
        if unit in {"days", "weeks"}:
            return Dated(then, then, "day", "relative")
        return _span(then, "month" if unit == "months" else "year")
    return None


def _deictic(word: str, day: dt.date) -> Dated:
    """The day of WORD; a night between two days is both."""
    found = day + dt.timedelta(days=_SHIFTS.get(word, 0))
    if word == "overnight":
        return Dated(day - dt.timedelta(days=1), day, "interval", "relative")
    return Dated(found, found, "day", "relative")


def _weekday(parts: dict[str, str], day: dt.date) -> Dated:
    wanted = _DAYS[parts["wd"].lower()]
    if parts.get("which") == "ahead":  # "will meet on Monday" may be today
        found = day + dt.timedelta(days=(wanted - day.weekday()) % 7)
    elif parts.get("which", "").lower() == "next":
        found = day + dt.timedelta(days=(wanted - day.weekday() - 1) % 7 + 1)
    else:
        found = day - dt.timedelta(days=(day.weekday() - wanted) % 7)
    return Dated(found, found, "day", "relative")


def _unit(parts: dict[str, str], day: dt.date) -> Dated:
    which, unit = parts.get("which", "").lower(), parts["u"].lower()
    shift = {"last": -1, "the past": -1, "next": 1}.get(which, 0)
    if not which and day.weekday() < _SATURDAY:  # "over the weekend" is the last one
        shift = -1
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
