"""What a position hangs on: "if", "provided that", "in exchange for", "until"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from parley.transforms.reading.grammar.labels import TIMES
from parley.transforms.reading.grammar.words import english

_PROVIDED = frozenset({"provided", "providing"})
_IF = frozenset({"if", "once"}) | _PROVIDED
_UNTIL = frozenset({"unless", "until", "till"})
_WHILE = frozenset({"before", "while"})
_LACKING = frozenset({"without", "before"})
_STEPS = 4
_DOWN = frozenset({"xcomp", "ccomp", "dobj", "acl", "pobj", "pcomp", "prep", "conj", "advcl"})


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that hangs at the token ANCHOR.

    KIND is "if" (hangs on it), "given" (wants it in return) or "bar" (refuses as long as it
    lasts, or until it comes); TOKENS are those of the condition.
    """

    kind: str
    anchor: int
    tokens: frozenset[int]


def conditions_of(token: Token) -> list[Condition]:
    """The conditions on what TOKEN says: at itself, at its carrier, or at what stands below it."""
    found = []
    above = [token.head] if token.pos_ in {"NOUN", "ADJ"} else []
    for place in [token, *above, *_below(token)]:
        for child in place.children:
            kind = _kind(child, below=place not in (token, *above))
            if kind and child.i != token.i:
                tokens = frozenset(t.i for t in child.subtree)
                if token.i not in tokens:
                    found.append(Condition(kind, place.i, tokens))
    return found


def _below(token: Token) -> list[Token]:
    found: list[Token] = []
    level = [token]
    for _ in range(_STEPS):
        level = [c for t in level for c in t.children if c.dep_ in _DOWN and c.i > token.i]
        found += level
    return found


def _kind(child: Token, *, below: bool) -> str:
    """The kind of condition that CHILD is, "" for none; more of them bar what the word is about."""
    if child.dep_ == "advcl":
        return _kind_of_clause(child, below=below)
    return _kind_of_phrase(child, below=below) if child.dep_ == "prep" else ""


def _kind_of_clause(clause: Token, *, below: bool) -> str:
    """Such as "if they leave", "as long as they stay", "until they leave", "while they stay"."""
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod", "prep"}}
    as_long = {"as", "long"} <= {c.lower_ for c in clause.children}
    if clause.lower_ in _PROVIDED or marks & _IF or as_long:
        return "if"
    return "bar" if marks & _UNTIL or (below and marks & _WHILE) else ""


def _kind_of_phrase(phrase: Token, *, below: bool) -> str:
    """Such as "in exchange for aid", "on condition that", "until a truce", "without guarantees"."""
    name, words = phrase.lower_, {c.lower_ for c in phrase.children}
    if name in _PROVIDED or (name == "on" and words & english(phrase).stances.terms):
        return "if"
    if name == "in" and words & english(phrase).stances.trade:
        return "given"
    if _tells_time(phrase):
        return ""
    barred = name in _UNTIL or (below and (name in _LACKING or _under_force(phrase)))
    return "bar" if barred else ""


def _tells_time(phrase: Token) -> bool:
    """Whether a phrase only says when: "until Friday", "before then"."""
    return any(c.lower_ in english(c).stances.past or c.ent_type_ in TIMES for c in phrase.children)


def _under_force(phrase: Token) -> bool:
    """Whether a phrase names force or terms: "under duress", "at gunpoint"."""
    return phrase.lower_ in {"under", "amid", "at"} and any(
        c.dep_ == "pobj" and c.lemma_.lower() in english(c).stances.force for c in phrase.children
    )
