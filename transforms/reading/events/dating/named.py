"""Dates that a text tells of events by their names: "the Nairobi talks of May 2021".

Wherever such a name stands again, it has the date that the text tells for it, if there is only
one; a name with its year ("the 2021 Nairobi talks") has the month told elsewhere in that year.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from spacy.tokens import Doc, Token

from parley.transforms.reading.events.dating.attach import is_bound, is_end
from parley.transforms.reading.events.factuality.cues import Cues
from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.events.placing.place_names import Found
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.labels import NOMINAL
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.records import Dated

_KINDS = {"talks": "CONSULT", "agreement": "AGREE"}
_HAPPENED = frozenset({"actual", "negated"})
_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss"})
_UP = frozenset({"pobj", "prep", "compound", "nummod", "nmod", "npadvmod", "appos", "amod"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LONGEST = 62

Key = tuple[str, str]


class NamedEvents:
    """Which dates a text tells for the events that it names after places."""

    def __init__(self, doc: Doc, lexicon: EventLexicon, gazetteer: Gazetteer, cues: Cues) -> None:
        self._doc, self._lexicon, self._gazetteer, self._cues = doc, lexicon, gazetteer, cues
        self._told: defaultdict[Key, list[Dated]] = defaultdict(list)

    def learn(
        self,
        triggers: list[Trigger],
        dates: Mapping[int, Dated],
        places: Mapping[int, Found],
        factuality: Mapping[int, str],
    ) -> None:
        """Note the dates told beside names, and those of acts told with their place."""
        beside = set()
        for time in self._doc._.times:
            if time.value is None or is_bound(self._doc, time) or is_end(self._doc, time):
                continue
            noun = self._doc[time.start : time.end].root
            for _ in range(4):
                if self._kind(noun) or noun.dep_ not in _UP:
                    break
                noun = noun.head
            for key in self._keys(noun):
                beside.add(noun.i)
                self._told[key].append(time.value)
        for trigger in triggers:
            i, kind = trigger.token.i, trigger.row.event_type
            if i in beside or i not in dates or i not in places or kind not in _KINDS.values():
                continue
            ended = trigger.is_noun and self._cues.tells_outcome(trigger.token.head)
            if factuality[i] == "actual" and not ended and dates[i].basis == "text":
                self._told[places[i][0].casefold(), kind].append(dates[i])

    def fill(
        self, triggers: list[Trigger], dates: dict[int, Dated], factuality: Mapping[int, str]
    ) -> None:
        """Date the TRIGGERS that name such an event and have no date, or only its year."""
        for trigger in triggers:
            i = trigger.token.i
            own = dates.get(i)
            if factuality[i] not in _HAPPENED or (own is not None and own.precision != "year"):
                continue
            if trigger.row.event_type not in _KINDS.values():
                continue
            heads = [trigger.token] if trigger.is_noun else trigger.clause.objects
            for key in (key for head in heads for key in self._keys(head)):
                date = self._date(key, own)
                if date is not None:
                    dates[i] = date
                    break

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
        heads = [child for child in noun.children if child.dep_ in _MODIFIERS]
        heads += [
            inner
            for child in noun.children
            if child.dep_ == "prep" and child.lower_ == "in"
            for inner in child.children
            if inner.dep_ == "pobj"
        ]
        return [(head.text.casefold(), kind) for head in heads if self._is_place(head)]

    def _is_place(self, token: Token) -> bool:
        named = token.ent_type_ in _PLACES or token.pos_ == "PROPN"
        return named and self._gazetteer.is_city(token.text)

    def _date(self, key: Key, year: Dated | None) -> Dated | None:
        """The only date told for KEY (in YEAR); its month where the days differ."""
        told = [date for date in self._told.get(key, ()) if year is None or _within(date, year)]
        short = [date for date in told if date.precision != "year" and _days(date) <= _LONGEST]
        if not short:
            years = {date.first.year for date in told if date.precision == "year"}
            return _relative(told[0]) if len(years) == 1 and year is None else None
        if (max(d.last for d in short) - min(d.first for d in short)).days > _LONGEST:
            return None
        months = Counter((date.first.year, date.first.month) for date in short)
        most = max(months.values())
        usual = min(month for month, times in months.items() if times == most)
        same = [date for date in short if (date.first.year, date.first.month) == usual]
        return _relative(min(same, key=_days))


def _within(date: Dated, year: Dated) -> bool:
    return date.precision != "year" and date.first.year == year.first.year


def _days(date: Dated) -> int:
    return (date.last - date.first).days


def _relative(date: Dated) -> Dated:
    return Dated(date.first, date.last, date.precision, "relative")
