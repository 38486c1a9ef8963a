"""What the YAML files of the event lexicon may hold."""

from __future__ import annotations

from pydantic import RootModel

from parley.schemas.codebook.actors import Entry


class EventClasses(RootModel[dict[str, tuple[str, ...]]]):
    """Classes of objects, by name: the nouns of each."""


class Contexts(Entry):
    """Where an event noun only qualifies: nouns before it ("the venue of the talks"), nouns after
    it ("negotiating table") and prepositions of time ("during the talks"). And where it is told:
    nouns of what became of it ("the failure of the talks") and words of openness to it."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    prepositions: tuple[str, ...]
    outcomes: tuple[str, ...] = ()
    openness: tuple[str, ...] = ()


class Qualifiers(Entry):
    """The file of such contexts."""

    contexts: Contexts
