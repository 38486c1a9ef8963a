"""The pattern language of the codebooks, matched on the tokens of a sentence.

A pattern is a row of words. A word stands for one token, by lemma or lower-case form; `a|b` is
either, `word?` may be missing, `*` is up to three words in between. Articles, hyphens, quotation
marks and the possessive 's of the text are passed over; a semicolon or a colon ends every gap.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from spacy.tokens import Doc, Span, Token

from parley.transforms.reading.records import annotations_of

GAP = 3
PASSED = frozenset({"-", "–", "‑", '"', "'", "“", "”", "‘", "’", "«", "»", "a", "an", "the"})
_BREAKS = frozenset({";", ":", "—", "(", ")", "[", "]", "…"})
_COUNTRIES = frozenset({"us"})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A pattern found: the indexes in the Doc of the tokens that its words stand for."""

    tokens: tuple[int, ...]
    value: T

    @property
    def start(self) -> int:
        """The first token."""
        return self.tokens[0]

    @property
    def end(self) -> int:
        """The token after the last one."""
        return self.tokens[-1] + 1

    @property
    def weight(self) -> int:
        """How many words the pattern names: the longer of two matches says more."""
        return len(self.tokens)


class Words:
    """The words of a sentence as patterns see them, with their places in the Doc."""

    def __init__(self, sentence: Span | Sequence[Token]) -> None:
        self.at: list[int] = []
        self.forms: list[tuple[str, ...]] = []
        self.places: dict[str, list[int]] = {}
        for token in sentence:
            lower = token.lower_
            if lower in PASSED or token.is_space or token.tag_ == "POS":
                continue
            forms = _forms(token, lower)
            at = len(self.at)
            for form in forms:
                if form in self.places:
                    self.places[form].append(at)
                else:
                    self.places[form] = [at]
            self.at.append(token.i)
            self.forms.append(forms)

    def having(self, forms: AbstractSet[str], doc: Doc) -> list[Token]:
        """The tokens of DOC that have one of FORMS, in order."""
        places = {at for form in forms & self.places.keys() for at in self.places[form]}
        return [doc[self.at[at]] for at in sorted(places)]

    @classmethod
    def of(cls, sentence: Span) -> Words:
        """The words of SENTENCE, read once for all the layers that look for patterns."""
        read: dict[int, Words] = annotations_of(sentence.doc).words
        if sentence.start not in read:
            read[sentence.start] = cls(sentence)
        return read[sentence.start]


def forms_of(tokens: Iterable[Token]) -> set[str]:
    """The words of TOKENS, as they stand and as lemmas."""
    return {form for token in tokens for form in (token.lower_, token.lemma_.lower())}


def _forms(token: Token, lower: str) -> tuple[str, ...]:
    if lower in _COUNTRIES and token.text != lower.upper():
        return ()
    lemma = token.lemma_.lower()
    return (lower,) if lemma == lower else (lower, lemma)


@dataclass(frozen=True, slots=True)
class _Element:
    words: frozenset[str]
    gap: int


@dataclass(frozen=True, slots=True)
class _Pattern(Generic[T]):
    elements: tuple[_Element, ...]
    value: T


class Patterns(Generic[T]):
    """Many patterns, each with what it stands for, to be found all at once."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        compiled = [
            _Pattern(elements, value)
            for text, value in entries
            for elements in _compiled(text)
            if elements
        ]
        counts = Counter(
            word for pattern in compiled for element in pattern.elements for word in element.words
        )
        # Each pattern waits for its rarest word, so that few are tried on a sentence.
        self._waiting: dict[str, list[_Pattern[T]]] = defaultdict(list)
        for pattern in compiled:
            rarest = min(pattern.elements, key=lambda e: sum(counts[word] for word in e.words))
            for word in sorted(rarest.words):
                self._waiting[word].append(pattern)

    def find(self, words: Words) -> list[Match[T]]:
        """All matches among WORDS, those that overlap too, one for each start of a pattern."""
        present = words.places.keys()
        found: dict[tuple[int, tuple[int, ...]], Match[T]] = {}
        tried: set[int] = set()
        for word in present:
            for pattern in self._waiting.get(word, ()):
                if id(pattern) in tried:
                    continue
                tried.add(id(pattern))
                for element in pattern.elements:
                    if element.words.isdisjoint(present):
                        break
                else:
                    found |= {
                        (id(pattern.value), match.tokens): match for match in _found(pattern, words)
                    }
        return sorted(found.values(), key=lambda match: match.tokens)


def _compiled(text: str) -> Iterator[tuple[_Element, ...]]:
    """The rows of elements that TEXT stands for: one more for each word that may be missing."""
    items: list[list[tuple[frozenset[str], int]]] = []
    gap = 0
    for word in text.lower().split():
        if word == "*":
            gap += GAP
            continue
        alternatives = frozenset(part for part in word.rstrip("?").split("|") if part)
        item = (alternatives, gap)
        items.append([item, (frozenset(), gap)] if word.endswith("?") else [item])
        gap = 0
    for chosen in product(*items):
        row: list[_Element] = []
        carried = 0
        for words, between in chosen:
            if words:
                row.append(_Element(words, between + carried if row else 0))
                carried = 0
            else:
                carried += between
        yield tuple(row)


def _found(pattern: _Pattern[T], words: Words) -> Iterator[Match[T]]:
    for places in _matches(pattern.elements, words):
        yield Match(tuple(words.at[place] for place in places), pattern.value)


def _matches(elements: tuple[_Element, ...], words: Words) -> Iterator[list[int]]:
    starts = {place for word in elements[0].words for place in words.places.get(word, ())}
    for start in sorted(starts):
        found = _extended([start], elements, words)
        if found:
            yield found


def _extended(places: list[int], elements: tuple[_Element, ...], words: Words) -> list[int] | None:
    """PLACES with those of the elements that follow, with gaps as short as may be."""
    if len(places) == len(elements):
        return places
    element = elements[len(places)]
    first = places[-1] + 1
    for place in range(first, min(first + element.gap + 1, len(words.at))):
        forms = words.forms[place]
        if not element.words.isdisjoint(forms):
            found = _extended([*places, place], elements, words)
            if found:
                return found
        if not _BREAKS.isdisjoint(forms):
            return None
    return None
