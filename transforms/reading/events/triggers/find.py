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
from parley.transforms.reading.events.trigger import Trigger, points_back
from parley.transforms.reading.events.triggers.duplicates import (
    refused,
    told_by_noun,
    told_by_participle,
)
from parley.transforms.reading.events.triggers.generic import is_generic
from parley.transforms.reading.events.triggers.light_verbs import Borrowed
from parley.transforms.reading.events.triggers.occurrence import Happening
from parley.transforms.reading.events.triggers.speech_acts import SpokenActs
from parley.transforms.reading.events.triggers.willingness import Willing
from parley.transforms.reading.grammar.arguments import Clause, is_passive
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import NOMINAL, VERBAL
from parley.transforms.reading.records import in_reference

_ABOUT_ACTS = frozenset({"REQUEST", "AGREE", "THREATEN"})
_ON_THE_GROUND = frozenset({"ASSAULT", "COERCE", "AID", "SANCTION", "MOBILIZE", "RETREAT"})
_SHOW_OF_FORCE = {
    "event_type": "MOBILIZE", "event_mode": "troops", "cameo_code": "150", "symmetric": False,
}  # fmt: skip
_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_SPEAKS_OF = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_ASSERTED = frozenset({"nsubj", "nsubjpass", "dobj", "ROOT", "attr", "conj", "appos", "csubj"})


class Triggers:
    """Find the triggers of a Doc."""

    def __init__(
        self, lexicon: EventLexicon, participants: Participants, qualifiers: Contexts
    ) -> None:
        self.lexicon, self.participants = lexicon, participants
        self.borrowed = Borrowed(lexicon, participants)
        self.happening = Happening(lexicon, participants)
        self.spoken = SpokenActs(lexicon, participants)
        self.willing = Willing(lexicon, participants)
        self.nouns_before = frozenset(qualifiers.before)
        self.nouns_after = frozenset(qualifiers.after)
        self.times = frozenset(qualifiers.prepositions)
        self.told_of = frozenset(qualifiers.outcomes)
        self.open_to = frozenset(qualifiers.openness)

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
        kept = [
            t
            for i, t in sorted(found.items())
            if i not in spent
            and not self._told_by_verb(t, found)
            and not refused(t, found)
            and not told_by_noun(t, found)
        ]
        for trigger in kept:
            if _alone(trigger, self.lexicon):
                trigger.row = trigger.row.model_copy(update=_SHOW_OF_FORCE)
                self._by_place(trigger)
        told = [t for t in kept if t.who or t.row.symmetric or points_back(t)]
        return [t for t in told if not is_generic(t)]

    def _trigger(self, token: Token) -> Trigger | None:
        verb = token.pos_ in VERBAL
        if verb and (_is_adjective(token) or token.dep_ in {"aux", "auxpass"}):
            return None
        if not verb and token.dep_ in {"compound", "npadvmod"}:
            return None
        clause = clause_of(token)
        row = self.lexicon.sense(token, clause)
        if row is None:
            return None
        trigger = Trigger(token, row, clause)
        if trigger.is_noun:
            self.happening.share(token, clause)
        trigger.sources, trigger.targets = self.participants.of(
            _told_source(row, token, clause), clause, trigger.is_noun
        )
        if trigger.is_noun:
            self.happening.own_up(trigger)
            if not self._asserted(trigger):
                return None
            self.borrowed.fill(trigger)
            self._by_place(trigger)
            return trigger
        if _in_heading(token) and not trigger.who:
            return None
        if row.symmetric:
            inside = parties_inside(clause, self.participants)
            trigger.sources += [actor for actor in inside if actor not in trigger.sources]
        elif not trigger.targets:
            trigger.targets = deep_targets(
                token, clause, row.event_type, trigger.sources, self.participants
            )
            self._by_place(trigger)
        if row.event_mode == "visit" and not row.symmetric and not self._goes_abroad(trigger):
            return None
        return trigger

    def _by_place(self, trigger: Trigger) -> None:
        """Take a state for the target where the act falls on people or things in its places."""
        if trigger.targets or (trigger.row.symmetric and trigger.sources):
            return  # where parties sign a ceasefire is none of them
        if trigger.row.event_type not in _ON_THE_GROUND:
            return
        for head in places_at(trigger.token, trigger.clause):
            states = [s for s in self.participants.state_of(head) if s not in trigger.sources]
            if states:
                trigger.targets, trigger.place_read = states, head
                return

    def _goes_abroad(self, trigger: Trigger) -> bool:
        """Whether somebody is told to go, and not to a place at home."""
        if trigger.row.preposition and trigger.sources:
            heads = trigger.clause.slot(f"prep:{trigger.row.preposition}")
            there = {state for head in heads for state in self.participants.state_of(head)}
            home = {self.participants.home(actor) for actor in trigger.sources}
            trigger.targets = trigger.targets or sorted(there - home)
            return not there or not there <= home
        return bool(trigger.sources)

    def _asserted(self, trigger: Trigger) -> bool:
        """Whether a noun is told as an event, and does not only name a topic or a time."""
        token = trigger.token
        if (
            token.pos_ == "PROPN"
            and token.ent_type_ in {"PERSON", "GPE", "ORG"}
            and not trigger.who
            and not (trigger.row.symmetric and trigger.row.event_type == "AGREE")
        ):
            return False
        if _in_heading(token) and not trigger.who:
            return False
        after = token.nbor(1) if token.i + 1 < len(token.doc) else token
        if token.head == after and after.lemma_.lower() in self.nouns_after:
            return False
        if token.dep_ == "pobj":
            noun = token.head.head
            if self._tells_of(noun, trigger):
                return True
            if noun.pos_ == "NOUN" and noun.lemma_.lower() in self.nouns_before:
                return bool(trigger.clause.owners) and bool(trigger.who)
            if noun.pos_ in VERBAL and self.lexicon.candidates(noun):
                return True
            return bool(trigger.who)
        return token.dep_ in _ASSERTED or bool(trigger.who)

    def _tells_of(self, word: Token, trigger: Trigger) -> bool:
        """Whether the noun or adjective above says what becomes of the event, or asks for it.

        "The failure of the talks", "a call for a truce", "open to negotiations".
        """
        if word.lemma_.lower() in self.open_to and word.pos_ != "NOUN":
            return True
        if word.pos_ != "NOUN":
            return False
        if trigger.row.symmetric and word.lemma_.lower() in self.told_of:
            return True
        row = self.lexicon.sense(word, clause_of(word))
        kind = row.event_type if row is not None else ""
        return kind in _ABOUT_ACTS and kind != trigger.row.event_type

    def _told_by_verb(self, trigger: Trigger, found: dict[int, Trigger]) -> bool:
        """A noun that is the object of a verb which tells the same event ("hosted the talks")."""
        if not trigger.is_noun:
            return False
        token = trigger.token
        if told_by_participle(trigger, found):
            return True
        while token.dep_ == "conj":
            token = token.head
        above = token.head
        if token.dep_ == "pobj":
            above = above.head
            if not (above.i in found and found[above.i].row.preposition == token.head.lower_):
                return False
        elif token.dep_ not in {"dobj", "nsubjpass"}:
            return False
        verb = found.get(above.i)
        if verb is None or verb.is_noun:
            return False
        if _deed_spoken_of(trigger, verb):
            return False
        if verb.row.event_type == "REJECT" and trigger.row.event_type != "ASSAULT":
            return not trigger.clause.owners
        if trigger.who - verb.who:
            return False
        if trigger.row.symmetric and len(trigger.who - set(verb.sources)) > 1:
            return False  # the talks of others, which the subject hosts
        same = verb.row.event_type == trigger.row.event_type
        foreign = set(trigger.sources) - set(verb.sources)
        if not same and trigger.row.event_type in _DEEDS and foreign:
            return False  # another's deed: "refused to recognise its annexation of the island"
        light = bool(verb.row.object) and not verb.row.excludes
        return same or (light and verb.row.event_type not in _ABOUT_ACTS)


def _deed_spoken_of(trigger: Trigger, verb: Trigger) -> bool:
    """Whether VERB speaks of what has been done: what is blamed, denied or recognised."""
    return (
        verb.row.event_type in _SPEAKS_OF
        and trigger.row.event_type in _DEEDS
        and bool(trigger.who)
        and not verb.row.light
    )


def _alone(trigger: Trigger, lexicon: EventLexicon) -> bool:
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


def _is_adjective(verb: Token) -> bool:
    """A participle before a noun ("occupied territories") tells no event."""
    return verb.dep_ in {"amod", "compound", "nmod"} and verb.tag_ in {"VBN", "VBG", "VBD", "NN"}


def _in_heading(token: Token) -> bool:
    kinds = token.doc._.kinds
    return bool(kinds) and kinds[token.i] == "heading"
