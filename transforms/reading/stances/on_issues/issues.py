"""Where a sentence names issues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from parley.schemas.codebook.actors import Actor
from parley.schemas.codebook.issues import Issue
from parley.transforms.reading.patterns import Match, Patterns, Words

_YEAR = re.compile(r"^(1[89]|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a pattern of an issue says: `inverse` turns a position round.

    A `referred` one only stands for what was spoken of before ("it", "the offer").
    """

    issue: str
    inverse: bool = False
    holder: str | None = None
    years: tuple[int, ...] = ()
    referred: bool = False


Found = Match[Wording]


class IssueBook:
    """Find the wordings of all issues in a sentence."""

    def __init__(self, issues: Mapping[str, Issue], actors: Mapping[str, Actor]) -> None:
        self.actors = actors
        self._patterns = Patterns(_entries(issues.values()))

    def find(self, sentence: Span, words: Words) -> list[Found]:
        """All wordings among the WORDS of SENTENCE; dated ones where their years are spoken of."""
        found = self._patterns.find(words)
        if not any(match.value.years for match in found):
            return found
        years = years_of(sentence)
        return [m for m in found if not m.value.years or years & set(m.value.years)]

    def chosen(self, found: Iterable[Found], within: AbstractSet[int], holder: str) -> list[Found]:
        """The longest wordings inside the tokens WITHIN that HOLDER may mean.

        Two of the same words name two issues; a wording of the holder's own goes before others,
        and so does one that turns the position round ("ease the sanctions").
        """
        inside = [
            m for m in found if within >= set(m.tokens) and self._stands_for(holder, m.value.holder)
        ]
        inside.sort(key=_rank)
        taken: list[Found] = []
        for at, match in enumerate(inside):
            tokens = set(match.tokens)
            if any(
                other.weight > match.weight and not tokens.isdisjoint(other.tokens)
                for other in inside[:at]
            ):
                continue
            rivals = [other for other in taken if not tokens.isdisjoint(other.tokens)]
            if all(
                tokens == set(other.tokens)
                and match.value.issue != other.value.issue
                and other.value.holder is None
                for other in rivals
            ):
                taken.append(match)
        return taken

    def _stands_for(self, holder: str, wanted: str | None) -> bool:
        return stands_for(self.actors, holder, wanted)


def stands_for(actors: Mapping[str, Actor], holder: str, wanted: str | None) -> bool:
    """Whether HOLDER is WANTED, or a person or an organ of it; anybody where none is wanted."""
    if wanted is None or holder == wanted:
        return True
    actor = actors.get(holder)
    return actor is not None and wanted in (actor.country, actor.parent)


def _rank(match: Found) -> tuple[int, bool, bool, int, int]:
    value = match.value
    length = match.end - match.start
    return -match.weight, value.holder is None, not value.inverse, length, match.start


def years_of(sentence: Span) -> set[int]:
    """The years that SENTENCE names or that its times were resolved to."""
    years = {
        int(token.text) for token in sentence if token.shape_ == "dddd" and _YEAR.match(token.text)
    }
    for time in sentence.doc._.times:
        if time.value and sentence.start <= time.start < sentence.end:
            years |= {time.value.first.year, time.value.last.year}
    return years


def head_of(match: Match[Wording], doc: Doc) -> Token:
    """The token of MATCH that stands highest in the parse."""
    return head_of_tokens(match.tokens, doc)


def head_of_tokens(tokens: Iterable[int], doc: Doc) -> Token:
    """The one of TOKENS that stands highest in the parse."""
    return min((doc[i] for i in tokens), key=lambda token: (_depth(token), token.i))


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _entries(issues: Iterable[Issue]) -> list[tuple[str, Wording]]:
    entries = []
    for issue in issues:
        entries += [(p, Wording(issue.id)) for p in issue.patterns]
        entries += [(p, Wording(issue.id, inverse=True)) for p in issue.inverse]
        for own in issue.own_patterns:
            entries += [(p, Wording(issue.id, holder=own.holder)) for p in own.patterns]
        for dated in issue.dated_patterns:
            entries += [(p, Wording(issue.id, years=dated.years)) for p in dated.patterns]
    return entries
