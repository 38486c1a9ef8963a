"""Attacks that a text speaks of again: "the attack" has the day and place told before."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from parley.transforms.reading.events.placing.place_names import Found
from parley.transforms.reading.events.trigger import ATTACK, Trigger
from parley.transforms.reading.grammar.determiners import has_article
from parley.transforms.reading.records import Dated


def carry_attacks(
    triggers: list[Trigger],
    places: dict[int, Found],
    dates: dict[int, Dated],
    factuality: Mapping[int, str],
) -> None:
    """Give "the attack", told again, the day and place of the last attack told."""
    last: Trigger | None = None
    for trigger in triggers:
        i = trigger.token.i
        if trigger.row.event_type != ATTACK or factuality[i] != "actual":
            continue
        again = trigger.is_noun and _is_bare(trigger.token) and i not in dates and i not in places
        if last is not None and again and trigger.who <= last.who:
            before = last.token.i
            if before in dates:
                dates[i] = dates[before]
            if before in places:
                places.setdefault(i, places[before])
        elif i in dates or i in places:
            last = trigger


def _is_bare(token: Token) -> bool:
    """Whether nothing but an article stands with a noun: "the attack"."""
    return has_article(token) and all(
        c.dep_ in {"det", "punct"} or c.lower_ == "as" for c in token.children
    )
