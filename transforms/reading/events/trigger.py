"""A word that tells an event, as the rules of this package hand it on."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from parley.schemas.codebook.lexicons import EventRow
from parley.transforms.reading.grammar.arguments import Clause
from parley.transforms.reading.grammar.determiners import has_article
from parley.transforms.reading.grammar.labels import NOMINAL

ATTACK = "ASSAULT"


@dataclass(slots=True)
class Trigger:
    """A word that tells an event, with the sense of the lexicon and its participants.

    `place_read` heads the name of a place that was read as its state, to be the target.
    """

    token: Token
    row: EventRow
    clause: Clause
    sources: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    place_read: Token | None = None

    @property
    def is_noun(self) -> bool:
        """Whether the trigger is a nominal."""
        return self.token.pos_ in NOMINAL

    @property
    def who(self) -> set[str]:
        """All participants."""
        return {*self.sources, *self.targets}


def points_back(trigger: Trigger) -> bool:
    """Whether a trigger names an attack told before, without saying whose or on whom it was."""
    return (
        trigger.row.event_type == ATTACK
        and trigger.is_noun
        and not trigger.who
        and has_article(trigger.token)
    )
