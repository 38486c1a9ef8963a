"""What can be reached from a verb or noun down its phrases and clauses, what is nearer first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from spacy.tokens import Token

from parley.transforms.reading.grammar.arguments import coordinated
from parley.transforms.reading.grammar.tense import is_infinitive

_DOWN = frozenset(
    {"pobj", "poss", "compound", "amod", "nmod", "acl", "dobj", "xcomp", "ccomp", "agent", "conj",
     "appos", "dative", "nsubj", "nsubjpass", "pcomp", "advcl"}
)  # fmt: skip
_CLAUSAL = frozenset({"xcomp", "ccomp"})
_ASIDE = frozenset(
    {"after", "before", "during", "since", "until", "because", "despite", "amid", "following",
     "without", "unlike", "like", "than", "as", "according", "in", "at", "near"}
)  # fmt: skip
_WHERE = frozenset({"in", "at", "near"})
_MEANS = frozenset({"by", "from"})
_FARTHEST = 5


def is_content(child: Token) -> bool:
    """Whether CHILD is the clause that a verb or noun governs: "refusal to meet them"."""
    return child.dep_ in _CLAUSAL or (child.dep_ == "acl" and is_infinitive(child))


def reach(
    heads: Iterable[Token], closed: AbstractSet[int] = frozenset(), where: bool = False
) -> Iterator[Token]:
    """HEADS and what stands below them, what is nearer first; asides only with WHERE.

    Nothing below the tokens of CLOSED is reached.
    """
    level = list(heads)
    seen = set(closed)
    for _ in range(_FARTHEST):
        below: list[Token] = []
        for token in level:
            if token.i in seen or token.lower_ == "behalf":
                continue
            seen.add(token.i)
            yield token
            for child in token.children:
                below += _next_below(child, where)
        level = below


def _next_below(child: Token, where: bool) -> list[Token]:
    """CHILD, or what stands behind it where it is a preposition that leads on: "by the army"."""
    if child.dep_ == "prep" and _leads_on(child, where):
        return [c for c in child.children if c.dep_ in {"pobj", "pcomp"}]
    if child.dep_ == "agent":
        return [c for c in child.children if c.dep_ == "pobj"]
    return [child] if child.dep_ in _DOWN else []


def _leads_on(preposition: Token, where: bool) -> bool:
    """Whether what stands behind PREPOSITION takes part; with WHERE, a place does too."""
    word = preposition.lower_
    return word not in _ASIDE or (where and word in _WHERE)


def authors(subject: Token) -> list[Token]:
    """Who is behind a thing that acts: "the missiles fired by", "a bombing by", "men from"."""
    found: list[Token] = []
    for child in subject.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in _MEANS:
            found += [c for p in child.children if p.dep_ == "pobj" for c in coordinated(p)]
        elif child.dep_ == "acl" and child.tag_ == "VBN":
            for agent in child.children:
                if agent.dep_ == "agent":
                    found += [c for p in agent.children for c in coordinated(p)]
    return found


def behind(noun: Token, name: str) -> list[Token]:
    """The complements of the prepositions NAME that modify NOUN."""
    return [
        head
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ == name
        for pobj in child.children
        if pobj.dep_ == "pobj"
        for head in coordinated(pobj)
    ]
