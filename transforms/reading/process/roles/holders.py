"""Whom a noun for a part is said of: the go-between himself, or who "acts as" one."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from parley.schemas.codebook.roles import RoleWords
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.arguments import coordinated, first_conjunct
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.descendants import behind
from parley.transforms.reading.grammar.labels import MODIFIERS, NOMINAL, PREDICATIVE, VERBAL
from parley.transforms.reading.grammar.negation import is_negated
from parley.transforms.reading.records import mention_at, place_at

_AS = frozenset({"as", "of"})


def _counted(noun: Token) -> Token:
    """The word by which one or some of what NOUN names are told: "[one] of four guarantors"."""
    over = noun.head.head
    of = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return over if of and over.pos_ in {"NUM", "PRON"} else noun


def _with_before(preposition: Token) -> Token | None:
    """Whom "with" names right before PREPOSITION: "with [X] and Y as observers"."""
    for child in preposition.head.children:
        if child.lower_ == "with" and child.right_edge.i + 1 == preposition.i:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


class Holders:
    """Find whom a noun is said of, by the parse and the words around it."""

    def __init__(self, participants: Participants, words: RoleWords) -> None:
        self._participants, self._words = participants, words

    def of(self, noun: Token) -> list[str]:
        """The actors whom NOUN names or is said of; none where it is denied of them."""
        if any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
            return []
        counted = _counted(noun)
        for found in (self._said(counted), self._beside(counted), self._itself(noun)):
            if found:
                return found
        return []

    def _itself(self, noun: Token) -> list[str]:
        """Those whom the phrase itself names: "Turkish mediators", "mediators such as X and Y"."""
        found = [
            actor
            for child in noun.children
            if child.dep_ == "prep" and child.lower_ in {"including", "as", "like"}
            for inner in child.children
            if inner.dep_ == "pobj"
            for actor in self._participants.named_by(coordinated(inner), within=False)
        ]
        modifiers = [
            token
            for child in noun.lefts
            if child.dep_ in MODIFIERS
            for token in coordinated(child)
            if mention_at(token) is not None
        ]
        found += self._participants.named_by(modifiers, within=False)
        if found:
            return found
        mention = mention_at(noun)
        owned = any(child.dep_ == "poss" for child in noun.children)
        if mention is None or owned:
            return []
        # A body made of the noun itself says nothing: "the guarantors" are guarantors.
        book = self._participants.book
        return [a for a in mention.actors if book.kind(a) not in {None, "collective"}]

    def _beside(self, noun: Token) -> list[str]:
        """Those in apposition to NOUN: "X, the mediator", "the mediator, X"."""
        found = []
        if noun.dep_ == "appos":
            found += self._participants.named_by(coordinated(noun.head), within=False)
        for child in noun.rights:
            if child.dep_ == "appos":
                found += self._participants.named_by(coordinated(child), within=False)
        if noun.dep_ in MODIFIERS and noun.head.i > noun.i:  # "mediator Qatar"
            found += self._participants.named_by([noun.head], within=False)
        return found

    def _said(self, noun: Token) -> list[str]:
        """Those of whom a clause says that they are NOUN."""
        first = first_conjunct(noun)
        verb = first.head
        if first.dep_ == "nsubj" and verb.lemma_.lower() in self._words.linking:
            attributes = [c for c in verb.children if c.dep_ == "attr"]
            return [] if is_negated(verb) else self._participants.named_by(attributes, within=False)
        if first.dep_ in PREDICATIVE and verb.pos_ in VERBAL:
            if first.dep_ != "oprd" or is_negated(verb):
                return self._linked(verb)
            # "called X a guarantor", "X was named mediator"
            objects = [o for o in clause_of(verb).objects if o != first]
            return self._participants.named_by(objects, within=False)
        return self._behind(first) if first.dep_ == "pobj" else []

    def _linked(self, verb: Token) -> list[str]:
        """The subjects of a VERB that says what they are, where it does not deny it."""
        linked = verb.lemma_.lower() in self._words.linking and not is_negated(verb)
        return self._subjects(verb) if linked else []

    def _behind(self, first: Token) -> list[str]:
        """Those of whom a preposition before FIRST says what they are."""
        above = first.head.head
        if first.head.lower_ == "among":  # "is among the guarantors"
            return self._linked(above)
        if first.head.lower_ not in _AS:
            return []
        if above.dep_ == "pobj" and above.head.lower_ == "with":  # "with X and Y as observers"
            return self._participants.named_by(coordinated(above), within=False)
        if above.pos_ in NOMINAL and above.lemma_.lower() in self._words.standing:
            return self._standing(above)
        return self._taken_as(first.head) if first.head.lower_ == "as" else []

    def _taken_as(self, preposition: Token) -> list[str]:
        """Who acts as something, or whom somebody takes for it, by the verb over PREPOSITION."""
        verb = preposition.head
        lemma = verb.lemma_.lower()
        if is_negated(verb):
            return []
        if beside := _with_before(preposition):  # "met, with X and Y as observers"
            return self._participants.named_by(coordinated(beside), within=False)
        if lemma in self._words.taken_as:
            clause = clause_of(verb)
            reflexive = any(t.lower_.endswith("self") for t in clause.objects)
            objects = self._participants.named_by(clause.objects, within=False)
            return self._subjects(verb) if reflexive or not objects else objects
        if verb.pos_ not in VERBAL:
            return []
        if lemma in self._words.acting_as:
            return self._subjects(verb)
        found = self._participants.named_by(clause_of(verb).objects, within=False)
        return found or self._subjects(verb)

    def _standing(self, noun: Token) -> list[str]:
        """Whose role or part it is: "X's role as", "the choice of X as", "X plays the role of"."""
        owners = [c for c in noun.children if c.dep_ == "poss"]
        owners += behind(noun, "of")
        found = self._participants.named_by(owners, within=False)
        found += [state for o in owners for state in self._participants.state_of(o) if not found]
        if not found and noun.dep_ == "dobj" and noun.head.pos_ in VERBAL:
            found = self._subjects(noun.head)
        return found

    def standing_over(self, noun: Token) -> list[str]:
        """Whose part it is that NOUN only qualifies: "its [mediation] role"."""
        above = noun.head
        if noun.dep_ not in MODIFIERS or above.lemma_.lower() not in self._words.standing:
            return []
        return self._standing(above)

    def where(self, noun: Token) -> list[str]:
        """The state of the place that is said to be NOUN: "the choice of X as the venue"."""
        verb = first_conjunct(noun).head
        said = self._said(noun)
        if said:
            return said
        subjects = list(clause_of(verb).subjects) if verb.pos_ in VERBAL else []
        return [s for subject in subjects for s in self._state(subject)]

    def _state(self, token: Token) -> Iterator[str]:
        if place_at(token) is not None:
            yield from self._participants.state_of(token)

    def _subjects(self, verb: Token) -> list[str]:
        found = self._participants.named_by(clause_of(verb).subjects, within=False)
        if not found and verb.dep_ == "ccomp" and verb.head.pos_ in VERBAL:
            said = all(t.pos_ == "PRON" for t in clause_of(verb).subjects)
            return self._subjects(verb.head) if said else []
        return found
