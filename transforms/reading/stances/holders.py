"""Whose position a stance word tells."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.arguments import coordinated, is_passive
from parley.transforms.reading.grammar.control import clause_of, controllers
from parley.transforms.reading.grammar.labels import NAMING, NOMINAL, SUBJECTS, VERBAL
from parley.transforms.reading.grammar.subjects import subjects_of
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.stances.lexicon import Use

_OWN_PRONOUNS = frozenset({"it", "they", "he", "she"})


class Holders:
    """Find holders and targets as actor ids."""

    def __init__(self, participants: Participants) -> None:
        self.participants = participants

    def of(self, use: Use) -> list[str]:
        """The actors whose position USE tells; [] where the sentence does not say."""
        token = use.token
        if use.row.pos == "verb":
            return self.actors(use.clause.subjects, within=True)
        if use.row.pos == "adj":
            return self._of_adjective(token)
        return self._of_noun(use)

    def actors(self, tokens: Iterable[Token], *, within: bool = False) -> list[str]:
        """The actors that the phrases headed by TOKENS stand for."""
        found: list[str] = []
        for token in tokens:
            named = self.participants.actors(token.head) if token.dep_ == "appos" else []
            found += (
                named or self.participants.actors(token, within=within) or self._speaking(token)
            )
        return list(dict.fromkeys(found))

    def _speaking(self, token: Token) -> list[str]:
        """Whom a pronoun without a reading means in what somebody says: "Oslo said it was open"."""
        verb = token.head
        if token.lower_ not in _OWN_PRONOUNS or token.dep_ != "nsubj" or verb.dep_ != "ccomp":
            return []
        if verb.head.lemma_ not in english(verb.head).stances.saying:
            return []
        subjects = [s for s in clause_of(verb.head).subjects if s.lower_ not in _OWN_PRONOUNS]
        return self.actors(subjects)

    def pressers(self, token: Token) -> list[str]:
        """Those under whose pressure, or at whose urging, TOKEN was done."""
        found: list[str] = []
        verb = token
        while verb.dep_ in {"xcomp", "conj"} and verb.head.pos_ in VERBAL:
            verb = verb.head
        # "Ukraine, with support from its allies, ...": it may hang on the subject.
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        for preposition in [c for at in (token, *subjects) for c in at.children]:
            if preposition.dep_ != "prep" or preposition.lower_ not in {
                "under",
                "at",
                "on",
                "after",
                "with",
            }:
                continue
            for noun in preposition.children:
                if noun.lemma_.lower() not in english(noun).stances.pressure:
                    continue
                clause = clause_of(noun)
                heads = clause.owners + [
                    t for p in ("from", "of", "by") for t in clause.prepositions.get(p, ())
                ]
                for participle in noun.children:
                    if participle.dep_ == "acl" and is_passive(participle):
                        heads += clause_of(participle).subjects
                found += self.actors(heads)
        return list(dict.fromkeys(found))

    def _of_noun(self, use: Use) -> list[str]:
        token, clause = use.token, use.clause
        owners = self.actors(clause.owners)
        if owners:
            return owners
        for name in ("by", "from", "of", "among", "between"):
            if name != use.row.preposition:
                found = self.actors(clause.prepositions.get(name, ()))
                if found:
                    return found
        if token.dep_ == "appos":  # "Mr Okello, a critic of the army"
            return self.actors([token])
        verb = carrier_of(token)
        if verb is None:
            return []
        if token.dep_ in SUBJECTS:
            return []
        return self.actors(clause_of(verb).subjects, within=True)

    def _of_adjective(self, token: Token) -> list[str]:
        head = token.head
        if token.dep_ in {"acl", "relcl", "amod", "appos"} and head.pos_ in NAMING:
            return self.actors([head])
        if token.pos_ == "VERB" or any(c.dep_ in SUBJECTS for c in token.children):
            own = [t for t in token.children if t.dep_ in SUBJECTS]
            if own:
                return self.actors((t for o in own for t in coordinated(o)), within=True)
            return self.actors(subjects_of(token) or controllers(token), within=True)
        while head.pos_ == "ADJ" and head.dep_ in {"conj", "acomp"} and head.head != head:
            head = head.head
        if head.pos_ in VERBAL:
            clause = clause_of(head)
            return self.actors(clause.subjects, within=True)
        return []


def carrier_of(noun: Token) -> Token | None:
    """The verb that carries or ends the position which NOUN names, as in "drop its objection"."""
    head = noun.head
    if noun.dep_ == "conj":
        return carrier_of(head) if head.pos_ in NOMINAL else None
    if noun.dep_ == "pobj" and head.dep_ == "prep":
        below_verb = head.head.pos_ == "VERB" and head.lower_ in {"to", "in", "on", "with"}
        if head.lower_ == "as" or below_verb:
            head = head.head
        else:
            return None
    elif noun.dep_ not in {"dobj", "attr", "oprd", "nsubjpass"}:
        return None
    lemma = head.lemma_.lower()
    return (
        head
        if lemma in english(noun).stances.carriers or lemma in english(noun).stances.reversals
        else None
    )
