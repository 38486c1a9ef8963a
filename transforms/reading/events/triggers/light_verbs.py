"""Participants that a noun borrows from the verb above it.

"Made an offer", "threatened sanctions", "accused the army of a massacre", "met for talks": who does
what the noun names is the subject, or the object, of that verb.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.arguments import Clause, first_conjunct
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.grammar.words import english

_OCCASIONS = frozenset({"during", "in", "on", "after", "following", "through", "at"})
_TARGETS = ("prep:to", "prep:on", "prep:against", "prep:with", "iobj")


class Borrowed:
    """Fill the participants of nominal triggers from the verbs that govern them."""

    def __init__(self, lexicon: EventLexicon, participants: Participants) -> None:
        self.lexicon, self.participants = lexicon, participants

    def fill(self, trigger: Trigger) -> None:
        """Give TRIGGER, a nominal, the source that it lacks, and the target with it."""
        if trigger.sources and not trigger.row.symmetric:
            return
        token = first_conjunct(trigger.token)
        charge = self._charge(token, trigger) if not trigger.row.symmetric else None
        if charge is not None:
            trigger.sources, trigger.targets = charge
        elif self._is_borne(token, trigger):
            trigger.targets = self.participants.named_by(clause_of(token.head).subjects)
        elif (verb := self._light_verb(token, trigger)) is not None:
            self._borrow(trigger, clause_of(verb))

    def _is_borne(self, token: Token, trigger: Trigger) -> bool:
        """Whether the subject suffers what the noun names: "the army suffered an attack"."""
        borne = (
            token.dep_ == "dobj"
            and trigger.event_type in traits(trigger.token).hostile
            and not trigger.who
        )
        return borne and self.lexicon.in_class(token.head, "suffering")

    def _borrow(self, trigger: Trigger, clause: Clause) -> None:
        """Give TRIGGER the subject of CLAUSE, and whom the verb has for a target."""
        trigger.sources += [
            a for a in self.participants.named_by(clause.subjects) if a not in trigger.who
        ]
        if trigger.targets or trigger.row.symmetric:
            return
        for slot in _TARGETS:
            told = [a for h in clause.slot(slot) for a in self.participants.actors(h)]
            trigger.targets = [a for a in told if a not in trigger.sources]
            if trigger.targets:
                return

    def _light_verb(self, token: Token, trigger: Trigger) -> Token | None:
        """The verb whose subject does what the noun names; None where there is none."""
        verb = token.head
        below = token.dep_ in {"pobj", "dobj"}
        occasion = below and verb.lower_ in _OCCASIONS and not trigger.clause.owners
        if occasion:
            asked = {row.preposition for row in self.lexicon.candidates(verb.head)}
            occasion, verb = verb.lower_ not in asked, verb.head
        elif token.dep_ == "pobj" and verb.head.lemma_ in english(verb.head).events.ready:
            occasion, verb = True, verb.head.head
        light = (
            token.dep_ in {"dobj", "nsubjpass"}
            and verb.lemma_.lower() in english(verb).events.light
        )
        if trigger.row.symmetric and not light:
            agreed = token.dep_ == "pobj" and verb.lower_ in {"to", "on"}
            verb = verb.head if agreed else verb
            light = verb.lemma_.lower() in english(verb).events.light_jointly and (
                agreed or token.dep_ == "dobj"
            )
        if light or (occasion and verb.pos_ in VERBAL):
            return verb
        return None

    def _charge(self, token: Token, trigger: Trigger) -> tuple[list[str], list[str]] | None:
        """Who does what the noun names, and to whom, by a charge or a threat above it.

        "Accused the army of an attack", "threatened the minister with sanctions".
        """
        preposition, verb = token.head, token.head.head
        if token.dep_ != "pobj" or verb.pos_ != "VERB":
            return None
        lemma, clause = verb.lemma_.lower(), clause_of(verb)
        objects = self.participants.named_by(clause.objects)
        if lemma in english(token).events.blaming and preposition.lower_ in {"of", "for", "over"}:
            charged = [actor for actor in objects if actor not in trigger.targets]
            return (charged, trigger.targets) if charged else None
        if lemma == "threaten" and preposition.lower_ == "with":
            return self.participants.named_by(clause.subjects), trigger.targets or objects
        return None
