"""Participants of a noun under a verb that only says that its event came about, or whose it was.

"Fighting broke out between the two armies", "protests erupted against the law", "an attack came":
the prepositions of such a verb belong to the noun. "Claimed responsibility for the bombing": who
claims it did it.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.arguments import Clause, first_conjunct
from parley.transforms.reading.grammar.control import clause_of

_SHARED = ("between", "among", "with", "against", "by", "on", "of", "from", "in", "at", "near",
           "outside", "across", "over", "to")  # fmt: skip
_RESPONSIBILITY = "responsibility"


class Happening:
    """Give nominal triggers what the verb above them tells of their participants."""

    def __init__(self, lexicon: EventLexicon, participants: Participants) -> None:
        self.lexicon, self.participants = lexicon, participants

    def share(self, token: Token, clause: Clause) -> bool:
        """Add to CLAUSE, the phrase of the noun TOKEN, the prepositions of a verb of happening."""
        while token.dep_ == "conj" and token.head.pos_ == token.pos_:
            token = token.head
        verb = token.head
        if token.dep_ != "nsubj" or verb.pos_ != "VERB" or not self._happens(verb):
            return False
        above = clause_of(verb).prepositions
        for name in _SHARED:
            if above.get(name) and not clause.prepositions.get(name):
                clause.prepositions[name] = list(above[name])
        return True

    def own_up(self, trigger: Trigger) -> None:
        """Make those who claim responsibility for a deed its source."""
        token = trigger.token
        if trigger.event_type not in traits(trigger.token).occurring or token.dep_ not in {
            "pobj",
            "conj",
            "dobj",
        }:
            return
        token = first_conjunct(token)
        verb, noun = token.head, token
        if token.dep_ == "pobj":
            noun = token.head.head
            verb = noun.head
            if token.head.lower_ != "for" or noun.lemma_.lower() != _RESPONSIBILITY:
                return
        if noun.dep_ not in {"dobj", "nsubjpass"} or not self.lexicon.in_class(verb, "owning"):
            return
        found = self.participants.named_by(clause_of(verb).subjects)
        if found:
            trigger.sources = found
            trigger.targets = [a for a in trigger.targets if a not in found]

    def _happens(self, verb: Token) -> bool:
        if not self.lexicon.in_class(verb, "happening"):
            return False
        objects = [child.lower_ for child in verb.children if child.dep_ == "dobj"]
        return objects == ["place"] if verb.lemma_ == "take" else not objects
