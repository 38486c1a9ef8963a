"""Dates that a story carries on: what is told next to a dated act happened about then.

An act in the past tense without a time of its own takes the day of a dated act in its sentence;
failing that, the month of the dated act told shortly before, with the basis 'relative'. What the
text tells of its own present, and what news tell without a date, is put in the month of
publication, with the basis 'document'.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping

from spacy.tokens import Doc, Token

from transforms.annotations import Dated
from transforms.events.trigger import Trigger

_LONGEST = 62
_SENTENCES_BACK = 3
_VERBAL = frozenset({"VERB", "AUX"})
_OF_THE_DAY = frozenset({"news", "statement"})


def carry_on(
    doc: Doc, triggers: list[Trigger], dates: dict[int, Dated], factuality: Mapping[int, str]
) -> None:
    """Fill DATES of undated triggers from the story around them."""
    own = dict(dates)
    starts = _starts(doc)
    for place, trigger in enumerate(triggers):
        i = trigger.token.i
        if i in own or factuality[i] not in {"actual", "negated"}:
            continue
        tense = _tense(trigger)
        found = None
        if tense == "past":
            found = _in_sentence(trigger, triggers, own) or _before(triggers[:place], trigger, own)
        elif tense == "perfect":
            found = _since(doc, trigger, starts)
        found = found or _of_document(doc, tense)
        if found is not None:
            dates[i] = found


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


def _before(told: list[Trigger], trigger: Trigger, own: dict[int, Dated]) -> Dated | None:
    """The month of the last dated act, if it was told a few sentences ago at most."""
    for other in reversed(told):
        between = trigger.token.doc[other.token.i : trigger.token.i]
        if sum(1 for token in between if token.is_sent_start) > _SENTENCES_BACK:
            return None
        if other.token.i in own:
            found = own[other.token.i]
            return _month_of(found.first, "relative") if _short(found) else None
    return None


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


def _of_document(doc: Doc, tense: str | None) -> Dated | None:
    """The month of publication, for the text's own present and for the day's news.

    An undated text that tells of days in the year in which it speaks was written about then.
    """
    source = doc._.source
    if source.published is not None:
        written = source.published if source.published_precision in {"day", "month"} else None
        news = source.genre in _OF_THE_DAY
    else:
        written, news = _last_day_told(doc), True
    if written is None or source.genre == "scholarly":
        return None
    now = tense in {"present", "perfect"}
    return _month_of(written, "document") if now or (news and tense) else None


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


def _tense(trigger: Trigger) -> str | None:
    """'past', 'perfect' or 'present', by the verb of the act or of the clause around a noun."""
    token: Token = trigger.token
    while token.pos_ not in _VERBAL and token.head != token:
        token = token.head
    for _ in range(4):
        auxiliaries = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
        if auxiliaries & {"had", "was", "were", "did"} or (token.tag_ == "VBD"):
            return "past"
        if auxiliaries & {"has", "have"}:
            return "perfect"
        if auxiliaries & {"is", "are", "does", "do"} or token.tag_ in {"VBZ", "VBP"}:
            return "present"
        if token.dep_ == "ROOT":
            return None
        token = token.head
    return None
