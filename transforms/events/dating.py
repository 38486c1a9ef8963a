"""When and where: times and places of the sentence, given to the triggers they belong to."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Span, Token

from transforms.annotations import Dated, TimeExpression, mention_at
from transforms.places.gazetteer import Gazetteer, Place

_BOUNDS = frozenset({"since", "until", "till", "before", "after", "following"})
_LOCATIVE = frozenset(
    {"in", "at", "near", "to", "outside", "across", "around", "inside", "within", "over", "into"}
)  # fmt: skip
_HOSTING = frozenset({"host", "house", "see", "witness"})
_VISITING = frozenset({"visit", "tour"})
_FALLS_ON = frozenset({"ASSAULT", "COERCE"})
_VERBAL = frozenset({"VERB", "AUX"})
_HOPS = 7


def dates_of(doc: Doc, triggers: set[int]) -> dict[int, Dated]:
    """The time of each trigger that has one: the nearest time expression below it."""
    found: dict[int, tuple[int, Dated]] = {}
    for time in doc._.times:
        if time.value is None or _is_bound(doc, time):
            continue
        for trigger, hops in _governed(doc[time.start : time.end].root, triggers):
            if trigger not in found or hops < found[trigger][0]:
                found[trigger] = (hops, time.value)
    return {trigger: value for trigger, (_, value) in found.items()}


def places_of(
    doc: Doc, types: Mapping[int, str], gazetteer: Gazetteer
) -> dict[int, tuple[str, Place | None]]:
    """The named place of each trigger that has one, with its record where the gazetteer has it.

    TYPES maps the tokens of the triggers to their event types: what is attacked, taken or visited
    is where that happens.
    """
    triggers = set(types)
    found: dict[int, tuple[int, str, Place | None]] = {}
    for entity in _named_places(doc, gazetteer):
        root = entity.root
        while root.dep_ == "conj":
            root = root.head
        locative = root.dep_ == "pobj" and root.head.lower_ in _LOCATIVE
        mention = mention_at(entity.root)
        city = gazetteer.is_city(entity.text) and (mention is None or not mention.actors)
        compound = root.dep_ in {"compound", "nmod", "poss", "amod"} and city
        host = root.dep_ == "nsubj" and (
            city or (gazetteer.is_city(entity.text) and root.head.lemma_ in _HOSTING)
        )
        if (there := _acted_upon(root, types)) is not None:
            found.setdefault(there, (0, _plain(entity), gazetteer.find(_plain(entity))))
            continue
        if not (locative or compound or host):
            continue
        for trigger, hops in _governed(root, triggers):
            if trigger not in found or hops < found[trigger][0]:
                found[trigger] = (hops, _plain(entity), gazetteer.find(_plain(entity)))
    return {trigger: (name, place) for trigger, (_, name, place) in found.items()}


def _named_places(doc: Doc, gazetteer: Gazetteer) -> list[Span]:
    """The places that the model names, and the cities among the actors' names that it missed."""
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
    return found


def _acted_upon(place: Token, types: Mapping[int, str]) -> int | None:
    """The trigger of what is done to PLACE: "visited the city", "the invasion of the country"."""
    if place.dep_ in {"dobj", "nsubjpass"}:
        kind = types.get(place.head.i)
        visited = kind == "CONSULT" and place.head.lemma_ in _VISITING
        return place.head.i if kind in _FALLS_ON or visited else None
    if place.dep_ == "pobj" and place.head.lower_ == "of":
        return place.head.head.i if types.get(place.head.head.i) in _FALLS_ON else None
    return None


def _plain(entity: Span) -> str:
    """The place's name without article and possessive mark."""
    words = entity.text
    for mark in ("’s", "'s"):
        words = words.removesuffix(mark)
    return words.removeprefix("the ").removeprefix("The ").strip()


def _is_bound(doc: Doc, time: TimeExpression) -> bool:
    """Whether the time only bounds what is told ("since 2014", "before May")."""
    root = doc[time.start : time.end].root
    before = doc[time.start - 1] if time.start else root
    return before.lower_ in _BOUNDS or root.head.lower_ in _BOUNDS


def _governed(token: Token, triggers: set[int]) -> list[tuple[int, int]]:
    """The triggers that TOKEN's phrase belongs to, with their distance in the parse.

    The way leads up from the phrase. The first trigger met takes it; a verb that is no trigger
    hands it to the triggers that are its subject, object or complement ("were held on 15 May").
    """
    at, hops = token, 0
    while hops < _HOPS:
        if at.i in triggers and at != token:
            return [(at.i, hops)]
        if at.pos_ in _VERBAL:
            below = [
                (child.i, hops + 1)
                for child in at.subtree
                if child.i in triggers and _close(child, at)
            ]
            if below:
                return below
            if at.dep_ in {"relcl", "ROOT"}:
                return []
        if at.head == at or (at.dep_ == "prep" and at.lower_ in _BOUNDS):
            return []
        at, hops = at.head, hops + 1
    return []


def _close(child: Token, verb: Token) -> bool:
    """Whether CHILD is an argument of VERB, or of a noun that is one."""
    at = child
    for _ in range(3):
        if at.head == verb:
            return at.dep_ in {
                "nsubj",
                "nsubjpass",
                "dobj",
                "attr",
                "xcomp",
                "prep",
                "pobj",
                "conj",
            }
        if at.pos_ in _VERBAL and at != child:
            return False
        at = at.head
    return False
