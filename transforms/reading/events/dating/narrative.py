"""Dates that a story carries on: what is told next to a dated act happened about then.

An act in the past tense without a time of its own takes the day of a dated act in its sentence;
failing that, the month (or year) of the time told shortly before, with the basis 'relative'. What
the text tells of its own present, and what news tell without a date, is put in the month of
publication, with the basis 'document'. A study of one year's events leaves the rest in that year.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Token

from parley.transforms.reading.events.dating.attach import BOUNDS
from parley.transforms.reading.events.dating.creation_time import (
    OF_THE_DAY,
    CreationTime,
    in_year,
    month_of,
    year_of,
)
from parley.transforms.reading.events.dating.sections import Sections
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.grammar.tense import tense_of
from parley.transforms.reading.records import Dated

_LONGEST = 62
_SENTENCES_BACK = 3
_ESSAY_BACK = 2
_NEXT = 1
_HAPPENED = frozenset({"actual", "negated", "counterfactual"})


def carry_dates(story: Story) -> None:
    """Write the `date` of triggers without one, from the `date` and `factuality` around them.

    An `end` dates the talks of which it tells, and nothing else.
    """
    for trigger in story.triggers:
        trigger.date = trigger.date or trigger.end
    told = _Told(story)
    undated = [
        each for each in story.triggers if each.date is None and each.factuality in _HAPPENED
    ]
    for trigger, date in [(each, told.date(each)) for each in undated]:
        trigger.date = date


class _Told:
    """The times that a text tells, by which the acts without a time of their own are dated."""

    def __init__(self, story: Story) -> None:
        self.story, self.layout = story, story.layout
        self.moves = _moves(story)
        self.since = _Since(story)
        self.sections, self.year = Sections(story.doc), year_of(story.doc)
        self.creation = CreationTime(story.doc)
        self.genre = story.doc._.source.genre

    def date(self, trigger: Trigger) -> Dated | None:
        """The time that the story carries on to an act without one."""
        unreal = trigger.factuality == "counterfactual"
        tense = "past" if unreal else tense_of(trigger.token)
        begins = _is_beginning(trigger.token)
        found = None
        if tense == "past":
            found = None if begins else self._by_story(trigger)
        elif tense == "perfect":
            found = self.since.date(trigger.token.i)
        if found is None and not begins:
            found = self.creation.date(tense, trigger.token)
        if found is None and tense == "past":
            found = self.year
        return found

    def _by_story(self, trigger: Trigger) -> Dated | None:
        """The time of the sentence, of what was told before it, or of its section.

        A study goes by subjects, not by days: there only what is told right after a time is of
        its month, and the rest of its year.
        """
        found = _in_sentence(trigger, self.story) or self._of_entry(trigger.token)
        if found is not None:
            return found
        i, scholarly = trigger.token.i, self.genre == "scholarly"
        if scholarly and trigger.factuality != "counterfactual":
            near = self._right_before(i)
            if near is not None:
                return near
        found = self._before(i) or self._of_section(i)
        return in_year(found.first.year) if found is not None and scholarly else found

    def _last_move(self, at: int) -> tuple[int, Dated] | None:
        """The last time told before the token AT, with where it stands.

        What is told in passing ("Holm, who had led them in 2022, said") is of its sentence alone.
        """
        before = bisect.bisect_left(self.moves, at, key=lambda item: item[0])
        for number in range(before - 1, -1, -1):
            place, date = self.moves[number]
            if not self._apart(at, place) or not _is_looking_back(self.story.doc[place]):
                return place, date
        return None

    def _right_before(self, at: int) -> Dated | None:
        """The month, or else the year, told in this sentence or the last of the paragraph."""
        last = self._last_move(at)
        if last is None or not self.layout.same_paragraph(at, last[0]):
            return None
        return _about(last[1]) if self._apart(at, last[0]) <= _NEXT else None

    def _before(self, at: int) -> Dated | None:
        """The month, or else the year, of the last time told in the paragraph or shortly before.

        The paragraphs of news go on telling; those of an essay each have their own subject.
        """
        last = self._last_move(at)
        if last is None:
            return None
        back = _SENTENCES_BACK if self.genre in OF_THE_DAY else _ESSAY_BACK
        near = self.layout.same_paragraph(at, last[0]) or self._apart(at, last[0]) <= back
        return _about(last[1]) if near else None

    def _of_section(self, at: int) -> Dated | None:
        section = self.sections.of(at)
        return _about(section) if section is not None else None

    def _of_entry(self, token: Token) -> Dated | None:
        """The day of a chronicle's entry, until its text tells another time or looks back."""
        entry = self.sections.day_of_entry(token.i)
        last = self._last_move(token.i)
        if entry is None or (last is not None and last[0] > entry[0]) or _looks_back(token):
            return None
        day = entry[1]
        return Dated(day.first, day.last, day.precision, "relative")

    def _apart(self, at: int, other: int) -> int:
        return self.layout.sentence[at] - self.layout.sentence[other]


def _is_beginning(token: Token) -> bool:
    """Whether the act is where a time begins that lasts up to the story's: "since X invaded"."""
    return any(c.dep_ in {"mark", "prep"} and c.lower_ == "since" for c in token.children)


def _in_sentence(trigger: Trigger, story: Story) -> Dated | None:
    """The date that the other acts of the sentence have, where they have one date only."""
    found = {
        other.date
        for other in story.in_sentence_of(trigger.token)
        if other.date is not None
        and other.factuality != "future"  # "promised to leave in May"
        and not _is_aside(other.token, trigger.token)
    }
    if len(found) != 1:
        return None
    date = found.pop()
    return Dated(date.first, date.last, date.precision, "relative") if _is_short(date) else None


def _is_aside(other: Token, token: Token) -> bool:
    """Whether OTHER goes back beyond TOKEN's clause: "the draft that they had sent in May"."""
    return any(
        up.dep_ == "relcl" and _looks_back(up) and not up.left_edge.i <= token.i <= up.right_edge.i
        for up in (other, *other.ancestors)
    )


def _looks_back(token: Token) -> bool:
    return any(child.lower_ == "had" for child in token.children)


def _about(date: Dated) -> Dated | None:
    """The month of a short time, the year of a longer one."""
    if _is_short(date):
        return month_of(date.first, "relative")
    return in_year(date.first.year) if date.first.year == date.last.year else None


def _is_short(date: Dated) -> bool:
    return (date.last - date.first).days <= _LONGEST and date.precision != "year"


def _moves(story: Story) -> list[tuple[int, Dated]]:
    """What moves the story's time, by token: dated acts, and times of clauses without an act."""
    acts = {
        each.token.i: each.date for each in story.triggers if each.date and each.date != each.end
    }
    found = dict(acts)
    for time in story.doc._.times:
        if time.value is None:
            continue
        at = _verb_of(story.doc[time.start : time.end].root)
        if at.i not in acts and at.pos_ in VERBAL and at.dep_ in {"ROOT", "conj", "ccomp"}:
            found.setdefault(time.start, time.value)
    return sorted(found.items(), key=lambda item: item[0])


def _is_looking_back(token: Token) -> bool:
    """Whether TOKEN stands in an aside that goes back: ", who had led the team in 2022,"."""
    return any(up.dep_ == "relcl" and _looks_back(up) for up in (token, *token.ancestors))


def _verb_of(root: Token) -> Token:
    """What a time stands with, past its prepositions: "met" of "met in the autumn of 2014"."""
    at = root.head
    while at.pos_ == "ADP" and at.head != at and at.lower_ not in BOUNDS:
        at = at.head
    return at


class _Since:
    """The times behind "since", from which an act in the perfect lasts: "has refused since May"."""

    def __init__(self, story: Story) -> None:
        self.layout, self.day = story.layout, story.doc._.anchor.day
        self._starts: defaultdict[int, list[tuple[int, Dated]]] = defaultdict(list)
        for time in reversed(story.doc._.times):
            root = story.doc[time.start : time.end].root
            if time.value is not None and any(up.lower_ == "since" for up in root.ancestors):
                sentence = self.layout.sentence[time.start]
                self._starts[sentence].append((time.start, time.value))

    def date(self, at: int) -> Dated | None:
        """From a "since" in this or the next sentence of the paragraph up to the text's own day."""
        if self.day is None:
            return None
        for other, start in self._around(at):
            if start.first < self.day and self._is_near(at, other):
                return Dated(start.first, self.day, "interval", "text")
        return None

    def _around(self, at: int) -> Iterator[tuple[int, Dated]]:
        """The times behind "since" near the token AT, the last in the text first."""
        sentence = self.layout.sentence[at]
        for near in range(sentence + 2, sentence - 3, -1):
            yield from self._starts.get(near, ())

    def _is_near(self, one: int, other: int) -> bool:
        """Whether no paragraph and at most one sentence begins between two tokens."""
        first, end = min(one, other), max(one, other)
        begun = self.layout.sentences_begun(first, end)
        return self.layout.same_paragraph(first, end) and begun <= 1
