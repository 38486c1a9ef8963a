"""The closed vocabularies of the dataset: PLOVER types, factuality, positions, kinds.

Each is declared once, as a `Literal`, from which pydantic and mypy read it; the tuple beside it is
what columns allow.
"""

from __future__ import annotations

from typing import Literal, get_args

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
QuadClass = Literal[
    "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"
]
Factuality = Literal["actual", "negated", "possible", "future", "counterfactual"]
DatePrecision = Literal["day", "month", "year", "interval", "none"]
DateBasis = Literal["text", "relative", "document", "none"]
Position = Literal["support", "oppose", "conditional", "neutral"]
AttributionKind = Literal["direct", "indirect", "citation"]
Qualifier = Literal["exact", "about", "at_least", "at_most"]
MentionKind = Literal["name", "nominal", "pronoun", "metonym"]
ActorKind = Literal[
    "state", "government_body", "person", "igo", "alliance", "armed_group", "party", "ngo",
    "media", "company", "population", "collective", "author", "other",
]  # fmt: skip
Sector = Literal[
    "GOV", "MIL", "REB", "PRM", "UAF", "COP", "JUD", "LEG", "SPY", "PTY", "OPP", "CVL", "REF",
    "REL", "JRN", "MED", "EDU", "BUS", "LAB", "CRM", "SOC", "ELI", "PRE", "AGR", "UNK",
]  # fmt: skip
AliasKind = Literal["name", "acronym", "metonym", "demonym", "title", "surname"]
ConflictRole = Literal[
    "primary_party", "secondary_party", "mediator", "guarantor", "observer", "none"
]
PlaceKind = Literal["city", "district", "region", "country", "water", "other"]
Genre = Literal["news", "analysis", "opinion", "scholarly", "statement", "other"]
SentenceKind = Literal["prose", "heading", "bullet", "caption", "reference"]
ParticipantRole = Literal["source", "target"]
ConflictAttribute = Literal["date", "factuality", "source", "target", "place", "quantity"]
AgreementKind = Literal[
    "proposal", "draft", "communique", "treaty", "ceasefire", "exchange", "plan", "memorandum",
    "resolution", "mechanism", "other",
]  # fmt: skip
AgreementState = Literal[
    "proposed", "negotiated", "drafted", "accepted_in_principle", "signed", "ratified", "in_force",
    "implemented", "partly_implemented", "violated", "suspended", "rejected", "withdrawn",
    "expired", "not_signed", "collapsed",
]  # fmt: skip
Force = Literal["obliges", "forbids", "permits", "grants"]
InterestKind = Literal["goal", "need", "fear", "pressure"]
RoundKind = Literal["talks", "meeting", "summit", "call"]
RoundLevel = Literal["leaders", "ministers", "technical"]
ActorPart = Literal[
    "primary_party", "secondary_party", "mediator", "host", "guarantor", "observer", "supporter",
    "spoiler",
]  # fmt: skip
Stage = Literal["ingest", "extract", "resolve", "validate", "publish"]
AddressStatus = Literal["waiting", "listing", "read", "failed", "gone"]
ForgottenKind = Literal["text", "address", "publisher", "source"]
RunStatus = Literal["completed", "failed", "stopped"]
Severity = Literal["error", "row", "warning"]
Vocabulary = Literal["language", "context", "cameo", "unit", "outcome", "reason", "office", "pax"]
Layer = Literal[
    "event", "attribute", "stance", "attribution", "quantity", "explanation", "mention",
    "agreement", "status", "provision", "round", "role", "interest",
]  # fmt: skip

EVENT_TYPES: tuple[str, ...] = get_args(EventType)
QUAD_CLASSES: tuple[str, ...] = get_args(QuadClass)
FACTUALITY: tuple[str, ...] = get_args(Factuality)
DATE_PRECISIONS: tuple[str, ...] = get_args(DatePrecision)
DATE_BASES: tuple[str, ...] = get_args(DateBasis)
POSITIONS: tuple[str, ...] = get_args(Position)
ATTRIBUTION_KINDS: tuple[str, ...] = get_args(AttributionKind)
QUALIFIERS: tuple[str, ...] = get_args(Qualifier)
MENTION_KINDS: tuple[str, ...] = get_args(MentionKind)
ACTOR_KINDS: tuple[str, ...] = get_args(ActorKind)
SECTORS: tuple[str, ...] = get_args(Sector)
ALIAS_KINDS: tuple[str, ...] = get_args(AliasKind)
CONFLICT_ROLES: tuple[str, ...] = get_args(ConflictRole)
PLACE_KINDS: tuple[str, ...] = get_args(PlaceKind)
GENRES: tuple[str, ...] = get_args(Genre)
SENTENCE_KINDS: tuple[str, ...] = get_args(SentenceKind)
PARTICIPANT_ROLES: tuple[str, ...] = get_args(ParticipantRole)
CONFLICT_ATTRIBUTES: tuple[str, ...] = get_args(ConflictAttribute)
AGREEMENT_KINDS: tuple[str, ...] = get_args(AgreementKind)
AGREEMENT_STATES: tuple[str, ...] = get_args(AgreementState)
FORCES: tuple[str, ...] = get_args(Force)
INTEREST_KINDS: tuple[str, ...] = get_args(InterestKind)
ROUND_KINDS: tuple[str, ...] = get_args(RoundKind)
ROUND_LEVELS: tuple[str, ...] = get_args(RoundLevel)
ACTOR_PARTS: tuple[str, ...] = get_args(ActorPart)
STAGES: tuple[str, ...] = get_args(Stage)
ADDRESS_STATUSES: tuple[str, ...] = get_args(AddressStatus)
FORGOTTEN_KINDS: tuple[str, ...] = get_args(ForgottenKind)
RUN_STATUSES: tuple[str, ...] = get_args(RunStatus)
SEVERITIES: tuple[str, ...] = get_args(Severity)
LAYERS: tuple[str, ...] = get_args(Layer)
VOCABULARIES: tuple[str, ...] = get_args(Vocabulary)
NER_LABELS = (
    "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL",
    "ORG", "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART",
)  # fmt: skip

AUTHOR = "author"
"""The document's own voice, among actors; columns hold it only where they say so."""
SLUG = r"^[a-z][a-z0-9_]*$"
"""The form of values from open vocabularies: of codebooks, lexicons and rules."""

UNSAID = "_unsaid"
"""What ends the method of an event of which the story alone tells somebody who takes part."""


def judged_as(method: str) -> str:
    """The method under which the gold judges rows of METHOD: how they were found."""
    return method.removesuffix(UNSAID)
