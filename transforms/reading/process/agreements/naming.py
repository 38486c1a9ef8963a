"""A phrase that names an instrument, as the steps of `parley_agreements` hand it on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from spacy.tokens import Token

from parley.schemas.codebook.agreements import StatusRow
from parley.transforms.reading.records import Dated


class How(StrEnum):
    """By what a phrase is told to mean a certain instrument."""

    KNOWN = "known"  # a name that the lists hold
    NAMED = "named"  # a proper name that they do not hold
    BACK = "back"  # "the deal", of one told before
    DEFINITE = "definite"  # "the prisoner exchange", told first by what it is about
    TOLD = "told"  # any one, under a word that tells what became of it
    DETAILED = "detailed"  # any one, with what it is about
    OWNED = "owned"  # "Moscow's conditions"
    TITLE = "title"  # the heading of its own text


CONFIDENCE = {
    How.KNOWN: 0.9,
    How.NAMED: 0.75,
    How.BACK: 0.65,
    How.DEFINITE: 0.65,
    How.TOLD: 0.6,
    How.DETAILED: 0.55,
    How.OWNED: 0.5,
    How.TITLE: 0.9,
}


@dataclass(slots=True)
class Told:
    """A word that tells what became of an instrument, with who so acts.

    `own_date` is the time told beside the word; `date` may come from the story around it.
    """

    token: Token
    row: StatusRow
    by: tuple[str, ...]
    date: Dated | None = None
    own_date: Dated | None = None
    factuality: str = "actual"


@dataclass(slots=True)
class Naming:
    """A phrase that names an instrument.

    `family` tells which nouns may stand for one another, `content` and `names` which instrument is
    meant: what it is about, and the names and numbers in the phrase. A `weak` noun names one only
    where one was told before ("the plan"), a `signable` one where it is signed ("signed a paper"),
    and `another` says that it is none of these. `same` is
    a phrase of which this one says what it is ("drew up a text [as a basis]").
    """

    head: Token
    start: int
    end: int
    kind: str
    family: str
    known: str | None = None
    how: How | None = None
    definite: bool = False
    plural: bool = False
    weak: bool = False
    signable: bool = False
    another: bool = False
    content: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    parties: tuple[str, ...] = ()
    third: tuple[str, ...] = ()
    date: Dated | None = None
    told: list[Told] = field(default_factory=list)
    same: Naming | None = None

    @property
    def singled_out(self) -> bool:
        """Whether the phrase itself says which instrument it means."""
        return bool(self.content or self.names or self.parties)
