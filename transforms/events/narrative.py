"""Dates that a story carries on: what is told next to a dated act happened about then.

An act in the past tense without a time of its own takes the day of a dated act in its sentence;
failing that, the month (or year) of the time told shortly before, with the basis 'relative'. What
the text tells of its own present, and what news tell without a date, is put in the month of
publication, with the basis 'document'. A study of one year's events leaves the rest in that year.
"""

from __future__ import annotations

import bisect
import calendar
import datetime as dt
from collections import Counter
from collections.abc import Mapping

from spacy.tokens import Doc, Token

from transforms.annotations import Dated
from transforms.events.dating import BOUNDS
from transforms.events.layout import Layout, Sections
from transforms.events.trigger import Trigger

_LONGEST = 62
_SENTENCES_BACK = 3
_VERBAL = frozenset({"VERB", "AUX"})
_OF_THE_DAY = frozenset({"news", "statement"})
_HAPPENED = frozenset({"actual", "negated", "counterfactual"})
_OFTEN = frozenset(
    {"always", "often", "repeatedly", "consistently", "long", "frequently", "regularly", "usually"}
)
_FRESH = dt.timedelta(days=14)


def carry_on(
    doc: Doc, triggers: list[Trigger], dates: dict[int, Dated], factuality: Mapping[int, str]
) -> None:
    """Fill DATES of undated triggers from the story around them."""
    own = dict(dates)
    starts, told, layout = _starts(doc), _told(doc, own), Layout(doc)
    sections, year = Sections(doc), _year_of(doc)
    for trigger in triggers:
        i = trigger.token.i
        if i in own or factuality[i] not in _HAPPENED:
            continue
        tense = "past" if factuality[i] == "counterfactual" else tense_of(trigger)
        found = None
        if tense == "past":
            found = _by_story(trigger, triggers, own, told, layout, sections)
        elif tense == "perfect":
            found = _since(doc, trigger, starts)
        if found is None and not _is_beginning(trigger.token):
            found = _of_document(doc, tense, trigger.token)
        if found is None and tense == "past":
            found = year
        if found is not None:
            dates[i] = found


def _by_story(
    trigger: Trigger,
    triggers: list[Trigger],
    own: dict[int, Dated],
    told: list[tuple[int, Dated]],
    layout: Layout,
    sections: Sections,
) -> Dated | None:
    """The time of the sentence, of what was told before it, or of its section."""
    if _is_beginning(trigger.token):
        return None
    found = _in_sentence(trigger, triggers, own)
    if found is not None:
        return found
    i = trigger.token.i
    section = sections.of(i)
    found = _before(told, i, layout) or (_about(section) if section else None)
    if found is not None and trigger.token.doc._.source.genre == "scholarly":
        # A study goes by subjects, not by days.
        return _in_year(found.first.year)
    return found


def _is_beginning(token: Token) -> bool:
    """Whether the act is where a time begins that lasts up to the story's: "since X invaded"."""
    return any(c.dep_ in {"mark", "prep"} and c.lower_ == "since" for c in token.children)


def _in_sentence(trigger: Trigger, triggers: list[Trigger], own: dict[int, Dated]) -> Dated | None:
    """The date that the other acts of the sentence have, where they have one date only."""
    sentence = trigger.token.sent
    found = {
        own[t.token.i]
        for t in triggers
        if sentence.start <= t.token.i < sentence.end and t.token.i in own
    }
    if len(found) != 1:
        return None
    date = found.pop()
    return Dated(date.first, date.last, date.precision, "relative") if _short(date) else None


def _about(date: Dated) -> Dated | None:
    """The month of a short time, the year of a longer one."""
    if _short(date):
        return _month_of(date.first, "relative")
    return _in_year(date.first.year) if date.first.year == date.last.year else None


def _told(doc: Doc, own: Mapping[int, Dated]) -> list[tuple[int, Dated]]:
    """What moves the story's time, by token: dated acts, and times of clauses without an act."""
    found = dict(own)
    for time in doc._.times:
        value = time.value
        if value is None:
            continue
        root = doc[time.start : time.end].root
        at = root.head
        while at.pos_ == "ADP" and at.head != at and at.lower_ not in BOUNDS:
            at = at.head
        if at.i not in own and at.pos_ in _VERBAL and at.dep_ in {"ROOT", "conj", "ccomp"}:
            found.setdefault(time.start, value)
    return sorted(found.items(), key=lambda item: item[0])


def _before(told: list[tuple[int, Dated]], at: int, layout: Layout) -> Dated | None:
    """The month, or else the year, of the last time told in the paragraph or shortly before."""
    before = bisect.bisect_left(told, at, key=lambda item: item[0])
    if not before:
        return None
    other, date = told[before - 1]
    apart = layout.sentence[at] - layout.sentence[other]
    if apart > _SENTENCES_BACK and layout.paragraph[at] != layout.paragraph[other]:
        return None
    return _about(date)


def _starts(doc: Doc) -> list[tuple[int, Dated]]:
    """The times behind "since" with the token where each stands, last first."""
    found = []
    for time in doc._.times:
        root = doc[time.start : time.end].root
        if time.value is not None and any(up.lower_ == "since" for up in root.ancestors):
            found.append((time.start, time.value))
    return found[::-1]


def _since(doc: Doc, trigger: Trigger, starts: list[tuple[int, Dated]]) -> Dated | None:
    """From a "since" in this or the last sentence of the paragraph up to the text's own day."""
    i = trigger.token.i
    end = doc._.anchor.day
    for at, start in starts:
        between = doc[min(at, i) : max(at, i)]
        near = "\n\n" not in between.text and sum(t.is_sent_start or 0 for t in between) <= 1
        if near and end is not None and start.first < end:
            return Dated(start.first, end, "interval", "text")
    return None


def _of_document(doc: Doc, tense: str | None, act: Token) -> Dated | None:
    """The month of publication, for the text's own present and for the day's news.

    An undated text that tells of days in the year in which it speaks was written about then.
    """
    source = doc._.source
    if source.published is not None:
        written = source.published if source.published_precision in {"day", "month"} else None
        news = source.genre in _OF_THE_DAY or _is_fresh(doc, source.published)
    else:
        written, news = _last_day_told(doc), True
    if written is None or source.genre == "scholarly":
        return None
    if tense == "perfect" and _is_habit(act):
        return None
    now = tense in {"present", "perfect"}
    return _month_of(written, "document") if now or (news and tense) else None


def _is_habit(act: Token) -> bool:
    """Whether an act is told as one of many over a time: "has always refused"."""
    return any(child.lower_ in _OFTEN for up in (act, act.head) for child in up.children)


def _is_fresh(doc: Doc, written: dt.date) -> bool:
    """Whether a text tells of the days right before it was written."""
    return any(
        time.value is not None
        and time.value.precision == "day"
        and written - _FRESH <= time.value.last <= written
        for time in doc._.times
    )


def _year_of(doc: Doc) -> Dated | None:
    """The year of which a text about the past mostly tells, by the years that it names."""
    source = doc._.source
    if source.genre in _OF_THE_DAY:
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
    return _in_year(year) if past and times > 2 and 2 * times > years.total() else None


def _in_year(year: int) -> Dated:
    return Dated(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", "relative")


def _last_day_told(doc: Doc) -> dt.date | None:
    """The latest day that an undated text tells of, in the year from which it speaks."""
    anchor = doc._.anchor
    days = [t.value.last for t in doc._.times if t.value and t.value.precision == "day"]
    if not days or anchor.day is None or max(days).year != anchor.day.year:
        return None
    latest: dt.date = max(days)
    return latest


def _short(date: Dated) -> bool:
    return (date.last - date.first).days <= _LONGEST and date.precision != "year"


def _month_of(day: dt.date, basis: str) -> Dated:
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return Dated(day.replace(day=1), last, "month", basis)


def tense_of(trigger: Trigger) -> str | None:
    """'past', 'perfect' or 'present', by the verb of the act or of the clause around a noun."""
    token: Token = trigger.token
    while token.pos_ not in _VERBAL and token.head != token:
        token = token.head
    for _ in range(4):
        auxiliaries = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
        if auxiliaries & {"has", "have", "’ve", "'ve"}:
            return "perfect"
        if auxiliaries & {"had", "was", "were", "did"} or (token.tag_ == "VBD"):
            return "past"
        if auxiliaries & {"is", "are", "does", "do"} or token.tag_ in {"VBZ", "VBP"}:
            return "present"
        if token.dep_ == "ROOT":
            # A finite verb that the tagger took for a participle.
            alone = token.tag_ == "VBN" and not auxiliaries
            return "past" if alone and any(c.dep_ == "nsubj" for c in token.children) else None
        token = token.head
    return None
