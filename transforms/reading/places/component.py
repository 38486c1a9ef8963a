"""The spaCy component that finds the names of places and says which places they mean."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.actors.verbs import doing_verbs
from parley.transforms.reading.component import KnowingComponent
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.places.meaning import Meanings
from parley.transforms.reading.places.names import KnownActors, NameFinder
from parley.transforms.reading.places.packed import folded
from parley.transforms.reading.records import Found, PlaceMention

_NAMES = frozenset({"name", "acronym"})


@Language.factory(
    "parley_places",
    requires=["token.dep", "token.head", "token.lemma", "token.tag", "doc.ents"],
    assigns=["doc._.codebooks", "doc._.places", "doc._.found"],
)
class Places(KnowingComponent):
    """Every literal name of a place, whether or not something happens there."""

    def prepare(self, knowledge: Knowledge) -> None:
        """Take the words around places, the peoples and the names of actors."""
        peoples: dict[str, str] = {}
        states: dict[str, str] = {}
        others: set[str] = set()
        seats: set[str] = set()
        for actor in knowledge.actors.values():
            for alias, kind in actor.aliases():
                if actor.kind != "state":
                    others.update([folded(alias)] if kind in _NAMES else ())
                elif kind == "demonym" and actor.country:
                    peoples[alias] = actor.country
                elif kind == "name":
                    states[folded(alias)] = actor.id
                elif kind == "metonym":
                    seats.add(folded(alias))
        actors = KnownActors(
            frozenset(others),
            frozenset(map(folded, peoples)),
            frozenset(seats),
            doing_verbs(knowledge).subjects,
        )
        gazetteer, words = Gazetteer(), knowledge.place_words
        self.names = NameFinder(gazetteer, words, actors)
        self.meanings = Meanings(gazetteer, words, peoples, states)

    def annotate(self, doc: Doc) -> None:
        """Put the places on DOC, and their records among what it adds to the dimensions."""
        names = self.names.find(doc)
        meanings = self.meanings.of(doc, names)
        doc._.found = found = doc._.found or Found()
        doc._.places = [
            PlaceMention(
                m.name.span.start, m.name.span.end, m.place.place_id, m.confidence, m.method
            )
            for m in meanings
        ]
        for meaning in meanings:
            found.places.setdefault(meaning.place.place_id, meaning.place.record)
