"""The time from which a text speaks: the month of its publication, or the year that it is about."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter

from spacy.tokens import Doc, Token

from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.records import Dated

OF_THE_DAY = frozenset({"news", "statement"})
_FRESH = dt.timedelta(days=14)


class CreationTime:
    """When a document was written, and whether it tells of the days right before."""

    def __init__(self, doc: Doc) -> None:
        source = doc._.source
        self.written: dt.date | None
        if source.published is not None:
            known = source.published_precision in {"day", "month"}
            self.written = source.published if known else None
            self.is_news = source.genre in OF_THE_DAY or _is_fresh(doc, source.published)
        else:
            # An undated text that tells of days in the year in which it speaks was written then.
            self.written, self.is_news = _last_day_told(doc), True
        self._scholarly = source.genre == "scholarly"

    def date(self, tense: str | None, act: Token) -> Dated | None:
        """The month of publication, for the text's own present and for the day's news."""
        if self.written is None or self._scholarly:
            return None
        if tense == "perfect" and _is_habit(act):
            return None
        now = tense in {"present", "perfect"}
        return month_of(self.written, "document") if now or (self.is_news and tense) else None


def _is_habit(act: Token) -> bool:
    """Whether an act is told as one of many over a time: "has always refused"."""
    return any(
        child.lower_ in english(child).events.often
        for up in (act, act.head)
        for child in up.children
    )


def _is_fresh(doc: Doc, written: dt.date) -> bool:
    """Whether a text tells of the days right before it was written."""
    return any(
        time.value is not None
        and time.value.precision == "day"
        and written - _FRESH <= time.value.last <= written
        for time in doc._.times
    )


def year_of(doc: Doc) -> Dated | None:
    """The year of which a text about the past mostly tells, by the years that it names."""
    source = doc._.source
    if source.genre in OF_THE_DAY:
        return None
    years = Counter(
        time.value.first.year
        for time in doc._.times
        if time.value is not None
        and time.value.first.year == time.value.last.year
        and str(time.value.first.year) in doc[time.start : time.end].text
    )
    if not years:
        return None
    year, times = years.most_common(1)[0]
    past = source.published is None or year < source.published.year
    return in_year(year) if past and times > 2 and 2 * times > years.total() else None


def _last_day_told(doc: Doc) -> dt.date | None:
    """The latest day that an undated text tells of, in the year from which it speaks."""
    anchor = doc._.anchor
    days = [t.value.last for t in doc._.times if t.value and t.value.precision == "day"]
    if not days or anchor.day is None or max(days).year != anchor.day.year:
        return None
    latest: dt.date = max(days)
    return latest


def in_year(year: int) -> Dated:
    """The whole YEAR."""
    return Dated(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", "relative")


def month_of(day: dt.date, basis: str) -> Dated:
    """The month of DAY, with its BASIS."""
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return Dated(day.replace(day=1), last, "month", basis)
