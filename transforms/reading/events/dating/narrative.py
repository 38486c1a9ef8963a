"""Dates that a story carries on: what is told next to a dated act happened about then.

An act in the past tense without a time of its own takes the day of a dated act in its sentence;
failing that, the month (or year) of the time told shortly before, with the basis 'relative'. What
the text tells of its own present, and what news tell without a date, is put in the month of
publication, with the basis 'document'. A study of one year's events leaves the rest in that year.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping

from spacy.tokens import Doc, Token

from parley.transforms.reading.events.dating.attach import BOUNDS
from parley.transforms.reading.events.dating.creation_time import (
    OF_THE_DAY,
    in_year,
    month_of,
    of_document,
    year_of,
)
from parley.transforms.reading.events.dating.sections import Layout, Sections
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.grammar.tense import tense_of
from parley.transforms.reading.records import Dated

_LONGEST = 62
_SENTENCES_BACK = 3
_ESSAY_BACK = 2
_NEXT = 1
_HAPPENED = frozenset({"actual", "negated", "counterfactual"})


def carry_on(
    doc: Doc,
    triggers: list[Trigger],
    dates: dict[int, Dated],
    factuality: Mapping[int, str],
    ends: Mapping[int, Dated],
) -> None:
    """Fill DATES of undated triggers from the story around them.

    ENDS are times by which something had become of talks; they date nothing else.
    """
    for i, end in ends.items():
        dates.setdefault(i, end)
    own = dict(dates)
    starts, layout = _starts(doc), Layout(doc)
    told = _told(doc, {i: date for i, date in own.items() if ends.get(i) != date})
    sections, year = Sections(doc), year_of(doc)
    for trigger in triggers:
        i = trigger.token.i
        if i in own or factuality[i] not in _HAPPENED:
            continue
        tense = "past" if factuality[i] == "counterfactual" else tense_of(trigger.token)
        found = None
        if tense == "past":
            told_of = factuality[i] != "counterfactual"
            found = _by_story(trigger, triggers, own, told, layout, sections, told_of)
        elif tense == "perfect":
            found = _since(doc, trigger, starts)
        if found is None and not _is_beginning(trigger.token):
            found = of_document(doc, tense, trigger.token)
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
    told_of: bool,
) -> Dated | None:
    """The time of the sentence, of what was told before it, or of its section.

    A study goes by subjects, not by days: there only what is TOLD_OF right after a time is of its
    month, and the rest of its year.
    """
    if _is_beginning(trigger.token):
        return None
    found = _in_sentence(trigger, triggers, own)
    if found is not None:
        return found
    i = trigger.token.i
    section = sections.of(i)
    scholarly = trigger.token.doc._.source.genre == "scholarly"
    if scholarly and told_of:
        near = _before(told, i, layout, within=_NEXT)
        if near is not None:
            return near
    # The paragraphs of news go on telling; those of an essay each have their own subject.
    back = _SENTENCES_BACK if trigger.token.doc._.source.genre in OF_THE_DAY else _ESSAY_BACK
    found = _before(told, i, layout, back=back) or (_about(section) if section else None)
    if found is not None and scholarly:
        return in_year(found.first.year)
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
        if sentence.start <= t.token.i < sentence.end
        and t.token.i in own
        and not _is_aside(t.token, trigger.token)
    }
    if len(found) != 1:
        return None
    date = found.pop()
    return Dated(date.first, date.last, date.precision, "relative") if _short(date) else None


def _is_aside(other: Token, token: Token) -> bool:
    """Whether OTHER goes back beyond TOKEN's clause: "the draft that they had sent in May"."""
    return any(
        up.dep_ == "relcl"
        and any(child.lower_ == "had" for child in up.children)
        and not up.left_edge.i <= token.i <= up.right_edge.i
        for up in (other, *other.ancestors)
    )


def _about(date: Dated) -> Dated | None:
    """The month of a short time, the year of a longer one."""
    if _short(date):
        return month_of(date.first, "relative")
    return in_year(date.first.year) if date.first.year == date.last.year else None


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
        if at.i not in own and at.pos_ in VERBAL and at.dep_ in {"ROOT", "conj", "ccomp"}:
            found.setdefault(time.start, value)
    return sorted(found.items(), key=lambda item: item[0])


def _before(
    told: list[tuple[int, Dated]],
    at: int,
    layout: Layout,
    back: int = 0,
    within: int | None = None,
) -> Dated | None:
    """The month, or else the year, of the last time told in the paragraph or shortly before.

    BACK is how many sentences another paragraph may lie back; WITHIN asks for the same paragraph
    and for no more sentences between.
    """
    before = bisect.bisect_left(told, at, key=lambda item: item[0])
    if not before:
        return None
    other, date = told[before - 1]
    apart = layout.sentence[at] - layout.sentence[other]
    same = layout.paragraph[at] == layout.paragraph[other]
    if within is not None and (apart > within or not same):
        return None
    if apart > back and not same:
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


def _short(date: Dated) -> bool:
    return (date.last - date.first).days <= _LONGEST and date.precision != "year"
