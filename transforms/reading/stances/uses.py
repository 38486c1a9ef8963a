"""Stance words in their sentence, and when they tell no position of their own."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.grammar.modality import NEED, OUGHT
from parley.transforms.reading.grammar.negation import is_negated
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.stances.lexicon import Use

_STEPS = 4
_CONTENTS = frozenset({"ccomp", "xcomp"})


@dataclass(slots=True)
class Word:
    """A stance word with its holders and the tokens that it governs.

    `position` is None where a negation leaves none: who has not rejected a plan need not want it.
    `inner` is the position without what the noun's verb makes of it.
    """

    use: Use
    holders: list[str]
    region: frozenset[int]
    position: str | None
    inner: str | None
    negated: bool = False
    outer: list[Word] = field(default_factory=list)

    @property
    def token(self) -> Token:
        """The stance word itself."""
        return self.use.token


def suppressed(word: Word) -> bool:
    """Whether a stance word says nothing of its own: wished of it, supposed, or told above it."""
    token = word.token
    if is_supposed(token) or is_owed(token):
        return True
    for outer in word.outer:
        if outer.use.judges:
            continue
        if set(outer.holders) & set(word.holders) and word.region <= outer.region:
            return True
        if token.pos_ in VERBAL and _is_non_finite(token):
            if outer.use.row.toward == "actor" and not set(outer.holders) & set(word.holders):
                continue  # "accused Kyiv of refusing talks": who is accused refuses
            return True
    return False


def is_owed(token: Token) -> bool:
    """Whether it is said that somebody ought to, or has or needs to, do what TOKEN tells."""
    if any(c.dep_ == "aux" and c.lower_ in OUGHT for c in token.children):
        return True
    needed = token.dep_ == "xcomp" and token.head.lemma_ in NEED
    return needed and any(c.tag_ == "TO" for c in token.children)


def is_supposed(token: Token) -> bool:
    """Whether a word stands under "if", "would have" or "not have to"."""
    for _ in range(_STEPS):
        helpers = {c.lower_ for c in token.children if c.dep_ in {"aux", "auxpass"}}
        if "have" in helpers and helpers & {"would", "could", "might"}:
            return True
        if any(
            c.dep_ in {"mark", "advmod"} and c.lower_ in {"if", "unless", "whether"}
            for c in token.children
        ):
            return True
        first = next(token.children, None)
        if (
            token.dep_ == "advcl"
            and first is not None
            and first.lower_ in {"had", "were", "should"}
        ):
            return first.dep_ == "aux"
        if token.dep_ in _CONTENTS and token.head.lemma_ in english(token).stances.disputing:
            return True
        if token.dep_ not in {"xcomp", "conj", "acomp", "dobj"} or token.head == token:
            return False
        if (
            token.dep_ == "xcomp"
            and token.head.lemma_ in NEED
            and is_negated(token.head, by_objects=False)
        ):
            return True
        token = token.head
    return False


def _is_non_finite(verb: Token) -> bool:
    """Whether VERB is an infinitive or gerund under its governor, or joined to one."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    if verb.dep_ in {"xcomp", "pcomp", "acl", "advcl"}:
        return verb.tag_ in {"VB", "VBG", "VBN"}
    return verb.dep_ == "ccomp" and verb.tag_ == "VB"
