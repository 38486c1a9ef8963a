"""All that people wrote for the extraction to know: actors, issues, lexicons, as one object."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from parley.schemas.codebook.actors import Actor, Conflict, Kinds, Nominals, Office
from parley.schemas.codebook.agreements import (
    Agreement,
    AgreementWords,
    InstrumentRow,
    StatusRow,
)
from parley.schemas.codebook.classes import Contexts
from parley.schemas.codebook.english import English
from parley.schemas.codebook.event_traits import EventTraits, traits_of
from parley.schemas.codebook.interests import InterestRow, InterestWords
from parley.schemas.codebook.issuers import IssuerWords
from parley.schemas.codebook.issues import Genres, Issue, Outcome, Reason
from parley.schemas.codebook.lexicons import (
    CalibrationRow,
    CausalRow,
    ContextRow,
    EventRow,
    EventTypeRow,
    FactualityRow,
    ReportingRow,
    StanceRow,
    UnitRow,
    UnsaidRow,
    split,
)
from parley.schemas.codebook.pages import Pages
from parley.schemas.codebook.places import PlaceWords
from parley.schemas.codebook.roles import RoleRow, RoleWords
from parley.schemas.codebook.rounds import RoundRow, RoundWords
from parley.transforms.knowledge.choice import Choice, Subject
from parley.transforms.knowledge.extend import extended
from parley.transforms.knowledge.kinds import KindBook
from parley.transforms.knowledge.topics import Topics, joined_topics

AUTHOR = "author"


@dataclass(frozen=True)
class Layer:
    """Actors and topics that belong together: the general ones, or those of one codebook.

    `version` digests the layer's files; `conflict` is the head of a codebook.
    """

    version: str
    actors: Mapping[str, Actor]
    party_phrases: tuple[str, ...]
    topics: Topics
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    conflict: Conflict | None = None


@dataclass(frozen=True)
class Instruments:
    """The words that tell of agreements."""

    nouns: tuple[InstrumentRow, ...]
    status: tuple[StatusRow, ...]
    words: AgreementWords


@dataclass(frozen=True)
class Wants:
    """The words that tell of interests."""

    rows: tuple[InterestRow, ...]
    words: InterestWords


@dataclass(frozen=True)
class Rounds:
    """The words that tell of rounds of talks."""

    nouns: tuple[RoundRow, ...]
    words: RoundWords


@dataclass(frozen=True)
class Parts:
    """The words that tell what part actors have."""

    rows: tuple[RoleRow, ...]
    words: RoleWords


@dataclass(frozen=True)
class Knowledge:
    """The general layer with the codebooks on top, validated.

    Where `choosing` holds, each text takes those of `codebooks` (by the names of their folders)
    that it is about (`codebooks_of`); otherwise each takes all of them.
    """

    general: Layer
    codebooks: Mapping[str, Layer]
    offices: tuple[Office, ...]
    nominals: Nominals
    kinds: Kinds
    events: tuple[EventRow, ...]
    event_classes: Mapping[str, frozenset[str]]
    qualifiers: Contexts
    place_words: PlaceWords
    event_types: tuple[EventTypeRow, ...]
    contexts: tuple[ContextRow, ...]
    reporting: tuple[ReportingRow, ...]
    factuality: tuple[FactualityRow, ...]
    units: tuple[UnitRow, ...]
    stances: tuple[StanceRow, ...]
    causal: tuple[CausalRow, ...]
    genres: Genres
    pages: Pages
    instruments: Instruments
    rounds: Rounds
    roles: Parts
    wants: Wants
    issuers: IssuerWords
    english: English
    calibration: tuple[CalibrationRow, ...] = ()
    unsaid: tuple[UnsaidRow, ...] = ()
    ceremonial_presidents: frozenset[str] = frozenset()
    choosing: bool = False

    @cached_property
    def version(self) -> str:
        """The codebooks, with a digest of all files: what is extracted depends on it."""
        digest = hashlib.sha256(self.general.version.encode())
        for name in sorted(self.codebooks):
            digest.update(f"\0{name}\0{self.codebooks[name].version}".encode())
        names = ("|" if self.choosing else "+").join(sorted(self.codebooks)) or "general"
        return f"{names}@{digest.hexdigest()[:12]}"

    @cached_property
    def event_traits(self) -> EventTraits:
        """The types of events that have each trait."""
        return traits_of((row.event_type, split(row.traits)) for row in self.event_types)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts of all codebooks, in the order of the codebooks' names."""
        return tuple(layer.conflict for layer in self._books if layer.conflict is not None)

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """All actors by id, the general ones first."""
        actors = dict(self.general.actors)
        for layer in self._books:
            for actor_id, actor in layer.actors.items():
                known = actors.get(actor_id)  # which the codebook says more of
                actors[actor_id] = extended(known, actor) if known else actor
        return actors

    @cached_property
    def party_phrases(self) -> tuple[str, ...]:
        """The wordings of "both sides"."""
        layers = (self.general, *self._books)
        return tuple(phrase for layer in layers for phrase in layer.party_phrases)

    @cached_property
    def topics(self) -> Topics:
        """The topics of all layers together."""
        return joined_topics([self.general.topics, *(layer.topics for layer in self._books)])

    @cached_property
    def agreements(self) -> Mapping[str, Agreement]:
        """The instruments that are known by name, by id, the general ones first."""
        known = dict(self.general.agreements)
        for layer in self._books:
            known |= layer.agreements
        return known

    @property
    def issues(self) -> Mapping[str, Issue]:
        """The issues of all layers by id."""
        return self.topics.issues

    @property
    def reasons(self) -> Mapping[str, Reason]:
        """The reasons of all layers by id."""
        return self.topics.reasons

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """The outcomes of all layers by id."""
        return self.topics.outcomes

    def topics_of(self, parties: Sequence[str]) -> Topics:
        """What the codebook of the conflict between PARTIES argues about; without it, all of them.

        The general topics are beside these, in `general`.
        """
        for layer in self._books:
            if layer.conflict is not None and layer.conflict.parties == tuple(parties):
                return layer.topics
        return joined_topics([layer.topics for layer in self._books])

    def codebooks_of(self, text: str, published: dt.date | None = None) -> tuple[str, ...]:
        """The names of the codebooks with which TEXT of the day PUBLISHED is read, sorted."""
        if not self.choosing:
            return tuple(sorted(self.codebooks))
        return self._choice.of(text, published)

    def with_codebooks(self, names: Collection[str]) -> Knowledge:
        """The general layer with the codebooks NAMES, for texts that take just these."""
        wanted = tuple(sorted(names))
        if not self.choosing and len(wanted) == len(self.codebooks):
            return self
        if wanted not in self._parts:
            books = {name: self.codebooks[name] for name in wanted}
            self._parts[wanted] = replace(self, codebooks=books, choosing=False)
        return self._parts[wanted]

    def with_actors(
        self, actors: Mapping[str, Actor], changed: Callable[[Conflict], Conflict] = lambda c: c
    ) -> Knowledge:
        """The same with other ACTORS and CHANGED conflicts.

        Actors stay in their layers; those that are in none become general.
        """
        of_books = {actor for layer in self._books for actor in layer.actors}
        of_books -= self.general.actors.keys()
        general = {a: actor for a, actor in actors.items() if a not in of_books}
        books = {
            name: replace(
                layer,
                actors={a: actors[a] for a in layer.actors if a in actors},
                conflict=changed(layer.conflict) if layer.conflict else None,
            )
            for name, layer in self.codebooks.items()
        }
        return replace(self, general=replace(self.general, actors=general), codebooks=books)

    @property
    def _books(self) -> list[Layer]:
        return [self.codebooks[name] for name in sorted(self.codebooks)]

    @cached_property
    def _choice(self) -> Choice:
        return Choice(
            {
                name: Subject.of(layer.conflict, self.general.actors, layer.actors)
                for name, layer in self.codebooks.items()
                if layer.conflict is not None
            }
        )

    @cached_property
    def _parts(self) -> dict[tuple[str, ...], Knowledge]:
        return {}

    @cached_property
    def conflict_roles(self) -> dict[str, str]:
        """Actor id to its role in the conflict; organs and persons take their country's."""
        told: dict[str, str] = {}
        for conflict in self.conflicts:
            told |= dict(conflict.conflict_roles)
            told |= dict.fromkeys(conflict.parties, "primary_party")
        roles = {}
        for actor in self.actors.values():
            for candidate in (actor.id, actor.parent, actor.country):
                if candidate and candidate in told:
                    roles[actor.id] = told[candidate]
                    break
        return roles

    @cached_property
    def page_words(self) -> Pages:
        """The words around texts, where the names of outlets are those of the actors too."""
        media = (actor for actor in self.actors.values() if actor.kind == "media")
        outlets = sorted({alias.casefold() for actor in media for alias, _ in actor.aliases()})
        names = self.pages.file_names
        names = names.model_copy(update={"outlets": (*names.outlets, *outlets)})
        return self.pages.model_copy(update={"file_names": names})

    @cached_property
    def kind_book(self) -> KindBook:
        """What nouns say of the kinds of actors."""
        return KindBook(self.kinds, {office.role: office.forms[0] for office in self.offices})

    @cached_property
    def polities(self) -> frozenset[str]:
        """The actors that officials, armies and delegations may belong to."""
        wanted = ("state", "igo", "alliance", "armed_group", "collective", "government_body")
        return frozenset(a.id for a in self.actors.values() if a.kind in wanted)
