"""Whether a clause or a phrase is denied, by its own words or by those above it."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Token

from parley.transforms.reading.grammar.labels import PREDICATIVE, VERBAL
from parley.transforms.reading.grammar.words import english

_NO = frozenset({"no", "neither"})
_NOBODY = frozenset({"nobody", "nothing", "none", "neither"})
_NEVER = frozenset({"never", "hardly", "barely", "no"})


def is_negated(token: Token, *, by_objects: bool = True) -> bool:
    """Whether a word in the clause or phrase of TOKEN denies it: "not", "no", "nobody".

    BY_OBJECTS also an object that is nobody or nothing ("granted neither", "agreed to no truce");
    who counts denials on the way to the object leaves it to that count.
    """
    return any(_denies(child) or (by_objects and _is_no_object(child)) for child in token.children)


def negated_apart(token: Token, own: Container[int]) -> bool:
    """Whether a word denies TOKEN, no object, that is not one of OWN (places of tokens)."""
    return any(child.i not in own and _denies(child) for child in token.children)


def is_under_denial(token: Token) -> bool:
    """Whether TOKEN is negated but by its objects, or stands under "without" or "no sign of"."""
    if is_negated(token, by_objects=False):
        return True
    head = token.head
    if token.dep_ in {"pobj", "pcomp"}:
        return head.lower_ == "without" or (head.lower_ == "of" and _is_lacking(head.head))
    equated = token.dep_ in PREDICATIVE and head.pos_ in VERBAL
    joined = token.dep_ == "conj" and head.pos_ == token.pos_ and _joined_by_or(head)
    return (equated or joined) and is_negated(head, by_objects=False)


def _is_lacking(noun: Token) -> bool:
    """Whether NOUN says that what it has behind "of" is not there: "a lack of", "no sign of"."""
    if noun.pos_ != "NOUN":
        return False
    lemma, words = noun.lemma_.lower(), english(noun).grammar
    return lemma in words.lacks or (lemma in words.traces and is_negated(noun, by_objects=False))


def _joined_by_or(token: Token) -> bool:
    return any(c.dep_ == "cc" and c.lower_ in {"or", "nor"} for c in token.children)


def _denies(child: Token) -> bool:
    """Whether CHILD denies what it hangs on: "not", "no deal", "nobody came", "never", "nor"."""
    match child.dep_:
        case "neg":
            return True
        case "det" | "amod":
            return child.lower_ in _NO or child.lower_ == "little"
        case "nsubj" | "nsubjpass":
            return _is_none(child)
        case "advmod":
            return child.lower_ in _NEVER
        case "cc" | "preconj":
            return child.lower_ in {"nor", *_NO}
        case _:
            return False


def _is_no_object(child: Token) -> bool:
    """Whether CHILD is an object that is nobody or nothing: "nothing", "with nobody"."""
    if child.dep_ in {"prep", "agent"}:
        return any(c.dep_ == "pobj" and _is_none(c) for c in child.children)
    return child.dep_ == "dobj" and _is_none(child)


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
