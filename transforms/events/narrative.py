"""Dates that a story carries on: what is told next to a dated act happened about then.

An act in the past tense without a time of its own takes the day of a dated act in its sentence;
failing that, the month of the last dated act of its paragraph, with the basis 'relative'.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping

from spacy.tokens import Token

from transforms.annotations import Dated
from transforms.events.triggers import Trigger

_LONGEST = 62
_VERBAL = frozenset({"VERB", "AUX"})


def carry_on(
    triggers: list[Trigger], dates: dict[int, Dated], factuality: Mapping[int, str]
) -> None:
    """Fill DATES of undated triggers from the story around them."""
    own = dict(dates)
    for place, trigger in enumerate(triggers):
        i = trigger.token.i
        if i in own or factuality[i] not in {"actual", "negated"} or not _told_as_past(trigger):
            continue
        near = _in_sentence(trigger, triggers, own)
        if near is not None:
            dates[i] = Dated(near.first, near.last, near.precision, "relative")
            continue
        before = _in_paragraph(triggers[:place], trigger, own)
        if before is not None:
            dates[i] = _month_of(before)


def _in_sentence(trigger: Trigger, triggers: list[Trigger], own: dict[int, Dated]) -> Dated | None:
    """The date that the other acts of the sentence have, where they have one date only."""
    sentence = trigger.token.sent
    found = {
        own[t.token.i]
        for t in triggers
        if sentence.start <= t.token.i < sentence.end and t.token.i in own
    }
    return found.pop() if len(found) == 1 and _short(next(iter(found))) else None


def _in_paragraph(before: list[Trigger], trigger: Trigger, own: dict[int, Dated]) -> Dated | None:
    """The last date told before in the same paragraph."""
    for other in reversed(before):
        if "\n\n" in trigger.token.doc[other.token.i : trigger.token.i].text:
            return None
        if other.token.i in own:
            found = own[other.token.i]
            return found if _short(found) else None
    return None


def _short(date: Dated) -> bool:
    return (date.last - date.first).days <= _LONGEST and date.precision != "year"


def _month_of(date: Dated) -> Dated:
    first = date.first.replace(day=1)
    last = date.first.replace(day=calendar.monthrange(date.first.year, date.first.month)[1])
    return Dated(first, last, "month", "relative")


def _told_as_past(trigger: Trigger) -> bool:
    """Whether the verb of the act, or of the clause around a noun, is in the past."""
    token: Token = trigger.token
    while token.pos_ not in _VERBAL and token.head != token:
        token = token.head
    for _ in range(4):
        if token.tag_ == "VBD":
            return True
        if token.tag_ == "VBN" and any(c.lower_ in {"had", "was", "were"} for c in token.children):
            return True
        if token.tag_ in {"VBZ", "VBP"} or token.dep_ == "ROOT":
            return False
        token = token.head
    return False
