"""What the files of training passages may hold; data/training/README.md explains them."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, RootModel

from parley.schemas.codebook.actors import Entry

Genre = Literal[
    "wire", "analysis", "opinion", "statement", "resolution", "transcript", "scholarly", "report"
]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Factual = Literal["actual", "negated", "possible", "future", "counterfactual"]
Outcome = Literal[
    "talks_failed", "talks_succeeded", "ceasefire_failed", "ceasefire_held", "agreement_failed",
    "agreement_held", "no_peace", "war_began", "war_ended",
]  # fmt: skip


def _written(value: object) -> object:
    """A date that YAML has read as a number or a day, as it was written."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else value


_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
Edtf = Annotated[str, BeforeValidator(_written), Field(pattern=rf"^{_DAY}(/{_DAY})?$")]
Stretch = Annotated[str, BeforeValidator(_written), Field(pattern=r"^[1-9]\d*(-[1-9]\d*)?$")]
"""The number of a sentence, counted from 1, or of the first and the last of several."""
Who = Annotated[str, Field(pattern=r"^(author|.*= ?\S+)$")]
"""`words = actor_id`; without words where the sentence has none for the actor."""


class PassageActor(Entry):
    """An actor of a passage."""

    id: str
    name: str
    kind: Literal[
        "state", "government_body", "person", "igo", "alliance", "armed_group", "party", "ngo",
        "media", "company", "population", "collective", "author", "other",
    ]  # fmt: skip
    country: str | None = None
    sector: str | None = None


class Alternative(Entry):
    """What a second annotator could well have written instead."""

    trigger: str | None = None
    type: EventType | None = None
    factuality: Factual | None = None
    by: Who | None = None
    date: Edtf | None = None
    place: str | None = None
    position: str | None = None
    issue: str | None = None
    source: tuple[Who, ...] | None = None
    target: tuple[Who, ...] | None = None
    outcome: Outcome | None = None
    reason: str | None = None
    holder: Who | None = None
    toward: Who | None = None
    speaker: Who | None = None


class PassageEvent(Entry):
    """An event at its trigger."""

    s: Stretch
    trigger: str
    type: EventType
    factuality: Factual
    source: tuple[Who, ...] = ()
    target: tuple[Who, ...] = ()
    date: Edtf | None = None
    place: str | None = None
    by: Who | None = None
    cluster: str | None = None
    optional: bool = False
    alt: Alternative | None = None


class PassageAttribution(Entry):
    """Somebody's words or view; a content over several sentences is `first ... last words`."""

    s: Stretch
    speaker: Who
    content: str
    kind: Literal["direct", "indirect", "citation"]
    cue: str | None = None
    optional: bool = False
    alt: Alternative | None = None


class PassageStance(Entry):
    """A position of a holder on an issue, or toward an actor."""

    s: Stretch
    holder: Who
    position: Literal["support", "oppose", "conditional", "neutral"]
    words: str
    issue: str | None = None
    toward: Who | None = None
    about: str | None = None
    by: Who | None = None
    optional: bool = False
    alt: Alternative | None = None


class PassageReason(Entry):
    """A reason that the text gives for an outcome."""

    s: Stretch
    outcome: Outcome
    reason: str
    words: str
    by: Who | None = None
    optional: bool = False
    alt: Alternative | None = None


class Passage(Entry):
    """A short text, a sentence a line, with all that is to be found in it."""

    id: str
    conflict: str
    genre: Genre
    text: str
    published_on: dt.date | None = None
    source_name: str | None = None
    note: str | None = None
    trap: bool | str = False
    actors: tuple[PassageActor, ...] = ()
    events: tuple[PassageEvent, ...] = ()
    attributions: tuple[PassageAttribution, ...] = ()
    stances: tuple[PassageStance, ...] = ()
    reasons: tuple[PassageReason, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def sentences(self) -> list[str]:
        """The sentences in their order; those that annotations count from 1."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]


class Passages(RootModel[tuple[Passage, ...]]):
    """A file of passages."""
