"""Whether a clause is denied, conditional, inverted or an infinitive, by its own words."""

from __future__ import annotations

from spacy.tokens import Token

_OPENERS = frozenset({"mark", "advmod"})
_TAKES_PLACE = frozenset({"take", "happen", "occur", "materialise", "materialize", "come"})


def is_negated(token: Token) -> bool:
    """Whether a word in the clause of TOKEN denies it."""
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ in {"no", "neither"}):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and _is_none(child):
            return True
        if child.dep_ in {"prep", "agent"} and any(
            c.dep_ == "pobj" and _is_none(c) for c in child.children
        ):
            return True
        if child.dep_ == "advmod" and child.lower_ in {"never", "hardly", "barely"}:
            return True
        if child.dep_ in {"cc", "preconj"} and child.lower_ in {"nor", "neither"}:
            return True
    return False


def _is_none(token: Token) -> bool:
    """Whether a phrase means nobody or nothing ("neither side")."""
    return token.lower_ in {"nobody", "nothing", "none", "neither"} or any(
        child.lower_ in {"no", "neither"} and child.dep_ in {"det", "preconj"}
        for child in token.children
    )


def is_inverted(verb: Token) -> bool:
    """A condition told by inversion: "had they agreed, ..."."""
    return _is_inverted_by(verb, "had")


def _is_inverted_by(verb: Token, auxiliary: str) -> bool:
    """Whether AUXILIARY stands before the subject of VERB, and asks no question."""
    first = next((c.i for c in verb.children if c.dep_ == "aux" and c.lower_ == auxiliary), None)
    subjects = [c.i for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    questioned = any(c.text == "?" for c in verb.children)
    return first is not None and any(first < i < verb.i for i in subjects) and not questioned


def has_if(token: Token) -> bool:
    """Whether the clause of TOKEN is a condition or a question."""
    return any(
        child.dep_ in _OPENERS and child.lower_ in {"if", "unless", "whether", "should"}
        for child in token.children
    ) or _is_inverted_by(token, "should")


def is_alternative(verb: Token) -> bool:
    """Whether VERB is one of two things that may be: "either they will negotiate, or ..."."""
    return any(c.dep_ in {"preconj", "cc"} and c.lower_ == "either" for c in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Whether VERB is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def is_unreal_condition(verb: Token) -> bool:
    """A condition that was not met: "if they had agreed, it would have ended"."""
    had = any(c.dep_ == "aux" and c.lower_ in {"had", "’d", "'d"} for c in verb.children)
    unreal = any(
        c.dep_ == "aux" and c.lower_ in {"would", "could", "might"} for c in verb.head.children
    )
    return had and unreal and has_if(verb) and verb.dep_ == "advcl"


def is_asked(verb: Token) -> bool:
    """Whether a question asks if VERB happened: "did they sign?", not "why did they sign?"."""
    if verb.dep_ != "ROOT" or not any(c.text == "?" for c in verb.children):
        return False
    first = next((t for t in verb.sent if t.is_alpha), verb)
    return first.head == verb and first.dep_ in {"aux", "auxpass"}


def is_told_as_done(verb: Token) -> bool:
    """Whether the clause of VERB tells a fact: finite, and neither a wish nor a modal."""
    if verb.tag_ in {"VBD", "VBZ"}:
        return True
    return any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP"} for c in verb.children
    )


def never_came(noun: Token) -> bool:
    """Whether a clause says of what NOUN names that it did not happen: "that never took place"."""
    return any(
        child.dep_ == "relcl" and child.lemma_ in _TAKES_PLACE and is_negated(child)
        for child in noun.children
    )
