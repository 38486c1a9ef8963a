"""Cited authors as actors: those that the knowledge has, and new ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.schemas.codebook.actors import Actor
from parley.transforms.reading.records import NewActor

_SLUG = re.compile(r"[^a-z0-9]+")
_PLAIN = str.maketrans({"ı": "i", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True)
class Cited:
    """The actor that a reference names; `new` where no codebook holds it."""

    actor: str
    new: NewActor | None = field(default=None, compare=False)


class Authors:
    """Finds the actor of a reference by the names in it."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        names: dict[str, set[str]] = {}
        surnames: dict[str, set[str]] = {}
        self._ids = set()
        for actor in actors:
            self._ids.add(actor.id)
            for alias, kind in actor.aliases():
                if kind in ("name", "acronym"):
                    names.setdefault(_letters(alias), set()).add(actor.id)
                elif kind == "surname":
                    surnames.setdefault(_letters(alias), set()).add(actor.id)
        self._names = _unique(names)
        self._surnames = _unique(surnames)

    def knows(self, name: str) -> bool:
        """Whether NAME is that of an actor in the knowledge."""
        return _letters(name) in self._names

    def find(self, names: tuple[str, ...], person: bool = True) -> Cited:
        """The actor of a work by NAMES; PERSON says whether a name of two words is a person's."""
        if len(names) == 1:
            known = self._names.get(_letters(names[0])) or self._surnames.get(_letters(names[0]))
            if known:
                return Cited(known)
        last = [name.split()[-1] if person or len(names) > 1 else name for name in names]
        actor = "author:" + "_".join(slug(name) for name in last)
        if actor in self._ids:
            return Cited(actor)
        known = self._names.get(_letters(" ".join(last)))
        return Cited(known) if known else Cited(actor, NewActor(" & ".join(names), "author"))


def slug(name: str) -> str:
    """NAME in lower-case ASCII letters with underscores."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    return _SLUG.sub("_", folded.encode("ascii", "ignore").decode()).strip("_") or "unknown"


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _unique(found: dict[str, set[str]]) -> dict[str, str]:
    return {alias: next(iter(ids)) for alias, ids in found.items() if len(ids) == 1}
