"""Actors of the gold and of the warehouse, made comparable."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from parley.transforms.evaluation.letters import letters

Names = Mapping[str, str]
Countries = Mapping[str, str]

_STATE = re.compile(r"[A-Z]{3}")


def gold_countries(actors: Sequence[Mapping[str, Any]]) -> Countries:
    """For each actor of the gold its country, or itself where it has none."""
    return {actor["id"]: _country(actor.get("country"), actor["id"]) for actor in actors}


def names_in_gold(actors: Sequence[Mapping[str, Any]], stored: pa.Table) -> Names:
    """For actors of the warehouse the gold's id: states by ISO-3, others by name or alias."""
    by_name: dict[str, str] = {}
    for actor in actors:
        for wording in (actor["name"], *(actor.get("aliases") or ())):
            by_name.setdefault(letters(wording), actor["id"])
    found = {}
    for row in stored.select(["actor_id", "name", "kind", "country"]).to_pylist():
        if row["kind"] == "state" and row["country"]:
            found[row["actor_id"]] = row["country"]
        elif (key := letters(row["name"])) in by_name:
            found[row["actor_id"]] = by_name[key]
    return found


def predicted_countries(stored: pa.Table, names: Names, of_gold: Countries) -> Countries:
    """For each actor of the warehouse, by its own id and by the gold's, its country or itself."""
    own = {
        row["actor_id"]: _country(row["country"], row["actor_id"])
        for row in stored.select(["actor_id", "country"]).to_pylist()
    }
    renamed = {names[actor]: country for actor, country in own.items() if actor in names}
    return {**own, **renamed, **of_gold}


def fold(actor: str | None, countries: Countries) -> str:
    """The country or collective that ACTOR counts as; without an actor it is the author."""
    return countries.get(actor) or actor if actor else "author"


def _country(code: str | None, actor: str) -> str:
    return code if code and _STATE.fullmatch(code) else actor
