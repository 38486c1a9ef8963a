"""Which words tell an event: the lexicon's verbs and nouns in a clause that asserts something."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from parley.schemas.codebook.classes import Contexts
from parley.schemas.codebook.lexicons import EventRow
from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.events.participants.embedded import (
    deep_targets,
    parties_inside,
    places_at,
)
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.participants.unnamed import Unnamed
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger, acts_itself, points_back
from parley.transforms.reading.events.triggers.asserted import Asserted, in_heading
from parley.transforms.reading.events.triggers.duplicates import without_duplicates
from parley.transforms.reading.events.triggers.generic import is_generic
from parley.transforms.reading.events.triggers.light_verbs import Borrowed
from parley.transforms.reading.events.triggers.occurrence import Happening
from parley.transforms.reading.events.triggers.speech_acts import SpokenActs
from parley.transforms.reading.events.triggers.willingness import Willing
from parley.transforms.reading.grammar.arguments import Clause, is_passive
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import MODIFIERS, NOMINAL, VERBAL
from parley.transforms.reading.records import in_reference

_SHOW_OF_FORCE = {
    "event_type": "MOBILIZE", "event_mode": "troops", "cameo_code": "150", "symmetric": False,
}  # fmt: skip


class Triggers:
    """Find the triggers of a Doc."""

    def __init__(
        self, lexicon: EventLexicon, participants: Participants, unnamed: Unnamed,
        qualifiers: Contexts,
    ) -> None:  # fmt: skip
        self.lexicon, self.participants, self.unnamed = lexicon, participants, unnamed
        self.borrowed = Borrowed(lexicon, participants)
        self.happening = Happening(lexicon, participants)
        self.spoken = SpokenActs(lexicon, participants)
        self.willing = Willing(lexicon, participants)
        self.asserted = Asserted(lexicon, qualifiers)

    def find(self, doc: Doc) -> list[Trigger]:
        """The triggers of DOC in order, each with at least one actor."""
        found: dict[int, Trigger] = {}
        for token in doc:
            if in_reference(token) or not self.lexicon.candidates(token):
                continue
            trigger = self._trigger(token)
            if trigger:
                found[token.i] = trigger
        spent = self.spoken.add(doc, found) | self.willing.add(doc, found)
        kept = without_duplicates(found, spent)
        for trigger in kept:
            if _is_alone(trigger, self.lexicon):
                trigger.row = trigger.row.model_copy(update=_SHOW_OF_FORCE)
                self._aim_by_place(trigger)
        told = (t for t in kept if t.who or t.row.symmetric or self._is_told(t))
        return [t for t in told if not is_generic(t)]

    def _is_told(self, trigger: Trigger) -> bool:
        """Whether TRIGGER, which names no actor, is an event all the same: "crowds marched"."""
        subjects = [] if trigger.is_noun else trigger.clause.subjects
        trigger.by_unnamed = any(self.unnamed.read(each) is not None for each in subjects)
        return trigger.by_unnamed or points_back(trigger) or acts_itself(trigger)

    def _trigger(self, token: Token) -> Trigger | None:
        """The event that TOKEN tells, with whom its own clause names; None where it tells none."""
        if _is_modifier(token):
            return None
        clause = clause_of(token)
        row = self.lexicon.sense(token, clause)
        if row is None:
            return None
        trigger = Trigger(token, row, clause)
        return self._of_noun(trigger) if trigger.is_noun else self._of_verb(trigger)

    def _of_noun(self, trigger: Trigger) -> Trigger | None:
        """TRIGGER, a noun, with its participants; None where it only names a topic or a time."""
        self.happening.share(trigger.token, trigger.clause)
        self._fill_slots(trigger)
        self.happening.own_up(trigger)
        if not self.asserted.holds(trigger):
            return None
        self.borrowed.fill(trigger)
        self._aim_by_place(trigger)
        return trigger

    def _of_verb(self, trigger: Trigger) -> Trigger | None:
        """TRIGGER, a verb, with its participants; None where nobody goes anywhere by a visit."""
        self._fill_slots(trigger)
        if in_heading(trigger.token) and not trigger.who:
            return None
        if trigger.row.symmetric:
            inside = parties_inside(trigger.clause, self.participants)
            trigger.sources += [actor for actor in inside if actor not in trigger.sources]
            return trigger
        if not trigger.targets:
            trigger.targets = deep_targets(
                trigger.token, trigger.clause, trigger.event_type, trigger.sources,
                self.participants,
            )  # fmt: skip
            self._aim_by_place(trigger)
        if trigger.row.event_mode == "visit":
            hosts = self._hosts(trigger)
            if not self._goes_abroad(trigger, hosts):
                return None
            trigger.targets = trigger.targets or hosts
        return trigger

    def _fill_slots(self, trigger: Trigger) -> None:
        """Give TRIGGER who stands in the slots of its row."""
        row = _told_source(trigger.row, trigger.token, trigger.clause)
        trigger.sources, trigger.targets = self.participants.of(
            row, trigger.clause, trigger.is_noun
        )

    def _aim_by_place(self, trigger: Trigger) -> None:
        """Take a state for the target where the act falls on people or things in its places."""
        if trigger.targets or (trigger.row.symmetric and trigger.sources):
            return  # where parties sign a ceasefire is none of them
        if trigger.event_type not in traits(trigger.token).on_the_ground:
            return
        for head in places_at(trigger.token, trigger.clause):
            states = [s for s in self.participants.state_of(head) if s not in trigger.sources]
            if states:
                trigger.targets, trigger.place_read = states, head
                return

    def _hosts(self, trigger: Trigger) -> list[str]:
        """The states of the places to which somebody is told to go, but for those at home."""
        return sorted(self._states_visited(trigger) - self._homes(trigger))

    def _goes_abroad(self, trigger: Trigger, hosts: list[str]) -> bool:
        """Whether somebody is told to go, and not to a place at home."""
        return bool(trigger.sources) and (bool(hosts) or not self._states_visited(trigger))

    def _states_visited(self, trigger: Trigger) -> set[str]:
        """The states of the places behind the preposition of a verb of going: "came to X"."""
        if not trigger.row.preposition:
            return set()
        heads = trigger.clause.slot(f"prep:{trigger.row.preposition}")
        return {state for head in heads for state in self.participants.state_of(head)}

    def _homes(self, trigger: Trigger) -> set[str]:
        return {self.participants.home(actor) for actor in trigger.sources}


def _is_alone(trigger: Trigger, lexicon: EventLexicon) -> bool:
    """Whether exercises are told of one party only, and not as joint ones."""
    row, heads = trigger.row, [trigger.token] if trigger.is_noun else trigger.clause.objects
    if not row.symmetric or row.event_type != "COOPERATE" or len(trigger.who) != 1:
        return False
    held = [head for head in heads if lexicon.in_class(head, "exercise")]
    joint = any(lexicon.in_class(c, "joint") for head in held for c in head.children)
    return bool(held) and not joint


def _told_source(row: EventRow, token: Token, clause: Clause) -> EventRow:
    """ROW, without reading the actor off the object where somebody else is told to act."""
    if row.source != "subj|obj" or row.symmetric or is_passive(token):
        return row
    if not any(head.pos_ in NOMINAL for head in clause.subjects):
        return row
    return row.model_copy(update={"source": "subj"})


def _is_modifier(token: Token) -> bool:
    """Whether a word only helps or modifies another: "[occupied] towns", "[peace] plan"."""
    if token.pos_ in VERBAL:
        return _is_adjective(token) or token.dep_ in {"aux", "auxpass"}
    return token.dep_ in {"compound", "npadvmod"}


def _is_adjective(verb: Token) -> bool:
    """A participle before a noun ("occupied territories") tells no event."""
    return verb.dep_ in MODIFIERS and verb.tag_ in {"VBN", "VBG", "VBD", "NN"}
