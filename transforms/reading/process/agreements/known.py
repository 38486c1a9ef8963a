"""Instruments that are known by name, and which of several with one name a text means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from spacy.tokens import Doc, Span, Token

from parley.schemas.codebook.agreements import Agreement
from parley.transforms.reading.patterns import Match, Patterns, Words
from parley.transforms.reading.process.agreements.naming import Naming
from parley.transforms.reading.records import Dated
from parley.transforms.reading.stances.on_issues.issues import head_of_tokens, years_of

_NAMES = frozenset({"PROPN", "NUM", "X"})
_SAME = {
    "accord": frozenset({"treaty", "communique", "draft", "other", "memorandum"}),
    "text": frozenset({"treaty", "communique", "draft", "memorandum", "proposal"}),
    "truce": frozenset({"ceasefire"}),
    "exchange": frozenset({"exchange"}),
    "offer": frozenset({"proposal", "plan"}),
    "resolution": frozenset({"resolution"}),
    "mechanism": frozenset({"mechanism"}),
}
"""By family of nouns, the kinds of known instruments that a description may mean."""


class Known:
    """Find the instruments that the general list and the codebooks hold."""

    def __init__(self, known: Mapping[str, Agreement]) -> None:
        self._known = known
        self._patterns = Patterns(
            [(pattern, each.id) for each in known.values() for pattern in _patterns(each)]
        )
        self._described = sorted(each.id for each in known.values() if each.described)

    def entry(self, agreement: str) -> Agreement:
        """What is known of an instrument by its id."""
        return self._known[agreement]

    def find(self, sentence: Span, actors: AbstractSet[str]) -> dict[int, tuple[str, range]]:
        """The known instruments that SENTENCE names, by the token that heads the name.

        ACTORS are those of the whole text: it must name one whose instrument it is.
        """
        matches = self._patterns.find(Words.of(sentence))
        if not matches:
            return {}
        years = years_of(sentence)
        by_tokens: dict[tuple[int, ...], set[str]] = {}
        for match in _longest(matches):
            by_tokens.setdefault(match.tokens, set()).add(match.value)
        found: dict[int, tuple[str, range]] = {}
        for tokens, ids in by_tokens.items():
            chosen = self._chosen(ids, years, actors)
            if chosen is not None and self._may_name(sentence.doc, tokens, chosen, actors):
                head = _head(sentence.doc, tokens)
                found[head.i] = (chosen, range(tokens[0], tokens[-1] + 1))
        return found

    def described(self, naming: Naming, day: dt.date | None) -> str | None:
        """The known instrument that a description means by its kind, parties and days.

        DAY is the text's own, for one that is told without a date.
        """
        date = naming.date
        first, last = (date.first, date.last) if date else (day, day)
        if first is None or last is None or (date and (last - first).days > 100):
            return None
        fitting = [
            each for each in self._described if _fits(self._known[each], naming, first, last)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _chosen(
        self, ids: Iterable[str], years: AbstractSet[int], actors: AbstractSet[str]
    ) -> str | None:
        """The one of several instruments that a wording means: by year, else by parties."""
        left = sorted(ids)
        if len(left) > 1:
            left = [each for each in left if int(self._known[each].date[:4]) in years] or left
        if len(left) > 1:
            left = [each for each in left if actors & set(self._known[each].parties)]
        return left[0] if len(left) == 1 else None

    def _may_name(
        self, doc: Doc, tokens: tuple[int, ...], chosen: str, actors: AbstractSet[str]
    ) -> bool:
        """Whether the text speaks of its parties; a name in full may do without."""
        entry = self._known[chosen]
        concerned = set(entry.parties or entry.third)
        if not concerned or concerned & actors:
            return True
        return len(tokens) > 2 and all(
            doc[i].pos_ in _NAMES or doc[i].is_title for i in (tokens[0], tokens[-1])
        )


def _patterns(entry: Agreement) -> tuple[str, ...]:
    name = entry.name.replace("-", " ").replace("(", "").replace(")", "").replace("'s", "")
    return (name, *entry.patterns)


def _longest(matches: Iterable[Match[str]]) -> list[Match[str]]:
    """The MATCHES that no longer one overlaps."""
    ranked = sorted(matches, key=lambda match: (-match.weight, match.tokens, match.value))
    kept: list[Match[str]] = []
    for match in ranked:
        tokens = set(match.tokens)
        if all(tokens.isdisjoint(o.tokens) or o.tokens == match.tokens for o in kept):
            kept.append(match)
    return kept


def _head(doc: Doc, tokens: tuple[int, ...]) -> Token:
    """The noun that heads a name."""
    return head_of_tokens(tokens, doc)


def _fits(entry: Agreement, naming: Naming, first: dt.date, last: dt.date) -> bool:
    start, end = span_of(entry)
    if entry.kind not in _SAME[naming.family] or last < start or end < first:
        return False
    return not naming.parties or set(naming.parties) <= {*entry.parties, *entry.third}


def span_of(entry: Agreement) -> tuple[dt.date, dt.date]:
    """The days of a known instrument: those of its date, on to `until`."""
    dated = date_of(entry)
    return dated.first, entry.until or dated.last


def date_of(entry: Agreement) -> Dated:
    """The date of a known instrument."""
    return Dated(*entry.days, "text")
