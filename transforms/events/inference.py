"""Participants that a text leaves out because the conflict makes them plain.

In a conflict of two parties, what one attacks, takes or yields is the other's; and who hosts,
mediates or brokers does so between the parties.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from schemas.codebook.actors import Actor
from transforms.events.triggers import Trigger

_AGAINST = frozenset({"ASSAULT", "COERCE", "CONCEDE"})
_BETWEEN = frozenset({"host", "mediate", "broker", "mediation", "facilitate", "brokering"})
_HOST_CODES = ("045", "039")


def infer(triggers: list[Trigger], parties: Sequence[str], actors: Mapping[str, Actor]) -> None:
    """Fill the empty target of TRIGGERS where PARTIES, the conflict's two sides, tell it."""
    if len(parties) != 2:
        return
    for trigger in triggers:
        if trigger.targets or not trigger.sources or trigger.row.symmetric:
            continue
        sides = {_side(actor, parties, actors) for actor in trigger.sources}
        if trigger.row.event_type in _AGAINST and len(sides) == 1 and None not in sides:
            trigger.targets = [party for party in parties if party not in sides]
        elif trigger.row.event_type == "CONSULT" and sides == {None} and _mediates(trigger):
            trigger.targets = list(parties)


def _side(actor: str, parties: Sequence[str], actors: Mapping[str, Actor]) -> str | None:
    """The party that ACTOR is or belongs to."""
    while actor:
        if actor in parties:
            return actor
        entry = actors.get(actor)
        if entry is None:
            return None
        if entry.country in parties:
            return entry.country
        actor = entry.parent or ""
    return None


def _mediates(trigger: Trigger) -> bool:
    return (
        trigger.token.lemma_.lower() in _BETWEEN
        or trigger.row.cameo_code in _HOST_CODES
        or trigger.row.event_mode == "third-party"
    )
