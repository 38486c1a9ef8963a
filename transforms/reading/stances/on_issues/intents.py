"""What holders say that they will do, or will not: "we cannot hand over land"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.stances.conditions import conditions_of
from parley.transforms.reading.stances.denial import is_denied
from parley.transforms.reading.stances.holders import Holders
from parley.transforms.reading.stances.on_issues.issues import Found, IssueBook
from parley.transforms.reading.stances.on_issues.paths import path_of
from parley.transforms.reading.stances.positions import CONFIDENCE, Position, turned
from parley.transforms.reading.stances.uses import Word

_WILL = frozenset({"will", "would", "'ll", "’ll", "wo", "shall"})
_CAN = frozenset({"can", "ca", "cannot"})
_HAGGLE = frozenset({"compromise", "negotiate", "bargain", "haggle", "budge", "yield"})
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
            helper = token.lower_
            if token.dep_ != "aux" or helper not in _WILL | _CAN or token.head.i in told:
                continue
            verb = token.head
            if any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children):
                continue
            refused = is_denied(verb)
            if not refused and helper in _CAN:
                continue
            speakers = {self.side(actor) for actor in speaker_of(sentence.doc, verb.i)}
            for holder in self.holders.actors(clause_of(verb).subjects):
                own = self.side(holder) in speakers
                if own or (refused and not speakers and helper in _WILL):
                    yield from self._of(verb, holder, refused, found)

    def _of(
        self, verb: Token, holder: str, refused: bool, found: list[Found]
    ) -> Iterator[Position]:
        region = {t.i for t in verb.subtree}
        for child in verb.children:
            if child.dep_ in {"nsubj", "advcl", "conj", "relcl"}:
                region -= {t.i for t in child.subtree}
        conditions = conditions_of(verb)
        # Who will not compromise on a thing stands by it.
        haggles = verb.lemma_ in _HAGGLE and any(
            c.dep_ == "prep" and c.lower_ in {"on", "over", "about"} for c in verb.children
        )
        for match in self.book.chosen(found, region, holder):
            path = path_of(match, verb, verb.doc)
            if match.value.referred or match.end <= verb.i or path.in_time or path.remote:
                continue
            if haggles and verb.i in match.tokens:
                continue
            position = "oppose" if match.value.inverse else "support"
            turns = [path.head, *path.between]
            for at in turns:
                if at.i != verb.i and path.negated_at(at):
                    position = turned(position)
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
