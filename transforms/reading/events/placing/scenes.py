"""Places that a story carries on: who meets somewhere also asks, offers and refuses there.

A scene opens where talks or a signing are told with their place, where a clause without an act
tells a place, or under a heading that names one. Later acts of words by those who take part
happen there, until the story moves to another place or day.
"""

from __future__ import annotations

import bisect
import itertools
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from parley.transforms.reading.events.dating.attach import BOUNDS
from parley.transforms.reading.events.placing.place_names import PlaceNames
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger, Where
from parley.transforms.reading.grammar.entities import entities_in
from parley.transforms.reading.grammar.labels import SUBJECTS, VERBAL
from parley.transforms.reading.grammar.tense import tense_of
from parley.transforms.reading.records import Dated

_VISIT, _CALL = "042", "041"
_HAPPENED = frozenset({"actual", "negated"})
_SENTENCES = 10
_WITHIN = frozenset({"conj", "xcomp", "acomp"})
_WORDS = VERBAL | {"ADJ"}


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where and when the story is, and who is there; `who` is empty where it does not say.

    A heading without a place ends the scene before it.
    """

    at: int
    place: Where | None
    who: frozenset[str] = frozenset()
    date: Dated | None = None


def carry_places(story: Story, names: PlaceNames) -> None:
    """Write the `place` of triggers without one: that of their clause's verb, then their scene's.

    What the acts' `place`, `date` and `factuality` tell by then is read.
    """
    entities = names.find(story.doc)
    _share_in_clauses(story, entities, names)
    _Scenes(story, entities, names).carry()


def _share_in_clauses(story: Story, entities: Sequence[Span], names: PlaceNames) -> None:
    """Write the `place` of the verb with which an act shares its subject."""
    where = _verbs_with_places(entities, names)
    for trigger in story.triggers:
        if trigger.place is None:
            trigger.place = _of_relative(trigger.token, story, where)
        if trigger.place is None and trigger.event_type not in traits(trigger.token).force:
            trigger.place = _of_clause(trigger.token, story, where)


class _Scenes:
    """The scenes of a story, and which acts are part of one."""

    def __init__(self, story: Story, entities: Sequence[Span], names: PlaceNames) -> None:
        self.story, self.names = story, names
        self.opened = deque(_told_without_act(story, entities, names))
        quoted = (said for said in story.doc._.attributions if said.kind == "direct")
        self.quoted = {i for said in quoted for i in range(said.start, said.end)}

    def carry(self) -> None:
        """Write the `place` of acts without one that are part of a scene."""
        scene: _Scene | None = None
        for trigger in self.story.triggers:
            while self.opened and self.opened[0].at < trigger.token.i:
                scene = self.opened.popleft()
            if trigger.place is not None:
                if trigger.factuality == "actual" and self._opens(trigger, trigger.place):
                    scene = self._scene(trigger, trigger.place)
            elif scene is not None and trigger.factuality in _HAPPENED:
                if _meets(trigger.date, scene.date):
                    trigger.place = self._place(trigger, scene)
                elif not _looks_back(trigger.token):
                    scene = None  # the story has moved on

    def _opens(self, trigger: Trigger, place: Where) -> bool:
        """Whether an act with a place opens a scene; a state that hosts is too wide for one."""
        hosted = place.is_country and trigger.token.lemma_ in self.names.words.hosting
        aside = any(up.dep_ == "relcl" for up in (trigger.token, *trigger.token.ancestors))
        return trigger.event_type in traits(trigger.token).joint and not hosted and not aside

    def _scene(self, trigger: Trigger, place: Where) -> _Scene:
        """The scene that TRIGGER opens: its parties are there; at a visit only the visitors act."""
        city = _city(place, trigger.token, self.names)
        who = self.story.sides(trigger.who)
        if trigger.row.cameo_code == _VISIT:
            home = {city.record.country} if city.record else set()
            who = (self.story.sides(trigger.sources) - home) or {""}
        return _Scene(trigger.token.i, city, frozenset(who), trigger.date)

    def _place(self, trigger: Trigger, scene: _Scene) -> Where | None:
        """The place of SCENE, where an act is part of it and not only quoted."""
        i, sentence = trigger.token.i, self.story.layout.sentence
        near = sentence[i] - sentence[scene.at] <= _SENTENCES
        part = near and i not in self.quoted and self._is_there(trigger, scene)
        return scene.place if part else None

    def _is_there(self, trigger: Trigger, scene: _Scene) -> bool:
        """Whether an act is one of words, told in the past, by those who take part in SCENE."""
        kind = trigger.event_type
        if kind not in traits(trigger.token).said_there or trigger.row.cameo_code == _CALL:
            return False
        if tense_of(trigger.token) != "past":
            return False
        who = self.story.sides(trigger.who if kind == "CONSULT" else trigger.sources)
        return not scene.who or who <= scene.who


def _looks_back(token: Token) -> bool:
    """Whether an act lies before the time of the story: "had refused"."""
    return any(child.lower_ == "had" for child in token.children)


def _meets(date: Dated | None, scene: Dated | None) -> bool:
    """Whether an act may have happened in a scene, by their dates."""
    return date is None or scene is None or (date.first <= scene.last and scene.first <= date.last)


def _of_relative(token: Token, story: Story, where: Mapping[int, Where]) -> Where | None:
    """The place of which a clause tells what happens there.

    "X, where he spoke and [left]"; "X, where he is due to [speak]".
    """
    at = token
    while at.dep_ in _WITHIN and at.head.dep_ in _WITHIN | {"relcl"} and at.pos_ in _WORDS:
        at = at.head
    if at.dep_ != "relcl" or not any(child.lower_ == "where" for child in at.children):
        return None
    return _place_at(at.head, story, where)


def _of_clause(token: Token, story: Story, where: Mapping[int, Where]) -> Where | None:
    """The place of the verb with which TOKEN shares its subject: "came to X and promised"."""
    at = token
    for _ in range(3):
        if not _shares_subject(at):
            return None
        at = at.head
        place = _place_at(at, story, where)
        if place is not None:
            return place
    return None


def _place_at(token: Token, story: Story, where: Mapping[int, Where]) -> Where | None:
    """The place of the act at TOKEN, else the one that stands with it."""
    act = story.at(token)
    return act.place if act is not None and act.place is not None else where.get(token.i)


def _shares_subject(verb: Token) -> bool:
    """Whether VERB has its subject from the verb before it: "came and [promised]"."""
    own = any(child.dep_ in SUBJECTS for child in verb.children)
    shares = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
    return verb.pos_ in VERBAL and shares and not own and verb.i >= verb.head.i


def _verbs_with_places(entities: Sequence[Span], names: PlaceNames) -> dict[int, Where]:
    """The verbs that a phrase of place stands with, whether or not they tell an act."""
    found: dict[int, Where] = {}
    for entity in entities:
        head = entity.root.head
        if names.is_where(entity) and head.head.pos_ in VERBAL:
            found.setdefault(head.head.i, names.found(entity))
        # For "the city, where they met", and "the centre of the city, where they met".
        for root in (entity.root, names.outermost(entity.root)):
            found.setdefault(root.i, names.found(entity))
    return found


def _told_without_act(story: Story, entities: Sequence[Span], names: PlaceNames) -> list[_Scene]:
    """The scenes that headings and clauses without an act open, in the order of the text."""
    doc, kinds = story.doc, story.doc._.kinds
    found = [
        _Scene(token.i, None)
        for token in doc
        if token.is_sent_start and kinds and kinds[token.i] == "heading"
    ]
    for entity in entities:
        if kinds and kinds[entity.start] == "heading":
            place = names.found(entity)
            if entity[0].is_sent_start and names.is_town(entity):
                found.append(_Scene(entity.start, place))
        elif _sets_a_scene(entity, story, names):
            date = _date_in(entity.sent)
            if date is not None:
                found.append(_Scene(entity.start, names.found(entity), date=date))
    return sorted(found, key=lambda scene: scene.at)


def _sets_a_scene(entity: Span, story: Story, names: PlaceNames) -> bool:
    """Whether a main clause without an act says where it is: "In X, it was raining on 3 May"."""
    if not names.is_where(entity):
        return False
    verb = entity.root.head.head
    return verb.pos_ in VERBAL and verb.dep_ == "ROOT" and story.at(verb) is None


def _date_in(sentence: Span) -> Dated | None:
    """The first time told in SENTENCE that is no bound."""
    times = sentence.doc._.times
    first = bisect.bisect_left(times, sentence.start, key=lambda time: time.start)
    for time in itertools.islice(times, first, None):
        if time.start >= sentence.end:
            break
        root = sentence.doc[time.start : time.end].root
        if time.value is not None and root.head.lower_ not in BOUNDS:
            found: Dated = time.value
            return found
    return None


def _city(place: Where, near: Token, names: PlaceNames) -> Where:
    """The city of a venue told as "VENUE in CITY" in the sentence of the token NEAR."""
    if place.record is not None and place.record.kind != "other":
        return place
    for entity in entities_in(near.sent):
        head = entity.root.head
        inside = entity.root.dep_ == "pobj" and head.lower_ == "in" and _follows(head, place.name)
        if inside and names.gazetteer.is_city(entity.text):
            return names.named(entity.text)
    return place


def _follows(token: Token, name: str) -> bool:
    """Whether the last word of NAME stands right before TOKEN."""
    word = name.split()[-1]
    # A word has no more tokens than letters.
    before = token.doc[max(0, token.i - len(word)) : token.i]
    return before.text.endswith(word)
