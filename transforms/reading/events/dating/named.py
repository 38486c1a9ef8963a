"""Dates that a text tells of events by their names: "the Nairobi talks of May 2021".

Wherever such a name stands again, it has the date that the text tells for it, if there is only
one; a name with its year ("the 2021 Nairobi talks") has the month told elsewhere in that year.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from spacy.tokens import Token

from parley.transforms.reading.events.dating.attach import is_bound, is_end
from parley.transforms.reading.events.factuality.cues import Cues
from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.labels import INNER, NOMINAL, PLACES
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.records import Dated

_KINDS = {"talks": "CONSULT", "agreement": "AGREE"}
_NAMED = frozenset(_KINDS.values())
_HAPPENED = frozenset({"actual", "negated"})
_UP = frozenset({"pobj", "prep", "compound", "nummod", "nmod", "npadvmod", "appos", "amod"})
_LONGEST = 62

Key = tuple[str, str]


class NamedEvents:
    """Date events by the places that they are named after."""

    def __init__(self, lexicon: EventLexicon, gazetteer: Gazetteer, cues: Cues) -> None:
        self._lexicon, self._gazetteer, self._cues = lexicon, gazetteer, cues

    def date(self, story: Story) -> None:
        """Write the `date` of acts so named that have none, or only a year.

        The names are dated by the times beside them, and by acts with a `date` and a `place`.
        """
        told = self._told(story)
        for trigger in story.triggers:
            year = trigger.date
            if trigger.event_type not in _NAMED or trigger.factuality not in _HAPPENED:
                continue
            if year is not None and year.precision != "year":
                continue
            heads = [trigger.token] if trigger.is_noun else trigger.clause.objects
            dates = (_only_date(told[key], year) for head in heads for key in self._keys(head))
            trigger.date = next((date for date in dates if date is not None), year)

    def _told(self, story: Story) -> defaultdict[Key, list[Dated]]:
        """The dates that the text tells for each name."""
        told: defaultdict[Key, list[Dated]] = defaultdict(list)
        beside = set()
        for time in story.doc._.times:
            if time.value is None or is_bound(story.doc, time) or is_end(story.doc, time):
                continue
            noun = self._named_beside(story.doc[time.start : time.end].root)
            for key in self._keys(noun):
                beside.add(noun.i)
                told[key].append(time.value)
        for trigger in story.triggers:
            act = self._told_with_place(trigger)
            if act is not None and trigger.token.i not in beside:
                told[act[0]].append(act[1])
        return told

    def _named_beside(self, root: Token) -> Token:
        """The noun with which a time stands: "talks" of "the Nairobi talks of May 2021"."""
        noun = root
        for _ in range(4):
            if self._kind(noun) or noun.dep_ not in _UP:
                break
            noun = noun.head
        return noun

    def _told_with_place(self, trigger: Trigger) -> tuple[Key, Dated] | None:
        """The name and day of an act told with its place: "they met in Nairobi on 3 May"."""
        date, place, kind = trigger.date, trigger.place, trigger.event_type
        if date is None or place is None or kind not in _NAMED:
            return None
        ended = trigger.is_noun and self._cues.tells_outcome(trigger.token.head)
        happened = trigger.factuality == "actual" and not ended
        return ((place.name.casefold(), kind), date) if happened and date.basis == "text" else None

    def _kind(self, noun: Token) -> str | None:
        """The type of event that NOUN can name."""
        if noun.pos_ not in NOMINAL:
            return None
        return next(
            (kind for name, kind in _KINDS.items() if self._lexicon.in_class(noun, name)), None
        )

    def _keys(self, noun: Token) -> list[Key]:
        """The names under which the event of NOUN is known: the places that stand with it."""
        kind = self._kind(noun)
        if kind is None:
            return []
        heads = [child for child in noun.children if child.dep_ in INNER]
        heads += [
            inner
            for child in noun.children
            if child.dep_ == "prep" and child.lower_ == "in"
            for inner in child.children
            if inner.dep_ == "pobj"
        ]
        return [(head.text.casefold(), kind) for head in heads if self._is_place(head)]

    def _is_place(self, token: Token) -> bool:
        named = token.ent_type_ in PLACES or token.pos_ == "PROPN"
        return named and self._gazetteer.is_city(token.text)


def _only_date(told: list[Dated], year: Dated | None) -> Dated | None:
    """The only one of the dates TOLD (in YEAR); its month where the days differ."""
    if year is not None:
        told = [date for date in told if _within(date, year)]
    short = [date for date in told if date.precision != "year" and _days(date) <= _LONGEST]
    if not short:
        return _only_year(told) if year is None else None
    if (max(d.last for d in short) - min(d.first for d in short)).days > _LONGEST:
        return None
    months = Counter((date.first.year, date.first.month) for date in short)
    most = max(months.values())
    usual = min(month for month, times in months.items() if times == most)
    same = [date for date in short if (date.first.year, date.first.month) == usual]
    return _relative(min(same, key=_days))


def _only_year(told: list[Dated]) -> Dated | None:
    """The first of the dates TOLD, where all years among them are one."""
    years = {date.first.year for date in told if date.precision == "year"}
    return _relative(told[0]) if len(years) == 1 else None


def _within(date: Dated, year: Dated) -> bool:
    return date.precision != "year" and date.first.year == year.first.year


def _days(date: Dated) -> int:
    return (date.last - date.first).days


def _relative(date: Dated) -> Dated:
    return Dated(date.first, date.last, date.precision, "relative")
