"""Who takes part in a round, hosts it or mediates it, and of which rank they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from parley.schemas.codebook.rounds import RoundWords
from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import MODIFIERS, VERBAL
from parley.transforms.reading.patterns import forms_of
from parley.transforms.reading.process.rounds.telling import Telling
from parley.transforms.reading.records import Event

_HOSTING, _MEDIATING = "043", "045"
_NOBODY = frozenset({"media", "author", "population"})
_BODIES = frozenset({"igo", "alliance"})
_UP = 5
_OBJECTS = frozenset({"dobj", "pobj", "prep", "nsubjpass", "conj"})


class Who:
    """Tell who takes part by phrases, verbs above them, and the events of the text."""

    def __init__(self, participants: Participants, words: RoundWords) -> None:
        self._participants, self._words = participants, words
        self._side = participants.side

    def parties_of(self, event: Event) -> tuple[str, ...]:
        """Those who talk in EVENT: all that take part, but for who hosts or mediates."""
        if event.cameo in {_HOSTING, _MEDIATING} and event.targets:
            return event.targets
        return tuple(dict.fromkeys((*event.sources, *event.targets)))

    def fold(self, telling: Telling) -> None:
        """Write on TELLING the sides and the persons among those who act in it."""
        self._write(telling, telling.acting)
        if len(telling.sides) == 1 and telling.head.pos_ not in VERBAL:
            other = [a for a in self._who_else(telling.head) if self._side(a) not in telling.sides]
            self._write(telling, (*telling.acting, *other[:1]))

    def _write(self, telling: Telling, acting: Iterable[str]) -> None:
        doc = telling.head.doc
        kinds = {actor: self._participants.kind_of(doc, actor) for actor in acting}
        telling.acting = tuple(a for a in kinds if a != AUTHOR and kinds[a] not in _NOBODY)
        telling.persons = frozenset(a for a in telling.acting if kinds[a] == "person")
        telling.sides = frozenset(self._side(actor) for actor in telling.acting)
        bodies = any(kinds[a] in _BODIES for a in telling.acting)
        telling.of_body = bodies and telling.kind == "summit"

    def _who_else(self, head: Token) -> list[str]:
        """Who is the other of "after a call with X, Y said", of "in a call, X told Y"."""
        preposition = head.head
        if preposition.dep_ != "prep" or preposition.lower_ not in self._words.occasions:
            return []
        verb = preposition.head
        if verb.pos_ not in VERBAL:
            return []
        clause = clause_of(verb)
        heads = [*clause.subjects, *clause.objects, *clause.indirect]
        return self._participants.named_by(heads, within=False)

    def level(self, telling: Telling, around: Iterable[Token]) -> str | None:
        """The rank of those who meet, by the words AROUND the noun or by their offices."""
        told = telling.head.doc[telling.start : telling.end]
        forms = forms_of(around) | {token.lower_ for token in told}
        for level, words in (
            ("ministers", self._words.ministers),
            ("leaders", self._words.leaders),
            ("technical", self._words.technical),
        ):
            if forms & words:
                return level
        return self.rank(telling.head.doc, telling.persons) if telling.by_persons else None

    def rank(self, doc: Doc, persons: Iterable[str]) -> str | None:
        """The rank of PERSONS on the day of DOC, where all of them have one."""
        day = doc._.anchor.day if doc._.anchor else None
        book = self._participants.book
        found = {self._of_offices(set(book.roles_of(person, day))) for person in persons}
        return found.pop() if len(found) == 1 else None

    def _of_offices(self, offices: set[str]) -> str | None:
        if offices & self._words.leading_offices:
            return "leaders"
        return "ministers" if offices & self._words.minister_offices else None

    def add_others(self, telling: Telling) -> None:
        """Write on TELLING who hosts and who mediates it, by the words around its noun."""
        head = telling.head
        hosts: list[str] = []
        mediators: list[str] = []
        for verb in verbs_over(head):
            lemma = verb.lemma_.lower()
            if lemma in self._words.hosting:
                hosts += self._agents(verb)
            elif lemma in self._words.mediating:
                mediators += self._agents(verb)
        for child in head.children:
            if child.dep_ in {"acl", "amod", "relcl"}:
                lemma = child.lemma_.lower()
                if lemma in self._words.hosting:
                    hosts += self._agents(child)
                elif lemma in self._words.mediating:
                    mediators += self._agents(child)
        telling.hosts = self._polities(head.doc, hosts)
        telling.mediators = self._polities(head.doc, mediators)
        self._without_others(telling)

    def _without_others(self, telling: Telling) -> None:
        """Take who only mediates or hosts off those who act in TELLING."""
        others = {*telling.mediators, *telling.hosts}
        acting = tuple(a for a in telling.acting if self._side(a) not in others)
        if len({self._side(actor) for actor in acting}) > 1 and acting != telling.acting:
            telling.acting = acting
            self.fold(telling)

    def _agents(self, verb: Token) -> list[str]:
        if any(e.start == verb.i and e.factuality != "actual" for e in verb.doc._.events):
            return []
        found = self._participants.named_by(clause_of(verb).subjects)
        for child in verb.lefts:  # "Qatari-mediated talks"
            if child.dep_ in {"npadvmod", "compound", "amod", "nmod"}:
                found += self._participants.named_by([child])
        return found

    def _polities(self, doc: Doc, actors: Iterable[str]) -> tuple[str, ...]:
        kinds = self._participants.kind_of
        named = (a for a in actors if a != AUTHOR and kinds(doc, a) not in _NOBODY)
        return tuple(dict.fromkeys(self._side(actor) for actor in named))

    def delegates(self, doc: Doc) -> Iterator[tuple[Token, str]]:
        """Persons told to head or to be of a delegation, with the word that tells it."""
        for mention in doc._.mentions:
            head = doc[mention.head]
            for actor in mention.actors:
                if self._participants.is_person(doc, actor) and self._is_sent(head):
                    yield head, actor

    def _is_sent(self, name: Token) -> bool:
        """Whether the person NAME is told to talk for somebody."""
        titles = {c.lemma_.lower() for c in name.lefts if c.dep_ in MODIFIERS}
        titles |= {c.lemma_.lower() for c in name.children if c.dep_ == "appos"}
        if name.dep_ == "appos":
            titles.add(name.head.lemma_.lower())
        if titles & self._words.negotiators:
            return True
        if name.dep_ == "conj" and name.head.pos_ == "PROPN":
            return self._is_sent(name.head)
        verb = name.head
        if name.dep_ == "pobj":
            verb = name.head.head
        if verb.lemma_.lower() not in self._words.leading:
            return False
        told = (*verb.children, verb.head) if name.dep_ in {"nsubj", "pobj", "conj"} else ()
        return any(t.lemma_.lower() in self._words.delegations for t in told)


def verbs_over(head: Token) -> Iterator[Token]:
    """The verb in whose object HEAD stands, nouns between them passed over."""
    at = head
    for _ in range(_UP):
        if at.dep_ not in _OBJECTS:
            return
        at = at.head
        if at.pos_ in VERBAL:
            yield at
            return
