"""What speakers think of other actors: "called Moscow's demands absurd", "an outstanding host"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from spacy.tokens import Token

from parley.transforms.reading.grammar.arguments import coordinated
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import PREDICATIVE, SUBJECTS
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.stances.holders import Holders
from parley.transforms.reading.stances.on_issues.judgements import judging, voice_of
from parley.transforms.reading.stances.positions import CONFIDENCE, Position
from parley.transforms.reading.stances.uses import Word, suppressed


class Esteem:
    """Read positions toward actors from what is said of them and of their conduct."""

    def __init__(self, holders: Holders) -> None:
        self.holders = holders

    def positions(self, words: Iterable[Word]) -> Iterator[Position]:
        """The positions of speakers toward the actors whom WORDS judge."""
        for word in words:
            if word.position in {"support", "oppose"} and _esteems(word):
                speakers, heads = self._judgement(word.token)
                for speaker, target in product(speakers, self._judged(heads)):
                    if target != speaker:
                        yield _made(word, word.position, speaker, target)

    def _judgement(self, token: Token) -> tuple[Iterable[str], list[Token]]:
        """Who judges by TOKEN, and the heads of what: "called it absurd", "an absurd demand"."""
        verb = judging(token)
        if verb is None:
            return voice_of(token), _said_of(token)
        clause = clause_of(verb)
        return self.holders.actors(clause.subjects, within=True), clause.objects or _said_of(token)

    def _judged(self, heads: Iterable[Token]) -> list[str]:
        """The actors that HEADS name, or whose conduct they name."""
        found: list[str] = []
        for head in heads:
            found += self.holders.actors(
                [head], within=head.lemma_.lower() in english(head).stances.conduct
            )
        return list(dict.fromkeys(found))


def _esteems(word: Word) -> bool:
    """Whether WORD judges by its own sense, and may be said of somebody."""
    row = word.use.row
    return word.use.judges and row.pos != "verb" and row.toward != "issue" and not suppressed(word)


def _said_of(token: Token) -> list[Token]:
    """The heads of what TOKEN is said of: its noun, or the subject of its clause."""
    noun = token.head if token.dep_ == "amod" else token
    verb = noun.head if noun.dep_ in PREDICATIVE else noun
    heads = [h for c in verb.children if c.dep_ in SUBJECTS for h in coordinated(c)]
    if heads and verb.pos_ in {"AUX", "VERB", "ADJ", "NOUN"}:
        return heads
    return (
        [noun]
        if token.dep_ == "amod" and noun.lemma_.lower() in english(noun).stances.conduct
        else []
    )


def _made(word: Word, position: str, speaker: str, target: str) -> Position:
    return Position(
        holder=speaker, issue=None, target=target, position=position, at=word.token.i,
        start=min(word.use.own), end=max(word.use.own) + 1, strength=word.use.row.strength,
        confidence=CONFIDENCE["stance_esteem"], method="stance_esteem",
    )  # fmt: skip
