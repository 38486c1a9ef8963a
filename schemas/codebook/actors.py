"""What the YAML files of actors, offices and nominals may hold."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from parley.schemas.vocabulary import ActorKind, ConflictRole, Sector

ActorId = Annotated[str, StringConstraints(pattern=r"^([A-Z]{3}|[a-z_]+(:[a-z0-9_]+)?)$")]
Alpha3 = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
WikidataItem = Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")]


class Entry(BaseModel):
    """An entry of a codebook: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Holding(Entry):
    """An office that an actor held, with its validity dates."""

    role: Slug
    of: ActorId | None = None
    start: dt.date | None = Field(None, alias="from")
    end: dt.date | None = Field(None, alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Holding:
        if self.start and self.end and self.start > self.end:
            raise ValueError("'from' is after 'to'")
        return self

    def holds_on(self, day: dt.date | None) -> bool:
        """Whether the office was held on DAY; on no day given, whether it is held still."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class Actor(Entry):
    """An actor with the wordings that name it.

    `of_country` marks groups of which each country has its own ("the rebels"): where a text is
    about one country they are that country's, or, with `stands_for_state`, that state itself.
    A state that is no more has the day of its end and the state that came `after` it: in a text
    from before, the names and seats of the latter mean the former.
    """

    id: ActorId
    name: str
    kind: ActorKind
    country: Alpha3 | None = None
    wikidata: WikidataItem | None = None
    parent: ActorId | None = None
    sector: Sector | None = None
    names: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    offices: tuple[Holding, ...] = ()
    of_country: bool = False
    stands_for_state: bool = False
    ended: dt.date | None = None
    after: Alpha3 | None = None

    def aliases(self) -> list[tuple[str, str]]:
        """All wordings as (alias, alias kind), the preferred name first."""
        named = [(self.name, "name"), *((alias, "name") for alias in self.names)]
        for kind in ("surname", "acronym", "metonym", "demonym", "title"):
            named += [(alias, kind) for alias in getattr(self, f"{kind}s")]
        return list(dict.fromkeys(named))


class MoreOfActor(Entry):
    """More on an actor of the general layer: further wordings and offices.

    An office with the role, the body and the first day of one that the actor has takes its place:
    so an office ends. `country`, `parent`, `sector` and `wikidata` count where the actor has none.
    """

    id: ActorId
    country: Alpha3 | None = None
    parent: ActorId | None = None
    sector: Sector | None = None
    wikidata: WikidataItem | None = None
    names: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    offices: tuple[Holding, ...] = ()


class Actors(Entry):
    """A file of actors, and what it adds to those of the general layer (`extend`).

    Phrases for 'both sides' stand in the file of collectives.
    """

    actors: tuple[Actor, ...] = ()
    extend: tuple[MoreOfActor, ...] = ()
    party_phrases: tuple[str, ...] = ()


class Office(Entry):
    """An office and the words that name it."""

    role: Slug
    forms: tuple[str, ...]
    unique: bool = False


class Offices(Entry):
    """The file of offices, and the states whose president does not lead the government."""

    offices: tuple[Office, ...]
    ceremonial_presidents: tuple[Alpha3, ...] = ()


class Nominals(Entry):
    """The nouns that stand for states, persons and groups, and what is no actor."""

    state_nominals: tuple[str, ...]
    person_nominals: tuple[str, ...]
    group_nominals: tuple[str, ...]
    state_bodies: tuple[str, ...] = ()
    participant_nominals: dict[ActorId, tuple[str, ...]] = {}
    foreign_nominals: tuple[str, ...] = ()
    regions: dict[ActorId, tuple[str, ...]] = {}
    honorifics: tuple[str, ...]
    not_actors: tuple[str, ...]


PlaceName = Annotated[str, StringConstraints(pattern=r"^[A-Z\u00c0-\u00de]\S*( \S+)*$")]


class About(Entry):
    """What texts on a conflict show besides its parties: places fought over, and since when."""

    since: dt.date | None = None
    places: tuple[PlaceName, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> About:
        twice = [name for name, count in Counter(self.places).items() if count > 1]
        if twice:
            raise ValueError(f"the place '{twice[0]}' stands twice")
        return self


class KindNouns(Entry):
    """Nouns that say of what kind an actor is: in its name, beside it, and of a person."""

    kind: ActorKind
    sector: Sector
    names: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


class Kinds(Entry):
    """The sector of each kind of actor, and the nouns that tell more.

    `nobody` are nouns that tell of nobody in particular, `things` those that only act for whoever
    has them.
    """

    sectors: dict[ActorKind, Sector]
    nouns: tuple[KindNouns, ...]
    nobody: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


class Conflict(Entry):
    """The head of a codebook: its name, what it is about, and who is what in the conflict."""

    name: Slug
    version: str
    title: str
    parties: tuple[ActorId, ...]
    about: About = About()
    conflict_roles: dict[ActorId, ConflictRole] = {}
