"""The actor tables: those of the codebooks, and those that only the texts name."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.codebook.actors import Holding
from parley.schemas.dimensions import ACTOR_ALIASES, ACTOR_ROLES, ACTORS
from parley.schemas.table import Row
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.resolution.columns import codes, commonest, ranks, texts_of


def actor_tables(
    found: pa.Table, knowledge: Knowledge, more: Iterable[tuple[str, str, str]] = ()
) -> dict[str, pa.Table]:
    """ACTORS, ACTOR_ALIASES and ACTOR_ROLES; FOUND are rows of ACTORS_FOUND of all documents.

    MORE are further wordings as (actor, alias, kind of alias).
    """
    actors = [_from_codebook(actor_id, knowledge) for actor_id in knowledge.actors]
    newcomers = _newcomers(found, knowledge)
    wordings = [
        (actor.id, alias, kind)
        for actor in knowledge.actors.values()
        for alias, kind in actor.aliases()
    ]
    wordings += [(row["actor_id"], row["name"], "name") for row in newcomers]
    aliases = [
        dict(zip(ACTOR_ALIASES.names, wording, strict=True))
        for wording in dict.fromkeys((*wordings, *more))
    ]
    roles = [
        {
            "actor_role_id": _role_id(actor.id, office),
            "actor_id": actor.id,
            "role": office.role,
            "affiliation_actor_id": office.of,
            "valid_from": office.start,
            "valid_to": office.end,
        }
        for actor in knowledge.actors.values()
        for office in actor.offices
        if office.of != actor.id  # a minister whom a reviewer has told to be the state itself
    ]
    return {
        "actors": ACTORS.from_rows([*actors, *newcomers]),
        "actor_aliases": ACTOR_ALIASES.from_rows(aliases),
        "actor_roles": ACTOR_ROLES.from_rows(roles),
    }


def _role_id(actor_id: str, office: Holding) -> str:
    """What makes a row of ACTOR_ROLES that row, though affiliation and days may be unknown."""
    return f"{actor_id}/{office.role}/{office.of or ''}/{office.start or ''}..{office.end or ''}"


def _from_codebook(actor_id: str, knowledge: Knowledge) -> Row:
    actor = knowledge.actors[actor_id]
    return {
        "actor_id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "wikidata_id": actor.wikidata,
        "parent_actor_id": actor.parent,
        "sector": knowledge.kind_book.sector_of(actor),
        "conflict_role": knowledge.conflict_roles.get(actor.id, "none"),
        "in_codebook": True,
    }


def _newcomers(found: pa.Table, knowledge: Knowledge) -> list[Row]:
    """One row an actor of the texts, by the name, kind and country that most documents give."""
    known = pa.array(list(knowledge.actors), pa.string())
    found = found.filter(pc.invert(pc.is_in(found["actor_id"], value_set=known)))
    actor, ids = codes(found["actor_id"])
    told: dict[str, list[str | None]] = {}
    for column in ("name", "kind", "country", "sector"):
        numbers, values = codes(found[column])
        usual = commonest(actor, numbers, ranks(values), len(ids))
        told[column] = texts_of(values, usual).to_pylist()
    columns = zip(ids, *told.values(), strict=True)
    return [
        {
            "actor_id": actor_id,
            "name": name,
            "kind": kind,
            "country": country,
            "wikidata_id": None,
            "parent_actor_id": None,
            "sector": sector or knowledge.kind_book.sector_by_name(kind, name),
            "conflict_role": "none",
            "in_codebook": False,
        }
        for actor_id, name, kind, country, sector in sorted(columns)
    ]
