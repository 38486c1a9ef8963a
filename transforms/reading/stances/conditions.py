"""What a position hangs on: "if", "provided that", "in exchange for", "until"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

_IF = frozenset({"if", "once", "provided", "providing"})
_UNTIL = frozenset({"unless", "until", "till"})
_WHILE = frozenset({"before", "while"})
_PAST = frozenset({"then", "now", "recently", "today", "yesterday"})
_TRADE = frozenset({"exchange", "return"})
_TERMS = frozenset({"condition", "proviso", "understanding"})
_FORCE = frozenset(
    {"coercion", "duress", "pressure", "threat", "fire", "ultimatum", "gunpoint", "bombardment",
     "occupation", "blackmail", "attack", "shelling", "condition", "circumstance", "term"}
)  # fmt: skip
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
    words = {c.lower_ for c in child.children}
    if child.dep_ == "advcl":
        marks = {c.lower_ for c in child.children if c.dep_ in {"mark", "advmod", "prep"}}
        if child.lower_ in {"provided", "providing"} or marks & _IF or {"as", "long"} <= words:
            return "if"
        if marks & _UNTIL:
            return "bar"
        return "bar" if below and marks & _WHILE else ""
    if child.dep_ != "prep":
        return ""
    if child.lower_ in {"provided", "providing"}:
        return "if"
    if child.lower_ == "in" and words & _TRADE:
        return "given"
    if child.lower_ == "on" and words & _TERMS:
        return "if"
    if any(c.lower_ in _PAST or c.ent_type_ in {"DATE", "TIME"} for c in child.children):
        return ""
    if child.lower_ in {"until", "unless", "without", "before"}:
        return "bar" if below or child.lower_ in {"until", "unless"} else ""
    forced = any(c.dep_ == "pobj" and c.lemma_.lower() in _FORCE for c in child.children)
    return "bar" if below and child.lower_ in {"under", "amid", "at"} and forced else ""
