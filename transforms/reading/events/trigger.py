"""A word that tells an event, as the rules of this package hand it on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Token

from parley.schemas.codebook.lexicons import EventRow
from parley.transforms.reading.grammar.arguments import Clause
from parley.transforms.reading.grammar.determiners import has_article
from parley.transforms.reading.grammar.labels import NOMINAL
from parley.transforms.reading.places.gazetteer import Place
from parley.transforms.reading.records import Dated, ReadEvent

ATTACK, TALKS = "ASSAULT", "CONSULT"


class Where(NamedTuple):
    """A place by its name as told, with its record where the gazetteer has it."""

    name: str
    record: Place | None

    @property
    def is_country(self) -> bool:
        """Whether it is a whole country."""
        return self.record is not None and self.record.kind == "country"


@dataclass(slots=True)
class Trigger:
    """A word that tells an event: the sense of the lexicon, who, whom, when, where, whether.

    `end` is a time by which something had come of talks ("by May they had stalled"); `place_read`
    heads the name of a place that was read as its state, to be the target; `read` is what the
    trained reader sees in the word, `by_rule` whether the rules see it too; `by_unnamed` whether
    some people act who are no mention before an event takes them; `unsaid` whether the story alone
    tells somebody who takes part; `accusers` blame somebody for it, and `spared` are not who it is
    aimed at.
    """

    token: Token
    row: EventRow
    clause: Clause
    sources: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    place_read: Token | None = None
    date: Dated | None = None
    end: Dated | None = None
    place: Where | None = None
    factuality: str = "actual"
    read: ReadEvent | None = None
    by_rule: bool = True
    by_unnamed: bool = False
    unsaid: bool = False
    accusers: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()

    @property
    def event_type(self) -> str:
        """The PLOVER type."""
        return self.row.event_type

    @property
    def is_noun(self) -> bool:
        """Whether the trigger is a nominal."""
        return self.token.pos_ in NOMINAL

    @property
    def who(self) -> set[str]:
        """All participants."""
        return {*self.sources, *self.targets}


def acts_itself(trigger: Trigger) -> bool:
    """Whether what is fired strikes somebody or something: "shells hit the town"."""
    row, clause = trigger.row, trigger.clause
    fired = bool(row.subject) and not row.excludes_subjects and row.event_type == ATTACK
    return fired and bool(clause.objects or row.preposition)


def points_back(trigger: Trigger) -> bool:
    """Whether a trigger names an attack told before, without saying whose or on whom it was."""
    return (
        trigger.event_type == ATTACK
        and trigger.is_noun
        and not trigger.who
        and has_article(trigger.token)
    )
