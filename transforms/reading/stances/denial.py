"""Whether a stance word, or what stands above an issue, is denied."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Token

from parley.transforms.reading.grammar.words import english

_DENIERS = frozenset({"no", "neither", "little"})
_NEVER = frozenset({"never", "hardly", "barely", "no"})
_NEGATORS = frozenset({"no", "not", "n't", "n’t", "never", "neither", "nor"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_NO_SUBJECT = frozenset({"no", "neither"})
_ABOVE = frozenset({"acomp", "attr", "oprd"})


def is_negated(token: Token) -> bool:
    """Whether TOKEN stands under "not", "no", "without", "no sign of" or "a lack of"."""
    if is_denied(token):
        return True
    head = token.head
    if token.dep_ in {"pobj", "pcomp"}:
        if head.lower_ == "without":
            return True
        if head.lower_ == "of" and head.head.pos_ == "NOUN":
            above = head.head
            return above.lemma_.lower() in english(above).stances.lacks or (
                above.lemma_.lower() in english(above).stances.traces and is_denied(above)
            )
        return False
    if token.dep_ in _ABOVE and head.pos_ in {"AUX", "VERB"}:
        return is_denied(head)
    if token.dep_ == "conj" and head.pos_ == token.pos_ and _joined_by_or(head):
        return is_denied(head)
    return False


def negated_apart(token: Token, own: Container[int]) -> bool:
    """Whether TOKEN is negated by a word that is not one of OWN."""
    return any(
        child.i not in own and child.lower_ in _NEGATORS and child.dep_ in {"neg", "det", "preconj"}
        for child in token.children
    )


def is_denied(token: Token) -> bool:
    """Whether a child of TOKEN denies it; "neither side agreed" denies the verb."""
    for child in token.children:
        if child.dep_ == "neg" or (
            child.lower_ in _DENIERS and child.dep_ in {"det", "amod", "preconj"}
        ):
            return True
        if child.lower_ in _NEVER and child.dep_ == "advmod":
            return True
        if child.dep_ in {"nsubj", "nsubjpass"} and (
            child.lower_ in _NOBODY or any(c.lower_ in _NO_SUBJECT for c in child.children)
        ):
            return True
    return False


def _joined_by_or(token: Token) -> bool:
    return any(c.dep_ == "cc" and c.lower_ in {"or", "nor"} for c in token.children)
