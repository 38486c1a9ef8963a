"""When: times of the sentence, given to the triggers they belong to."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from parley.transforms.reading.events.factuality.cues import Cues
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import TALKS, Trigger
from parley.transforms.reading.grammar.labels import NOMINAL, TIMES, VERBAL
from parley.transforms.reading.records import Dated, TimeExpression, mention_at

BOUNDS = frozenset({"since", "until", "till", "before", "after", "following"})
_HOPS = 7
_NAMES_ITS_TIME = frozenset({"compound", "nummod", "nmod", "amod", "appos"})
_OCCASIONS = frozenset({"at", "during", "in", "on", "amid", "throughout", "within", "over"})
_ARGUMENTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "attr", "xcomp", "prep", "pobj", "conj"}
)  # fmt: skip
_PLANNED = 10


def attach_dates(story: Story, cues: Cues) -> None:
    """Write the `date` of each trigger with a time of its own, and the `end` of talks.

    A time by which something was so ("by May the talks had stalled") dates a verb, and may tell
    an end of the talks that a noun names.
    """
    for trigger, date in _nearest(story, cues):
        trigger.date = date
    for trigger, end in _nearest(story, cues, ends=True):
        if trigger.is_noun and trigger.event_type == TALKS:
            trigger.end = end
        else:
            trigger.date = trigger.date or end


def _nearest(story: Story, cues: Cues, ends: bool = False) -> list[tuple[Trigger, Dated]]:
    """Triggers with the nearest time expression below them; with ENDS, only times with "by".

    A time for which something was only planned gives way to the one at which it happened.
    """
    doc = story.doc
    found: dict[int, tuple[int, Trigger, Dated]] = {}
    for time in doc._.times:
        if time.value is None or is_bound(doc, time) or is_end(doc, time) != ends:
            continue
        root = doc[time.start : time.end].root
        if _is_bracketed(doc, time):
            named = _named_before(doc[time.start - 1], story)
            if named is not None:
                found.setdefault(named.token.i, (0, named, time.value))
            continue
        if _dates_a_thing(root, story):
            continue
        late = _PLANNED * _is_planned(root, story, cues)
        for trigger, hops in governed(root, story):
            known = found.get(trigger.token.i)
            if known is None or hops + late < known[0]:
                found[trigger.token.i] = (hops + late, trigger, time.value)
    return [(trigger, date) for _, trigger, date in found.values()]


def _is_bracketed(doc: Doc, time: TimeExpression) -> bool:
    """Whether years stand alone in brackets, and so date the noun before them: "X (1996)"."""
    inside = time.start > 0 and time.end < len(doc)
    alone = inside and doc[time.start - 1].text == "(" and doc[time.end].text == ")"
    return alone and not any(token.is_alpha for token in doc[time.start : time.end])


def _named_before(bracket: Token, story: Story) -> Trigger | None:
    """The trigger whose name ends before BRACKET: "the annexation of the province (2014)"."""
    if not bracket.i:
        return None
    at = bracket.nbor(-1)
    for _ in range(4):
        trigger = story.at(at)
        if trigger is not None:
            return trigger
        if at.dep_ not in {"pobj", "prep", "compound"} or at.pos_ in VERBAL:
            return None
        at = at.head
    return None


def _dates_a_thing(root: Token, story: Story) -> bool:
    """Whether a time tells when a thing is of, and not when it was spoken of.

    So do the years of reports, laws and wars: "the 1996 law", "a report of 2019".
    """
    noun = _noun_of(root)
    if noun is None or noun.pos_ not in NOMINAL or story.at(noun) is not None:
        return False
    if (noun.ent_type_ in TIMES and root.i > noun.i) or mention_at(noun) is not None:
        # "At the end of May"; a time before an actor is read as part of its name.
        return False
    if noun.dep_ == "dobj":
        return (story.type_at(noun.head) or TALKS) not in traits(root).joint
    return noun.dep_ == "pobj" and noun.head.lower_ not in _OCCASIONS | {"by", "with", "between"}


def _noun_of(root: Token) -> Token | None:
    """The noun that a time modifies: "the 1996 law", "a report of 2019"."""
    if root.dep_ == "pobj" and root.head.lower_ == "of":
        return root.head.head
    return root.head if root.dep_ in _NAMES_ITS_TIME and root.i < root.head.i else None


def _is_planned(root: Token, story: Story, cues: Cues) -> bool:
    """Whether a time hangs on a word that tells a plan: "due on Monday", "scheduled for May"."""
    at = root
    for _ in range(4):
        at = at.head
        if story.at(at) is not None or at.pos_ in NOMINAL:
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


def governed(token: Token, story: Story) -> list[tuple[Trigger, int]]:
    """The triggers that TOKEN's phrase belongs to, with their distance in the parse.

    The way leads up from the phrase. The first trigger met takes it; a verb that is no trigger
    hands it to the triggers that are its subject, object or complement ("were held on 15 May").
    """
    at, hops = token, 0
    while hops < _HOPS:
        trigger = story.at(at)
        if trigger is not None and at != token:
            return [(trigger, hops)]
        if at.pos_ in VERBAL:
            below = _arguments_of(at, story)
            if below:
                return [(each, hops + 1) for each in below]
            if at.dep_ in {"relcl", "ROOT"}:
                return []
        if at.head == at or _bounds_time(at):
            return []
        at, hops = at.head, hops + 1
    return []


def _arguments_of(verb: Token, story: Story) -> list[Trigger]:
    """The triggers that are arguments of VERB: "the talks were held"."""
    inside = (story.at(token) for token in verb.subtree)
    return [each for each in inside if each is not None and _is_argument(each.token, verb)]


def _bounds_time(at: Token) -> bool:
    """Whether AT bounds the time of what is above it: "after the talks", "before they met"."""
    if at.dep_ == "prep" and at.lower_ in BOUNDS:
        return True
    return at.dep_ == "advcl" and _is_marked(at)


def _is_marked(verb: Token) -> bool:
    """Whether a clause bounds the time of the one around it: "after the talks had failed"."""
    return any(
        c.dep_ in {"mark", "prep", "advmod"} and c.lower_ in BOUNDS and c.i < verb.i
        for c in verb.children
    )


def _is_argument(child: Token, verb: Token) -> bool:
    """Whether CHILD is an argument of VERB, or of a noun that is one."""
    at = child
    for _ in range(3):
        if at.head == verb:
            return at.dep_ in _ARGUMENTS
        if at.pos_ in VERBAL and at != child:
            return False
        at = at.head
    return False
