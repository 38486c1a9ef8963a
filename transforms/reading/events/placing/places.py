"""Where: the named places of the sentence, given to the triggers they belong to."""

from __future__ import annotations

from spacy.tokens import Span, Token

from parley.transforms.reading.events.dating.attach import governed
from parley.transforms.reading.events.placing.place_names import LOCATIVE, TOWARD, PlaceNames
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger, Where
from parley.transforms.reading.grammar.labels import INNER, NOMINAL
from parley.transforms.reading.records import mention_at

_FROM = frozenset({"from", "out"})

Hit = tuple[Trigger, int]


def attach_places(story: Story, names: PlaceNames) -> None:
    """Write the `place` of each trigger with a place of its own.

    What is attacked, taken or visited is where that happens.
    """
    found: dict[int, tuple[tuple[bool, int], Trigger, Where]] = {}
    for entity in names.find(story.doc, story):
        place = names.found(entity)
        root = names.outermost(entity.root)
        done = names.acted_upon(root, story)
        if done is not None:
            found.setdefault(done.token.i, ((False, 0), done, place))
            continue
        for trigger, hops in _there(root, entity, story, names):
            # A country gives way to a finer place, however near it stands.
            rank = (place.is_country, hops)
            known = found.get(trigger.token.i)
            if known is None or rank < known[0]:
                found[trigger.token.i] = (rank, trigger, place)
    for _, trigger, place in found.values():
        trigger.place = place


def _there(root: Token, entity: Span, story: Story, names: PlaceNames) -> list[Hit]:
    """The triggers that happen at ENTITY, with their distance in the parse."""
    city = names.is_town(entity)
    if root.dep_ == "pobj":
        return _behind_preposition(root, story)
    if root.dep_ in INNER and city:
        return _before_noun(root, entity, story)
    if root.dep_ == "nsubj" and (
        root.head.lemma_ in names.words.hosting or (city and mention_at(entity.root) is None)
    ):
        return governed(root, story)
    return []


def _behind_preposition(root: Token, story: Story) -> list[Hit]:
    """What happens where a preposition says: "met in X", "sent troops to X", "withdrew from X"."""
    preposition = root.head
    if preposition.lower_ in LOCATIVE:
        # What is asked for or refused somewhere is not asked for or refused there.
        inside = preposition.head if preposition.head.pos_ in NOMINAL else None
        return [
            hit
            for hit in governed(root, story)
            if inside is None
            or inside == hit[0].token
            or hit[0].event_type in traits(hit[0].token).in_place
        ]
    if preposition.lower_ in TOWARD:
        return [
            hit
            for hit in governed(root, story)
            if hit[0].event_type in traits(hit[0].token).arrives
        ]
    if preposition.lower_ in _FROM:
        return [hit for hit in governed(root, story) if hit[0].event_type == "RETREAT"]
    return []


def _before_noun(root: Token, entity: Span, story: Story) -> list[Hit]:
    """What is named after a city, or done there: "the Geneva talks", "Geneva's siege"."""
    named = story.at(root.head)
    if named is not None and named.event_type in traits(named.token).joint and root.dep_ != "poss":
        return [(named, 1)]
    mention = mention_at(entity.root)
    if mention is not None and mention.actors:
        return []
    return [
        hit for hit in governed(root, story) if hit[0].event_type in traits(hit[0].token).in_place
    ]
