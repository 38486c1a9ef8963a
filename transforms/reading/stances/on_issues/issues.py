"""Where a sentence names issues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from parley.schemas.codebook.actors import Actor
from parley.schemas.codebook.issues import Issue
from parley.transforms.knowledge.belonging import side_of
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.grammar.labels import NOMINAL
from parley.transforms.reading.patterns import Match, Patterns, Words
from parley.transforms.reading.stances.on_issues.slots import about, aimed_at

_SIDES = frozenset({"state", "armed_group"})
_YEAR = re.compile(r"^(1[89]|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a pattern of an issue says: `inverse` turns a position round.

    A `referred` one only stands for what was spoken of before ("it", "the offer"); a `general` one
    names an issue of any conflict.
    """

    issue: str
    inverse: bool = False
    holder: str | None = None
    years: tuple[int, ...] = ()
    referred: bool = False
    general: bool = False


Found = Match[Wording]


@dataclass(frozen=True, slots=True)
class NamedIssue:
    """An issue that words name: the issue, the tokens of the Doc that name it, whom it is about.

    `inverse` says that the words name its opposite: "ease the sanctions".
    """

    issue: str
    tokens: tuple[int, ...]
    inverse: bool
    about: tuple[str, ...]


_WHERE = frozenset({"along", "near", "across", "outside", "inside", "beyond", "around"})


class IssueBook:
    """Find the wordings of all issues in a sentence.

    ISSUES are those of codebooks, GENERAL those of any conflict. A codebook's issue goes before a
    general one that it refines or that the same words name. It is only meant between the PARTIES
    of the codebook's conflict: "arms for Kenya" are nothing to a war elsewhere.
    """

    def __init__(
        self,
        issues: Mapping[str, Issue],
        actors: Mapping[str, Actor],
        general: Mapping[str, Issue] | None = None,
        parties: AbstractSet[str] = frozenset(),
    ) -> None:
        self.actors, self.parties = actors, parties
        general = general or {}
        self._refined = set(issues)
        for issue in issues.values():
            self._refined |= {*issue.covers, *([issue.parent] if issue.parent else [])}
        entries = _entries(issues.values())
        entries += [
            (pattern, replace(wording, general=True))
            for pattern, wording in _entries(general.values())
        ]
        self._patterns = Patterns(entries)

    def find(self, sentence: Span, words: Words) -> list[Found]:
        """All wordings among the WORDS of SENTENCE; dated ones where their years are spoken of."""
        found = self._patterns.find(words)
        if any(match.value.years for match in found):
            years = years_of(sentence)
            found = [m for m in found if not m.value.years or years & set(m.value.years)]
        deeds = _deeds(sentence)
        found = [
            m
            for m in found
            if not _is_harmed(m, sentence.doc, deeds) and not _is_where(m, sentence.doc)
        ]
        return self._meant(found, sentence.doc)

    def named_in(self, span: Span) -> list[NamedIssue]:
        """The issues that the words of SPAN name, each by its longest wording, in their order."""
        found = self.find(span, Words(span))
        chosen = self.chosen(found, frozenset(range(span.start, span.end)), holder="")
        return [
            NamedIssue(m.value.issue, m.tokens, m.value.inverse, about(set(m.tokens), span.doc))
            for m in sorted(chosen, key=lambda m: (m.tokens, m.value.issue))
        ]

    def _meant(self, found: list[Found], doc: Doc) -> list[Found]:
        """FOUND without issues of codebooks aimed at others, and general ones that they replace."""
        own = [m for m in found if not m.value.general and not self._is_elsewhere(m, doc)]
        taken = {token for match in own for token in match.tokens}
        general = [
            m
            for m in found
            if m.value.general
            and taken.isdisjoint(m.tokens)
            and (m.value.issue not in self._refined or self._is_elsewhere(m, doc))
        ]
        return [*own, *general]

    def _is_elsewhere(self, match: Found, doc: Doc) -> bool:
        """Whether MATCH is aimed at states or armed groups of which none is a party."""
        if not self.parties:
            return False
        aimed = [self.actors.get(actor) for actor in aimed_at(set(match.tokens), doc)]
        sides = [actor for actor in aimed if actor is not None and actor.kind in _SIDES]
        return bool(sides) and not any(
            side_of(actor.id, self.actors, self.parties) in self.parties for actor in sides
        )

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


def _deeds(sentence: Span) -> frozenset[int]:
    """The nouns of SENTENCE that tell acts of force."""
    force = traits(sentence).force
    return frozenset(
        event.start
        for event in sentence.doc._.events
        if sentence.start <= event.start < sentence.end
        and event.event_type in force
        and sentence.doc[event.start].pos_ in NOMINAL
    )


def _is_harmed(match: Found, doc: Doc, deeds: AbstractSet[int]) -> bool:
    """Whether the words of MATCH only say whom a deed befell: "the killing of [peacekeepers]"."""
    preposition = _preposition(match, doc)
    above = preposition.head if preposition is not None else None
    return above is not None and above.i in deeds and above.i not in match.tokens


def _is_where(match: Found, doc: Doc) -> bool:
    """Whether the words of MATCH only say where something is: "posts along [the border]"."""
    preposition = _preposition(match, doc)
    return preposition is not None and preposition.lower_ in _WHERE


def _preposition(match: Found, doc: Doc) -> Token | None:
    """The preposition behind which all words of MATCH stand."""
    root = next((doc[i] for i in match.tokens if doc[i].head.i not in match.tokens), None)
    return root.head if root is not None and root.dep_ == "pobj" else None


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
