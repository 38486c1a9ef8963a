"""Participants that a text leaves out because the conflict makes them plain.

In a conflict of two parties, what one attacks, takes, yields or offers is the other's, and what is
attacked is so by the other; who hosts, mediates or brokers does so between the parties.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.events.trigger import Trigger

_AGAINST = frozenset({"ASSAULT", "COERCE", "CONCEDE", "REJECT", "REQUEST", "AGREE"})
_FORCE = frozenset({"ASSAULT", "COERCE"})
_BETWEEN = frozenset({"host", "mediate", "broker", "mediation", "facilitate", "brokering"})
_HOST_CODES = ("045", "039")


def infer(triggers: list[Trigger], parties: Sequence[str], sides: Mapping[str, str]) -> None:
    """Fill the participants that TRIGGERS lack where PARTIES, the conflict's two sides, tell them.

    SIDES maps actors to the party or state that they belong to.
    """
    if len(parties) != 2:
        return
    for trigger in triggers:
        if trigger.row.symmetric:
            continue
        kind = trigger.row.event_type
        if trigger.targets and not trigger.sources:
            struck = {sides.get(actor, actor) for actor in trigger.targets}
            if kind in _FORCE and len(struck) == 1 and struck <= set(parties):
                trigger.sources = [party for party in parties if party not in struck]
        elif trigger.sources and not trigger.targets:
            acting = {sides.get(actor, actor) for actor in trigger.sources}
            if kind in _AGAINST and len(acting) == 1 and acting <= set(parties):
                trigger.targets = [party for party in parties if party not in acting]
            elif acting.isdisjoint(parties) and (
                (kind == "CONSULT" and _mediates(trigger))
                or (kind == "REQUEST" and _asks_both(trigger, triggers, set(parties)))
            ):
                trigger.targets = list(parties)


def _asks_both(trigger: Trigger, triggers: list[Trigger], parties: set[str]) -> bool:
    """Whether a third party asks for what only both sides can do, such as a ceasefire."""
    return any(
        set(other.sources) == parties and trigger.token in other.token.ancestors
        for other in triggers
        if other.token.i > trigger.token.i and other.token.sent == trigger.token.sent
    )


def _mediates(trigger: Trigger) -> bool:
    return (
        trigger.token.lemma_.lower() in _BETWEEN
        or trigger.row.cameo_code in _HOST_CODES
        or trigger.row.event_mode == "third-party"
    )
