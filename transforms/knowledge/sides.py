"""Whom an actor stands for when sides are compared: a party of the conflict, else its state."""

from __future__ import annotations

from transforms.knowledge.knowledge import Knowledge


def sides(knowledge: Knowledge) -> dict[str, str]:
    """Actor id to the party or state that it belongs to; actors of neither stand for themselves.

    A party inside a state, such as a movement at war with its government, is a side of its own.
    """
    parties = {party for conflict in knowledge.conflicts for party in conflict.parties}
    return {actor_id: _side(actor_id, knowledge, parties) for actor_id in knowledge.actors}


def _side(actor_id: str, knowledge: Knowledge, parties: set[str]) -> str:
    at: str | None = actor_id
    while at:
        if at in parties:
            return at
        at = knowledge.actors[at].parent
    return knowledge.actors[actor_id].country or actor_id
