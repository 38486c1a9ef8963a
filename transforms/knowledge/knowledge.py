"""All that people wrote for the extraction to know: actors, issues, lexicons, as one object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from parley.schemas.codebook.actors import Actor, Conflict, Nominals, Office
from parley.schemas.codebook.classes import Contexts
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
)
from parley.schemas.codebook.places import PlaceWords

AUTHOR = "author"


@dataclass(frozen=True)
class Topics:
    """What is argued about: issues, and the reasons and outcomes of talks, by id."""

    issues: Mapping[str, Issue]
    reasons: Mapping[str, Reason]
    outcomes: Mapping[str, Outcome]


@dataclass(frozen=True)
class Knowledge:
    """The general layer with the codebooks on top, validated.

    `version` names the codebooks and digests all files: what is extracted depends on it.
    `topics` holds the issues, reasons and outcomes of each conflict apart, by its name.
    """

    version: str
    conflicts: tuple[Conflict, ...]
    actors: Mapping[str, Actor]
    party_phrases: tuple[str, ...]
    offices: tuple[Office, ...]
    nominals: Nominals
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
    issues: Mapping[str, Issue]
    reasons: Mapping[str, Reason]
    outcomes: Mapping[str, Outcome]
    genres: Genres
    calibration: tuple[CalibrationRow, ...] = ()
    ceremonial_presidents: frozenset[str] = frozenset()
    topics: Mapping[str, Topics] = field(default_factory=dict)

    def topics_of(self, parties: Sequence[str]) -> Topics:
        """The topics of the conflict between PARTIES; all topics where it is none of ours."""
        for conflict in self.conflicts:
            if conflict.parties == tuple(parties) and conflict.name in self.topics:
                return self.topics[conflict.name]
        return Topics(self.issues, self.reasons, self.outcomes)

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
    def polities(self) -> frozenset[str]:
        """The actors that officials, armies and delegations may belong to."""
        wanted = ("state", "igo", "alliance", "armed_group", "collective", "government_body")
        return frozenset(a.id for a in self.actors.values() if a.kind in wanted)
