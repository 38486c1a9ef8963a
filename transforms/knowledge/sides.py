"""Whom an actor stands for when sides are compared: a party of the conflict, else its state."""

from __future__ import annotations

from parley.transforms.knowledge.belonging import side_of
from parley.transforms.knowledge.knowledge import Knowledge


def sides(knowledge: Knowledge) -> dict[str, str]:
    """Actor id to the party or state that it belongs to; actors of neither stand for themselves."""
    parties = {party for conflict in knowledge.conflicts for party in conflict.parties}
    return {actor: side_of(actor, knowledge.actors, parties) for actor in knowledge.actors}
