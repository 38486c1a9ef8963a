"""Peoples in a state other than their own, who are none of that one: "Bosnian Serbs"."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from slugify import slugify
from spacy.tokens import Doc

from parley.transforms.reading.grammar.labels import PLURAL
from parley.transforms.reading.records import Mention, NewActor, Wording


def peoples_elsewhere(doc: Doc, mentions: list[Mention], states: AbstractSet[str]) -> list[Mention]:
    """MENTIONS of DOC, in which a people named with another of STATES is an actor of its own.

    "African Americans" are none, for Africa is no state.
    """
    before = {mention.end: mention for mention in mentions if len(mention.actors) == 1}
    found = []
    for mention in mentions:
        head, other = doc[mention.head], before.get(mention.start)
        people = mention.wording is Wording.DEMONYM and head.tag_ in PLURAL
        if other is not None and people and doc[other.head].head == head:
            (state,) = other.actors
            own = {state, *mention.actors}
            if len(own) == 2 and own <= states:
                actor = f"population:{state.lower()}_{slugify(head.text, separator='_')}"
                name = doc[other.start : mention.end].text
                doc._.found.add_actor(actor, NewActor(name, "population", state))
                mention = replace(mention, actors=(actor,), confidence=0.6)
        found.append(mention)
    return found
