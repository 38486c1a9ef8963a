"""What the files on the parts of actors may hold: words that tell a part, and helpers."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import field_validator

from parley.schemas.codebook.actors import Entry
from parley.schemas.codebook.lexicons import split
from parley.schemas.vocabulary import ACTOR_PARTS

SELF, SIDES, WHERE = "self", "sides", "where"
OF_SIDES, OF_PATRON, OF_PARTY, OF_PRESSURE = "@sides", "@patron", "@party", "@pressure"
NOTHING = "@none"
_SLOT = re.compile(rf"^(subj|obj|iobj|poss|mod|prep:[a-z]+|{SELF}|{SIDES}|{WHERE})$")
_WORKED_OUT = frozenset({OF_SIDES, OF_PATRON, OF_PARTY, OF_PRESSURE})


class RoleRow(Entry):
    """A word that tells what part an actor has.

    A `noun` names who has it ("the go-between"), an `act` what somebody does ("their mediation"),
    a `verb` says it, an `adj` is a participle behind a name ("X-supplied missiles"). `object` are
    words or classes (@name) of which one must be an object of a verb or the noun that an `adj`
    modifies, or @none where the verb must stand alone ("Malaysia facilitated"), `beside` words of
    which one must stand in the phrase or clause, where @two stands for two actors, and `never`
    words that must not.

    `actor` and `toward` are slots: of a noun, `self` is whom it names or is said of, `sides` the
    two parties that it stands for, and `where` the state of the place said to be it. A role is one
    of those of the tables, or @sides and @party (one of the two known parties is a primary party,
    others are secondary ones), @patron (the actor supports whom the noun names) or @pressure (a
    spoiler where something is refused under it, else a secondary party).
    """

    lemma: str
    pos: Literal["noun", "act", "verb", "adj"]
    particle: str = ""
    object: str = ""
    beside: str = ""
    never: str = ""
    role: str
    actor: str
    toward: str = ""
    note: str = ""

    @field_validator("role")
    @classmethod
    def _part(cls, value: str) -> str:
        if value not in {*ACTOR_PARTS, *_WORKED_OUT}:
            raise ValueError(f"'{value}' is no role: {', '.join(ACTOR_PARTS)}")
        return value

    @field_validator("actor", "toward")
    @classmethod
    def _slots(cls, value: str) -> str:
        for each in split(value):
            if not _SLOT.match(each):
                raise ValueError(f"'{each}' is no slot: subj, obj, poss, mod, self or prep:WORD")
        return value

    @property
    def objects(self) -> tuple[str, ...]:
        """The words and classes of which one must be there."""
        return split(self.object)

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes that the row names by "@"."""
        named = (each for each in self.objects if each != NOTHING)
        return tuple(each[1:] for each in named if each.startswith("@"))

    @property
    def wanted(self) -> frozenset[str]:
        """The words of which one must stand beside; none where any clause will do."""
        return frozenset(split(self.beside))

    @property
    def unwanted(self) -> frozenset[str]:
        """The words that must not stand in the phrase."""
        return frozenset(split(self.never))


class RoleWords(Entry):
    """Words around those that tell a part.

    `classes` are named by rows as @name. `linking` verbs say what their subject is, `acting_as` and
    `taken_as` verbs what their subject or object is with "as"; `standing` nouns stand between an
    actor and its part ("its role as host"). `processes` have hosts and venues; who withholds what
    `giving` nouns name has given it.
    """

    classes: dict[str, frozenset[str]]
    linking: frozenset[str]
    acting_as: frozenset[str]
    taken_as: frozenset[str]
    standing: frozenset[str]
    processes: frozenset[str]
    giving: frozenset[str]
