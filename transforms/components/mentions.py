"""The spaCy component that finds mentions of actors and resolves them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from transforms.actors.book import ActorBook
from transforms.actors.discourse import Discourse
from transforms.actors.names import Names
from transforms.actors.nominals import Nominals
from transforms.actors.repairs import join_persons, split_dates_from_names
from transforms.actors.verbs import doing_verbs
from transforms.annotations import Found, set_mentions
from transforms.components.component import Component
from transforms.knowledge.knowledge import Knowledge
from transforms.places.gazetteer import Gazetteer
from transforms.times.anchor import anchor_of


@Language.factory(
    "parley_mentions",
    requires=["token.dep", "token.pos", "doc.ents"],
    assigns=["doc._.mentions", "doc._.found"],
)
class Mentions(Component):
    """Names, then noun phrases around them, then pronouns."""

    def prepare(self, knowledge: Knowledge) -> None:
        """Index the actors of KNOWLEDGE."""
        book = ActorBook(knowledge, self.nlp)
        gazetteer = Gazetteer()
        self.nominals = Nominals(book, knowledge.offices, knowledge.nominals, gazetteer)
        verbs = doing_verbs(knowledge)
        self.names = Names(book, self.nominals.title_words, gazetteer, verbs.subjects)
        self.discourse = Discourse(book, self.nominals, verbs)
        self.book = book

    def annotate(self, doc: Doc) -> None:
        """Put the mentions on DOC."""
        doc._.found = Found()
        split_dates_from_names(doc)
        names = self.names.mentions(doc)
        join_persons(doc, names)
        doc._.anchor = anchor_of(doc, names, self.book.actors.get, self.nominals.roles)
        day = doc._.anchor.day
        mentions = self.nominals.extended(doc, names, day)
        set_mentions(doc, self.discourse.extended(doc, mentions, day))
