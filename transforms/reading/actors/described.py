"""Actors that a text alone names, by what it says of them: their kind, sector and country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from parley.schemas.codebook.actors import KindNouns
from parley.transforms.knowledge.kinds import KindBook
from parley.transforms.reading.actors.book import ActorBook
from parley.transforms.reading.grammar.labels import INNER, MODIFIERS, NOMINAL
from parley.transforms.reading.records import Found, Mention, NewActor

_PERSON, _UNKNOWN = "person", "other"
AT_HOME = frozenset({_PERSON, "government_body", "armed_group", "party", "population", "ngo"})
"""Kinds of actors that are of the country of the text, where it names them by no other."""
_WITH = frozenset({"appos", "compound", "nmod"})
_OF = frozenset({"of", "for", "from"})


class Described:
    """Read what stands in and beside the names of actors."""

    def __init__(self, book: ActorBook, kinds: KindBook) -> None:
        self.book, self.kinds = book, kinds

    def described(self, doc: Doc, mentions: Iterable[Mention]) -> list[Mention]:
        """MENTIONS of DOC, whose new actors are told what the text says of them.

        A name that the text calls a group is no person's, and its actor has another id.
        """
        known = list(mentions)
        at = {mention.head: mention for mention in known}
        named: dict[str, list[Token]] = defaultdict(list)
        for mention in known:
            for actor in mention.actors if mention.kind == "name" else ():
                named[actor].append(doc[mention.head])
        found: dict[str, NewActor] = {}
        ids: dict[str, str] = {}
        for actor, new in doc._.found.actors.items():
            heads = named[actor]
            self._tell(new, [phrase for head in heads for phrase in _phrases_beside(head)])
            if new.kind in AT_HOME and new.country is None and not new.stateless:
                states = {state for head in heads for state in self._states_beside(head, at)}
                new.country = self._country(states, doc._.home)
            ids[actor] = _id(actor, new)
            found.setdefault(ids[actor], new)
        doc._.found = Found(found, doc._.found.places)
        return [_renamed(mention, ids) for mention in known]

    def _tell(self, new: NewActor, beside: Sequence[Sequence[str]]) -> None:
        """Write the kind and sector of NEW, by its name and the phrases BESIDE it."""
        group = _first(map(self.kinds.beside, beside))
        if new.kind == _PERSON and group is None:
            person = _first(map(self.kinds.of_person, beside))
            new.sector = person.sector if person is not None else None
            return
        if new.kind in {_PERSON, _UNKNOWN}:
            told = group or self.kinds.of_name(new.name.lower().split())
            if told is not None:
                new.kind, new.sector = told.kind, told.sector
            return
        words = new.name.lower().split()
        told = self.kinds.of_person([*words[:-1], words[-1].removesuffix("s")])
        new.sector = told.sector if told is not None else self.kinds.sector_of_kind(new.kind)

    def _country(self, beside: set[str], home: str | None) -> str | None:
        """The country of somebody with whose name BESIDE stands: that one, or else HOME.

        Who is told to be of a body above states has none.
        """
        told = next(iter(beside), None) if len(beside) < 2 else None
        country = told if beside else home
        return country if country is not None and self.book.kind(country) == "state" else None

    def _states_beside(self, head: Token, at: Mapping[int, Mention]) -> Iterator[str]:
        """The states, and the bodies above them, in the phrase of a name with HEAD."""
        for word in _phrase(head):
            for token in _inside(word):
                inner = at.get(token.i)
                if inner is not None and token.i != head.i:
                    for actor in inner.actors:
                        known = self.book.actors.get(actor)
                        if known is not None:
                            yield known.country or actor


def _phrase(head: Token) -> list[Token]:
    """The nouns of the phrase of a name: its HEAD, what it is apposed to, what stands with it."""
    above = [head.head] if head.dep_ in _WITH else []
    return [head, *above, *(c for c in head.children if c.dep_ in _WITH)]


def _inside(word: Token) -> Iterator[Token]:
    for child in word.children:
        if child.dep_ in INNER:
            yield child
        elif child.dep_ == "prep" and child.lower_ in _OF:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _phrases_beside(head: Token) -> Iterator[list[str]]:
    """The lemmas of each noun with which the name at HEAD stands, with what is before it."""
    for noun in _phrase(head)[1:]:
        if noun.pos_ in NOMINAL:
            before = [c.lemma_.lower() for c in noun.lefts if c.dep_ in MODIFIERS and c.i != head.i]
            yield [*before, noun.lemma_.lower()]


def _first(found: Iterable[KindNouns | None]) -> KindNouns | None:
    return next((entry for entry in found if entry is not None), None)


def _id(actor: str, new: NewActor) -> str:
    """The id of NEW, which was ACTOR: that of no person where it is none."""
    prefix, _, slug = actor.partition(":")
    return f"org:{slug}" if prefix == _PERSON and new.kind != _PERSON else actor


def _renamed(mention: Mention, ids: Mapping[str, str]) -> Mention:
    """MENTION with the ids that its actors have now."""
    actors = tuple(ids.get(actor, actor) for actor in mention.actors)
    if actors == mention.actors:
        return mention
    return replace(mention, actors=actors, person=False)
