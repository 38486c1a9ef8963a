"""Which words of a text name places, and under what name: "eastern X", "the port of X"."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from parley.schemas.codebook.places import PlaceWords
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import TALKS, Trigger, Where
from parley.transforms.reading.places.gazetteer import Gazetteer, Place
from parley.transforms.reading.records import mention_at, mentions_of, place_at
from parley.transforms.reading.times.wordings import MONTHS

LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "across", "around", "inside", "within", "over", "along",
     "through", "throughout", "off", "above", "beside"}
)  # fmt: skip
TOWARD = frozenset({"to", "into", "toward", "towards"})
_UPON = frozenset({"on", "upon", "against"})
_TOWNS = frozenset({"city", "district"})


class PlaceNames:
    """Find the names of places in a text, by the model's entities, the gazetteer and WORDS."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.gazetteer, self.words = gazetteer, words
        self.beside = words.parts | words.grounds

    def find(self, doc: Doc, story: Story | None = None) -> list[Span]:
        """The names of places in DOC, and the cities that stand for their states.

        These are among the actors' names, or stand where places do: behind a preposition of
        place, or as what is attacked or taken by an act of STORY.
        """
        named = ((doc[place.start : place.end], place.method) for place in doc._.places)
        # What nothing but the model takes for a place has to stand where places do.
        found = [
            span
            for span, method in named
            if method != "learned" or self.is_where(span) or self._is_hit(span, story)
        ]
        taken = {i for span in found for i in range(span.start, span.end)}
        for mention in mentions_of(doc):
            span = doc[mention.start : mention.end]
            if (
                mention.start not in taken
                and mention.kind == "metonym"
                and self.gazetteer.is_city(span.text)
            ):
                found.append(span)
                taken |= set(range(span.start, span.end))
        for token in doc:
            if token.pos_ != "PROPN" or token.i in taken or token.lower_ in MONTHS:
                continue
            if self._in_slot(token, story) and (city := self._city_at(token)) is not None:
                found.append(city)
        return found

    def dateline(self, doc: Doc) -> Where | None:
        """Where a report was written: the place in capitals with which DOC opens."""
        for place in doc._.places[:1]:
            span = doc[place.start : place.end]
            if place.start <= 1 and all(token.is_upper for token in span if token.is_alpha):
                return self.found(span)
        return None

    def _city_at(self, token: Token) -> Span | None:
        """The name of a city that ends with TOKEN and is nobody's."""
        mention = mention_at(token)
        if mention is not None and mention.actors:
            return None
        span = token.doc[_first_of_name(token) : token.i + 1]
        return span if self.gazetteer.is_city(span.text) else None

    def _in_slot(self, token: Token, story: Story | None) -> bool:
        """Whether TOKEN stands where the names of places do."""
        if token.dep_ == "pobj":
            above = token.head
            if above.lower_ in LOCATIVE | TOWARD or self._is_part(above):
                return True
            return story is not None and self.acted_upon(token, story) is not None
        if token.dep_ not in {"dobj", "nsubjpass"} or story is None:
            return False
        return story.type_at(token.head) in traits(token.head).force

    def _is_part(self, of: Token) -> bool:
        """Whether OF stands between a place and a part of it: "the port of X"."""
        return of.lower_ == "of" and of.head.lower_ in self.words.parts

    def is_where(self, entity: Span) -> bool:
        """Whether ENTITY stands in a phrase that says where its clause happens."""
        root = self.outermost(entity.root)
        return root.dep_ == "pobj" and root.head.lower_ in LOCATIVE

    def _is_hit(self, entity: Span, story: Story | None) -> bool:
        """Whether ENTITY is what is attacked or taken by an act of STORY."""
        if story is None or mention_at(entity.root) is not None:
            return False
        return self.acted_upon(self.outermost(entity.root), story) is not None

    def outermost(self, token: Token) -> Token:
        """The head of the phrase that names the place: "the port of X", "X region", "X and Y"."""
        for _ in range(4):
            listed = token.dep_ == "conj" and token.head != token
            if listed or (token.dep_ == "compound" and token.head.lower_ in self.beside):
                token = token.head
            elif token.dep_ == "pobj" and self._is_part(token.head):
                token = token.head.head
            else:
                break
        return token

    def acted_upon(self, place: Token, story: Story) -> Trigger | None:
        """The trigger of what is done to PLACE: "visited the city", "the invasion of X"."""
        if place.dep_ in {"dobj", "nsubjpass"}:
            act = story.at(place.head)
            return act if act is not None and self._is_done_to_object(act) else None
        if place.dep_ == "pobj" and place.head.lower_ in _UPON | {"of"}:
            above = place.head.head
            if self._is_light(above.head) and above.dep_ == "dobj" and story.at(above) is None:
                above = above.head
            act = story.at(above)
            return act if act is not None and act.event_type in traits(act.token).force else None
        return None

    def _is_light(self, verb: Token) -> bool:
        return verb.lemma_ in self.words.light

    def _is_done_to_object(self, act: Trigger) -> bool:
        """Whether a verb tells what happens to the place that is its object: "left the city"."""
        verb = act.token
        if act.event_type == "RETREAT":
            return verb.lemma_ in self.words.leaving
        if act.event_type == TALKS:
            return verb.lemma_ in self.words.visiting
        forced = any(child.dep_ in {"xcomp", "ccomp"} for child in verb.children)
        return act.event_type in traits(act.token).force and not forced

    def told_name(self, entity: Span) -> str:
        """The name as told, without article and possessive mark: "eastern X", "X bridge"."""
        doc, start, end = entity.doc, entity.start, entity.end
        if start and doc[start - 1].text == "The" and not doc[start - 1].is_sent_start:
            start -= 1
        if start and doc[start - 1].lower_ in self.words.directions:
            start -= 1
        if end < len(doc) and doc[end].lower_ in self.words.areas | self.words.grounds:
            end += 1
        words: str = doc[start:end].text
        for mark in ("’s", "'s"):
            words = words.removesuffix(mark)
        words = words.removeprefix("the ").strip()
        return words.removeprefix("The ") if entity[0].is_sent_start else words

    def found(self, entity: Span) -> Where:
        """The name of ENTITY as told, with the place that it means in its text."""
        return Where(self.told_name(entity), self.meant(entity))

    def meant(self, entity: Span) -> Place | None:
        """The place that ENTITY means in its text, or else anywhere."""
        known = place_at(entity[0])
        if known is None:
            return self.gazetteer.find(self.told_name(entity)) or self.gazetteer.find(entity.text)
        return Place(known.place, *entity.doc._.found.places[known.place])

    def is_town(self, entity: Span) -> bool:
        """Whether ENTITY is a town or district that the gazetteer holds."""
        place = self.meant(entity)
        return place is not None and place.kind in _TOWNS

    def named(self, name: str) -> Where:
        """The place called NAME."""
        return Where(name, self.gazetteer.find(name))


def _first_of_name(token: Token) -> int:
    """The first token of the name that ends with TOKEN."""
    start = token.i
    while start and token.doc[start - 1].pos_ == "PROPN" and token.doc[start - 1].head == token:
        start -= 1
    return start
