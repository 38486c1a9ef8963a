"""Which codebooks a text is read with: those whose conflict it is about, told by its names.

A text is about a conflict where enough of its sentences name the one party or a place fought over,
and enough name the other or such a place. That a party is named in passing is not enough.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.schemas.codebook.actors import Actor, Conflict
from parley.transforms.knowledge.belonging import side_of

_LEAST_SHARE = 0.12
"""Of the sentences of a text, those that must name each party or a place fought over."""
_YEARS = 2

_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*\s+|\n+")
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?<![\w.,])(?:1[5-9]|20)\d\d(?![\w]|[.,]\d)")
_KINDS = frozenset({"name", "surname", "acronym", "metonym", "demonym"})

Wordings = Mapping[str, Sequence[tuple[tuple[str, ...], frozenset[int]]]]
"""By their first word, wordings with the parties (by number) of whose presence they tell."""


@dataclass(frozen=True)
class Subject:
    """What a codebook is about: the wordings of its parties and places, and when it began."""

    wordings: Wordings
    parties: int
    since: dt.date | None

    @classmethod
    def of(
        cls, conflict: Conflict, general: Mapping[str, Actor], own: Mapping[str, Actor]
    ) -> Subject:
        """The subject of CONFLICT, with the GENERAL actors and those that the codebook OWNs."""
        told: dict[tuple[str, ...], set[int]] = defaultdict(set)
        actors = {**general, **own}
        numbers = {party: number for number, party in enumerate(conflict.parties)}
        for actor_id, actor in actors.items():
            number = numbers.get(side_of(actor_id, actors, numbers))
            if number is not None:
                for alias, kind in actor.aliases():
                    if kind in _KINDS:
                        told[_words(alias)].add(number)
        for place in conflict.about.places:
            told[_words(place)].update(numbers.values())
        by_first = defaultdict(list)
        for words in sorted(told):
            if words:
                by_first[words[0]].append((words, frozenset(told[words])))
        return cls(dict(by_first), len(numbers), conflict.about.since)

    def is_of(self, text: str, published: dt.date | None) -> bool:
        """Whether TEXT, published on that day, is about the conflict."""
        if not self._may_tell(text, published):
            return False
        sentences = [
            found for found in (self._parties_in(each) for each in _sentences(text)) if found
        ]
        count = sum(1 for _ in _sentences(text))
        named = min(
            (sum(1 for each in sentences if number in each) for number in range(self.parties)),
            default=0,
        )
        return named > 0 and named >= _LEAST_SHARE * count

    def _may_tell(self, text: str, published: dt.date | None) -> bool:
        """Whether TEXT may speak of the time since the conflict began."""
        if self.since is None:
            return True
        if published is not None and published < self.since:
            return False
        years = [int(year) for year in _YEAR.findall(text)]
        return len(years) < _YEARS or max(years) >= self.since.year

    def _parties_in(self, sentence: str) -> set[int]:
        """The parties, by number, that SENTENCE names by a name of theirs or by a place."""
        words = _WORD.findall(sentence)
        folded = [word.casefold() for word in words]
        found: set[int] = set()
        for at, word in enumerate(words):
            if word[0].isupper():
                for wording, parties in self.wordings.get(folded[at], ()):
                    if tuple(folded[at : at + len(wording)]) == wording:
                        found |= parties
        return found


@dataclass(frozen=True)
class Choice:
    """Choose among codebooks by their SUBJECTS."""

    subjects: Mapping[str, Subject]

    def of(self, text: str, published: dt.date | None = None) -> tuple[str, ...]:
        """The names of the codebooks whose conflict TEXT is about, sorted."""
        return tuple(
            name for name in sorted(self.subjects) if self.subjects[name].is_of(text, published)
        )


def _words(wording: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(wording))


def _sentences(text: str) -> Iterator[str]:
    """The sentences of TEXT, roughly: pieces with a word in them."""
    return (piece for piece in _SENTENCE.split(text) if _WORD.search(piece))
