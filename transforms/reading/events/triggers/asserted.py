"""Whether a noun is told as an event, and does not only name a topic or a time."""

from __future__ import annotations

from spacy.tokens import Token

from parley.schemas.codebook.classes import Contexts
from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import VERBAL

_RELATIONS = frozenset({"nsubj", "nsubjpass", "dobj", "ROOT", "attr", "conj", "appos", "csubj"})


class Asserted:
    """Tell nouns that assert an event by what stands around them."""

    def __init__(self, lexicon: EventLexicon, qualifiers: Contexts) -> None:
        self.lexicon = lexicon
        self.nouns_before = frozenset(qualifiers.before)
        self.nouns_after = frozenset(qualifiers.after)
        self.told_of = frozenset(qualifiers.outcomes)
        self.open_to = frozenset(qualifiers.openness)

    def holds(self, trigger: Trigger) -> bool:
        """Whether the noun of TRIGGER is told as an event."""
        token = trigger.token
        if in_heading(token) and not trigger.who:
            return False
        if self._qualifies_next(token):
            return False
        if token.dep_ == "pobj":
            return self._holds_behind(token.head.head, trigger)
        return token.dep_ in _RELATIONS or bool(trigger.who)

    def _qualifies_next(self, token: Token) -> bool:
        """Whether a noun only says of what kind the next is: "ceasefire monitors"."""
        after = token.nbor(1) if token.i + 1 < len(token.doc) else token
        return token.head == after and after.lemma_.lower() in self.nouns_after

    def _holds_behind(self, above: Token, trigger: Trigger) -> bool:
        """Whether a noun behind a preposition that hangs on ABOVE is told as an event."""
        if self._tells_of(above, trigger):
            return True
        if above.pos_ == "NOUN" and above.lemma_.lower() in self.nouns_before:
            return bool(trigger.clause.owners) and bool(trigger.who)
        if above.pos_ in VERBAL and self.lexicon.candidates(above):
            return True
        return bool(trigger.who)

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
        return kind in traits(word).about_acts and kind != trigger.event_type


def in_heading(token: Token) -> bool:
    """Whether TOKEN stands in a heading."""
    kinds = token.doc._.kinds
    return bool(kinds) and kinds[token.i] == "heading"
