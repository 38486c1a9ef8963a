"""The acts that one document tells, as the steps of `parley_events` work them out one by one."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from spacy.tokens import Doc, Token

from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.events.dating.sections import Layout
from parley.transforms.reading.events.trigger import Trigger

PERSON = "person"


class Story:
    """A document with its triggers in the order of the text.

    A step finds here what the steps before it wrote on the triggers, and writes its own. SIDES
    maps actors to the party or state that they belong to, KIND_OF an actor to its kind.
    """

    def __init__(
        self,
        doc: Doc,
        triggers: Iterable[Trigger] = (),
        sides: Mapping[str, str] | None = None,
        kind_of: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        self.doc, self._sides, self.kind_of = doc, sides or {}, kind_of
        self.parties: tuple[str, ...] = tuple(doc._.parties)
        self.triggers = list(triggers)

    @property
    def triggers(self) -> Sequence[Trigger]:
        """The triggers in the order of the text."""
        return self._triggers

    @triggers.setter
    def triggers(self, triggers: Iterable[Trigger]) -> None:
        self._triggers = sorted(triggers, key=lambda trigger: trigger.token.i)
        self._starts = [trigger.token.i for trigger in self._triggers]
        self._by_token = dict(zip(self._starts, self._triggers, strict=True))
        self._tokens_of: defaultdict[str, set[int]] = defaultdict(set)
        for trigger in self._triggers:
            self._tokens_of[trigger.event_type].add(trigger.token.i)

    def at(self, token: Token) -> Trigger | None:
        """The trigger at TOKEN."""
        return self._by_token.get(token.i)

    def type_at(self, token: Token) -> str | None:
        """The type of the event that TOKEN tells; None where it tells none."""
        trigger = self._by_token.get(token.i)
        return None if trigger is None else trigger.event_type

    def tokens_of(self, event_type: str) -> AbstractSet[int]:
        """The tokens of the triggers of one type."""
        return self._tokens_of[event_type]

    def in_sentence_of(self, token: Token) -> Sequence[Trigger]:
        """The triggers in the sentence of TOKEN."""
        sentence = token.sent
        first = bisect.bisect_left(self._starts, sentence.start)
        return self._triggers[first : bisect.bisect_left(self._starts, sentence.end)]

    def side(self, actor: str) -> str:
        """The party or state to which ACTOR belongs; the actor itself where it has none."""
        return self._sides.get(actor, actor)

    def take_for(self, side: str, actors: Iterable[str]) -> None:
        """Let ACTORS belong to SIDE in this story."""
        self._sides = {**self._sides, **dict.fromkeys(actors, side)}

    def sides(self, actors: Iterable[str]) -> set[str]:
        """The sides of ACTORS."""
        return {self.side(actor) for actor in actors}

    def is_person(self, actor: str) -> bool:
        """Whether ACTOR is one person."""
        return self.kind_of(actor) == PERSON

    def is_cited(self, actor: str) -> bool:
        """Whether ACTOR is the author of another text, and not of this one."""
        return actor != AUTHOR and self.kind_of(actor) == "author"

    @cached_property
    def layout(self) -> Layout:
        """The sentence and paragraph of each token."""
        return Layout(self.doc)
