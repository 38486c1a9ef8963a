"""Speakers without a name: "a ministry source", "residents", "officials briefed on the talks".

Such a phrase is an actor of its own, by what the text calls it. Its kind is told by its noun; its
country by the phrase, else by the country of which the text mostly speaks, unless the noun is one
of people who may come from anywhere ("a diplomat").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from slugify import slugify
from spacy.tokens import Token

from parley.schemas.codebook.actors import Nominals
from parley.transforms.knowledge.kinds import KindBook
from parley.transforms.reading.actors.local import PREFIXES, LocalGroups
from parley.transforms.reading.attributions.speakers import phrase
from parley.transforms.reading.grammar.labels import PLURAL
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.records import NewActor, mention_at

Made = tuple[str, NewActor | None]
"""The id of an actor, and the actor where it is new."""

_CLAUSES = frozenset({"relcl", "acl", "advcl"})
_DETERMINERS = frozenset({"det", "predet", "nummod", "poss", "punct"})
_BREAKS = frozenset({",", ";", ":", "(", "—", "–", "-"})
_PLACES = frozenset({"GPE", "LOC"})
_PERSON = "person"


class UnnamedSources:
    """Read noun phrases as speakers."""

    def __init__(self, nominals: Nominals, kinds: KindBook, local: LocalGroups) -> None:
        self.local, self.book = local, local.book
        self.words = kinds
        self.kinds: Mapping[str, str] = {
            noun: group for group, nouns in nominals.participant_nominals.items() for noun in nouns
        }
        self.foreign: AbstractSet[str] = frozenset(nominals.foreign_nominals)

    def read(self, head: Token) -> Made | None:
        """The actor that the phrase of the noun HEAD names; None for nobody, as in "a report"."""
        lemma = head.lemma_.lower()
        if (
            head.lower_ in english(head).actors.matters
            or self.words.is_thing(lemma)
            or self.words.is_nobody(lemma)
        ):
            return None
        country = self.country(head)
        group = self.book.actors.get(self.kinds.get(head.lower_, ""))
        if country is not None and group is not None and group.stands_for_state:
            return country, None
        start, end = _extent(head)
        words = _words(head, start, end)
        slug = slugify(" ".join(t.lemma_ for t in words), separator="_", max_length=60)
        if not slug:
            return None
        kind = self.kind(head)
        actor = f"{PREFIXES[kind]}:{f'{country.lower()}_' if country else ''}{slug}"
        return actor, NewActor(head.doc[start:end].text, kind, country)

    def kind(self, head: Token) -> str:
        """The kind of the actor that HEAD names: a person, a body, or people."""
        group = self.book.actors.get(self.kinds.get(head.lower_, ""))
        if head.tag_ in PLURAL:
            return group.kind if group is not None else "population"
        if head.lower_ not in english(head).actors.bodies | english(head).actors.civic_bodies:
            return _PERSON
        if head.lower_ in english(head).actors.civic_bodies:
            return "ngo"
        if group is None:
            return "other"
        return "armed_group" if group.kind == "armed_group" else "government_body"

    def country(self, head: Token) -> str | None:
        """The state to which the phrase of HEAD belongs."""
        abroad = False
        for token in _within(head):
            mention = mention_at(token) if token.i != head.i else None
            for actor in mention.actors if mention is not None else ():
                if state := self._state(token, actor):
                    return state
                abroad = True
            if token.ent_type_ in _PLACES and (state := self._of_place(token)):
                return state
        home: str | None = head.doc._.home
        return None if abroad or head.lower_ in self.foreign else home

    def _state(self, token: Token, actor: str) -> str | None:
        """The state of ACTOR, named at TOKEN."""
        new = token.doc._.found.actors.get(actor) if token.doc._.found is not None else None
        if new is not None:
            return str(new.country) if new.country else None
        return actor if self.book.kind(actor) == "state" else self.book.country(actor)

    def _of_place(self, token: Token) -> str | None:
        """The state of the place whose name ends at TOKEN."""
        entity = next((e for e in token.sent.ents if e.root.i == token.i), None)
        return self.local.country_of_place(entity.text) or None if entity is not None else None


def is_plural(head: Token) -> bool:
    """Whether HEAD names several."""
    return head.tag_ in PLURAL or any(child.dep_ == "conj" for child in head.children)


def _within(head: Token) -> Iterator[Token]:
    """The tokens of the phrase of HEAD, what stands before its noun first, without its clauses."""
    for child in head.children:
        if child.dep_ not in _CLAUSES:
            yield child
            yield from _within(child)


def _extent(head: Token) -> tuple[int, int]:
    """The phrase of HEAD up to what is said of those that it names."""
    start, end = phrase(head)
    for token in head.doc[head.i + 1 : end]:
        if token.text in _BREAKS or token.tag_ in ("WDT", "WP", "WRB"):
            return start, token.i
    return start, end


def _words(head: Token, start: int, end: int) -> list[Token]:
    """The words of the phrase of HEAD that tell who it is, without articles and numbers."""
    return [
        token
        for token in head.doc[start:end]
        if not (token.dep_ in _DETERMINERS and token.pos_ not in {"PROPN", "NOUN"})
        and not token.is_punct
        and token.tag_ != "POS"
    ]
