"""Groups of which each country has its own: "the rebels" of a text about Chad are those of Chad."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from parley.transforms.reading.actors.book import ActorBook
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.records import Mention, NewActor

# How much a name says that the text is about a country, and how much more at the head of the text.
# A state that acts is often one from outside; its people and its regions are not. Fitted on the
# training passages.
_BY_KIND = {
    ("person", "name"): (8, 9), ("person", "nominal"): (2, 0),
    ("armed_group", "name"): (18, 0), ("armed_group", "nominal"): (4, 0),
    ("party", "name"): (15, 0), ("party", "nominal"): (5, 0),
    ("government_body", "name"): (9, 0),
    ("state", "name"): (3, 1), ("state", "metonym"): (2, 0), ("state", "nominal"): (3, 2),
}  # fmt: skip
_BY_PLACE = {"city": (5, 3), "region": (6, 9), "district": (5, 0), "country": (2, 2)}
_NOTHING = (0, 0)
_HEAD = 12
_ENOUGH = 5  # more than one name of a state
_ABROAD = 6  # by how much less a power counts, which acts in many countries
_LONGEST_NAME = 4
PREFIXES = {
    "person": "person", "government_body": "body", "igo": "org", "alliance": "org", "ngo": "org",
    "company": "org", "armed_group": "armed", "party": "party", "media": "media",
    "population": "population", "collective": "collective", "other": "other", "state": "body",
}  # fmt: skip


class LocalGroups:
    """Give groups their country, by the text."""

    def __init__(self, book: ActorBook, gazetteer: Gazetteer) -> None:
        self.book, self.gazetteer = book, gazetteer
        self._past = [
            (actor.ended, actor.after, actor.id)
            for actor in book.actors.values()
            if actor.ended and actor.after
        ]

    def of_their_time(self, mentions: Iterable[Mention], day: dt.date | None) -> list[Mention]:
        """MENTIONS in a text of DAY, in which states that came later are those before them."""
        meant = {after: state for ended, after, state in self._past if day and day <= ended}
        return [
            replace(each, actors=tuple(meant.get(actor, actor) for actor in each.actors))
            if not meant.keys().isdisjoint(each.actors)
            else each
            for each in mentions
        ]

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
        named: Counter[str] = Counter()
        heads = set()
        for mention in mentions:
            if mention.kind != "pronoun":
                heads.add(mention.head)
                for actor in mention.actors:
                    named[self._country(actor)] += _weight(
                        mention.start, self._says(mention, actor)
                    )
        for place in doc._.places:
            _, country, _, _, _, kind = doc._.found.places[place.place]
            if heads.isdisjoint(range(place.start, place.end)):
                named[country or ""] += _weight(place.start, _BY_PLACE.get(kind, _NOTHING))
        for power in self.book.powers & named.keys():
            named[power] -= _ABROAD
        ranked = [(n, state) for state, n in named.items() if self.book.kind(state) == "state"]
        ranked.sort(reverse=True)
        if not ranked or ranked[0][0] < _ENOUGH or ranked[0][0] in {n for n, _ in ranked[1:2]}:
            return self._of_publisher(doc)
        return ranked[0][1]

    def _of_publisher(self, doc: Doc) -> str | None:
        """The one state that the name of the publisher of DOC holds: "Unions of Guinea"."""
        words = (doc._.source.publisher or "").replace(",", " ").split()
        parts = (
            " ".join(words[start : start + size])
            for size in range(1, _LONGEST_NAME + 1)
            for start in range(len(words))
        )
        states = {self.book.regions[part] for part in parts if part in self.book.regions}
        return states.pop() if len(states) == 1 else None

    def home_of_parties(self, parties: Iterable[str]) -> str | None:
        """The country in which all PARTIES of a conflict are at home; None where there is none."""
        countries = {self._country(party) for party in parties}
        state = countries.pop() if len(countries) == 1 else ""
        return state if self.book.kind(state) == "state" else None

    def _says(self, mention: Mention, actor_id: str) -> tuple[int, int]:
        return _BY_KIND.get((self.book.kind(actor_id) or "", mention.kind), _NOTHING)

    def _country(self, actor_id: str) -> str:
        actor = self.book.actors.get(actor_id)
        return (actor.country or actor_id) if actor is not None else ""

    def country_of_place(self, name: str) -> str:
        """The state in which the place NAME lies; "" where the gazetteer has none."""
        if name in self.book.regions:
            return self.book.regions[name]
        place = self.gazetteer.find(name)
        return (place.country or "") if place is not None else ""


def _weight(at: int, weights: tuple[int, int]) -> int:
    """The first of WEIGHTS, and the second too for a name at the head of the text."""
    return weights[0] + (weights[1] if at < _HEAD else 0)
