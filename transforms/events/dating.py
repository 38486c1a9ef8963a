"""When: times of the sentence, given to the triggers they belong to."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from transforms.annotations import Dated, TimeExpression

BOUNDS = frozenset({"since", "until", "till", "before", "after", "following"})
_VERBAL = frozenset({"VERB", "AUX"})
_HOPS = 7


def dates_of(doc: Doc, triggers: set[int]) -> dict[int, Dated]:
    """The time of each trigger that has one: the nearest time expression below it."""
    found: dict[int, tuple[int, Dated]] = {}
    for time in doc._.times:
        if time.value is None or _is_bound(doc, time):
            continue
        for trigger, hops in governed(doc[time.start : time.end].root, triggers):
            if trigger not in found or hops < found[trigger][0]:
                found[trigger] = (hops, time.value)
    return {trigger: value for trigger, (_, value) in found.items()}


def _is_bound(doc: Doc, time: TimeExpression) -> bool:
    """Whether the time only bounds what is told ("since 2014", "before May")."""
    root = doc[time.start : time.end].root
    before = doc[time.start - 1] if time.start else root
    return before.lower_ in BOUNDS or root.head.lower_ in BOUNDS


def governed(token: Token, triggers: set[int]) -> list[tuple[int, int]]:
    """The triggers that TOKEN's phrase belongs to, with their distance in the parse.

    The way leads up from the phrase. The first trigger met takes it; a verb that is no trigger
    hands it to the triggers that are its subject, object or complement ("were held on 15 May").
    """
    at, hops = token, 0
    while hops < _HOPS:
        if at.i in triggers and at != token:
            return [(at.i, hops)]
        if at.pos_ in _VERBAL:
            below = [
                (child.i, hops + 1)
                for child in at.subtree
                if child.i in triggers and _close(child, at)
            ]
            if below:
                return below
            if at.dep_ in {"relcl", "ROOT"}:
                return []
        if at.head == at or (at.dep_ == "prep" and at.lower_ in BOUNDS):
            return []
        at, hops = at.head, hops + 1
    return []


def _close(child: Token, verb: Token) -> bool:
    """Whether CHILD is an argument of VERB, or of a noun that is one."""
    at = child
    for _ in range(3):
        if at.head == verb:
            return at.dep_ in {
                "nsubj",
                "nsubjpass",
                "dobj",
                "attr",
                "xcomp",
                "prep",
                "pobj",
                "conj",
            }
        if at.pos_ in _VERBAL and at != child:
            return False
        at = at.head
    return False
