"""Where: the named places of the sentence, given to the triggers they belong to."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Span, Token

from transforms.annotations import mention_at
from transforms.events.dating import governed
from transforms.places.gazetteer import Gazetteer, Place
from transforms.times.expressions import MONTHS

_LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "across", "around", "inside", "within", "over", "along"}
)
_TOWARD = frozenset({"to", "into", "toward", "towards"})
_FROM = frozenset({"from", "out"})
_UPON = frozenset({"on", "upon", "against"})
# Whoever meets, deploys, fights or deports may do so by going somewhere; aid, demands and
# refusals to a country go to its government.
_GOES = frozenset({"CONSULT", "MOBILIZE", "ASSAULT"})
HOSTING = frozenset({"host", "house", "see", "witness"})
_VISITING = frozenset({"visit", "tour", "reach"})
_LEAVING = frozenset({"leave", "quit", "evacuate", "vacate", "abandon"})
_LIGHT = frozenset({"begin", "carry", "conduct", "launch", "mount", "resume", "stage", "start"})
_FALLS_ON = frozenset({"ASSAULT", "COERCE"})
# What is done in person or by force, not by words alone.
_BODILY = _GOES | {"AGREE", "COERCE", "PROTEST", "RETREAT"}
_NAMED_AFTER = frozenset({"CONSULT", "AGREE"})
_PARTS = frozenset(
    {
        "airport", "area", "border", "capital", "centre", "center", "city", "district", "edge",
        "garrison", "harbour", "harbor", "heart", "island", "neighbourhood", "neighborhood",
        "north", "south", "east", "west", "oblast", "outskirts", "port", "province", "region",
        "state", "suburb", "suburbs", "town", "territory", "village", "vicinity", "airfield",
        "peninsula", "valley", "streets", "parts",
    }
)  # fmt: skip
_AREAS = frozenset(
    {"region", "oblast", "province", "district", "peninsula", "valley", "governorate"}
)
_DIRECTIONS = frozenset(
    {
        "eastern", "western", "northern", "southern", "central", "north-eastern", "north-western",
        "south-eastern", "south-western", "northeastern", "northwestern", "southeastern",
        "southwestern",
    }
)  # fmt: skip

Found = tuple[str, Place | None]


def places_of(doc: Doc, types: Mapping[int, str], gazetteer: Gazetteer) -> dict[int, Found]:
    """The named place of each trigger that has one, with its record where the gazetteer has it.

    TYPES maps the tokens of the triggers to their event types: what is attacked, taken or visited
    is where that happens.
    """
    triggers = set(types)
    found: dict[int, tuple[int, Found]] = {}
    for entity in named_places(doc, gazetteer, types):
        name = told_name(entity)
        place = (name, gazetteer.find(name))
        root = _outermost(entity.root)
        there = _acted_upon(root, types)
        if there is not None:
            found.setdefault(there, (0, place))
            continue
        for trigger, hops in _there(root, entity, types, triggers, gazetteer):
            if trigger not in found or hops < found[trigger][0]:
                found[trigger] = (hops, place)
    return {trigger: place for trigger, (_, place) in found.items()}


def _there(
    root: Token,
    entity: Span,
    types: Mapping[int, str],
    triggers: set[int],
    gazetteer: Gazetteer,
) -> list[tuple[int, int]]:
    """The triggers that happen at ENTITY, with their distance in the parse."""
    city = gazetteer.is_city(entity.text)
    if root.dep_ == "pobj":
        preposition = root.head.lower_
        if preposition in _LOCATIVE:
            # What is asked for or refused somewhere is not asked for or refused there.
            inside = root.head.head.i if root.head.head.pos_ in {"NOUN", "PROPN"} else None
            return [
                hit
                for hit in governed(root, triggers)
                if inside in {None, hit[0]} or types[hit[0]] in _BODILY
            ]
        if preposition in _TOWARD:
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
    if root.dep_ == "nsubj" and root.head.lemma_ in HOSTING:
        return governed(root, triggers)
    if root.dep_ == "nsubj" and city and mention_at(entity.root) is None:
        return governed(root, triggers)
    return []


def named_places(
    doc: Doc, gazetteer: Gazetteer, types: Mapping[int, str] | None = None
) -> list[Span]:
    """The places that the model names, and the cities that it missed.

    These are among the actors' names, or stand where places do: behind a preposition of place, or
    as what is attacked or taken.
    """
    found = [entity for entity in doc.ents if entity.label_ in {"GPE", "LOC", "FAC"}]
    taken = {i for entity in found for i in range(entity.start, entity.end)}
    for mention in doc._.mentions:
        span = doc[mention.start : mention.end]
        if (
            mention.start not in taken
            and mention.kind == "metonym"
            and gazetteer.is_city(span.text)
        ):
            found.append(span)
            taken |= set(range(span.start, span.end))
    for token in doc:
        if token.pos_ != "PROPN" or token.i in taken or not _in_slot(token, types or {}):
            continue
        if token.lower_ in MONTHS:
            continue
        mention = mention_at(token)
        span = doc[_first_of_name(token) : token.i + 1]
        if (mention is None or not mention.actors) and gazetteer.is_city(span.text):
            found.append(span)
    return found


def _in_slot(token: Token, types: Mapping[int, str]) -> bool:
    """Whether TOKEN stands where the names of places do."""
    if token.dep_ == "pobj":
        above = token.head
        part = above.lower_ == "of" and above.head.lower_ in _PARTS
        return part or above.lower_ in _LOCATIVE | _TOWARD or _acted_upon(token, types) is not None
    return token.dep_ in {"dobj", "nsubjpass"} and types.get(token.head.i) in _FALLS_ON


def _first_of_name(token: Token) -> int:
    """The first token of the name that ends with TOKEN."""
    start = token.i
    while start and token.doc[start - 1].pos_ == "PROPN" and token.doc[start - 1].head == token:
        start -= 1
    return start


def is_where(entity: Span) -> bool:
    """Whether ENTITY stands in a phrase that says where its clause happens."""
    root = _outermost(entity.root)
    return root.dep_ == "pobj" and root.head.lower_ in _LOCATIVE


def _outermost(token: Token) -> Token:
    """The head of the phrase that names the place: "the port of X", "X region", "X and Y"."""
    for _ in range(4):
        listed = token.dep_ == "conj" and token.head != token
        if listed or (token.dep_ == "compound" and token.head.lower_ in _PARTS):
            token = token.head
        elif (
            token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _PARTS
        ):
            token = token.head.head
        else:
            break
    return token


def _acted_upon(place: Token, types: Mapping[int, str]) -> int | None:
    """The trigger of what is done to PLACE: "visited the city", "the invasion of the country"."""
    above = place.head
    kind = types.get(above.i)
    if place.dep_ in {"dobj", "nsubjpass"}:
        if kind == "RETREAT":
            return above.i if above.lemma_ in _LEAVING else None
        forced = any(child.dep_ in {"xcomp", "ccomp"} for child in above.children)
        fallen = kind in _FALLS_ON and not forced
        visited = kind == "CONSULT" and above.lemma_ in _VISITING
        return above.i if fallen or visited else None
    if place.dep_ == "pobj" and above.lower_ in _UPON | {"of"}:
        act = above.head
        if act.dep_ == "dobj" and act.head.lemma_ in _LIGHT and act.i not in types:
            act = act.head
        return act.i if types.get(act.i) in _FALLS_ON else None
    return None


def told_name(entity: Span) -> str:
    """The place's name as told, without article and possessive mark: "eastern X", "X region"."""
    doc, start, end = entity.doc, entity.start, entity.end
    if start and doc[start - 1].lower_ in _DIRECTIONS:
        start -= 1
    if end < len(doc) and doc[end].lower_ in _AREAS:
        end += 1
    words: str = doc[start:end].text
    for mark in ("’s", "'s"):
        words = words.removesuffix(mark)
    return words.removeprefix("the ").removeprefix("The ").strip()
