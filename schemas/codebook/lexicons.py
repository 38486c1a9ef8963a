"""What the rows of the general lexicons (CSV) may hold."""

from __future__ import annotations

import difflib
import re
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from parley.schemas.codebook.actors import Entry
from parley.schemas.codebook.event_traits import TRAITS
from parley.schemas.vocabulary import EVENT_TYPES, EventType, Factuality, Position, QuadClass

_SLOT = re.compile(r"^(subj|obj|iobj|poss|none|prep:[a-z]+)$")
_JUDGEMENTS = frozenset({"@negative", "@positive", "@to_attack"})
Pos = Literal["verb", "noun"]


def split(value: str) -> tuple[str, ...]:
    """The alternatives of a cell, which stand between bars."""
    return tuple(part.strip() for part in value.split("|") if part.strip())


class EventRow(Entry):
    """One sense of a verb or noun that tells an event, with its conditions and its slots.

    `object` restricts the head of the direct object, or of the preposition's complement where a
    preposition is asked for: lemmas, `@classes`, `@actor`, `@clause` or `@none`, with `!` in front
    to exclude them. `subject` restricts who acts in the same way. `light` marks a verb that only
    carries the event which its object names ("issue a threat"). A file that needs no such row may
    leave the columns `subject` and `light` out. `NONE` as type says that this use tells no event.
    """

    lemma: str
    pos: Pos
    particle: str = ""
    preposition: str = ""
    object: str = ""
    event_type: str
    event_mode: str = ""
    cameo_code: Annotated[str, Field(pattern=r"^([0-9]{2,4})?$")] = ""
    source: str = ""
    target: str = ""
    symmetric: bool = False
    light: bool = False
    note: str = ""
    subject: str = ""

    @field_validator("symmetric", "light", mode="before")
    @classmethod
    def _yes(cls, value: str | bool | None) -> bool:
        if value in ("yes", True):
            return True
        if value in ("", "no", False, None):
            return False
        raise ValueError("'yes' or nothing")

    @field_validator("event_type")
    @classmethod
    def _type(cls, value: str) -> str:
        if value not in (*EVENT_TYPES, "NONE"):
            raise ValueError(f"'{value}' is no PLOVER event type; one of {', '.join(EVENT_TYPES)}")
        return value

    @field_validator("source", "target")
    @classmethod
    def _slots(cls, value: str) -> str:
        for slot in split(value):
            if not _SLOT.match(slot):
                raise ValueError(f"'{slot}' is no slot: subj, obj, iobj, poss, prep:WORD or none")
        return value

    @model_validator(mode="after")
    def _carries(self) -> EventRow:
        if self.light and (self.pos != "verb" or not self.object or self.excludes):
            raise ValueError("only a verb with an object is light: the object names the event")
        return self

    @property
    def excludes(self) -> bool:
        """Whether `object` names what must not stand there."""
        return self.object.startswith("!")

    @property
    def objects(self) -> tuple[str, ...]:
        """The alternatives of `object`."""
        return split(self.object.removeprefix("!"))

    @property
    def excludes_subjects(self) -> bool:
        """Whether `subject` names who must not act."""
        return self.subject.startswith("!")

    @property
    def subjects(self) -> tuple[str, ...]:
        """The alternatives of `subject`."""
        return split(self.subject.removeprefix("!"))

    @property
    def specificity(self) -> int:
        """How much the row asks for; the row that asks for most wins.

        A particle says more than an object, a named object more than a class, any object more
        than a preposition, and what must not be there least; who acts says as much as a class of
        objects. A judgement ("call it a crime"), or violence ("vow to bomb it"), says
        more than the bare clause that it makes.
        """
        if not self.object:
            wanted = 0
        elif self.excludes:
            wanted = 4
        else:
            judged = set(self.objects) <= _JUDGEMENTS
            wanted = 9 if self.object.startswith("@") and not judged else 10
        actor = 4 if self.excludes_subjects else 9 * bool(self.subject)
        return 12 * bool(self.particle) + 8 * bool(self.preposition) + wanted + actor


class ReportingRow(Entry):
    """A word that gives somebody's words or view, and how its content follows it."""

    lemma: str
    pos: Literal["verb", "noun", "phrase"]
    preposition: str = ""
    complement: str
    kind: str
    strength: Annotated[float, Field(ge=0, le=1)]
    note: str = ""

    @property
    def complements(self) -> tuple[str, ...]:
        """The ways in which the content may follow."""
        return split(self.complement)


class FactualityRow(Entry):
    """A cue that changes whether an event under it happened."""

    cue: str
    pos: str
    cue_class: Annotated[str, Field(alias="class")]
    effect: Literal[Factuality, "keep"]
    note: str = ""


class UnitRow(Entry):
    """A unit of counting and the words that name it."""

    unit: str
    forms: str
    unit_class: Annotated[str, Field(alias="class")]
    note: str = ""

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The wordings of the unit."""
        return split(self.forms)


class StanceRow(Entry):
    """A word that shows the position of its subject toward what its complement names."""

    lemma: str
    pos: Literal["verb", "noun", "adj"]
    particle: str = ""
    preposition: str = ""
    object: str = ""
    position: Position
    strength: Annotated[float, Field(ge=0, le=1)]
    toward: Literal["issue", "actor", "both"]
    note: str = ""


class CausalRow(Entry):
    """A word that links a reason with an outcome."""

    cue: str
    pos: Literal["verb", "noun", "conj", "prep", "phrase", "adj"]
    preposition: str = ""
    direction: Literal["cause_first", "effect_first", "statement"]
    note: str = ""


class CalibrationRow(Entry):
    """How many rows of a method the gold has judged, and how many of them it found right."""

    layer: str
    method: str
    n: Annotated[int, Field(ge=1)]
    right: Annotated[int, Field(ge=0)]


class UnsaidRow(Entry):
    """How much a sign speaks for one whom a sentence may leave unsaid; below 0, against him.

    A sign begins with what the candidate is for: "source" or "target".
    """

    sign: Annotated[str, Field(pattern=r"^(source|target) ")]
    weight: float


class ContextRow(Entry):
    """A PLOVER context, the words that tell it, and the event types that always have it."""

    context: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    words: str
    event_types: str = ""


class EventTypeRow(Entry):
    """A PLOVER type or mode with its scores and a definition in our own words.

    `traits` are what rules ask of a type (`event_traits.py`); they stand in the row without a mode.
    """

    event_type: EventType
    event_mode: str = ""
    cameo_root: Annotated[str, Field(pattern=r"^[0-9]{2}$")]
    quad_class: QuadClass
    goldstein: Annotated[float, Field(ge=-10, le=10)]
    traits: str = ""
    definition: str

    @field_validator("traits")
    @classmethod
    def _known(cls, value: str) -> str:
        for trait in split(value):
            if trait not in TRAITS:
                near = difflib.get_close_matches(trait, TRAITS, 1)
                raise ValueError(f"'{trait}' is no trait" + (f", '{near[0]}' is" if near else ""))
        return value

    @model_validator(mode="after")
    def _described(self) -> EventTypeRow:
        if not self.definition.strip():
            raise ValueError("a definition is missing")
        return self
