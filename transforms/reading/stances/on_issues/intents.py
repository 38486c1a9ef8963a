"""What holders say that they will do, or will not: "we cannot hand over land"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.modality import CAN, TO_COME
from parley.transforms.reading.grammar.negation import is_negated
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.stances.conditions import conditions_of
from parley.transforms.reading.stances.holders import Holders
from parley.transforms.reading.stances.on_issues.issues import Found, IssueBook
from parley.transforms.reading.stances.on_issues.paths import Path, path_of
from parley.transforms.reading.stances.positions import CONFIDENCE, Position, turned
from parley.transforms.reading.stances.uses import Word

_STRENGTH = 0.6


class Intents:
    """Read positions from what somebody is said to be going to do, or never to do."""

    def __init__(self, book: IssueBook, holders: Holders, side: Callable[[str], str]) -> None:
        self.book, self.holders, self.side = book, holders, side

    def positions(
        self, sentence: Span, words: list[Word], found: list[Found]
    ) -> Iterator[Position]:
        """The positions that announcements and refusals of SENTENCE tell.

        A promise counts on the word of the one who makes it; a refusal in the text's own voice
        too. "Cannot" is a refusal only of the one who speaks: others may lack the means.
        """
        told = {word.token.i for word in words if not word.use.judges}
        for token in sentence:
            if _announces(token) and token.head.i not in told:
                refused = is_negated(token.head, by_objects=False)
                if refused or token.lower_ in TO_COME:
                    for holder in self._holders(token, refused):
                        yield from self._of(token.head, holder, refused, found)

    def _holders(self, helper: Token, refused: bool) -> Iterator[str]:
        """Those subjects of the clause of HELPER on whose word, or for whom, it is announced."""
        verb = helper.head
        speakers = {self.side(actor) for actor in speaker_of(verb.doc, verb.i)}
        in_own_voice = refused and not speakers and helper.lower_ in TO_COME
        for holder in self.holders.actors(clause_of(verb).subjects):
            if in_own_voice or self.side(holder) in speakers:
                yield holder

    def _of(
        self, verb: Token, holder: str, refused: bool, found: list[Found]
    ) -> Iterator[Position]:
        conditions = conditions_of(verb)
        haggles = _haggles(verb)
        for match in self.book.chosen(found, _announced(verb), holder):
            path = path_of(match, verb, verb.doc)
            if match.value.referred or match.end <= verb.i or path.in_time or path.remote:
                continue
            if haggles and verb.i in match.tokens:
                continue
            position = _toward(match, path, verb)
            if refused and not haggles:
                position = turned(position)
            hung = any((c.kind == "bar") == (position == "oppose") for c in conditions)
            yield Position(
                holder=holder, issue=match.value.issue, target=None,
                position="conditional" if hung else position, at=verb.i,
                start=min(verb.i, match.start), end=max(verb.i + 1, match.end),
                strength=_STRENGTH, confidence=CONFIDENCE["stance_intent"],
                method="stance_intent",
            )  # fmt: skip


def _announces(helper: Token) -> bool:
    """Whether HELPER tells what will be or cannot be done, not what would have been."""
    return (
        helper.dep_ == "aux"
        and helper.lower_ in TO_COME | CAN
        and not any(c.lower_ == "have" and c.dep_ == "aux" for c in helper.head.children)
    )


def _announced(verb: Token) -> set[int]:
    """The tokens of what VERB says will be done, without its subject and clauses beside it."""
    aside = (c for c in verb.children if c.dep_ in {"nsubj", "advcl", "conj", "relcl"})
    return {t.i for t in verb.subtree} - {t.i for child in aside for t in child.subtree}


def _haggles(verb: Token) -> bool:
    """Whether VERB is to give way on something: who "will not compromise on" it stands by it."""
    return verb.lemma_ in english(verb).stances.haggling and any(
        c.dep_ == "prep" and c.lower_ in {"on", "over", "about"} for c in verb.children
    )


def _toward(match: Found, path: Path, verb: Token) -> str:
    """The position toward the issue of MATCH in what VERB says, by what denies it on the way."""
    position = "oppose" if match.value.inverse else "support"
    for at in (path.head, *path.between):
        if at.i != verb.i and path.negated_at(at):
            position = turned(position)
    return position
