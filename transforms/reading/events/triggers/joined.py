"""What the rules and the trained reader find, as one list of triggers.

Where both see an event they are one, and each gives what the other lacks. What the reader alone
sees becomes a trigger where it is sure enough; what the rules alone see stays, unless the reader
is nearly sure that it is nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from spacy.tokens import Doc, Token

from parley.schemas.codebook.lexicons import EventRow
from parley.transforms.reading.events.lexicon import TO_ATTACK, EventLexicon
from parley.transforms.reading.events.participants.mentions import add_open
from parley.transforms.reading.events.participants.open import OpenActors
from parley.transforms.reading.events.participants.slots import Participants, is_venue
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger, acts_itself
from parley.transforms.reading.events.triggers.duplicates import is_told_by_verb
from parley.transforms.reading.grammar.arguments import counted
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import NOMINAL
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.records import (
    Mention,
    NewActor,
    ReadEvent,
    in_reference,
    is_of_codebook,
)

Open = tuple[Mention, NewActor | None]


class Joined:
    """Join the rules' triggers with what the reader sees.

    SURE is how probable the type of an event must be that the reader alone sees, KNOWN in a
    conflict that a codebook holds, whose events the rules know better, ALONE where nobody is told
    to take part. NOTHING is how improbable an event may be that only the rules see, WHO how
    probable a participant must be, OVERRULED how sure the reader must be of another type.
    """

    def __init__(
        self, lexicon: EventLexicon, participants: Participants, open_actors: OpenActors,
        sure: float, known: float, alone: float, nothing: float, who: float, overruled: float,
    ) -> None:  # fmt: skip
        self.lexicon, self.participants, self.open = lexicon, participants, open_actors
        self.sure, self.known, self.alone, self.nothing = sure, known, alone, nothing
        self.who, self.overruled = who, overruled

    def join(self, doc: Doc, rules: Sequence[Trigger]) -> list[Trigger]:
        """RULES with what the reader adds to DOC."""
        if not doc._.read:
            return list(rules)
        seen = {event.token: event for event in doc._.read}
        made: dict[int, Open] = {}
        kept = self._kept(rules, seen, made)
        taken = {trigger.token.i: trigger for trigger in kept}
        sure = self.known if is_of_codebook(doc) else self.sure
        for event in seen.values():
            token = doc[event.token]
            if event.type_probability >= sure and not _stands_by(token, taken):
                added = self._trigger(token, event, made)
                told = is_told_by_verb(added, taken) or _is_told_by_subject(added, taken)
                if (
                    told
                    or _only_says(added)
                    or _is_charge(token)
                    or self.lexicon.only_states(token, added.clause)
                ):
                    continue
                if added.sources or self.stands_alone(added):
                    kept.append(added)
        add_open(doc, made.values())
        return sorted(kept, key=lambda trigger: trigger.token.i)

    def _is_for_reader(self, trigger: Trigger, event: ReadEvent | None) -> bool:
        """Whether the reader alone is to say if TRIGGER, a deed of people unnamed, is an event.

        It is, where what they do does not show, and where it sees by itself who they are.
        """
        shows = trigger.event_type in traits(trigger.token).bodily
        return not shows or (event is not None and event.type_probability >= self.sure)

    def stands_alone(self, trigger: Trigger) -> bool:
        """Whether TRIGGER is an event though nobody is told to take part in it."""
        sure = trigger.read is not None and trigger.read.type_probability >= self.alone
        return sure or trigger.by_unnamed or (trigger.by_rule and acts_itself(trigger))

    def _kept(
        self, rules: Iterable[Trigger], seen: dict[int, ReadEvent], made: dict[int, Open]
    ) -> list[Trigger]:
        """Those of RULES that the reader does not rule out, with what it knows of them.

        What it says of them is taken from SEEN.
        """
        kept = []
        for trigger in rules:
            event = seen.get(trigger.token.i)
            if trigger.by_unnamed and self._is_for_reader(trigger, event):
                continue
            seen.pop(trigger.token.i, None)
            if (event.probability if event else 0.0) < self.nothing and not trigger.row.subject:
                continue
            if event is not None:
                self._agree(trigger, event, made)
            kept.append(trigger)
        return kept

    def _agree(self, trigger: Trigger, event: ReadEvent, made: dict[int, Open]) -> None:
        """Give TRIGGER what the reader knows of it."""
        trigger.read = event
        if is_of_codebook(trigger.token.doc):
            return  # the rules fill what is missing by the sides that they know
        other = event.event_type != trigger.event_type and trigger.row.object != TO_ATTACK
        if other and event.type_probability >= self.overruled:
            trigger.row = self._row(trigger.token, event.event_type)
        if not trigger.sources or (trigger.row.symmetric and len(trigger.who) == 1):
            self._fill(trigger, event, made, ("source",))
        if not trigger.targets and not trigger.row.symmetric:
            self._fill(trigger, event, made, ("target",))

    def _trigger(self, token: Token, event: ReadEvent, made: dict[int, Open]) -> Trigger:
        """The trigger that the reader alone sees at TOKEN."""
        row = self._row(token, event.event_type)
        trigger = Trigger(token, row, clause_of(token), read=event, by_rule=False)
        self._fill(trigger, event, made, ("source", "target"))
        return trigger

    def _row(self, token: Token, event_type: str) -> EventRow:
        """The sense that the reader gives TOKEN, with what all its senses of that type share."""
        pos: Literal["noun", "verb"] = "noun" if token.pos_ in NOMINAL else "verb"
        senses = [r for r in self.lexicon.candidates(token) if r.event_type == event_type]
        modes, codes = ({getattr(r, name) for r in senses} for name in ("event_mode", "cameo_code"))
        return EventRow(
            lemma=token.lemma_,
            pos=pos,
            event_type=event_type,
            event_mode=modes.pop() if len(modes) == 1 else "",
            cameo_code=codes.pop() if len(codes) == 1 else "",
            symmetric=bool(senses) and all(row.symmetric for row in senses),
        )

    def _fill(
        self, trigger: Trigger, event: ReadEvent, made: dict[int, Open],
        roles: Iterable[str],
    ) -> None:  # fmt: skip
        for role in roles:
            found: list[str] = trigger.sources if role == "source" else trigger.targets
            for somebody in event.who:
                if getattr(somebody, role) < self.who:
                    continue
                head = trigger.token.doc[somebody.head]
                head = counted(head) or head
                if is_venue(head) or (role == "source" and _asks(head, trigger.token)):
                    continue
                for actor in self._actors(head, somebody.kind, made):
                    if actor not in trigger.who:
                        found.append(actor)

    def _actors(self, head: Token, kind: str, made: dict[int, Open]) -> list[str]:
        """The actors at HEAD, known or new."""
        known = self.participants.actors(head)
        if known:
            return known
        if head.i not in made:
            new = self.open.at(head, kind)
            if new is None:
                return self.participants.actors(head, within=True)
            made[head.i] = new
        return list(made[head.i][0].actors)


def _asks(head: Token, token: Token) -> bool:
    """Whether HEAD is who wants what TOKEN tells, not who does it: "pressed [by X] to leave"."""
    by = head.head
    asked = head.dep_ == "pobj" and by.dep_ == "agent" and by.head == token.head
    return asked and token.dep_ in {"xcomp", "ccomp", "advcl"}


def _only_says(added: Trigger) -> bool:
    """Whether ADDED is but a plain verb of saying with what is said: no rule sees more in it."""
    token = added.token
    return added.clause.has_clause and token.lower_ in english(token).events.of_saying


def _is_charge(token: Token) -> bool:
    """Whether TOKEN only tells with what somebody is charged: "accused of hosting bandits".

    What the rules know for a deed, such as bombing, is one of which somebody is accused.
    """
    deed = token.dep_ == "pcomp" or (token.dep_ == "pobj" and token.lower_.endswith("ing"))
    return deed and token.head.head.lemma_ in english(token).grammar.judging


def _is_told_by_subject(added: Trigger, taken: Mapping[int, Trigger]) -> bool:
    """Whether ADDED only tells what its subject, an event of its type, did: "the raid killed"."""
    subjects = (child.i for child in added.token.children if child.dep_ in {"nsubj", "agent"})
    same = (taken[at].event_type == added.event_type for at in subjects if at in taken)
    return not added.sources and any(same)


def _stands_by(token: Token, taken: Mapping[int, Trigger]) -> bool:
    """Whether TOKEN is no event of its own: it goes with another trigger, or is a reference."""
    if in_reference(token):
        return True
    near = {child.i for child in token.children if child.dep_ in {"prt", "aux", "auxpass"}}
    if token.dep_ in {"prt", "aux", "auxpass"}:
        near.add(token.head.i)
    return not near.isdisjoint(taken)
