"""What speakers judge of issues: "such a plan is unacceptable", "sanctions should be lifted"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from transforms.attributions.scope import speaker_of
from transforms.events.clauses import clause_of
from transforms.stances.holders import Holders
from transforms.stances.issues import Found, IssueBook, head_of
from transforms.stances.negation import is_negated
from transforms.stances.positions import CONFIDENCE, Position, combined, turned
from transforms.stances.words import Word

_OUGHT = frozenset({"should", "must", "ought"})
# "called the plan pointless": verbs whose subject judges their object.
_JUDGE = frozenset(
    {"call", "consider", "deem", "find", "describe", "label", "brand", "term", "see", "regard",
     "view", "declare", "pronounce", "think", "characterise", "characterize", "judge", "dub"}
)  # fmt: skip
_STRENGTH = 0.6
_STEPS = 3


class Judgements:
    """Read what speakers call good or bad, and what they say ought to be."""

    def __init__(self, book: IssueBook, holders: Holders) -> None:
        self.book, self.holders = book, holders

    def positions(
        self, sentence: Span, words: list[Word], found: list[Found]
    ) -> Iterator[Position]:
        """The positions of speakers on the issues that FOUND names."""
        for word in words:
            row = word.use.row
            if word.use.judges and row.toward != "actor" and word.position not in (None, "neutral"):
                yield from self._judged(word, found)
        by_token = {word.token.i: word for word in words}
        for token in sentence:
            if token.dep_ == "aux" and token.lower_ in _OUGHT:
                yield from self._obligation(token.head, by_token.get(token.head.i), found)

    def _judged(self, word: Word, found: list[Found]) -> Iterator[Position]:
        verb = _judging(word.token)
        if verb is not None:
            clause = clause_of(verb)
            speakers: Iterable[str] = self.holders.actors(clause.subjects, within=True)
            region = {t.i for root in clause.objects for t in root.subtree}
            region |= _said_of(word.token)
        else:
            speakers = speaker_of(word.token.doc, word.token.i)
            region = _said_of(word.token)
        for speaker in speakers:
            for match in self.book.chosen(found, region - word.use.own, speaker):
                inner = "oppose" if match.value.inverse else "support"
                position = combined(word.position or "", inner)
                yield _made(word.token, speaker, match, position, "stance_judgement")

    def _obligation(self, verb: Token, word: Word | None, found: list[Found]) -> Iterator[Position]:
        region = {t.i for t in verb.subtree}
        for child in verb.children:
            if child.dep_ in {"advcl", "conj", "relcl"}:
                region -= {t.i for t in child.subtree}
        if word is not None:
            region -= {verb.i}
        outer = "oppose" if is_negated(verb) else "support"
        if word is not None and word.use.row.position == "oppose":
            outer = turned(outer)
        for speaker in speaker_of(verb.doc, verb.i):
            for match in self.book.chosen(found, region, speaker):
                if verb.i not in match.tokens and head_of(match, verb.doc).head.i != verb.i:
                    continue
                position = combined(outer, "oppose" if match.value.inverse else "support")
                yield _made(verb, speaker, match, position, "stance_obligation")


def _judging(token: Token) -> Token | None:
    """The verb by which somebody judges: "called it pointless", "described it as pointless"."""
    for _ in range(_STEPS):
        if token.dep_ not in {"oprd", "xcomp", "ccomp", "amod", "pobj", "prep", "attr", "conj"}:
            return None
        if token.dep_ == "prep" and token.lower_ != "as":
            return None
        if token.dep_ == "ccomp" and any(c.dep_ == "mark" for c in token.children):
            return None
        above = token.head
        if above.lemma_ in _JUDGE and token.dep_ != "amod":
            return above
        token = above
    return None


def _said_of(token: Token) -> set[int]:
    """The tokens of what TOKEN is said of: its noun, or the subject of its clause."""
    if token.dep_ == "amod":
        return {t.i for t in token.head.subtree}
    own = [c for c in token.children if c.dep_ in {"nsubj", "nsubjpass", "csubj"}]
    places = own or [
        child
        for child in token.head.children
        if child.dep_ in {"nsubj", "nsubjpass", "csubj"} and token.head.pos_ in {"AUX", "VERB"}
    ]
    return {t.i for place in places for t in place.subtree}


def _made(token: Token, speaker: str, match: Found, position: str, method: str) -> Position:
    return Position(
        holder=speaker,
        issue=match.value.issue,
        target=None,
        position=position,
        at=token.i,
        start=min(token.i, match.start),
        end=max(token.i + 1, match.end),
        strength=_STRENGTH,
        confidence=CONFIDENCE[method],
        method=method,
    )
