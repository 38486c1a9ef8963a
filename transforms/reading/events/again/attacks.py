"""Attacks that a text speaks of again: "the attack" has the day and place told before."""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.trigger import ATTACK, Trigger
from parley.transforms.reading.grammar.determiners import has_article


def carry_attacks(story: Story) -> None:
    """Write the `date` and `place` of "the attack", told again: those of the last attack told."""
    last: Trigger | None = None
    for trigger in story.triggers:
        if trigger.event_type != ATTACK or trigger.factuality != "actual":
            continue
        if trigger.date is not None or trigger.place is not None:
            last = trigger
        elif last is not None and _takes_up(trigger, last):
            trigger.date, trigger.place = last.date, last.place


def _takes_up(trigger: Trigger, last: Trigger) -> bool:
    """Whether "the attack" can be the LAST attack told: nobody else takes part."""
    return trigger.is_noun and _is_bare(trigger.token) and trigger.who <= last.who


def _is_bare(token: Token) -> bool:
    """Whether nothing but an article stands with a noun: "the attack"."""
    return has_article(token) and all(
        c.dep_ in {"det", "punct"} or c.lower_ == "as" for c in token.children
    )
