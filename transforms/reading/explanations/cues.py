"""Words that link a reason with an outcome, and on which side of them the reason stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from parley.schemas.codebook.lexicons import CausalRow
from parley.transforms.reading.patterns import Patterns, Words

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
_ARTICLES = frozenset({"a", "an", "the"})
_LINKS = frozenset({"mark", "cc", "advmod", "prep", "dep"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence: where it stands, and among which tokens reason and effect are told."""

    start: int
    end: int
    direction: str
    reasons: frozenset[int]
    effects: frozenset[int]


class Cues:
    """Find the cues of causal.csv."""

    def __init__(self, rows: Iterable[CausalRow]) -> None:
        self._patterns = Patterns([(_pattern(row), row) for row in rows])

    def find(self, sentence: Span, words: Words) -> Iterator[Cue]:
        """The cues of SENTENCE whose part of speech fits."""
        for match in self._patterns.find(words):
            row = match.value
            token = _main(sentence, match.tokens, row)
            if token is not None:
                reasons = _reasons(sentence, token, match.end, row)
                effects = _effects(sentence, match.end, row, reasons)
                yield Cue(match.start, match.end, row.direction, reasons, effects)


def _pattern(row: CausalRow) -> str:
    """The cue as a pattern; a few words may stand before its preposition."""
    words = row.cue.replace("-", " ").split()
    if row.pos == "verb" and words[0] == "be":
        words.insert(1, "*")
    if row.preposition:
        gap = ["*"] if row.pos == "verb" else []
        words = [*words, *gap, *row.preposition.split()]
    # The pattern language passes over the articles of the text.
    return " ".join(word for word in words if word not in _ARTICLES)


def _main(sentence: Span, tokens: tuple[int, ...], row: CausalRow) -> Token | None:
    """The token of a cue that governs its sides; None where its use is another one."""
    found = [sentence.doc[i] for i in tokens]
    if row.pos in {"verb", "noun", "adj"}:
        return next((t for t in found if _POS.get(t.pos_) == row.pos and t.lemma_ != "be"), None)
    if row.pos == "conj" and len(found) == 1:
        token = found[0]
        return token if token.dep_ in _LINKS and token.pos_ in {"SCONJ", "CCONJ", "ADV"} else None
    if row.pos == "prep" and len(found) == 1:
        return found[0] if found[0].dep_ in {"prep", "pcomp", "agent"} else None
    return min(found, key=lambda t: (sum(1 for _ in t.ancestors), t.i))


def _reasons(sentence: Span, token: Token, end: int, row: CausalRow) -> frozenset[int]:
    """The tokens on the side of the reason."""
    if row.direction == "statement":
        return frozenset(range(sentence.start, sentence.end))
    if row.direction == "cause_first":
        return frozenset(range(sentence.start, end))
    if row.pos == "conj":
        clause = token.head if token.dep_ in {"mark", "advmod"} else token
        return frozenset(t.i for t in clause.subtree)
    if row.pos in {"prep", "phrase"}:
        inside = frozenset(t.i for t in token.subtree)
        return inside if len(inside) > end - token.i else frozenset(range(end, sentence.end))
    return frozenset(range(end, sentence.end))


def _effects(sentence: Span, end: int, row: CausalRow, reasons: frozenset[int]) -> frozenset[int]:
    """The tokens on the other side; of a statement, all."""
    if row.direction == "statement":
        return reasons
    if row.direction == "cause_first":
        return frozenset(range(end, sentence.end))
    return frozenset(range(sentence.start, sentence.end)) - reasons
