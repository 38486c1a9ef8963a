"""From what each document says to the dataset: actors, events and places are joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyarrow as pa

from parley.schemas.dimensions import EVENT_KINDS, ISSUES
from parley.schemas.facts import QUANTITIES
from parley.schemas.tables import BY_NAME
from parley.transforms.knowledge.knowledge import AUTHOR, Knowledge
from parley.transforms.knowledge.sides import sides
from parley.transforms.resolution.joining.across_documents import Joined, joined
from parley.transforms.resolution.joining.compatibility import Places
from parley.transforms.resolution.joining.features import Actors, tell
from parley.transforms.resolution.process.agreements import agreement_tables
from parley.transforms.resolution.process.rounds import round_tables
from parley.transforms.resolution.tables.actors import actor_tables
from parley.transforms.resolution.tables.codes import codes, countries
from parley.transforms.resolution.tables.conflicts import Disputes, event_conflicts
from parley.transforms.resolution.tables.documents import in_use, with_codebooks
from parley.transforms.resolution.tables.event_slices import by_event, participants, with_events
from parley.transforms.resolution.tables.events import Known, event_rows
from parley.transforms.resolution.tables.figures import counted
from parley.transforms.resolution.tables.places import places

_UNCHANGED = (
    "mentions", "place_mentions", "stances", "attributions", "explanations", "role_claims",
    "interests",
)  # fmt: skip


def resolve(
    documents: pa.Table,
    extracted: Mapping[str, pa.Table],
    knowledge: Knowledge,
    aliases: Iterable[tuple[str, str, str]] = (),
) -> dict[str, pa.Table]:
    """All dimension and fact tables of a release, sorted, by name.

    Parameters
    ----------
    documents: rows of DOCUMENTS; the codebooks are those that reading has told.
    extracted: the tables that `reading.extract` makes of these documents, together.
    knowledge: the knowledge with which they were extracted; where texts choose among codebooks,
        those that none has taken are left out.
    aliases: further wordings of actors as (actor, alias, kind of alias).
    """
    knowledge = in_use(knowledge, extracted)
    tables = {name: extracted[name] for name in _UNCHANGED}
    tables |= actor_tables(extracted["actors_found"], knowledge, aliases)
    actors = tables["actors"]
    ids = actors["actor_id"].to_pylist()
    country_of = dict(zip(ids, actors["country"].to_pylist(), strict=True))
    kinds = dict(zip(ids, actors["kind"].to_pylist(), strict=True))
    names = dict(zip(ids, actors["name"].to_pylist(), strict=True))
    folded = {actor: country or actor for actor, country in country_of.items()} | sides(knowledge)
    tables |= {
        "documents": with_codebooks(documents, extracted["documents_read"]),
        "sentences": extracted["sentences"],
        "places": places(extracted["places_found"]),
        "event_types": _event_types(knowledge),
        "issues": _issues(knowledge),
        "countries": countries(),
        "codes": codes(knowledge),
    }
    tables |= agreement_tables(extracted, knowledge.agreements, folded)
    found = extracted["event_mentions"]
    near = Places(tables["places"])
    joining = Actors(
        sides=folded,
        persons=_of_kind(kinds, "person"),
        nameless=_nameless(names, knowledge),
    )
    features, classes = extracted["event_features"], knowledge.event_classes
    events = joined(tell(found, joining, features, classes, knowledge.event_traits), near)
    mentions = with_events(found, events.of(found["event_mention_id"]))
    told = by_event(mentions)
    quantities = _quantities(extracted["quantities"], events)
    disputes = Disputes(
        documents,
        folded,
        near,
        cited=_of_kind(kinds, "author", "media") | {AUTHOR},
        figures=counted(quantities, knowledge.units),
    )
    conflicts = event_conflicts(told, disputes)
    contested = set(conflicts["event_id"].to_pylist())
    known = Known(documents, knowledge.event_types, names=names, contested=contested)
    tables |= round_tables(extracted, events.of, contested, names, folded, near)
    tables |= {
        "event_mentions": mentions,
        "event_participants": participants(mentions, country_of),
        "events": event_rows(told, known),
        "event_conflicts": conflicts,
        "quantities": quantities,
    }
    return {name: BY_NAME[name].sorted(table) for name, table in sorted(tables.items())}


def _nameless(names: Mapping[str, str], knowledge: Knowledge) -> frozenset[str]:
    """The unnamed people among the actors with NAMES, of a country or of none."""
    groups = knowledge.nominals.participant_nominals.keys() & knowledge.actors.keys()
    called = {knowledge.actors[group].name for group in groups}
    return frozenset(actor for actor, name in names.items() if name in called)


def _of_kind(kinds: Mapping[str, str], *wanted: str) -> frozenset[str]:
    """The actors whose kind is one of those WANTED."""
    return frozenset(actor for actor, kind in kinds.items() if kind in wanted)


def _event_types(knowledge: Knowledge) -> pa.Table:
    return EVENT_KINDS.from_rows(
        row.model_dump(exclude={"traits"}) for row in knowledge.event_types
    )


def _issues(knowledge: Knowledge) -> pa.Table:
    return ISSUES.from_rows(
        {
            "issue_id": issue.id,
            "name": issue.name,
            "definition": issue.definition,
            "parent_issue_id": issue.parent,
            "pax_codes": list(issue.pax),
        }
        for issue in knowledge.issues.values()
    )


def _quantities(quantities: pa.Table, events: Joined) -> pa.Table:
    """QUANTITIES about events instead of about mentions of events."""
    place = quantities.column_names.index("about_event_id")
    mentions = quantities["about_event_id"]
    about = events.of(mentions)
    if about.null_count > mentions.null_count:
        raise KeyError("quantities are about mentions of events that are not there")
    return QUANTITIES.conform(quantities.set_column(place, "about_event_id", about))
