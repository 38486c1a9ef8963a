"""Positions toward other actors: praise, blame, trust, hostility."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from parley.transforms.reading.grammar.arguments import coordinated
from parley.transforms.reading.stances.holders import Holders
from parley.transforms.reading.stances.on_issues.issues import Found
from parley.transforms.reading.stances.positions import CONFIDENCE, NEGATED, Position
from parley.transforms.reading.stances.toward_actors.doubts import doers_of, trusters
from parley.transforms.reading.stances.uses import Word, suppressed

# With these the direct object is whom it is about, the preposition names the matter.
_OF_OBJECT = frozenset({"", "of", "for", "as"})
_RECIPROCAL = frozenset({"other", "another"})


class Toward:
    """Read positions toward actors from stance words."""

    def __init__(self, holders: Holders) -> None:
        self.holders = holders

    def positions(self, words: Iterable[Word], found: Iterable[Found]) -> Iterator[Position]:
        """The positions that WORDS tell toward actors.

        Where a wording of FOUND holds the stance word, the issue is meant: "military support for".
        """
        taken = {token for match in found for token in match.tokens}
        for word in words:
            if word.use.own.isdisjoint(taken) and word.position and not suppressed(word):
                yield from self._of_word(word)

    def _of_word(self, word: Word) -> Iterator[Position]:
        """The positions of one WORD toward whom it names, or who did what it names."""
        if word.use.judges or word.use.row.toward == "issue":
            return
        heads = self._target_heads(word)
        targets = self.holders.actors(heads) or doers_of(word, heads, self.holders)
        holders = word.holders or trusters(word)
        yield from self._pairs(word, holders, targets, "stance_actor")
        if any(head.lower_ in _RECIPROCAL for head in heads):
            yield from self._each_other(word, holders)

    def _each_other(self, word: Word, holders: Sequence[str]) -> Iterator[Position]:
        """ "Russia and Ukraine distrust each other"; "both sides" are the parties."""
        both = any(t.lower_ in {"each", "both"} for t in use_subjects(word))
        if both and len(holders) < 2:
            holders = word.token.doc._.parties
        if len(holders) > 1:
            yield from self._pairs(word, holders, holders, "stance_actor")

    def _target_heads(self, word: Word) -> list[Token]:
        use = word.use
        if use.row.pos == "verb" and use.row.preposition in _OF_OBJECT:
            return use.clause.objects
        return [
            head
            for root in use.about
            for child in root.children
            if child.dep_ == "pobj"
            for head in coordinated(child)
        ]

    def _pairs(
        self, word: Word, holders: Iterable[str], targets: Iterable[str], method: str
    ) -> Iterator[Position]:
        targets = list(targets)
        for holder in holders:
            for target in targets:
                if holder != target and word.position:
                    yield Position(
                        holder=holder,
                        issue=None,
                        target=target,
                        position=word.position,
                        at=word.token.i,
                        start=min(word.use.own),
                        end=max(word.use.own) + 1,
                        strength=word.use.row.strength,
                        confidence=round(CONFIDENCE[method] - NEGATED * word.negated, 2),
                        method=method,
                    )


def use_subjects(word: Word) -> list[Token]:
    """The tokens of the subjects of a stance verb."""
    return [t for s in word.use.clause.subjects for t in s.subtree]
