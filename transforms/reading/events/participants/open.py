"""Actors whom no codebook holds: "the rebels", "fighters loyal to the general", "residents".

Where an event needs somebody and nothing else names him, the phrase at a head that the trained
reader takes for an actor is one, by what the text calls it. It belongs to the state that the phrase
names, else to that of which the text mostly speaks.
"""

from __future__ import annotations

from dataclasses import replace

from slugify import slugify
from spacy.tokens import Token

from parley.transforms.knowledge.kinds import KindBook
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.actors.local import PREFIXES, LocalGroups
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.participants.unnamed import Unnamed
from parley.transforms.reading.grammar.labels import MODIFIERS, NOMINAL
from parley.transforms.reading.records import Mention, NewActor, mention_at

_OF_STATE = frozenset({"state", "government_body"})
_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
Made = tuple[Mention, NewActor | None]


class OpenActors:
    """Make actors of phrases."""

    def __init__(
        self, participants: Participants, unnamed: Unnamed, local: LocalGroups, kinds: KindBook
    ) -> None:
        self.participants, self.unnamed, self.local = participants, unnamed, local
        self.kinds = kinds

    @classmethod
    def of(cls, knowledge: Knowledge, participants: Participants, local: LocalGroups) -> OpenActors:
        """Those of texts that are read with KNOWLEDGE."""
        unnamed = Unnamed(knowledge.nominals.participant_nominals, participants)
        return cls(participants, unnamed, local, knowledge.kind_book)

    def at(self, head: Token, kind: str) -> Made | None:
        """The mention at HEAD, and the actor of KIND that it alone names; None for nobody."""
        home = head.doc._.home
        known = self.unnamed.name(head) or self.unnamed.read(head)
        if known is not None and not any(self._is_vague(actor) for actor in known.actors):
            return known, None
        if mention_at(head) or head.pos_ not in NOMINAL or kind not in PREFIXES:
            if known is None or home is None:
                return None if known is None else (known, None)
            actors = tuple(self.local.local(head.doc, actor, home) for actor in known.actors)
            return replace(known, actors=actors), None
        return None if self.kinds.is_nobody(head.lemma_.lower()) else self._of_phrase(head, kind)

    def _of_phrase(self, head: Token, kind: str) -> Made | None:
        """The actor that the phrase of HEAD names: one known within it, else one of its own."""
        start = _start(head)
        within = self.participants.actors(head, within=True)
        states = [actor for actor in within if self._is_state(actor)]
        if within and not states:
            return self._mention(head, start, within[0]), None
        state = states[0] if states else head.doc._.home
        words = head.doc[start : head.i + 1]
        lemmas = [token.lemma_.lower() for token in words]
        told = self.kinds.of_person(lemmas) or self.kinds.of_name(lemmas)
        sector: str | None = None
        if told is not None:
            kind, sector = told.kind, told.sector
        of_state = kind in _OF_STATE or sector in _STATE_SECTORS or self._stands_for_state(head)
        if state is not None and of_state:
            return self._mention(head, start, state), None
        slug = slugify(" ".join(lemmas), separator="_")
        if not slug or (told is None and self.kinds.is_thing(head.lemma_.lower())):
            return None
        actor = f"{PREFIXES[kind]}:{f'{state.lower()}_' if state else ''}{slug}"
        sector = sector or self.kinds.sector_of_kind(kind)
        return self._mention(head, start, actor), NewActor(words.text, kind, state, sector)

    def _is_state(self, actor: str) -> bool:
        return self.participants.book.kind(actor) == "state"

    def _is_vague(self, actor: str) -> bool:
        """Whether ACTOR is a group of which each country, and each text, has its own."""
        return self.local.is_of_country(actor)

    def _stands_for_state(self, head: Token) -> bool:
        """Whether a phrase means a state: "the army", "officials"."""
        known = self.unnamed.read(head)
        found = (self.participants.book.actors.get(a) for a in (known.actors if known else ()))
        return any(actor is not None and actor.stands_for_state for actor in found)

    def _mention(self, head: Token, start: int, actor: str) -> Mention:
        return Mention(start, head.i + 1, head.i, "nominal", (actor,), 0.4, "open_actor")


def _start(head: Token) -> int:
    """Where the words before HEAD begin that tell who it is: "[armed men]", not "the"."""
    start = head.i
    while start > head.sent.start and (
        (before := head.doc[start - 1]).dep_ in MODIFIERS
        and before.head.i == head.i
        and (not before.i or before.nbor(-1).text != "-")  # "Chad-trained fighters"
    ):
        start -= 1
    return start
