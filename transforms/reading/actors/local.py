"""Groups of which each country has its own: "the rebels" of a text about Chad are those of Chad."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from parley.transforms.reading.actors.book import ActorBook
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.records import Mention, NewActor

_MOSTLY, _OFTEN = 1.5, 2
_PLACES = frozenset({"GPE", "LOC"})
PREFIXES = {
    "person": "person", "government_body": "body", "igo": "org", "alliance": "org", "ngo": "org",
    "company": "org", "armed_group": "armed", "party": "party", "media": "media",
    "population": "population", "collective": "collective", "other": "other", "state": "body",
}  # fmt: skip


class LocalGroups:
    """Give groups their country, by the text."""

    def __init__(self, book: ActorBook, gazetteer: Gazetteer) -> None:
        self.book, self.gazetteer = book, gazetteer

    def placed(self, doc: Doc, mentions: Iterable[Mention]) -> list[Mention]:
        """MENTIONS, in which groups that each country has are those of the country of DOC."""
        home = doc._.home
        if home is None:
            return list(mentions)
        return [
            replace(each, actors=tuple(self.local(doc, actor, home) for actor in each.actors))
            if any(self.is_of_country(actor) for actor in each.actors)
            else each
            for each in mentions
        ]

    def is_of_country(self, actor_id: str) -> bool:
        """Whether each country has its own group of this kind."""
        actor = self.book.actors.get(actor_id)
        return actor is not None and actor.of_country

    def local(self, doc: Doc, actor_id: str, home: str) -> str:
        """The actor of HOME that the group ACTOR_ID is there; ACTOR_ID itself where it is none."""
        actor = self.book.actors.get(actor_id)
        if actor is None or not actor.of_country:
            return actor_id
        if actor.stands_for_state:
            return home
        slug = actor_id.partition(":")[2]
        local = f"{PREFIXES[actor.kind]}:{home.lower()}_{slug}"
        doc._.found.add_actor(local, NewActor(actor.name, actor.kind, home))
        return local

    def home_of(self, doc: Doc, mentions: Iterable[Mention]) -> str | None:
        """The country of which DOC mostly speaks: by its MENTIONS and the places that it names."""
        polities = self.book.polities
        named: Counter[str] = Counter()
        heads = set()
        for mention in mentions:
            if mention.kind != "pronoun":
                heads.add(mention.head)
                named.update(self._country(actor) for actor in mention.actors)
        for entity in doc.ents:
            if entity.label_ in _PLACES and entity.root.i not in heads:
                named[self.country_of_place(entity.text)] += 1
        ranked = [(state, n) for state, n in named.most_common() if state in polities]
        if not ranked or ranked[0][1] < _OFTEN:
            return None
        if len(ranked) > 1 and ranked[0][1] < _MOSTLY * ranked[1][1]:
            return None
        return ranked[0][0]

    def _country(self, actor_id: str) -> str:
        actor = self.book.actors.get(actor_id)
        return (actor.country or actor_id) if actor is not None else ""

    def country_of_place(self, name: str) -> str:
        """The state in which the place NAME lies; "" where the gazetteer has none."""
        if name in self.book.regions:
            return self.book.regions[name]
        place = self.gazetteer.find(name)
        return (place.country or "") if place is not None else ""
