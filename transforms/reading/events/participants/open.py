"""Actors whom no codebook holds: "the rebels", "fighters loyal to the general", "residents".

Where an event needs somebody and nothing else names him, the phrase at a head that the trained
reader takes for an actor is one, by what the text calls it. It belongs to the state that the phrase
names, else to that of which the text mostly speaks.
"""

from __future__ import annotations

from dataclasses import replace

from slugify import slugify
from spacy.tokens import Token

from parley.transforms.reading.actors.local import PREFIXES, LocalGroups
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.participants.unnamed import Unnamed
from parley.transforms.reading.records import Mention, NewActor, mention_at

_OF_STATE = frozenset({"state", "government_body"})
_BEFORE = frozenset({"compound", "amod", "nmod"})
Made = tuple[Mention, NewActor | None]


class OpenActors:
    """Make actors of phrases."""

    def __init__(self, participants: Participants, unnamed: Unnamed, local: LocalGroups) -> None:
        self.participants, self.unnamed, self.local = participants, unnamed, local

    def at(self, head: Token, kind: str) -> Made | None:
        """The mention at HEAD, and the actor of KIND that it alone names; None for nobody."""
        home = head.doc._.home
        known = self.unnamed.name(head) or self.unnamed.read(head)
        if known is not None and not any(self._is_vague(actor) for actor in known.actors):
            return known, None
        if mention_at(head) or head.pos_ not in {"NOUN", "PROPN"} or kind not in PREFIXES:
            if known is None or home is None:
                return None if known is None else (known, None)
            actors = tuple(self.local.local(head.doc, actor, home) for actor in known.actors)
            return replace(known, actors=actors), None
        state = next(iter(self._states(head)), home)
        start = _start(head)
        if state is not None and (kind in _OF_STATE or self._stands_for_state(known)):
            return self._mention(head, start, state), None
        words = head.doc[start : head.i + 1]
        slug = slugify(" ".join(token.lemma_ for token in words), separator="_")
        if not slug:
            return None
        actor = f"{PREFIXES[kind]}:{f'{state.lower()}_' if state else ''}{slug}"
        return self._mention(head, start, actor), NewActor(words.text, kind, state)

    def _is_vague(self, actor: str) -> bool:
        """Whether ACTOR is a group of which each country, and each text, has its own."""
        return self.local.is_of_country(actor)

    def _stands_for_state(self, known: Mention | None) -> bool:
        """Whether a phrase means a state: "the army", "officials"."""
        actors = known.actors if known is not None else ()
        found = (self.participants.book.actors.get(actor) for actor in actors)
        return any(actor is not None and actor.stands_for_state for actor in found)

    def _mention(self, head: Token, start: int, actor: str) -> Mention:
        return Mention(start, head.i + 1, head.i, "nominal", (actor,), 0.4, "open_actor")

    def _states(self, head: Token) -> list[str]:
        """The states that the phrase of HEAD names: "Syrian rebels", "the army of Chad"."""
        found = self.participants.actors(head, within=True)
        return [actor for actor in found if actor in self.participants.book.polities]


def _start(head: Token) -> int:
    """Where the words before HEAD begin that tell who it is: "[armed men]", not "the"."""
    start = head.i
    while start > head.sent.start and (
        (before := head.doc[start - 1]).dep_ in _BEFORE and before.head.i == head.i
    ):
        start -= 1
    return start
