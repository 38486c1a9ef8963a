"""Actors that reviewers declare to be one, or never to be: ids change in all that names them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import partial

from parley.schemas.codebook.actors import Actor, Conflict
from parley.transforms.knowledge.corrections import Ruling
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.resolution.corrections.open_rows import Renaming, Reopened, rename

Alias = tuple[str, str, str]
_WORDINGS = ("names", "surnames", "acronyms", "metonyms", "demonyms", "titles")


def split(reopened: Reopened, ruling: Ruling) -> str | None:
    """In one document, let one actor be another; what is missing, if it cannot be.

    An actor that only this document's text names may become one that nothing else names.
    """
    told = ruling.told
    one, other = told.actor_id or "", told.other_id or ""
    changed = False
    for table, rows in reopened.rows.items():
        for row in rows:
            if row["doc_id"] == told.doc_id:
                changed |= rename(row, table, {one: (other, [ruling])})
    for row in reopened.rows["actors_found"]:
        if row["doc_id"] == told.doc_id and row["actor_id"] == one:
            row["actor_id"], changed = other, True
    return None if changed else f"nothing in {told.doc_id} is about '{one}' any more"


def merge(reopened: Reopened, final: Renaming) -> list[Alias]:
    """Let each actor in FINAL be the one it is in the end; return the wordings it brings along."""
    for table, rows in reopened.rows.items():
        for row in rows:
            rename(row, table, final)
    aliases, kept = [], []
    for row in reopened.rows["actors_found"]:
        if row["actor_id"] in final:
            aliases.append((final[row["actor_id"]][0], row["name"], "name"))
        else:
            kept.append(row)
    reopened.rows["actors_found"] = kept
    return aliases


def merged_knowledge(knowledge: Knowledge, final: Mapping[str, str]) -> Knowledge:
    """KNOWLEDGE in which the actors of FINAL are part of those they map to.

    Wordings and offices join; children and conflicts refer to the actor that stays.
    """
    joining: dict[str, list[Actor]] = defaultdict(list)
    for actor_id, new in sorted(final.items()):
        if actor_id in knowledge.actors:
            joining[new].append(knowledge.actors[actor_id])
    if not joining:
        return knowledge
    actors = {
        actor.id: _joined(actor, joining[actor.id], final)
        for actor in knowledge.actors.values()
        if actor.id not in final
    }
    return knowledge.with_actors(actors, partial(_of, final=final))


def brought(knowledge: Knowledge, final: Mapping[str, str]) -> list[Alias]:
    """The wordings of codebook actors that become actors which only texts name."""
    return [
        (new, alias, kind)
        for actor_id, new in sorted(final.items())
        if actor_id in knowledge.actors and new not in knowledge.actors
        for alias, kind in knowledge.actors[actor_id].aliases()
    ]


def _joined(actor: Actor, others: list[Actor], final: Mapping[str, str]) -> Actor:
    lists: dict[str, tuple[str, ...]] = {}
    for kind in _WORDINGS:
        more = [wording for other in others for wording in getattr(other, kind)]
        if kind == "names":
            more += [other.name for other in others if other.name != actor.name]
        lists[kind] = tuple(dict.fromkeys((*getattr(actor, kind), *more)))
    offices = [
        office.model_copy(update={"of": final.get(office.of or "", office.of)})
        for each in (actor, *others)
        for office in each.offices
    ]
    parent = final.get(actor.parent or "", actor.parent)
    return actor.model_copy(
        update={
            **lists,
            "offices": tuple(dict.fromkeys(offices)),
            "parent": None if parent == actor.id else parent,
        }
    )


def _of(conflict: Conflict, final: Mapping[str, str]) -> Conflict:
    roles = {final.get(each, each): role for each, role in conflict.conflict_roles.items()}
    stay = {each: role for each, role in conflict.conflict_roles.items() if each not in final}
    parties = tuple(dict.fromkeys(final.get(each, each) for each in conflict.parties))
    return conflict.model_copy(update={"parties": parties, "conflict_roles": roles | stay})
