"""Where: the named places of the sentence, given to the triggers they belong to."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Span, Token

from parley.transforms.reading.events.dating.attach import governed
from parley.transforms.reading.events.placing.place_names import LOCATIVE, TOWARD, Found, PlaceNames
from parley.transforms.reading.grammar.labels import NOMINAL
from parley.transforms.reading.records import mention_at

_FROM = frozenset({"from", "out"})
# Whoever meets, deploys, fights or deports may do so by going somewhere; aid, demands and
# refusals to a country go to its government.
_GOES = frozenset({"CONSULT", "MOBILIZE", "ASSAULT"})
# What is done in person or by force, not by words alone.
_BODILY = _GOES | {"AGREE", "COERCE", "PROTEST", "RETREAT"}
_NAMED_AFTER = frozenset({"CONSULT", "AGREE"})


def places_of(doc: Doc, types: Mapping[int, str], names: PlaceNames) -> dict[int, Found]:
    """The named place of each trigger that has one, with its record where the gazetteer has it.

    TYPES maps the tokens of the triggers to their event types: what is attacked, taken or visited
    is where that happens.
    """
    triggers = set(types)
    found: dict[int, tuple[tuple[bool, int], Found]] = {}
    for entity in names.find(doc, types):
        place = names.found(entity)
        root = names.outermost(entity.root)
        there = names.acted_upon(root, types)
        if there is not None:
            found.setdefault(there, ((False, 0), place))
            continue
        for trigger, hops in _there(root, entity, types, triggers, names):
            # A country gives way to a finer place, however near it stands.
            rank = (place[1] is not None and place[1].kind == "country", hops)
            if trigger not in found or rank < found[trigger][0]:
                found[trigger] = (rank, place)
    return {trigger: place for trigger, (_, place) in found.items()}


def _there(
    root: Token,
    entity: Span,
    types: Mapping[int, str],
    triggers: set[int],
    names: PlaceNames,
) -> list[tuple[int, int]]:
    """The triggers that happen at ENTITY, with their distance in the parse."""
    city = names.gazetteer.is_city(entity.text)
    if root.dep_ == "pobj":
        preposition = root.head.lower_
        if preposition in LOCATIVE:
            # What is asked for or refused somewhere is not asked for or refused there.
            inside = root.head.head.i if root.head.head.pos_ in NOMINAL else None
            return [
                hit
                for hit in governed(root, triggers)
                if inside in {None, hit[0]} or types[hit[0]] in _BODILY
            ]
        if preposition in TOWARD:
            return [hit for hit in governed(root, triggers) if types[hit[0]] in _GOES]
        if preposition in _FROM:
            return [hit for hit in governed(root, triggers) if types[hit[0]] == "RETREAT"]
        return []
    if root.dep_ in {"compound", "nmod", "poss", "amod"} and city:
        named = root.head.i in triggers and types[root.head.i] in _NAMED_AFTER
        if named and root.dep_ != "poss":
            return [(root.head.i, 1)]
        mention = mention_at(entity.root)
        if mention is not None and mention.actors:
            return []
        return [hit for hit in governed(root, triggers) if types[hit[0]] in _BODILY]
    if root.dep_ == "nsubj" and root.head.lemma_ in names.words.hosting:
        return governed(root, triggers)
    if root.dep_ == "nsubj" and city and mention_at(entity.root) is None:
        return governed(root, triggers)
    return []
