"""What a determiner says of its noun: that it is known, was told before, or is any one."""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.grammar.labels import NOMINAL

_ARTICLES = frozenset({"the", "this", "these", "those"})
_DEFINITE = frozenset({"the", "this", "these", "that", "those", "both"})
_INDEFINITE = frozenset({"a", "an", "any", "another", "no", "neither"})


def has_article(token: Token) -> bool:
    """Whether TOKEN has a determiner that points back or to what is known: "these talks"."""
    return any(c.dep_ == "det" and c.lower_ in _ARTICLES for c in token.children)


def is_definite(head: Token) -> bool:
    """Whether a phrase points to somebody or something known: "they", "the deal", "its deal"."""
    if head.pos_ not in NOMINAL:
        return head.pos_ == "PRON"
    if head.pos_ == "PROPN":
        return True
    return any(
        child.lower_ in _DEFINITE or child.dep_ == "poss" or child.pos_ == "PROPN"
        for child in head.children
    )


def is_indefinite(noun: Token) -> bool:
    """Whether NOUN may be any one, or none: "any deal", "no talks"."""
    return any(child.dep_ == "det" and child.lower_ in _INDEFINITE for child in noun.children)
