"""Whom a line names as its issuer: "the Ministry of Defence of Chile", "President Ada Holm".

A line names somebody only where nothing in it is left over: "Bishops of Chile" are not Chile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from slugify import slugify
from spacy.language import Language
from spacy.tokens import Doc

from parley.schemas.codebook.actors import Nominals, Office
from parley.schemas.codebook.issuers import IssuerWords
from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.actors.book import ActorBook
from parley.transforms.reading.records import NewActor

Made = tuple[str, NewActor | None]
"""The id of an actor, and the actor where it is new."""

_WORD = re.compile(r"[^\W_][\w'’.-]*")
_ONE_OF_MANY = re.compile(r"\ban?\b", re.IGNORECASE)
_MEDIA = "media"
_MANY = frozenset({"collective", "population"})
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    actor: str


class IssuerNames:
    """Read the names in a line by the codebooks and by what a Doc itself names."""

    def __init__(
        self,
        book: ActorBook,
        nlp: Language,
        words: IssuerWords,
        nominals: Nominals,
        offices: Iterable[Office],
    ) -> None:
        self.book, self.nlp = book, nlp
        self.outlets, self.beside = frozenset(words.outlets), frozenset(words.beside)
        held = {o.role for a in book.actors.values() for o in a.offices if o.of in book.polities}
        forms = (form for office in offices if office.role in held for form in office.forms)
        titles = (word for form in forms for word in form.split())
        states = (word for noun in nominals.state_nominals for word in noun.split())
        self.of_state = frozenset(
            word.lower() for word in (*titles, *states, *nominals.state_bodies, *words.own)
        )

    def read(self, line: str, doc: Doc, *, is_body: bool = False) -> list[Made]:
        """The issuers that LINE names, as DOC knows them; none where it does not tell them all.

        IS_BODY says that LINE names a body in any case, also by words that no body needs to have.
        """
        if _ONE_OF_MANY.search(line):
            return []
        named = self._named(line, doc)
        if named and all(self._kind(each.actor, doc) == _MEDIA for each in named):
            return []
        named = [each for each in named if self._kind(each.actor, doc) != _MEDIA]
        persons = [each.actor for each in named if self._is_person(each.actor, doc)]
        if persons:
            return [(actor, None) for actor in dict.fromkeys(persons)]
        single = [each for each in named if self._kind(each.actor, doc) not in _MANY]
        rest = self._rest(line, named)
        named = single if single or rest else named
        if named and all(self._is_of_state(word) for word in rest):
            return [(each.actor, None) for each in _once(named)]
        return self._new(line, is_body, self._country(named, doc))

    def _is_of_state(self, word: str) -> bool:
        return (
            word in self.of_state
            or word.removesuffix("s") in self.of_state
            or word in self.book.words.bodies
        )

    def _named(self, line: str, doc: Doc) -> list[_Named]:
        """The actors named in LINE, the longest names first taken, in its order."""
        found = [*self._in_book(line), *_in_text(line, doc)]
        found.sort(key=lambda each: (each.start - each.end, each.start))
        kept: list[_Named] = []
        for each in found:
            if all(each.end <= other.start or other.end <= each.start for other in kept):
                kept.append(each)
        return sorted(kept, key=lambda each: each.start)

    def _in_book(self, line: str) -> Iterator[_Named]:
        made = self.nlp.make_doc(line)
        for match in self.book.find(made):
            actors = {sense.actor for sense in match.senses}
            actor = actors.pop()
            if not actors and actor in self.book.actors and actor != AUTHOR:
                span = made[match.start : match.end]
                yield _Named(span.start_char, span.end_char, actor)

    def _country(self, named: Iterable[_Named], doc: Doc) -> str | None:
        """The one state among NAMED, else that of which DOC mostly speaks."""
        states = {each.actor for each in named if self._kind(each.actor, doc) == "state"}
        return states.pop() if len(states) == 1 else doc._.home

    def _kind(self, actor: str, doc: Doc) -> str | None:
        new = doc._.found.actors.get(actor) if doc._.found is not None else None
        return str(new.kind) if new is not None else self.book.kind(actor)

    def _is_person(self, actor: str, doc: Doc) -> bool:
        return self._kind(actor, doc) == "person"

    def _rest(self, line: str, named: Iterable[_Named]) -> list[str]:
        """The words of LINE that neither name somebody nor stand beside names, in lower case."""
        taken = {at for each in named for at in range(each.start, each.end)}
        words = (m.group().lower() for m in _WORD.finditer(line) if m.start() not in taken)
        return [word for word in words if word not in self.beside and word != "s"]

    def _new(self, line: str, is_body: bool, country: str | None) -> list[Made]:
        """The body of COUNTRY called LINE whom nobody knows yet; none where it names no body."""
        name = re.sub(r"^the\s+", "", line.strip(" .,;:—–-"), flags=re.IGNORECASE)
        words = [word.lower() for word in _WORD.findall(name)]
        bodies = [
            word
            for word in words
            if word in self.book.words.bodies or word.removesuffix("s") in self.book.words.bodies
        ]
        if len(words) < _SHORTEST or not (bodies or is_body) or not name[0].isupper():
            return []
        known = all(self._is_of_state(word) or word in self.beside for word in words)
        if self.outlets & set(words) or (known and not is_body):
            return []
        kind = "ngo" if self.book.words.civic_bodies & set(bodies) else "other"
        return [
            (f"org:{slugify(name, separator='_', max_length=60)}", NewActor(name, kind, country))
        ]


def _in_text(line: str, doc: Doc) -> Iterator[_Named]:
    """Whom DOC calls by names that stand in LINE."""
    told = {
        doc[mention.start : mention.end].text: mention.actors[0]
        for mention in doc._.mentions
        if mention.kind == "name" and len(mention.actors) == 1
    }
    for name, actor in told.items():
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", line):
            yield _Named(match.start(), match.end(), actor)


def _once(named: Iterable[_Named]) -> Iterator[_Named]:
    return iter({each.actor: each for each in named}.values())
