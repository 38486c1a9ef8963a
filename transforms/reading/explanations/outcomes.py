"""Which outcome of a peace process a sentence explains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from parley.schemas.codebook.issues import Outcome
from parley.transforms.reading.patterns import Match, Patterns, Words


class Outcomes:
    """Find the wordings of outcomes, and choose one by years where several fit."""

    def __init__(self, outcomes: Mapping[str, Outcome]) -> None:
        self._outcomes = tuple(outcomes.values())
        self._patterns = Patterns([(p, o.id) for o in self._outcomes for p in o.patterns])
        self.default = next((o.id for o in self._outcomes if o.default), None)

    def find(self, words: Words) -> list[Match[str]]:
        """The wordings of outcomes among WORDS."""
        return self._patterns.find(words)

    def chosen(self, found: Iterable[Match[str]], years: Iterable[frozenset[int]]) -> str | None:
        """The outcome meant.

        YEARS are those of the sentence, of its paragraph, of the text: the first that single out
        an outcome of these years tell; else the default where its wording is there, or the longest
        wording of an outcome without years; else the only outcome worded; else the outcome that
        the codebook calls its default.
        """
        matched: dict[str, int] = {}
        for match in found:
            matched[match.value] = max(matched.get(match.value, 0), match.weight)
        for spoken in years:
            dated = [o for o in self._outcomes if spoken & set(o.years)]
            if len(dated) == 1 and (dated[0].id in matched or not matched):
                return dated[0].id
            named = [o for o in dated if o.id in matched]
            if named:
                return max(named, key=lambda o: matched[o.id]).id
        free = [o for o in self._outcomes if o.id in matched and not o.years]
        if free:
            return max(free, key=lambda o: (o.default, matched[o.id])).id
        if len(matched) == 1:
            return next(iter(matched))
        return self.default
