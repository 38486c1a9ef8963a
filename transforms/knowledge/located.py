"""Entries of codebooks that know where they stand, so that a fault can name file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from parley.schemas.codebook.actors import Actor, MoreOfActor
from parley.transforms.knowledge.files import Lines, line_of

E = TypeVar("E", bound=BaseModel)
Key = str | int


@dataclass(frozen=True, slots=True)
class Located(Generic[E]):
    """An entry with the file that holds it, the lines of that file, and its path in it."""

    entry: E
    path: str
    lines: Lines
    within: tuple[Key, ...] = ()

    def at(self, *keys: Key) -> str:
        """File and line of the entry, or of the part of it that KEYS lead to."""
        return f"{self.path}:{line_of(self.lines, (*self.within, *keys))}"


def wordings(actor: Actor | MoreOfActor) -> Iterator[tuple[str, str, tuple[Key, ...]]]:
    """The aliases of ACTOR as (alias, alias kind, the keys that lead to it)."""
    if isinstance(actor, Actor):
        yield actor.name, "name", ("name",)
    for kind in ("name", "surname", "acronym", "metonym", "demonym", "title"):
        for place, alias in enumerate(getattr(actor, f"{kind}s")):
            yield alias, kind, (f"{kind}s", place)
