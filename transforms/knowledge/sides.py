"""Whom an actor stands for when sides are compared: a party of the conflict, else its state."""

from __future__ import annotations

from parley.transforms.knowledge.knowledge import Knowledge

_ARMED = "armed_group"


def sides(knowledge: Knowledge) -> dict[str, str]:
    """Actor id to the party or state that it belongs to; actors of neither stand for themselves.

    A party inside a state, such as a movement at war with its government, is a side of its own.
    """
    parties = {party for conflict in knowledge.conflicts for party in conflict.parties}
    return {actor_id: _side(actor_id, knowledge, parties) for actor_id in knowledge.actors}


def _side(actor_id: str, knowledge: Knowledge, parties: set[str]) -> str:
    actor = knowledge.actors[actor_id]
    above = _above(actor_id, knowledge)
    for office in actor.offices if actor.kind == "person" else ():
        above += _above(office.of, knowledge) if office.of else []
    found = next((at for at in above if at in parties), None)
    if found is not None:
        return found
    if actor.kind == _ARMED:  # an armed group may be at war with the state that it is in
        return above[-1]
    return actor.country or actor_id


def _above(actor_id: str, knowledge: Knowledge) -> list[str]:
    """The actor with those to whom it belongs, the nearest first."""
    found: list[str] = []
    at: str | None = actor_id
    while at and at in knowledge.actors:
        found.append(at)
        at = knowledge.actors[at].parent
    return found
