"""Whom the wording of an issue is about: "sanctions on Iran", "Kosovo's independence"."""

from __future__ import annotations

from collections.abc import Container, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from spacy.tokens import Doc, Token

from parley.transforms.reading.grammar.labels import INNER
from parley.transforms.reading.records import mention_at
from parley.transforms.reading.stances.positions import Position

_OBJECTS = frozenset({"dobj", "obj"})
_AIMED = frozenset({"to", "on", "against", "for"})


def about(tokens: AbstractSet[int], doc: Doc) -> tuple[str, ...]:
    """The actors whom the words around TOKENS name: owners, objects and what prepositions add."""
    named = [(head.i, head) for _, head in _around(tokens, doc)]
    return tuple(dict.fromkeys(a for _, head in sorted(named) for a in _actors(head)))


def aimed_at(tokens: AbstractSet[int], doc: Doc) -> tuple[str, ...]:
    """Those of `about` at whom the issue is aimed: "arms to", "sanctions on", "a war against"."""
    heads = (head for preposition, head in _around(tokens, doc) if preposition in _AIMED)
    return tuple(dict.fromkeys(actor for head in heads for actor in _actors(head)))


def of_whom(position: Position, of_actors: Container[str], doc: Doc) -> Position:
    """POSITION, toward whom it is about where its issue is one OF_ACTORS: "X must resign"."""
    if position.issue not in of_actors:
        return position
    who = position.about or _subjects(doc[position.end - 1])
    if len(who) != 1 or position.holder in who:
        return position
    return replace(position, issue=None, target=who[0], about=())


def _subjects(verb: Token) -> tuple[str, ...]:
    """Who does what VERB, the last word of a wording, tells."""
    return tuple(a for c in verb.children if c.dep_ == "nsubj" for a in _actors(c))


def _around(tokens: AbstractSet[int], doc: Doc) -> Iterator[tuple[str, Token]]:
    """The heads of phrases beside TOKENS, each with its preposition, if it has one."""
    for at in sorted(tokens):
        token = doc[at]
        yield "", token
        if token.dep_ in _OBJECTS:
            yield from _behind(token, tokens)
        if token.dep_ in {"prep", "agent"}:
            yield from _complements(token, tokens)
            continue
        for child in token.children:
            if child.i in tokens:
                continue
            if child.dep_ in INNER or child.dep_ in _OBJECTS:
                yield from (("", each) for each in (child, *child.conjuncts))
            elif child.dep_ in {"prep", "agent"}:
                yield from _complements(child, tokens)


def _behind(noun: Token, tokens: AbstractSet[int]) -> Iterator[tuple[str, Token]]:
    """What a preposition behind NOUN adds that the parse hangs on its verb ("sent arms to")."""
    for child in noun.head.children:
        if child.dep_ in {"prep", "dative"} and child.i == noun.right_edge.i + 1:
            yield from _complements(child, tokens)


def _complements(preposition: Token, tokens: AbstractSet[int]) -> Iterator[tuple[str, Token]]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            for each in (child, *child.conjuncts):
                if each.i not in tokens:
                    yield preposition.lower_, each


def _actors(head: Token) -> tuple[str, ...]:
    mention = mention_at(head)
    return mention.actors if mention is not None else ()
