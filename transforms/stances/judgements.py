"""What speakers judge of issues: "such a plan is unacceptable", "sanctions should be lifted"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from transforms.attributions.scope import speaker_of
from transforms.stances.issues import Found, IssueBook, head_of
from transforms.stances.negation import is_negated
from transforms.stances.positions import CONFIDENCE, Position, combined
from transforms.stances.read import Word

_OUGHT = frozenset({"should", "must", "ought"})
_STRENGTH = 0.6


def judgements(
    book: IssueBook, sentence: Span, words: Iterable[Word], found: list[Found]
) -> Iterator[Position]:
    """The positions of speakers on what their words call good, bad, or needed."""
    for word in words:
        if not word.use.judges or word.position in (None, "neutral"):
            continue
        if word.use.row.toward == "actor":
            continue
        region = _judged(word.token) - word.use.own
        for speaker in speaker_of(sentence.doc, word.token.i):
            for match in book.chosen(found, region, speaker):
                position = combined(
                    word.position or "", "oppose" if match.value.inverse else "support"
                )
                yield _made(word.token, speaker, match, position, "stance_judgement")
    for token in sentence:
        if token.dep_ == "aux" and token.lower_ in _OUGHT:
            yield from _obligation(book, sentence, token.head, found)


def _obligation(
    book: IssueBook, sentence: Span, verb: Token, found: list[Found]
) -> Iterator[Position]:
    region = {t.i for t in verb.subtree}
    for child in verb.children:
        if child.dep_ in {"advcl", "conj", "relcl"}:
            region -= {t.i for t in child.subtree}
    for speaker in speaker_of(sentence.doc, verb.i):
        for match in book.chosen(found, region, speaker):
            head = head_of(match, sentence.doc)
            if verb.i not in match.tokens and head.head.i != verb.i:
                continue
            inner = "oppose" if match.value.inverse else "support"
            position = combined("oppose" if is_negated(verb) else "support", inner)
            yield _made(verb, speaker, match, position, "stance_obligation")


def _judged(token: Token) -> set[int]:
    """The tokens of what TOKEN is said of: its noun, or the subject of its clause."""
    if token.dep_ == "amod":
        return {t.i for t in token.head.subtree}
    verb = token if token.pos_ == "VERB" else token.head
    return {
        t.i
        for child in verb.children
        if child.dep_ in {"nsubj", "nsubjpass", "csubj", "dobj"}
        for t in child.subtree
    }


def _made(token: Token, speaker: str, match: Found, position: str, method: str) -> Position:
    return Position(
        holder=speaker, issue=match.value.issue, target=None, position=position, at=token.i,
        start=min(token.i, match.start), end=max(token.i + 1, match.end), strength=_STRENGTH,
        confidence=CONFIDENCE[method], method=method,
    )  # fmt: skip
