"""With what force a term binds, on what it depends, and for how long."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from parley.schemas.codebook.agreements import AgreementWords
from parley.transforms.reading.grammar.labels import TIMES, VERBAL

Span = tuple[int, int]


class Limits:
    """Read the limits of terms by the words of the lexicon."""

    def __init__(self, words: AgreementWords, time_units: Iterable[str]) -> None:
        self._words = words
        self._units = frozenset(time_units)
        self._conditions = _longest_first(words.conditions)
        self._exchanges = _longest_first(words.exchanges)
        self._durations = _longest_first(words.durations)

    def force(self, start: int, end: int, governing: Token, main: Token) -> str:
        """'obliges', 'forbids', 'permits' or 'grants': by the word that GOVERNs the term, else by
        its MAIN word and those around it in the term from START to END."""
        above, doc = governing.lemma_.lower(), governing.doc
        if above in self._words.forbidding or self._denied(main):
            return "forbids"
        if above in self._words.permitting or self._may(main):
            return "permits"
        if above in self._words.granting:
            return "grants"
        first = next((t for t in doc[start:end] if t.pos_ not in {"DET", "PUNCT"}), main)
        lead = {main.lemma_.lower(), first.lemma_.lower(), first.lower_}
        lead |= {c.lemma_.lower() for c in main.children if c.dep_ == "xcomp"}
        if lead & self._words.forbidding:
            return "forbids"
        if lead & self._words.permitting:
            return "permits"
        return "grants" if lead & self._words.granting else "obliges"

    def _denied(self, main: Token) -> bool:
        return any(c.dep_ == "neg" for c in main.children) or any(
            c.dep_ == "det" and c.lower_ in self._words.forbidding for c in main.children
        )

    def _may(self, main: Token) -> bool:
        return any(c.dep_ == "aux" and c.lower_ in self._words.permitting for c in main.children)

    def condition_in(self, tokens: list[Token], *, first: bool = False) -> Span | None:
        """The stretch of TOKENS on which the term depends; FIRST allows one that opens it."""
        for at, token in enumerate(tokens):
            length = self._opens(tokens, at, self._conditions)
            if length and (at or first) and self._is_condition(token, length):
                last = _reach(token, tokens[at + length - 1], tokens[-1].i)
                if last > token.i + length - 1:
                    return token.i, last + 1
        return None

    def exchanged_in(self, tokens: list[Token]) -> Span | None:
        """What stands in TOKENS behind a wording of exchange: "in return for [guarantees]"."""
        for at in range(len(tokens)):
            length = self._opens(tokens, at, self._exchanges)
            if length and at + length < len(tokens):
                last = tokens[at + length - 1]
                return last.i + 1, min(last.right_edge.i, tokens[-1].i) + 1
        return None

    def duration_in(self, tokens: list[Token]) -> Span | None:
        """The stretch of TOKENS that says for how long the term holds."""
        for at, token in enumerate(tokens):
            length = self._opens(tokens, at, self._durations)
            if length:
                last = tokens[at + length - 1]
                below = list(last.subtree) if length == 1 else list(token.subtree)
                if any(self._is_time(t) for t in below):
                    return token.i, min(max(t.i for t in below), tokens[-1].i) + 1
        return self._counted(tokens)

    def _counted(self, tokens: list[Token]) -> Span | None:
        """A number of days before the noun: "a [30-day] truce"."""
        for token in tokens:
            if token.lemma_.lower() in self._units and token.dep_ in {
                "compound",
                "nmod",
                "npadvmod",
            }:
                number = next((c for c in token.lefts if c.like_num), None)
                if number is not None:
                    return number.i, token.i + 1
        return None

    def _is_time(self, token: Token) -> bool:
        return token.lemma_.lower() in self._units or token.ent_type_ in TIMES

    def _is_condition(self, token: Token, length: int) -> bool:
        """Whether an opener opens a condition here: "after" only before what must happen."""
        if length > 1:
            return True
        if token.dep_ in {"mark", "advmod"}:
            return token.head.pos_ in VERBAL
        if token.dep_ != "prep":
            return False
        below = [c for c in token.children if c.dep_ in {"pobj", "pcomp"}]
        return bool(below) and not any(self._is_time(c) for c in below)

    def _opens(self, tokens: list[Token], at: int, openers: list[tuple[str, ...]]) -> int:
        for parts in openers:
            words = tokens[at : at + len(parts)]
            if len(words) == len(parts) and all(
                t.lower_ == p for t, p in zip(words, parts, strict=True)
            ):
                return len(parts)
        return 0


def _reach(first: Token, last: Token, limit: int) -> int:
    """The last token of what an opener from FIRST to LAST opens, at most LIMIT."""
    if first == last and first.dep_ in {"mark", "advmod"} and first.head.pos_ in VERBAL:
        return min(first.head.right_edge.i, limit)
    return min(max(first.right_edge.i, last.right_edge.i), limit)


def _longest_first(openers: Iterable[str]) -> list[tuple[str, ...]]:
    return sorted((tuple(each.split()) for each in openers), key=lambda parts: (-len(parts), parts))
