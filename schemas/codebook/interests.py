"""What the files on interests may hold: words by which texts tell what somebody wants or fears."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, field_validator

from parley.schemas.codebook.actors import Entry
from parley.schemas.codebook.lexicons import split
from parley.schemas.vocabulary import InterestKind

_HOLDER = re.compile(r"^(subj|obj|owner|by|poss|has|bears|prep:[a-z]+|said:[a-z]+)$")
_CONTENT = re.compile(
    r"^(own|that|same|obj|subj|be|purpose|act|clause|self|pred|done|other|prep:[a-z]+)$"
)
SOMEBODY = "@somebody"
"""In the place of words: any actor."""


class InterestRow(Entry):
    """A word that tells a goal, a need, a fear or a pressure, with whose it is and what.

    `holder` and `content` are slots, the first that is filled counts.

    - Of a holder: `subj` who does it, or of whom an adjective is said; `owner` whose the subject is
      ("Moscow's demands are designed to"); `obj`, `by`, `poss`, `prep:WORD`; `said:WORD` of whom a
      phrase with that preposition is said ("Kyiv, under pressure, ..."); `has` and `bears` the
      subject of a verb of having or bearing over the word.
    - Of a content: `own` what the holder would do himself, `that` a clause of its own, `same` one
      with the holder for its subject ("thinks [it can win]"), `other` what is to happen ("wants
      [the war to end]"), `obj`, `subj`, `prep:WORD` a phrase or a gerund behind a preposition, `be`
      what the word is said to be, `pred` what the object is said to be, `done` what is to become
      of it, `purpose` an infinitive of purpose, `act` what the subject does, `clause` that with
      the subject, `self` the phrase of the word.

    `object` are words of which one must be the direct object; `beside` are words of which one must
    head the content, or must not where a "!" stands before them; both may name a class by "@". A
    word that is `denied` tells it only under "not".
    """

    lemma: str
    pos: Literal["verb", "noun", "adj"]
    kind: InterestKind
    object: str = ""
    beside: str = ""
    denied: bool = False
    holder: str
    content: str
    note: str = ""

    @field_validator("denied", mode="before")
    @classmethod
    def _yes(cls, value: str | bool) -> bool:
        if value in ("yes", True):
            return True
        if value in ("", False):
            return False
        raise ValueError("'yes' or nothing")

    @field_validator("holder")
    @classmethod
    def _holder(cls, value: str) -> str:
        return _slots(value, _HOLDER)

    @field_validator("content")
    @classmethod
    def _content(cls, value: str) -> str:
        return _slots(value, _CONTENT)

    @property
    def holders(self) -> tuple[str, ...]:
        """The slots of the holder."""
        return split(self.holder)

    @property
    def contents(self) -> tuple[str, ...]:
        """The slots of the content."""
        return split(self.content)

    @property
    def excludes(self) -> bool:
        """Whether `beside` names what must not head the content."""
        return self.beside.startswith("!")

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes that the row names."""
        words = (*split(self.object), *split(self.beside.removeprefix("!")))
        return tuple(w.removeprefix("@") for w in words if w.startswith("@") and w != SOMEBODY)


class InterestWords(Entry):
    """Words beside those of the rows.

    `classes` are lists that rows name by "@", as they may name @purposes. `having` verbs have for
    their subject whose wish, need or fear their object names, `bearing` verbs who is under a
    pressure; `equating` verbs say what their subject is. `purposes` are verbs that tell an aim as a
    bare infinitive of purpose. What stands behind a `lacking` preposition is needed, where the verb
    says what could not be done, or is one of `losing`. `some` are words for people who are told
    only by among whom they are ("many in the army"); `pair` those for both sides.
    """

    classes: dict[str, frozenset[str]] = Field(default_factory=dict)
    having: frozenset[str]
    bearing: frozenset[str]
    equating: frozenset[str]
    purposes: frozenset[str]
    lacking: frozenset[str]
    losing: frozenset[str]
    some: frozenset[str] = frozenset()
    pair: frozenset[str] = frozenset()

    @property
    def lists(self) -> dict[str, frozenset[str]]:
        """What rows may name by "@": the classes, and the verbs of purpose."""
        return {**self.classes, "purposes": self.purposes}


def _slots(value: str, form: re.Pattern[str]) -> str:
    for each in split(value):
        if not form.match(each):
            raise ValueError(f"'{each}' is no slot; schemas/codebook/interests.py lists them")
    if not split(value):
        raise ValueError("a slot is missing")
    return value
