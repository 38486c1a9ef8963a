"""The closed vocabularies of the dataset: PLOVER types, factuality, positions, kinds."""

from __future__ import annotations

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
QUAD_CLASSES = (
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
)
FACTUALITY = ("actual", "negated", "possible", "future", "counterfactual")
DATE_PRECISIONS = ("day", "month", "year", "interval", "none")
DATE_BASES = ("text", "relative", "document", "none")
POSITIONS = ("support", "oppose", "conditional", "neutral")
ATTRIBUTION_KINDS = ("direct", "indirect", "citation")
QUALIFIERS = ("exact", "about", "at_least", "at_most")
MENTION_KINDS = ("name", "nominal", "pronoun", "metonym")
ACTOR_KINDS = (
    "state", "government_body", "person", "igo", "alliance", "armed_group", "party", "ngo",
    "media", "company", "population", "collective", "author", "other",
)  # fmt: skip
ALIAS_KINDS = ("name", "acronym", "metonym", "demonym", "title", "surname")
CONFLICT_ROLES = (
    "primary_party", "secondary_party", "mediator", "guarantor", "observer", "none",
)  # fmt: skip
GENRES = ("news", "analysis", "opinion", "scholarly", "statement", "other")
SENTENCE_KINDS = ("prose", "heading", "bullet", "caption", "reference")
PARTICIPANT_ROLES = ("source", "target")
CONFLICT_ATTRIBUTES = ("date", "factuality", "source", "target", "place", "quantity")
STAGES = ("ingest", "extract", "resolve", "validate", "publish")
RUN_STATUSES = ("completed", "failed", "stopped")
SEVERITIES = ("error", "row", "warning")
LAYERS = ("event", "attribute", "stance", "attribution", "quantity", "explanation", "mention")
