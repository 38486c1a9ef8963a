"""Participants that a noun borrows from the verb above it.

"Made an offer", "threatened sanctions", "accused the army of a massacre", "met for talks": who does
what the noun names is the subject, or the object, of that verb.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import VERBAL

_LIGHT = frozenset(
    {"make", "give", "take", "launch", "conduct", "carry", "issue", "offer", "hold", "begin",
     "start", "continue", "resume", "voice", "express", "pursue", "undertake", "do", "have",
     "mount", "wage", "stage", "commit", "provide", "extend", "send", "announce", "declare",
     "propose", "suggest", "seek", "order", "perpetrate", "lead", "complete", "plan", "threaten",
     "promise", "pledge", "vow", "prepare"}
)  # fmt: skip
_JOINT = frozenset({"sign", "reach", "conclude", "negotiate", "agree", "observe"})
"""What parties do together to a ceasefire, a deal or an exchange, which then is theirs."""
_OCCASIONS = frozenset({"during", "in", "on", "after", "following", "through", "at"})
_READY = frozenset(
    {"ready", "prepared", "willing", "open", "eager", "close", "closer", "closest", "near"}
)
_BLAME = frozenset({"accuse", "blame", "condemn", "denounce", "criticise", "criticize", "suspect"})
_BORNE = frozenset({"SANCTION", "ASSAULT", "COERCE"})
_TARGETS = ("prep:to", "prep:on", "prep:against", "prep:with", "iobj")


class Borrowed:
    """Fill the participants of nominal triggers from the verbs that govern them."""

    def __init__(self, lexicon: EventLexicon, participants: Participants) -> None:
        self.lexicon, self.participants = lexicon, participants

    def fill(self, trigger: Trigger) -> None:
        """Give TRIGGER, a nominal, the source that it lacks, and the target with it."""
        token = trigger.token
        while token.dep_ == "conj":
            token = token.head
        if trigger.sources and not trigger.row.symmetric:
            return
        if token.dep_ == "pobj" and not trigger.row.symmetric and self._from_charge(token, trigger):
            return
        borne = token.dep_ == "dobj" and trigger.row.event_type in _BORNE
        if borne and not trigger.who and self.lexicon.in_class(token.head, "suffering"):
            trigger.targets = self._actors(clause_of(token.head).subjects)
            return
        verb = self._light_verb(token, trigger)
        if verb is None:
            return
        clause = clause_of(verb)
        new = [actor for actor in self._actors(clause.subjects) if actor not in trigger.who]
        trigger.sources += new
        if not trigger.targets and not trigger.row.symmetric:
            for slot in _TARGETS:
                told = [a for h in clause.slot(slot) for a in self.participants.actors(h)]
                trigger.targets = [a for a in told if a not in trigger.sources]
                if trigger.targets:
                    break

    def _light_verb(self, token: Token, trigger: Trigger) -> Token | None:
        """The verb whose subject does what the noun names; None where there is none."""
        verb = token.head
        below = token.dep_ in {"pobj", "dobj"}
        occasion = below and verb.lower_ in _OCCASIONS and not trigger.clause.owners
        if occasion:
            asked = {row.preposition for row in self.lexicon.candidates(verb.head)}
            occasion, verb = verb.lower_ not in asked, verb.head
        elif token.dep_ == "pobj" and verb.head.lemma_ in _READY:
            occasion, verb = True, verb.head.head
        light = token.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in _LIGHT
        if trigger.row.symmetric and not light:
            agreed = token.dep_ == "pobj" and verb.lower_ in {"to", "on"}
            verb = verb.head if agreed else verb
            light = verb.lemma_.lower() in _JOINT and (agreed or token.dep_ == "dobj")
        if light or (occasion and verb.pos_ in VERBAL):
            return verb
        return None

    def _from_charge(self, token: Token, trigger: Trigger) -> bool:
        """Whom a verb accuses of what the noun names, or whom it threatens with it."""
        preposition, verb = token.head, token.head.head
        if verb.pos_ != "VERB":
            return False
        lemma, clause = verb.lemma_.lower(), clause_of(verb)
        if lemma in _BLAME and preposition.lower_ in {"of", "for", "over"}:
            charged = [a for a in self._actors(clause.objects) if a not in trigger.targets]
            trigger.sources = charged
            return bool(charged)
        if lemma == "threaten" and preposition.lower_ == "with":
            trigger.sources = self._actors(clause.subjects)
            trigger.targets = trigger.targets or self._actors(clause.objects)
            return True
        return False

    def _actors(self, heads: list[Token]) -> list[str]:
        found = [a for head in heads for a in self.participants.actors(head, within=True)]
        return list(dict.fromkeys(found))
