"""Participants that a text leaves out because the conflict makes them plain.

In a conflict of two parties, what one attacks, takes, yields or offers is the other's, and what is
attacked is so by the other; who hosts, mediates or brokers does so between the parties.
"""

from __future__ import annotations

from collections.abc import Mapping

from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.words import english

_HOST_CODES = ("045", "039")


def infer(story: Story, heads: Mapping[str, str]) -> None:
    """Write the participants that triggers lack where the conflict's two parties tell them.

    HEADS maps parties to who leads them.
    """
    if len(story.parties) != 2:
        return
    for trigger in story.triggers:
        if trigger.row.symmetric:
            continue
        if _is_for_own_state(trigger, story):
            own = story.sides(trigger.sources)
            trigger.targets = [actor for actor in trigger.targets if actor not in own]
        if trigger.targets and not trigger.sources:
            trigger.sources = _attackers(trigger, story)
        elif trigger.sources and not trigger.targets:
            trigger.targets = _other_party(trigger, story, heads)


def _is_for_own_state(trigger: Trigger, story: Story) -> bool:
    """Whether a party's leader acts: what he asks or refuses is not for, or from, the own party."""
    own = story.sides(trigger.sources)
    persons = all(story.is_person(actor) for actor in trigger.sources)
    party = len(own) == 1 and own <= set(story.parties)
    return trigger.event_type in traits(trigger.token).between_sides and persons and party


def _attackers(trigger: Trigger, story: Story) -> list[str]:
    """Who did what was done to one party by force: "the town was shelled"."""
    if trigger.token.lemma_.lower() in english(trigger.token).events.made_to:
        return []  # circumstances may force somebody too
    struck = story.sides(trigger.targets)
    one = len(struck) == 1 and struck <= set(story.parties)
    if trigger.event_type not in traits(trigger.token).force or not one:
        return []
    return [party for party in story.parties if party not in struck]


def _other_party(trigger: Trigger, story: Story, heads: Mapping[str, str]) -> list[str]:
    """Whom an act is for that names nobody: the other party, or both for a third one's."""
    acting = story.sides(trigger.sources)
    parties = set(story.parties)
    if (
        trigger.event_type in traits(trigger.token).upon_other
        and len(acting) == 1
        and acting <= parties
    ):
        other = next(party for party in story.parties if party not in acting)
        return [heads.get(other, other) if _is_to_leader(trigger, heads) else other]
    between = acting.isdisjoint(parties) and _is_between(trigger, story)
    return list(story.parties) if between else []


def _is_to_leader(trigger: Trigger, heads: Mapping[str, str]) -> bool:
    """Whether one leader asks the other for a meeting of leaders: "called for a summit"."""
    leads = set(trigger.sources) <= set(heads.values())
    return trigger.event_type == "REQUEST" and leads and _is_for_leaders(trigger)


def _is_between(trigger: Trigger, story: Story) -> bool:
    """Whether a third party deals with both sides: "hosted talks", "called for a ceasefire"."""
    if trigger.event_type == "CONSULT":
        return mediates(trigger)
    return trigger.event_type == "REQUEST" and _asks_both(trigger, story)


def _asks_both(trigger: Trigger, story: Story) -> bool:
    """Whether a third party asks for what only both sides can do, such as a ceasefire."""
    parties = set(story.parties)
    return any(
        set(other.sources) == parties and trigger.token in other.token.ancestors
        for other in story.in_sentence_of(trigger.token)
        if other.token.i > trigger.token.i
    )


def mediates(trigger: Trigger) -> bool:
    """Whether somebody brings others together: "hosted", "brokered", "mediated between"."""
    return (
        trigger.token.lemma_.lower() in english(trigger.token).events.mediating
        or trigger.row.cameo_code in _HOST_CODES
        or trigger.row.event_mode == "third-party"
    )


def _is_for_leaders(trigger: Trigger) -> bool:
    """Whether what TRIGGER asks for is a meeting of leaders: "called for a summit"."""
    return any(token.lower_ in english(token).events.leading for token in trigger.token.subtree)
