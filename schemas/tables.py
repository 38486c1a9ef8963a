"""All tables of the contract, in the order in which a reader meets them."""

from __future__ import annotations

from graphlib import TopologicalSorter

from parley.schemas.dimensions import (
    ACTOR_ALIASES,
    ACTOR_ROLES,
    ACTORS,
    CODES,
    COUNTRIES,
    DOCUMENTS,
    EVENT_KINDS,
    ISSUES,
    MENTIONS,
    PLACE_MENTIONS,
    PLACES,
    SENTENCES,
)
from parley.schemas.facts import (
    ATTRIBUTIONS,
    EVENT_CONFLICTS,
    EVENT_MENTIONS,
    EVENT_PARTICIPANTS,
    EVENTS,
    EXPLANATIONS,
    QUANTITIES,
    STANCES,
)
from parley.schemas.process import (
    AGREEMENT_MENTIONS,
    AGREEMENT_STATUS,
    AGREEMENTS,
    INTERESTS,
    PROVISIONS,
)
from parley.schemas.runs import EVALUATION, QUALITY_RESULTS, QUARANTINE, RUNS
from parley.schemas.table import Table
from parley.schemas.talks import ROLE_CLAIMS, ROUND_MENTIONS, ROUNDS

TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    SENTENCES,
    ACTORS,
    ACTOR_ALIASES,
    ACTOR_ROLES,
    MENTIONS,
    PLACES,
    PLACE_MENTIONS,
    EVENT_KINDS,
    ISSUES,
    COUNTRIES,
    CODES,
    EVENT_MENTIONS,
    EVENT_PARTICIPANTS,
    EVENTS,
    EVENT_CONFLICTS,
    STANCES,
    ATTRIBUTIONS,
    QUANTITIES,
    EXPLANATIONS,
    AGREEMENTS,
    AGREEMENT_MENTIONS,
    AGREEMENT_STATUS,
    PROVISIONS,
    ROUNDS,
    ROUND_MENTIONS,
    ROLE_CLAIMS,
    INTERESTS,
    RUNS,
    QUALITY_RESULTS,
    QUARANTINE,
    EVALUATION,
)
BY_NAME = {table.name: table for table in TABLES}


def _referred_first() -> tuple[Table, ...]:
    """TABLES, each after those that its rows refer to; a circle of tables is an error."""
    before = {
        table.name: [each.table for each in table.references if each.table != table.name]
        for table in TABLES
    }
    return tuple(BY_NAME[name] for name in TopologicalSorter(before).static_order())


LOAD_ORDER = _referred_first()
"""TABLES in the order in which a database with foreign keys takes them."""

# What extraction makes of one document, before actors, events and places are joined across them.
EXTRACTED: tuple[Table, ...] = (
    SENTENCES,
    MENTIONS,
    PLACE_MENTIONS,
    EVENT_MENTIONS,
    STANCES,
    ATTRIBUTIONS,
    QUANTITIES,
    EXPLANATIONS,
    AGREEMENT_MENTIONS,
    AGREEMENT_STATUS,
    PROVISIONS,
    ROUND_MENTIONS,
    ROLE_CLAIMS,
    INTERESTS,
)

# The table that holds the rows of a layer, as calibration and evaluation count them.
OF_LAYER: dict[str, Table] = {
    "event": EVENT_MENTIONS,
    "stance": STANCES,
    "attribution": ATTRIBUTIONS,
    "quantity": QUANTITIES,
    "explanation": EXPLANATIONS,
    "mention": MENTIONS,
    "agreement": AGREEMENT_MENTIONS,
    "status": AGREEMENT_STATUS,
    "provision": PROVISIONS,
    "round": ROUND_MENTIONS,
    "role": ROLE_CLAIMS,
    "interest": INTERESTS,
}
