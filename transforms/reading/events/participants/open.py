"""Actors whom no codebook holds: "the rebels", "fighters loyal to the general", "residents".

Where an event needs somebody and nothing else names him, the phrase at a head that the trained
reader takes for an actor is one, by what the text calls it. It belongs to the state that the phrase
names, else to that of which the text mostly speaks.
"""

from __future__ import annotations

from collections import Counter

from slugify import slugify
from spacy.tokens import Doc, Token

from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.participants.unnamed import Unnamed
from parley.transforms.reading.records import Mention, NewActor, mention_at

_PREFIXES = {
    "person": "person", "government_body": "body", "igo": "org", "alliance": "org", "ngo": "org",
    "company": "org", "armed_group": "armed", "party": "party", "media": "media",
    "population": "population", "collective": "collective", "other": "other", "state": "body",
}  # fmt: skip
_OF_STATE = frozenset({"state", "government_body"})
_BEFORE = frozenset({"compound", "amod", "nmod"})
_MOSTLY, _OFTEN = 1.5, 2


class OpenActors:
    """Make actors of phrases."""

    def __init__(self, participants: Participants, unnamed: Unnamed) -> None:
        self.participants, self.unnamed = participants, unnamed

    def at(
        self, head: Token, kind: str, home: str | None
    ) -> tuple[Mention, NewActor | None] | None:
        """The mention at HEAD, and the actor of KIND that it alone names; None where it is nobody.

        HOME is the state of which the text mostly speaks.
        """
        mention = self.unnamed.name(head) or self.unnamed.read(head)
        if mention is not None:
            return mention, None
        if kind not in _PREFIXES or head.pos_ not in {"NOUN", "PROPN"} or mention_at(head):
            return None
        state = next(iter(self._states(head)), home)
        start = _start(head)
        if kind in _OF_STATE and state is not None:
            return self._mention(head, start, state), None
        words = head.doc[start : head.i + 1]
        slug = slugify(" ".join(t.lemma_ for t in words), separator="_")
        if not slug:
            return None
        actor = f"{_PREFIXES[kind]}:{f'{state.lower()}_' if state else ''}{slug}"
        return self._mention(head, start, actor), NewActor(words.text, kind, state)

    def _mention(self, head: Token, start: int, actor: str) -> Mention:
        return Mention(start, head.i + 1, head.i, "nominal", (actor,), 0.4, "open_actor")

    def _states(self, head: Token) -> list[str]:
        """The states that the phrase of HEAD names: "Syrian rebels", "the army of Chad"."""
        found = self.participants.actors(head, within=True)
        return [actor for actor in found if actor in self.participants.book.polities]

    def home_of(self, doc: Doc) -> str | None:
        """The state of which DOC mostly speaks, by its mentions and the places that it names."""
        polities = self.participants.book.polities
        named = Counter(
            self.participants.home(actor)
            for mention in doc._.mentions
            if mention.kind != "pronoun"
            for actor in mention.actors
        )
        for entity in doc.ents:
            if entity.label_ in {"GPE", "LOC"} and mention_at(entity.root) is None:
                named.update(self.participants.state_named(entity.text))
        ranked = [(state, count) for state, count in named.most_common() if state in polities]
        if not ranked or ranked[0][1] < _OFTEN:
            return None
        if len(ranked) > 1 and ranked[0][1] < _MOSTLY * ranked[1][1]:
            return None
        return ranked[0][0]


def _start(head: Token) -> int:
    """Where the words before HEAD begin that tell who it is: "[armed men]", not "the"."""
    start = head.i
    while start > head.sent.start and (
        (before := head.doc[start - 1]).dep_ in _BEFORE and before.head.i == head.i
    ):
        start -= 1
    return start
