"""Participants that a text leaves out because the conflict makes them plain.

In a conflict of two parties, what one attacks, takes, yields or offers is the other's, and what is
attacked is so by the other; who hosts, mediates or brokers does so between the parties.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parley.transforms.reading.events.trigger import Trigger

_AGAINST = frozenset({"ASSAULT", "COERCE", "CONCEDE", "REJECT", "REQUEST", "AGREE"})
_FORCE = frozenset({"ASSAULT", "COERCE"})
_MADE_TO = frozenset({"force", "compel", "oblige", "coerce", "press"})
_ACROSS = frozenset({"AGREE", "REJECT", "REQUEST", "CONCEDE", "THREATEN"})
_LEADERS = frozenset({"leader", "leaders", "presidents", "summit"})
_BETWEEN = frozenset({"host", "mediate", "broker", "mediation", "facilitate", "brokering"})
_HOST_CODES = ("045", "039")


def infer(
    triggers: list[Trigger],
    parties: Sequence[str],
    sides: Mapping[str, str],
    heads: Mapping[str, str],
) -> None:
    """Fill the participants that TRIGGERS lack where PARTIES, the conflict's two sides, tell them.

    SIDES maps actors to the party or state that they belong to, HEADS parties to who leads them.
    """
    if len(parties) != 2:
        return
    for trigger in triggers:
        if trigger.row.symmetric:
            continue
        kind = trigger.row.event_type
        _drop_own_state(trigger, set(parties), sides)
        if trigger.targets and not trigger.sources:
            struck = {sides.get(actor, actor) for actor in trigger.targets}
            if trigger.token.lemma_.lower() in _MADE_TO:
                continue  # circumstances may force somebody too
            if kind in _FORCE and len(struck) == 1 and struck <= set(parties):
                trigger.sources = [party for party in parties if party not in struck]
        elif trigger.sources and not trigger.targets:
            acting = {sides.get(actor, actor) for actor in trigger.sources}
            if kind in _AGAINST and len(acting) == 1 and acting <= set(parties):
                other = next(party for party in parties if party not in acting)
                leads = set(trigger.sources) <= set(heads.values())
                to_leader = kind == "REQUEST" and leads and _between_leaders(trigger)
                trigger.targets = [heads.get(other, other) if to_leader else other]
            elif acting.isdisjoint(parties) and (
                (kind == "CONSULT" and _mediates(trigger))
                or (kind == "REQUEST" and _asks_both(trigger, triggers, set(parties)))
            ):
                trigger.targets = list(parties)


def _drop_own_state(trigger: Trigger, parties: set[str], sides: Mapping[str, str]) -> None:
    """What a party's leader asks, accepts or refuses is not for, or from, the own party."""
    own = {sides.get(actor, actor) for actor in trigger.sources}
    persons = all(actor.startswith("person:") for actor in trigger.sources)
    if trigger.row.event_type in _ACROSS and persons and len(own) == 1 and own <= parties:
        trigger.targets = [actor for actor in trigger.targets if actor not in own]


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


def _between_leaders(trigger: Trigger) -> bool:
    """Whether what TRIGGER asks for is a meeting of leaders: "called for a summit"."""
    return any(token.lower_ in _LEADERS for token in trigger.token.subtree)
