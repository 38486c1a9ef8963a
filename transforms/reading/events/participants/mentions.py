"""Mentions that only the events of a text make: places read as their states, unnamed people."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from parley.transforms.reading.events.entities import entity_at
from parley.transforms.reading.events.story import PERSON, Story
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.records import Mention, NewActor, mention_at, set_mentions


def mention_places_read(story: Story) -> None:
    """Write the mentions of the states whose places were read as them, by `place_read`."""
    made = (_of_place(trigger, trigger.place_read) for trigger in story.triggers)
    unique = {mention.head: mention for mention in made if mention is not None}
    if unique:
        set_mentions(story.doc, [*story.doc._.mentions, *unique.values()])


def _of_place(trigger: Trigger, head: Token | None) -> Mention | None:
    """The place with HEAD as a mention of its state, which is the target of TRIGGER."""
    if head is None or mention_at(head) is not None:
        return None
    span = entity_at(head) or head.doc[head.i : head.i + 1]
    if span.root.i != head.i:
        return None
    return Mention(
        span.start, span.end, head.i, "metonym", tuple(trigger.targets), 0.5, "place_acted_upon",
        head.ent_type_,
    )  # fmt: skip


def add_mentions(story: Story, made: Iterable[Mention]) -> None:
    """Write those MADE at heads without a mention, and the actors that they alone name."""
    doc = story.doc
    spans = {(mention.start, mention.end) for mention in doc._.mentions}
    new = [m for m in made if mention_at(doc[m.head]) is None and (m.start, m.end) not in spans]
    for mention in new:
        if mention.kind == "name":
            kind = PERSON if mention.person else "other"
            name = doc[mention.start : mention.end].text
            doc._.found.add_actor(mention.actors[0], NewActor(name, kind))
    if new:
        set_mentions(doc, [*doc._.mentions, *new])
