"""When what became of an instrument happened, and whether: as for the acts of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Doc

from parley.schemas.codebook.agreements import StatusRow
from parley.schemas.codebook.lexicons import EventRow
from parley.transforms.reading.events.dating.attach import attach_dates
from parley.transforms.reading.events.factuality.judge import Factuality
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.arguments import Clause
from parley.transforms.reading.process.agreements.naming import Naming, Told

_TYPES = {"rejected": "REJECT", "proposed": "REQUEST", "violated": "COERCE"}


def date_and_judge(doc: Doc, namings: Iterable[Naming], factuality: Factuality) -> None:
    """Write the `date` and `factuality` of all that is told of NAMINGS, and the dates of these."""
    told = [each for naming in namings for each in naming.told]
    judge(doc, told, factuality)
    for naming in namings:
        _date(naming)


def judge(doc: Doc, told: Sequence[Told], factuality: Factuality) -> None:
    """Write date and factuality of what is TOLD, as of acts among the events of DOC."""
    if not told:
        return
    events = {event.start: event for event in doc._.events}
    triggers = {event.start: _trigger(doc, event.start, event.event_type) for event in doc._.events}
    for each in told:
        at = each.token.i
        triggers.setdefault(at, _trigger(doc, at, _TYPES.get(each.row.status, "AGREE")))
    story = Story(doc, triggers.values())
    attach_dates(story, factuality.cues)
    phrases = factuality.cues.phrases(doc)
    for each in told:
        event = events.get(each.token.i)
        trigger = triggers[each.token.i]
        each.own_date = trigger.date
        each.date = event.date if event is not None and event.date else trigger.date
        each.factuality = factuality.verdict(each.token, story, phrases)


def _stated(status: str) -> StatusRow:
    return StatusRow.model_construct(lemma="", pos="verb", place="", status=status)


PUT = {"put_all": _stated("accepted_in_principle")}
"""What a term says of an instrument that it alone tells, by the way in which it is put."""


@cache
def _row(event_type: str) -> EventRow:
    return EventRow.model_construct(lemma="", pos="verb", event_type=event_type)


def _trigger(doc: Doc, at: int, event_type: str) -> Trigger:
    return Trigger(doc[at], _row(event_type), Clause())


def _date(naming: Naming) -> None:
    """Date NAMING by a time inside its phrase, or in brackets behind it."""
    doc = naming.head.doc
    for time in doc._.times:
        if time.value is None or time.start < naming.start:
            continue
        if time.start > naming.end + 2:
            break
        bracketed = time.start == naming.end + 1 and doc[naming.end].text == "("
        if time.end <= naming.end or bracketed:
            naming.date = time.value
            return


def fact_of(told: Told) -> tuple[str, str]:
    """Status and factuality as they are published: a signing denied is `not_signed`, as a fact."""
    status, factuality = told.row.status, told.factuality
    unsigned = status == "signed" and factuality in {"negated", "counterfactual"}
    if unsigned or status == "not_signed":
        return "not_signed", "actual"
    if status == "accepted_in_principle" and factuality == "negated":
        return ("rejected" if told.by and told.row.by else "not_signed"), "actual"
    return status, factuality
