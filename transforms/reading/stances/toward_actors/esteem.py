"""What speakers think of other actors: "called Moscow's demands absurd", "an outstanding host"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from parley.transforms.reading.grammar.arguments import coordinated
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.stances.holders import Holders
from parley.transforms.reading.stances.on_issues.judgements import judging, voice_of
from parley.transforms.reading.stances.positions import CONFIDENCE, Position
from parley.transforms.reading.stances.uses import Word, suppressed

# What somebody does or says, so that who judges it judges him.
_CONDUCT = frozenset(
    {"position", "demand", "condition", "term", "offer", "proposal", "stance", "attitude",
     "behaviour", "behavior", "conduct", "policy", "claim", "statement", "rhetoric", "delegation",
     "team", "leadership", "government", "regime", "approach", "response", "refusal", "attack",
     "strike", "aggression", "invasion", "action", "tactic", "intention", "narrative", "version",
     "commitment", "promise", "decision", "move", "role", "mediation"}
)  # fmt: skip
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Esteem:
    """Read positions toward actors from what is said of them and of their conduct."""

    def __init__(self, holders: Holders) -> None:
        self.holders = holders

    def positions(self, words: Iterable[Word]) -> Iterator[Position]:
        """The positions of speakers toward the actors whom WORDS judge."""
        for word in words:
            row = word.use.row
            if not word.use.judges or row.toward == "issue" or suppressed(word):
                continue
            if word.position not in {"support", "oppose"} or row.pos == "verb":
                continue
            verb = judging(word.token)
            if verb is not None:
                speakers: Iterable[str] = self.holders.actors(clause_of(verb).subjects, within=True)
                heads = clause_of(verb).objects or _said_of(word.token)
            else:
                speakers, heads = voice_of(word.token), _said_of(word.token)
            targets = self._judged(heads)
            for speaker in speakers:
                for target in targets:
                    if target != speaker:
                        yield _made(word, speaker, target)

    def _judged(self, heads: Iterable[Token]) -> list[str]:
        """The actors that HEADS name, or whose conduct they name."""
        found: list[str] = []
        for head in heads:
            found += self.holders.actors([head], within=head.lemma_.lower() in _CONDUCT)
        return list(dict.fromkeys(found))


def _said_of(token: Token) -> list[Token]:
    """The heads of what TOKEN is said of: its noun, or the subject of its clause."""
    noun = token.head if token.dep_ == "amod" else token
    verb = noun.head if noun.dep_ in {"attr", "acomp", "oprd"} else noun
    heads = [h for c in verb.children if c.dep_ in _SUBJECTS for h in coordinated(c)]
    if heads and verb.pos_ in {"AUX", "VERB", "ADJ", "NOUN"}:
        return heads
    return [noun] if token.dep_ == "amod" and noun.lemma_.lower() in _CONDUCT else []


def _made(word: Word, speaker: str, target: str) -> Position:
    assert word.position is not None
    return Position(
        holder=speaker, issue=None, target=target, position=word.position, at=word.token.i,
        start=min(word.use.own), end=max(word.use.own) + 1, strength=word.use.row.strength,
        confidence=CONFIDENCE["stance_esteem"], method="stance_esteem",
    )  # fmt: skip
