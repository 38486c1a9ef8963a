"""When: times of the sentence, given to the triggers they belong to."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from parley.transforms.reading.events.factuality.cues import Cues
from parley.transforms.reading.grammar.labels import NOMINAL, VERBAL
from parley.transforms.reading.records import Dated, TimeExpression, mention_at

BOUNDS = frozenset({"since", "until", "till", "before", "after", "following"})
_HOPS = 7
_NAMES_ITS_TIME = frozenset({"compound", "nummod", "nmod", "amod", "appos"})
_OCCASIONS = frozenset({"at", "during", "in", "on", "amid", "throughout", "within", "over"})
_TIMES = frozenset({"DATE", "TIME"})
_TOGETHER = frozenset({"CONSULT", "AGREE"})
_PLANNED = 10


def dates_of(
    doc: Doc, types: Mapping[int, str], cues: Cues, ends: bool = False
) -> dict[int, Dated]:
    """The time of each trigger that has one: the nearest time expression below it.

    TYPES maps the tokens of the triggers to their event types. A time for which something was
    only planned gives way to the one at which it happened.
    With ENDS, only times by which something was so ("by May the talks had stalled"); these may
    tell an end and are left out otherwise.
    """
    triggers = set(types)
    found: dict[int, tuple[int, Dated]] = {}
    for time in doc._.times:
        if time.value is None or is_bound(doc, time) or is_end(doc, time) != ends:
            continue
        root = doc[time.start : time.end].root
        if _is_bracketed(doc, time):
            noun = _named_before(doc[time.start - 1], triggers)
            if noun is not None:
                found.setdefault(noun, (0, time.value))
            continue
        if _dates_a_thing(root, types):
            continue
        late = _PLANNED * _is_planned(root, triggers, cues)
        for trigger, hops in governed(root, triggers):
            hops += late
            if trigger not in found or hops < found[trigger][0]:
                found[trigger] = (hops, time.value)
    return {trigger: value for trigger, (_, value) in found.items()}


def _is_bracketed(doc: Doc, time: TimeExpression) -> bool:
    """Whether years stand alone in brackets, and so date the noun before them: "X (1996)"."""
    inside = time.start > 0 and time.end < len(doc)
    alone = inside and doc[time.start - 1].text == "(" and doc[time.end].text == ")"
    return alone and not any(token.is_alpha for token in doc[time.start : time.end])


def _named_before(bracket: Token, triggers: set[int]) -> int | None:
    """The trigger whose name ends before BRACKET: "the annexation of the province (2014)"."""
    if not bracket.i:
        return None
    at = bracket.nbor(-1)
    for _ in range(4):
        if at.i in triggers:
            return at.i
        if at.dep_ not in {"pobj", "prep", "compound"} or at.pos_ in VERBAL:
            return None
        at = at.head
    return None


def _dates_a_thing(root: Token, types: Mapping[int, str]) -> bool:
    """Whether a time tells when a thing is of, and not when it was spoken of.

    So do the years of reports, laws and wars: "the 1996 law", "a report of 2019".
    """
    noun = root.head if root.dep_ in _NAMES_ITS_TIME and root.i < root.head.i else None
    if root.dep_ == "pobj" and root.head.lower_ == "of":
        noun = root.head.head
    if noun is None or noun.pos_ not in NOMINAL or noun.i in types:
        return False
    if (noun.ent_type_ in _TIMES and root.i > noun.i) or mention_at(noun) is not None:
        # "At the end of May"; a time before an actor is read as part of its name.
        return False
    if noun.dep_ == "dobj":
        return types.get(noun.head.i, "CONSULT") not in _TOGETHER
    return noun.dep_ == "pobj" and noun.head.lower_ not in _OCCASIONS | {"by", "with", "between"}


def _is_planned(root: Token, triggers: set[int], cues: Cues) -> bool:
    """Whether a time hangs on a word that tells a plan: "due on Monday", "scheduled for May"."""
    at = root
    for _ in range(4):
        at = at.head
        if at.i in triggers or at.pos_ in NOMINAL:
            return False
        row = cues.row(at) if at.pos_ in {"ADJ", "VERB"} else None
        if row is not None and row.cue_class in {"future", "intention"}:
            return True
    return False


def is_bound(doc: Doc, time: TimeExpression) -> bool:
    """Whether the time only bounds what is told ("since 2014", "before May")."""
    root = doc[time.start : time.end].root
    before = doc[time.start - 1] if time.start else root
    return before.lower_ in BOUNDS or root.head.lower_ in BOUNDS


def is_end(doc: Doc, time: TimeExpression) -> bool:
    """Whether the time is one by which something was so: "by May"."""
    head = doc[time.start : time.end].root.head
    return head.lower_ == "by" or (head.lower_ == "of" and head.head.head.lower_ == "by")


def governed(token: Token, triggers: set[int]) -> list[tuple[int, int]]:
    """The triggers that TOKEN's phrase belongs to, with their distance in the parse.

    The way leads up from the phrase. The first trigger met takes it; a verb that is no trigger
    hands it to the triggers that are its subject, object or complement ("were held on 15 May").
    """
    at, hops = token, 0
    while hops < _HOPS:
        if at.i in triggers and at != token:
            return [(at.i, hops)]
        if at.pos_ in VERBAL:
            below = [
                (child.i, hops + 1)
                for child in at.subtree
                if child.i in triggers and _close(child, at)
            ]
            if below:
                return below
            if at.dep_ in {"relcl", "ROOT"}:
                return []
        bounds = at.dep_ == "prep" and at.lower_ in BOUNDS
        if at.head == at or bounds or (at.dep_ == "advcl" and _is_marked(at)):
            return []
        at, hops = at.head, hops + 1
    return []


def _is_marked(verb: Token) -> bool:
    """Whether a clause bounds the time of the one around it: "after the talks had failed"."""
    return any(
        c.dep_ in {"mark", "prep", "advmod"} and c.lower_ in BOUNDS and c.i < verb.i
        for c in verb.children
    )


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
        if at.pos_ in VERBAL and at != child:
            return False
        at = at.head
    return False
