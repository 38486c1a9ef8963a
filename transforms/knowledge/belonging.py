"""To whom an actor belongs: the party or the state for which it stands."""

from __future__ import annotations

from collections.abc import Container, Mapping

from parley.schemas.codebook.actors import Actor

_ARMED = "armed_group"


def side_of(actor_id: str, actors: Mapping[str, Actor], parties: Container[str]) -> str:
    """The party or state that one of ACTORS belongs to; itself where that is neither.

    A party inside a state, such as a movement at war with its government, is a side of its own.
    """
    actor = actors[actor_id]
    above = _above(actor_id, actors)
    for office in actor.offices if actor.kind == "person" else ():
        above += _above(office.of, actors) if office.of else []
    found = next((at for at in above if at in parties), None)
    if found is not None:
        return found
    if actor.kind == _ARMED:  # an armed group may be at war with the state that it is in
        return above[-1]
    return actor.country or actor_id


def _above(actor_id: str, actors: Mapping[str, Actor]) -> list[str]:
    """The actor with those to whom it belongs, the nearest first."""
    found: list[str] = []
    at: str | None = actor_id
    while at and at in actors:
        found.append(at)
        at = actors[at].parent
    return found
