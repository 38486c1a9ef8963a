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


TOLD = ConfigDict(use_attribute_docstrings=True)
"""For entries whose keys an editor explains: the text under a field is its description."""


class Holding(Entry):
    """An office that an actor held, with its validity dates."""

    model_config = TOLD

    role: Slug
    """The office, by its role in general/offices.yaml: foreign_minister."""
    of: ActorId | None = None
    """Whose office it is, by the id of the state, body or group."""
    start: dt.date | None = Field(None, alias="from")
    """The first day in office, if known."""
    end: dt.date | None = Field(None, alias="to")
    """The last day in office; none while it is held."""

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


class Named(Entry):
    """The wordings by which texts name an actor, besides its preferred name."""

    model_config = TOLD

    names: tuple[str, ...] = ()
    """Further full names and spellings, as texts write them."""
    surnames: tuple[str, ...] = ()
    """Last names that mean this person without the first name."""
    acronyms: tuple[str, ...] = ()
    """Abbreviations in capitals: RSF."""
    metonyms: tuple[str, ...] = ()
    """Names of seats and buildings that stand for the actor: the Kremlin."""
    demonyms: tuple[str, ...] = ()
    """Adjectives and names of the people: Sudanese."""
    titles: tuple[str, ...] = ()
    """Titles that mean this actor alone."""


class Actor(Named):
    """An actor with the wordings that name it.

    `of_country` marks groups of which each country has its own ("the rebels"): where a text is
    about one country they are that country's, or, with `stands_for_state`, that state itself.
    A state that is no more has the day of its end and the state that came `after` it: in a text
    from before, the names and seats of the latter mean the former.
    """

    model_config = TOLD

    id: ActorId
    """A state by its ISO 3166 code in three capitals; others as kind:name, such as
    person:first_last, armed:name or org:name."""
    name: str
    """The name that tables show."""
    kind: ActorKind
    """What kind of actor it is."""
    country: Alpha3 | None = None
    """The state it belongs to or comes from, by its ISO 3166 code in three capitals."""
    wikidata: WikidataItem | None = None
    """The item on Wikidata, where you are sure."""
    parent: ActorId | None = None
    """The actor that it is a part or an organ of, by its id: it acts for that one."""
    sector: Sector | None = None
    """The PLOVER sector, where its words do not tell it."""
    offices: tuple[Holding, ...] = ()
    """The offices that it held, each with its days."""
    of_country: bool = False
    """Of such a group each country has its own: the rebels."""
    stands_for_state: bool = False
    """Such a group of a country stands for that state."""
    ended: dt.date | None = None
    """The last day of a state that is no more."""
    after: Alpha3 | None = None
    """The state that came after it."""

    def aliases(self) -> list[tuple[str, str]]:
        """All wordings as (alias, alias kind), the preferred name first."""
        named = [(self.name, "name"), *((alias, "name") for alias in self.names)]
        for kind in ("surname", "acronym", "metonym", "demonym", "title"):
            named += [(alias, kind) for alias in getattr(self, f"{kind}s")]
        return list(dict.fromkeys(named))


class MoreOfActor(Named):
    """More on an actor of the general layer: further wordings and offices.

    An office with the role, the body and the first day of one that the actor has takes its place:
    so an office ends. `country`, `parent`, `sector` and `wikidata` count where the actor has none.
    """

    model_config = TOLD

    id: ActorId
    """The id of an actor of the general layer, such as RUS or person:first_last."""
    country: Alpha3 | None = None
    """Its state, where it has none."""
    parent: ActorId | None = None
    """What it is a part of, where nothing is told."""
    sector: Sector | None = None
    """Its PLOVER sector, where it has none."""
    wikidata: WikidataItem | None = None
    """Its item on Wikidata, where it has none."""
    offices: tuple[Holding, ...] = ()
    """Further offices; one with the same role, of and from takes the place of the one it has."""


class Actors(Entry):
    """A file of actors, and what it adds to those of the general layer (`extend`).

    Phrases for 'both sides' stand in the file of collectives.
    """

    model_config = TOLD

    actors: tuple[Actor, ...] = ()
    """The actors of the file."""
    extend: tuple[MoreOfActor, ...] = ()
    """What this file adds to actors of the general layer."""
    party_phrases: tuple[str, ...] = ()
    """Wordings for both sides together."""


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
    powers: tuple[ActorId, ...] = ()
    """States that act in many countries: a text that names one is less often about it."""
    honorifics: tuple[str, ...]
    not_actors: tuple[str, ...]
    female_names: tuple[str, ...]


PlaceName = Annotated[str, StringConstraints(pattern=r"^[A-Z\u00c0-\u00de]\S*( \S+)*$")]


class About(Entry):
    """What texts on a conflict show besides its parties: places fought over, and since when."""

    model_config = TOLD

    since: dt.date | None = None
    """The first day of the conflict: texts from before are not about it."""
    places: tuple[PlaceName, ...] = ()
    """Places fought over or bargained for, by which a text shows what it is about."""

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

    model_config = TOLD

    name: Slug
    """The name of the codebook, as its folder is called."""
    version: str
    """Your number for its state."""
    title: str
    """The conflict in a line."""
    parties: tuple[ActorId, ...]
    """The ids of those who fight or talk, two or more."""
    about: About = About()
    """By what a text shows that it is about this conflict, besides the parties."""
    conflict_roles: dict[ActorId, ConflictRole] = {}
    """The part of further actors, by their ids."""
