"""Whether a clause is a condition, a question or one of two alternatives, by its own words."""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.grammar.labels import SUBJECTS

_OPENERS = frozenset({"mark", "advmod"})


def has_if(token: Token) -> bool:
    """Whether the clause of TOKEN is a condition or a question."""
    return any(
        child.dep_ in _OPENERS and child.lower_ in {"if", "unless", "whether", "should"}
        for child in token.children
    ) or _is_inverted_by(token, "should")


def is_inverted(verb: Token) -> bool:
    """A condition told by inversion: "had they agreed, ..."."""
    return _is_inverted_by(verb, "had")


def _is_inverted_by(verb: Token, auxiliary: str) -> bool:
    """Whether AUXILIARY stands before the subject of VERB, and asks no question."""
    first = next((c.i for c in verb.children if c.dep_ == "aux" and c.lower_ == auxiliary), None)
    subjects = [c.i for c in verb.children if c.dep_ in SUBJECTS]
    questioned = any(c.text == "?" for c in verb.children)
    return first is not None and any(first < i < verb.i for i in subjects) and not questioned


def is_unreal_condition(verb: Token) -> bool:
    """A condition that was not met: "if they had agreed, it would have ended"."""
    had = any(c.dep_ == "aux" and c.lower_ in {"had", "’d", "'d"} for c in verb.children)
    unreal = any(
        c.dep_ == "aux" and c.lower_ in {"would", "could", "might"} for c in verb.head.children
    )
    return had and unreal and has_if(verb) and verb.dep_ == "advcl"


def is_alternative(verb: Token) -> bool:
    """Whether VERB is one of two things that may be: "either they will negotiate, or ..."."""
    return any(c.dep_ in {"preconj", "cc"} and c.lower_ == "either" for c in verb.children)


def is_asked(verb: Token) -> bool:
    """Whether a question asks if VERB happened: "did they sign?", not "why did they sign?"."""
    if verb.dep_ != "ROOT" or not any(c.text == "?" for c in verb.children):
        return False
    first = next((t for t in verb.sent if t.is_alpha), verb)
    return first.head == verb and first.dep_ in {"aux", "auxpass"}
