"""The spaCy component that finds mentions of actors and resolves them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.actors.book import ActorBook, Words
from parley.transforms.reading.actors.described import Described
from parley.transforms.reading.actors.local import LocalGroups
from parley.transforms.reading.actors.names.known import Names
from parley.transforms.reading.actors.names.ner_repairs import (
    aside_of_subject,
    aside_of_title,
    charge_again,
    finite_again,
    join_persons,
    lay_on,
    lower_openers,
    objects_again,
    parted_from_place,
    split_dates_from_names,
)
from parley.transforms.reading.actors.names.trailing_speakers import speak_after
from parley.transforms.reading.actors.nominals.phrases import Nominals
from parley.transforms.reading.actors.reference.discourse import Discourse
from parley.transforms.reading.actors.verbs import doing_verbs
from parley.transforms.reading.component import KnowingComponent
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.records import Found, set_mentions
from parley.transforms.reading.times.anchor import anchor_of


@Language.factory(
    "parley_mentions",
    requires=[
        "token.tag",
        "token.lemma",
        "token.dep",
        "token.head",
        "doc.sents",
        "doc.ents",
        "doc._.places",
    ],
    assigns=[
        "doc._.mentions",
        "doc._.found",
        "doc._.parties",
        "doc._.anchor",
        "doc._.home",
        "doc.spans",
        "token.dep",
        "token.head",
    ],
)
class Mentions(KnowingComponent):
    """Names, then noun phrases around them, then pronouns."""

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp, name)
        self._cut: dict[tuple[str, str], Words] = {}  # editions have most aliases in common

    def prepare(self, knowledge: Knowledge) -> None:
        """Index the actors of KNOWLEDGE."""
        book = ActorBook(knowledge, self.nlp, self._cut)
        gazetteer = Gazetteer()
        self.nominals = Nominals(book, knowledge.offices, knowledge.nominals, gazetteer)
        verbs = doing_verbs(knowledge)
        kinds = knowledge.kind_book
        self.names = Names(book, kinds, self.nominals.title_words, gazetteer, verbs.subjects)
        self.discourse = Discourse(book, self.nominals, verbs)
        self.local = LocalGroups(book, gazetteer)
        self.described = Described(book, kinds)
        self.book = book

    def annotate(self, doc: Doc) -> None:
        """Put the mentions on DOC."""
        doc._.found = Found(places=doc._.found.places if doc._.found else {})
        split_dates_from_names(doc)
        parted_from_place(doc)
        aside_of_subject(doc)
        aside_of_title(doc, self.nominals.describing)
        finite_again(doc)
        objects_again(doc)
        lay_on(doc)
        charge_again(doc)
        speak_after(doc)
        names = self.names.mentions(doc)
        join_persons(doc, names)
        lower_openers(doc, names)
        doc._.anchor = anchor_of(doc, names, self.book.actors.get, self.nominals.roles)
        day = doc._.anchor.day
        mentions = self.nominals.extended(doc, names, day)
        mentions = self.discourse.extended(doc, mentions, day)
        mentions = self.local.of_their_time(mentions, day)
        parties = doc._.parties  # both are at home in a conflict that a codebook holds
        doc._.home = (
            self.local.home_of_parties(parties) if parties else self.local.home_of(doc, mentions)
        )
        mentions = self.local.placed(doc, mentions)
        met = {actor for mention in mentions for actor in mention.actors}
        actors = {a: new for a, new in doc._.found.actors.items() if a in met}
        doc._.found = Found(actors, doc._.found.places)
        set_mentions(doc, self.described.described(doc, mentions))
