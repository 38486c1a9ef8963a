"""Whose instrument it is, by its phrase and by who is told to sign or broker it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from parley.schemas.codebook.agreements import AgreementWords
from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.arguments import noun_arguments
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.process.agreements.naming import Naming
from parley.transforms.reading.process.agreements.nouns import inside
from parley.transforms.reading.records import mention_at

_PEOPLE = frozenset({"person", "government_body", "state"})
_SIDES = frozenset({"state", "armed_group", "government_body", "person"})
_NOBODY = frozenset({"media", "author", "population", "company"})
_BETWEEN = ("between", "among", "with", "by")
_TOGETHER = frozenset({"signed", "accepted_in_principle", "ratified"})


class Whose:
    """Find the parties and the third parties of an instrument."""

    def __init__(self, participants: Participants, words: AgreementWords) -> None:
        self._participants, self._words = participants, words

    def fill(self, naming: Naming) -> None:
        """Write on NAMING the parties and third parties that its own phrase tells."""
        head, doc = naming.head, naming.head.doc
        clause = noun_arguments(head)
        named: list[str] = []
        for preposition in _BETWEEN:
            named += self._participants.named_by(clause.prepositions.get(preposition, ()))
        for token in inside(head):
            mention = mention_at(token) if token != head else None
            if mention is not None and (mention.kind != "metonym" or token.dep_ == "poss"):
                named += mention.actors
        third = list(self._third_in_phrase(head))
        naming.third = self.polities(doc, third)
        naming.parties = tuple(
            each for each in self.polities(doc, named) if each not in naming.third
        )

    def add_preamble(self, title: Naming, end: int) -> None:
        """Add to the TITLE of an instrument's own text the sides that are named before END."""
        doc = title.head.doc
        if title.parties or title.family == "resolution":
            return
        named = (actor for m in doc._.mentions if m.end <= end for actor in m.actors)
        kinds = ((a, self._participants.kind_of(doc, a)) for a in named)
        found = self.polities(doc, (actor for actor, kind in kinds if kind in _SIDES))
        title.parties = tuple(dict.fromkeys((*title.parties, *found)))

    def add_those_told(self, naming: Naming) -> None:
        """Add to NAMING who is told to sign, to accept or to broker it."""
        doc = naming.head.doc
        parties, third = list(naming.parties), list(naming.third)
        for told in naming.told:
            polities = self.polities(doc, told.by)
            if told.token.lemma_.lower() in self._words.third:
                third += polities
            elif told.row.status in _TOGETHER and len(polities) > 1:
                parties += polities
        naming.third = tuple(dict.fromkeys(third))
        naming.parties = tuple(p for p in dict.fromkeys(parties) if p not in naming.third)

    def polities(self, doc: Doc, actors: Iterable[str]) -> tuple[str, ...]:
        """The states and groups for which ACTORS stand, each once, without those of no side."""
        found = []
        for actor in actors:
            kind = self._participants.kind_of(doc, actor)
            if actor == AUTHOR or kind in _NOBODY:
                continue
            known = self._participants.sides.get(actor, actor)
            found.append(self._participants.side(actor) if kind in _PEOPLE else known)
        return tuple(dict.fromkeys(found))

    def _third_in_phrase(self, head: Token) -> Iterable[str]:
        """Who brokered it: "a deal brokered by X", "a UN-brokered truce", "mediated by X"."""
        for child in head.children:
            if child.lemma_.lower() in self._words.third and child.dep_ in {"acl", "amod"}:
                yield from self._participants.named_by(clause_of(child).subjects)
                for inner in child.children:
                    mention = mention_at(inner)
                    if mention is not None and inner.i < child.i:
                        yield from mention.actors
