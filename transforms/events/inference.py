"""Participants that a text leaves out because the conflict makes them plain.

In a conflict of two parties, what one attacks, takes or yields is the other's; and who hosts,
mediates or brokers does so between the parties.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.events.triggers import Trigger

_AGAINST = frozenset({"ASSAULT", "COERCE", "CONCEDE", "REJECT", "REQUEST"})
_BETWEEN = frozenset({"host", "mediate", "broker", "mediation", "facilitate", "brokering"})
_HOST_CODES = ("045", "039")


def infer(triggers: list[Trigger], parties: Sequence[str], sides: Mapping[str, str]) -> None:
    """Fill the empty target of TRIGGERS where PARTIES, the conflict's two sides, tell it.

    SIDES maps actors to the party or state that they belong to.
    """
    if len(parties) != 2:
        return
    for trigger in triggers:
        if trigger.targets or not trigger.sources or trigger.row.symmetric:
            continue
        acting = {sides.get(actor, actor) for actor in trigger.sources}
        if trigger.row.event_type in _AGAINST and len(acting) == 1 and acting <= set(parties):
            trigger.targets = [party for party in parties if party not in acting]
        elif trigger.row.event_type == "CONSULT" and _mediates(trigger):
            trigger.targets = [party for party in parties if acting.isdisjoint(parties)]


def _mediates(trigger: Trigger) -> bool:
    return (
        trigger.token.lemma_.lower() in _BETWEEN
        or trigger.row.cameo_code in _HOST_CODES
        or trigger.row.event_mode == "third-party"
    )
