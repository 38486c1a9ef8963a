"""PLOVER contexts of an event: the fields of life that its clause speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Token

from parley.schemas.codebook.lexicons import ContextRow, split
from parley.transforms.reading.grammar.labels import VERBAL

_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "conj"})


class Contexts:
    """Find contexts by the words of the clause, and by what the event type always is about."""

    def __init__(self, rows: Iterable[ContextRow]) -> None:
        self._words: dict[str, set[str]] = defaultdict(set)
        self._types: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            for word in split(row.words):
                self._words[word].add(row.context)
            for event_type in split(row.event_types):
                self._types[event_type].add(row.context)

    def of(self, trigger: Token, event_type: str) -> tuple[str, ...]:
        """The contexts of the event told at TRIGGER, in alphabetical order."""
        found = set(self._types.get(event_type, ()))
        before = ""
        for token in _clause(trigger):
            lemma = token.lemma_.lower()
            found |= self._words.get(lemma, set())
            found |= self._words.get(f"{before} {lemma}", set())
            before = lemma
        return tuple(sorted(found))


def _clause(trigger: Token) -> list[Token]:
    """The words that hang on TRIGGER, or on the verb of a nominal, without clauses of their own."""
    top = trigger
    if top.pos_ not in VERBAL and top.head.pos_ in VERBAL and top.dep_ in {"dobj", "nsubjpass"}:
        top = top.head
    words, waiting = [], [top]
    while waiting:
        token = waiting.pop()
        words.append(token)
        waiting += [c for c in token.children if c.dep_ not in _CLAUSES or c.pos_ not in VERBAL]
    return sorted(words, key=lambda token: token.i)
