"""Targets that stand deeper than the slots of the lexicon: in the object, or in what is said.

"Launched an assault on the town", "lifted its blockade of the port", "threatened to halt talks with
the minister": whom the act is meant for is inside the object or the complement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.grammar.arguments import Clause, coordinated
from parley.transforms.reading.grammar.control import clause_of

_INSIDE_OBJECT = ("against", "on", "with", "to", "between", "into", "for", "of", "toward",
                  "towards", "from", "over", "by")  # fmt: skip
_AT_VERB = ("against", "to", "on", "with", "toward", "towards", "for", "from", "upon")
"""Types where people in the object are what it is about ("agreed to free the prisoners")."""
_WHERE = ("in", "on", "at", "to", "into", "near", "of", "across", "over", "against", "from")
_DEPTH = 2


def deep_targets(
    token: Token, clause: Clause, event_type: str, sources: Iterable[str], people: Participants
) -> list[str]:
    """The targets of a verb whose own slots name none; empty where the sentence tells none."""
    taken = set(sources)

    def actors(heads: Iterable[Token]) -> list[str]:
        return [actor for actor in people.named_by(heads) if actor not in taken]

    for heads in _places(token, clause, event_type):
        found = actors(heads)
        if event_type in traits(token).about_people:
            found = [actor for actor in found if not people.is_crowd(actor)]
        if found:
            return found
    return []


def parties_inside(clause: Clause, people: Participants) -> list[str]:
    """Parties named inside the object of a symmetric verb ("held talks with the ministers")."""
    found = []
    for head in clause.objects:
        for inner in _complements(head, ("with", "between", "among"), 1):
            found += people.actors(inner)
    return list(dict.fromkeys(found))


def places_at(token: Token, clause: Clause) -> Iterator[Token]:
    """The heads of place names where an act falls: at the verb, or inside what it acts on."""
    for name in _WHERE:
        yield from clause.prepositions.get(name, [])
    for head in clause.objects:
        yield head
        yield from _complements(head, _WHERE, 1)
    for heads in list(clause.prepositions.values()):
        for head in heads:
            yield from _complements(head, _WHERE, 1)


def _places(token: Token, clause: Clause, event_type: str) -> Iterator[list[Token]]:
    """Where targets may stand, the likeliest place first."""
    below = [child for child in token.children if child.dep_ in {"ccomp", "xcomp"}]
    if event_type == "REQUEST":
        yield from (clause_of(child).subjects for child in below if child.dep_ == "ccomp")
    yield from _inside_objects(clause)
    for name in _AT_VERB:
        heads = clause.prepositions.get(name, [])
        yield heads
        for head in heads:
            yield list(_complements(head, _INSIDE_OBJECT, 1))
    if event_type in traits(token).from_complement:
        for child in below:
            yield from _in_complement(clause_of(child))


def _inside_objects(clause: Clause) -> Iterator[list[Token]]:
    """What stands inside the objects of a clause: "launched an assault on [the town]"."""
    for head in clause.objects:
        yield list(_complements(head, _INSIDE_OBJECT, _DEPTH))


def _in_complement(inner: Clause) -> Iterator[list[Token]]:
    """Where the clause that is refused, promised or threatened names targets: "to free them"."""
    yield [*inner.objects, *inner.indirect]
    yield from _inside_objects(inner)
    for name in _AT_VERB:
        yield inner.prepositions.get(name, [])


def _complements(noun: Token, names: tuple[str, ...], depth: int) -> Iterator[Token]:
    """What stands behind prepositions in a noun phrase, down to DEPTH phrases inside it."""
    if noun.lower_ == "behalf":
        return
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in names:
            for complement in child.children:
                if complement.dep_ == "pobj":
                    yield from coordinated(complement)
                    if depth > 1:
                        yield from _complements(complement, names, depth - 1)
