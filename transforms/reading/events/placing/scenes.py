"""Places that a story carries on: who meets somewhere also asks, offers and refuses there.

A scene opens where talks or a signing are told with their place, where a clause without an act
tells a place, or under a heading that names one. Later acts of words by those who take part
happen there, until the story moves to another place or day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from parley.transforms.reading.events.dating.attach import BOUNDS
from parley.transforms.reading.events.dating.sections import Layout
from parley.transforms.reading.events.placing.place_names import Found, PlaceNames
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.labels import SUBJECTS, VERBAL
from parley.transforms.reading.grammar.tense import tense_of
from parley.transforms.reading.records import Dated

_OPENS = frozenset({"CONSULT", "AGREE"})
_SAID_THERE = frozenset({"AGREE", "CONCEDE", "CONSULT", "REQUEST"})
_VISIT, _CALL = "042", "041"
_HAPPENED = frozenset({"actual", "negated"})
_FALLS_ON = frozenset({"ASSAULT", "COERCE"})
_SENTENCES = 10


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where and when the story is, and who is there; `who` is empty where it does not say.

    A heading without a place ends the scene before it.
    """

    at: int
    place: Found | None
    who: frozenset[str]
    date: Dated | None


def carry_places(
    doc: Doc,
    triggers: list[Trigger],
    places: dict[int, Found],
    dates: Mapping[int, Dated],
    factuality: Mapping[int, str],
    names: PlaceNames,
    sides: Mapping[str, str],
) -> None:
    """Fill PLACES of triggers from their clause's verb, then from the scene they are part of."""
    where = _verbs_with_places(doc, names)
    for trigger in triggers:
        i = trigger.token.i
        if i in places or trigger.row.event_type in _FALLS_ON:
            continue
        shared = _of_clause(trigger.token, {**where, **places})
        if shared is not None:
            places[i] = shared
    layout = Layout(doc)
    quoted = [(said.start, said.end) for said in doc._.attributions if said.kind == "direct"]
    opened = _set(doc, triggers, names)
    scene: _Scene | None = None
    for trigger in triggers:
        i = trigger.token.i
        while opened and opened[0].at < i:
            scene = opened.pop(0)
        if i in places:
            if _opens(trigger, places[i], names) and factuality[i] == "actual":
                scene = _scene(doc, trigger, places[i], dates.get(i), names, sides)
            continue
        if scene is None or factuality[i] not in _HAPPENED:
            continue
        if not _meets(dates.get(i), scene.date):
            # The story has moved on, unless it only looks back.
            looks_back = any(child.lower_ == "had" for child in trigger.token.children)
            scene = scene if looks_back else None
            continue
        if any(said[0] <= i < said[1] for said in quoted):
            continue
        near = layout.sentence[i] - layout.sentence[scene.at] <= _SENTENCES
        if scene.place is not None and near and _is_there(trigger, scene, sides):
            places[i] = scene.place


def _opens(trigger: Trigger, place: Found, names: PlaceNames) -> bool:
    """Whether an act with a place opens a scene; a state that hosts tells no place within it."""
    hosted = (
        place[1] is not None
        and place[1].kind == "country"
        and trigger.token.lemma_ in names.words.hosting
    )
    aside = any(up.dep_ == "relcl" for up in (trigger.token, *trigger.token.ancestors))
    return trigger.row.event_type in _OPENS and not hosted and not aside


def _scene(
    doc: Doc,
    trigger: Trigger,
    place: Found,
    date: Dated | None,
    names: PlaceNames,
    sides: Mapping[str, str],
) -> _Scene:
    """The scene that TRIGGER opens: its parties are there; at a visit only the visitors act."""
    at = _city(doc, place, trigger.token.i, names)
    who = {sides.get(actor, actor) for actor in trigger.who}
    if trigger.row.cameo_code == _VISIT:
        who = {sides.get(actor, actor) for actor in trigger.sources}
        who -= {at[1].country} if at[1] else set()
        who = who or {""}
    return _Scene(trigger.token.i, at, frozenset(who), date)


def _is_there(trigger: Trigger, scene: _Scene, sides: Mapping[str, str]) -> bool:
    """Whether an act is one of words, told in the past, by those who take part in SCENE."""
    kind = trigger.row.event_type
    if kind not in _SAID_THERE or trigger.row.cameo_code == _CALL or _reported_now(trigger.token):
        return False
    actors = trigger.who if kind == "CONSULT" else trigger.sources
    who = {sides.get(actor, actor) for actor in actors}
    return tense_of(trigger.token) == "past" and (not scene.who or who <= scene.who)


def _reported_now(token: Token) -> bool:
    """Whether the act is what somebody says today of what was: "they maintain that X refused"."""
    return any(
        up.tag_ in {"VBZ", "VBP"}
        and up.pos_ in VERBAL
        and up != token
        and not any(c.dep_ == "nsubj" and c.lower_ in {"i", "we"} for c in up.children)
        for up in token.ancestors
    )


def _meets(date: Dated | None, scene: Dated | None) -> bool:
    """Whether an act may have happened in a scene, by their dates."""
    return date is None or scene is None or (date.first <= scene.last and scene.first <= date.last)


def _of_clause(token: Token, places: Mapping[int, Found]) -> Found | None:
    """The place of the verb with which TOKEN shares its subject: "came to X and promised"."""
    if token.dep_ == "relcl" and any(c.lower_ == "where" for c in token.children):
        return places.get(token.head.i)
    at = token
    for _ in range(3):
        own = any(child.dep_ in SUBJECTS for child in at.children)
        shares = at.dep_ == "conj" or (at.dep_ == "advcl" and at.tag_ == "VBG")
        if at.pos_ not in VERBAL or own or not shares or at.i < at.head.i:
            return None
        at = at.head
        if at.i in places:
            return places[at.i]
    return None


def _verbs_with_places(doc: Doc, names: PlaceNames) -> dict[int, Found]:
    """The verbs that a phrase of place stands with, whether or not they tell an act."""
    found: dict[int, Found] = {}
    for entity in names.find(doc):
        head = entity.root.head
        if names.is_where(entity) and head.head.pos_ in VERBAL:
            found.setdefault(head.head.i, names.found(entity))
        # For "the city, where they met".
        found.setdefault(entity.root.i, names.found(entity))
    return found


def _set(doc: Doc, triggers: list[Trigger], names: PlaceNames) -> list[_Scene]:
    """The scenes that headings and clauses without an act open, in the order of the text."""
    acts = {trigger.token.i for trigger in triggers}
    kinds = doc._.kinds
    found = [
        _Scene(token.i, None, frozenset(), None)
        for token in doc
        if token.is_sent_start and kinds and kinds[token.i] == "heading"
    ]
    for entity in names.find(doc):
        place = names.found(entity)
        if kinds and kinds[entity.start] == "heading":
            if entity[0].is_sent_start and names.gazetteer.is_city(place[0]):
                found.append(_Scene(entity.start, place, frozenset(), None))
        elif names.is_where(entity):
            verb = entity.root.head.head
            if verb.pos_ in VERBAL and verb.dep_ == "ROOT" and verb.i not in acts:
                date = _date_in(doc, entity)
                if date is not None:
                    found.append(_Scene(entity.start, place, frozenset(), date))
    return sorted(found, key=lambda scene: scene.at)


def _date_in(doc: Doc, entity: Span) -> Dated | None:
    """The time told in the sentence of ENTITY."""
    sentence = entity.sent
    return next(
        (
            time.value
            for time in doc._.times
            if sentence.start <= time.start < sentence.end
            and time.value is not None
            and doc[time.start : time.end].root.head.lower_ not in BOUNDS
        ),
        None,
    )


def _city(doc: Doc, place: Found, near: int, names: PlaceNames) -> Found:
    """The city of a venue told as "VENUE in CITY" in the sentence of the token NEAR."""
    if place[1] is not None:
        return place
    for entity in doc[near : near + 1].sent.ents:
        head = entity.root.head
        if (
            entity.root.dep_ == "pobj"
            and head.lower_ == "in"
            and names.gazetteer.is_city(entity.text)
            and head.i > 0
            and doc[: head.i].text.endswith(place[0].split()[-1])
        ):
            return entity.text, names.gazetteer.find(entity.text)
    return place
