"""Mentions that only the events of a text make: places read as their states, unnamed people."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from parley.transforms.reading.events.story import PERSON, Story
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.entities import entity_at
from parley.transforms.reading.records import Mention, NewActor, mention_at
from parley.transforms.reading.records import add_mentions as add_to_layer


def mention_places_read(story: Story) -> None:
    """Write the mentions of the states whose places were read as them, by `place_read`."""
    made = (_of_place(trigger, trigger.place_read) for trigger in story.triggers)
    unique = {mention.head: mention for mention in made if mention is not None}
    add_to_layer(story.doc, unique.values())


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


def add_mentions(doc: Doc, made: Iterable[Mention]) -> None:
    """Add those MADE at heads without a mention to DOC, and the actors that they alone name."""
    for mention in add_to_layer(doc, made):
        _add_named(doc, mention)


def add_open(
    doc: Doc, made: Iterable[tuple[Mention, NewActor | None]], layer: str = "participants"
) -> None:
    """Add those MADE of phrases to a LAYER of DOC, and the actors that they alone name."""
    made = list(made)
    add_to_layer(doc, [mention for mention, _ in made], layer)
    for mention, actor in made:
        if actor is not None:
            doc._.found.add_actor(mention.actors[0], actor)
        else:
            _add_named(doc, mention)


def _add_named(doc: Doc, mention: Mention) -> None:
    if mention.kind == "name":
        kind, country = (PERSON, doc._.home) if mention.person else ("other", None)
        name = doc[mention.start : mention.end].text
        doc._.found.add_actor(mention.actors[0], NewActor(name, kind, country))
