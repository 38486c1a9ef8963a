"""The way in the parse from the words of an issue up to the stance word above them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Span, Token

from parley.transforms.reading.grammar.negation import negated_apart
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.stances.lexicon import Use
from parley.transforms.reading.stances.on_issues.issues import Found, head_of


@dataclass(frozen=True, slots=True)
class Path:
    """The HEAD of a wording, the tokens BETWEEN it and the stance word, and what lies there.

    `in_time` says that the wording only tells a time or an occasion, `remote` that it stands in
    a clause of its own (a purpose, a relative clause) below what the word is about, `set_against`
    that it is what the rest is preferred to ("instead of"), `described` that it only tells more of
    a thing named above it ("the barriers that hindered the talks").
    """

    head: Token
    between: tuple[Token, ...]
    own: frozenset[int]
    in_time: bool
    remote: bool
    set_against: bool = False
    described: bool = False

    @property
    def tokens(self) -> frozenset[int]:
        """The tokens on the way, those of the wording with them."""
        return self.own | {token.i for token in self.between}

    def negated_at(self, token: Token) -> bool:
        """Whether TOKEN is negated by a word outside the wording."""
        return negated_apart(token, self.own)


def path_of(match: Found, word: Token, doc: Doc, allowed: int = 0) -> Path:
    """The path from MATCH to WORD; ALLOWED clauses of their own do not count as remote."""
    head = head_of(match, doc)
    if head.i != word.i and head.is_ancestor(word):
        # "the truce that they insist on": the stance word stands below the issue.
        return Path(head, (), frozenset(match.tokens), in_time=False, remote=False)
    between: list[Token] = []
    token = head
    in_time, against, described, clauses = False, False, False, 0
    while token.head != token and token.i != word.i:
        if token.i not in match.tokens:
            in_time = in_time or _tells_time(token)
            against = against or _sets_against(token)
        above = token.head
        if token.dep_ in {"relcl", "advcl"} and above.i != word.i:
            clauses += 1
            described = described or token.dep_ == "relcl"
        elif token.dep_ == "advcl" and _marks(token) & english(word).stances.times:
            in_time = True
        if above.i != word.i and above.i not in match.tokens:
            between.append(above)
        token = above
    return Path(
        head,
        tuple(between),
        frozenset(match.tokens),
        in_time,
        clauses > allowed,
        against,
        described,
    )


def region_of(use: Use, sentence: Span) -> frozenset[int]:
    """The tokens under what a stance word is about, without the word and what it governs."""
    region: set[int] = set()
    own = {t.i for t in use.token.subtree}
    for root in use.about:
        tokens = {t.i for t in root.subtree}
        region |= tokens - own if use.token.i in tokens else tokens
    return frozenset(i for i in region if sentence.start <= i < sentence.end)


def _tells_time(token: Token) -> bool:
    return (
        token.lower_ in english(token).stances.times
        and (token.dep_ in {"prep", "advmod", "pcomp"} or token.lower_ == "eve")
        and token.lower_ != "as"
    )


def _sets_against(token: Token) -> bool:
    if token.lower_ == "over" and token.dep_ == "prep":
        return any(
            above.lemma_.lower() in english(above).stances.preferring
            for above in islice(token.ancestors, 2)
        )
    return token.dep_ in {"prep", "cc"} and (
        token.lower_ in {"instead", "than"}
        or any(c.lower_ in {"instead", "rather"} for c in token.children)
    )


def _marks(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
