"""Whether a clause is denied by its own words."""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.grammar.words import english

_NO = frozenset({"no", "neither"})
_NOBODY = frozenset({"nobody", "nothing", "none", "neither"})


def is_negated(token: Token) -> bool:
    """Whether a word in the clause of TOKEN denies it."""
    return any(_denies(child) for child in token.children)


def _denies(child: Token) -> bool:
    """Whether CHILD denies what it hangs on: "not", "no deal", "with nobody", "never", "nor"."""
    match child.dep_:
        case "neg":
            return True
        case "det":
            return child.lower_ in _NO
        case "nsubj" | "nsubjpass" | "dobj":
            return _is_none(child)
        case "prep" | "agent":
            return any(c.dep_ == "pobj" and _is_none(c) for c in child.children)
        case "advmod":
            return child.lower_ in {"never", "hardly", "barely"}
        case "cc" | "preconj":
            return child.lower_ in {"nor", "neither"}
        case _:
            return False


def _is_none(token: Token) -> bool:
    """Whether a phrase means nobody or nothing ("neither side")."""
    return token.lower_ in _NOBODY or any(
        child.lower_ in _NO and child.dep_ in {"det", "preconj"} for child in token.children
    )


def denies_its_subject(noun: Token) -> bool:
    """Whether the clause on NOUN is about nobody or nothing: "nothing that they signed"."""
    return noun.dep_ in {"relcl", "acl"} and noun.head.lower_ in {"nothing", "nobody", "none"}


def never_came(noun: Token) -> bool:
    """Whether a clause says of what NOUN names that it did not happen: "that never took place"."""
    return any(
        child.dep_ == "relcl"
        and child.lemma_ in english(child).grammar.taking_place
        and is_negated(child)
        for child in noun.children
    )
