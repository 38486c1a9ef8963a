"""How far the words go that say what somebody wants: without what is only added to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from parley.transforms.reading.grammar.arguments import first_conjunct
from parley.transforms.reading.grammar.labels import SUBJECTS, VERBAL

_ADDED = frozenset({"relcl", "acl", "advcl", "appos", "parataxis", "npadvmod", "oprd"})
_OF_CLAUSE = frozenset({*SUBJECTS, "expl", "csubj", "neg", "aux", "auxpass"})
_BEFORE_VERB = frozenset({*SUBJECTS, "aux", "mark"})
_OPENING = frozenset({"to", "that"})
_INSTEAD = frozenset({"rather", "than", "instead"})
_JOINING = frozenset({"-", "’", "'", "“", '"', "‘"})
_BRACKETS = frozenset({"(", "["})
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Content:
    """The tokens from `start` to `end`, of which `head` governs the others."""

    start: int
    end: int
    head: Token


def phrase(head: Token) -> Content:
    """The whole phrase of HEAD."""
    return _content(head, head.left_edge.i)


def own_clause(verb: Token) -> Content:
    """The clause of VERB behind its subject and "to", with adverbs between."""
    before = [
        min(c.right_edge.i + 1, verb.i)
        for c in verb.children if c.i < verb.i and c.dep_ in _BEFORE_VERB
    ]  # fmt: skip
    return _content(verb, max(before, default=verb.i))


def full_clause(verb: Token) -> Content:
    """The clause of VERB from its subject on."""
    own = (c.left_edge.i for c in verb.children if c.dep_ in _OF_CLAUSE)
    return _content(verb, min([verb.i, *own]))


def _content(head: Token, start: int) -> Content:
    doc = head.doc
    while start < head.i and (doc[start].lower_ in _OPENING or doc[start].is_punct):
        start += 1
    end = min([head.right_edge.i + 1, start + _LONGEST, *_added(head)])
    while end - 1 > head.i and _is_loose(doc[end - 1]):
        end -= 1
    return Content(start, end, head)


def _is_loose(token: Token) -> bool:
    return token.is_punct or token.pos_ == "CCONJ" or token.lower_ in _INSTEAD


def _added(head: Token) -> Iterator[int]:
    """Where something begins that is only added to the phrase of HEAD.

    That is a clause or a noun behind a comma or a dash, a bracket, and another verb joined to it.
    """
    for token in head.subtree:
        edge = token.left_edge.i
        if token.i > head.i and token.text in _BRACKETS:
            yield token.i
        if token == head or edge <= head.i + 1:
            continue
        before = head.doc[edge - 1]
        behind_mark = before.is_punct and before.text not in _JOINING
        added = token.dep_ in _ADDED and behind_mark
        if added or _is_joined(token, head) or _is_in_order(token):
            yield edge


def _is_in_order(token: Token) -> bool:
    """Whether TOKEN begins what something is for: "to go on [in order to weaken them]"."""
    return token.lower_ == "in" and token.doc[token.i + 1 : token.i + 3].text.lower() == "order to"


def _is_joined(token: Token, head: Token) -> bool:
    return token.dep_ == "conj" and token.pos_ in VERBAL and first_conjunct(token) == head
