"""The actors of the knowledge, indexed by their wordings and by the offices they held."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from parley.schemas.codebook.actors import Actor
from parley.transforms.knowledge.knowledge import AUTHOR, Knowledge
from parley.transforms.reading.records import Found

NOBODY = "(nobody)"
PARTIES = "(parties)"
HEADS = ("president", "prime_minister", "chancellor", "supreme_leader", "king", "emir")
_LOWER_KINDS = {"collective", "population", "armed_group"}
_ARTICLES = ("Al-", "Al ")
_PERSONS = frozenset({"person", "author"})
_MANY = frozenset({"collective", "population"})


@dataclass(frozen=True, slots=True)
class Sense:
    """What an alias may mean: an actor, and how the alias names it."""

    actor: str
    kind: str


@dataclass(frozen=True, slots=True)
class Match:
    """An alias found in a text, with all it may mean."""

    start: int
    end: int
    senses: tuple[Sense, ...]

    @property
    def is_nobody(self) -> bool:
        """Whether it is a name that looks like an actor's and is none ("Black Sea")."""
        return any(sense.actor == NOBODY for sense in self.senses)


Words = tuple[int, ...]
"""The tokens of a wording, by one attribute of theirs."""


class Wordings:
    """Aliases by their words, each with all it may mean.

    A matcher of spaCy's keeps a lexeme for each, and takes a second to be told of all of them.
    """

    def __init__(self, attribute: str) -> None:
        self.attribute = attribute
        self._senses: dict[Words, list[Sense]] = {}
        self._lengths: dict[int, set[int]] = {}

    def add(self, words: Words, sense: Sense) -> None:
        """Let WORDS mean SENSE too."""
        senses = self._senses.setdefault(words, [])
        if sense not in senses:
            senses.append(sense)
        self._lengths.setdefault(words[0], set()).add(len(words))

    def find(self, doc: Doc) -> Iterator[tuple[int, int, list[Sense]]]:
        """Where in DOC an alias starts and ends, and what it may mean; they may overlap."""
        words = words_of(doc, self.attribute)
        for start, first in enumerate(words):
            for length in self._lengths.get(first, ()):
                end = start + length
                senses = self._senses.get(words[start:end]) if end <= len(words) else None
                if senses:
                    yield start, end, senses


def words_of(doc: Doc, attribute: str) -> Words:
    """The tokens of DOC by ATTRIBUTE."""
    return tuple(doc.to_array(attribute).tolist())


class ActorBook:
    """Find aliases in a Doc, and who held an office on a day.

    CUT keeps how the tokenizer cuts wordings, for further books of the same pipeline.
    """

    def __init__(
        self, knowledge: Knowledge, nlp: Language, cut: dict[tuple[str, str], Words] | None = None
    ) -> None:
        self.actors = dict(knowledge.actors)
        self.polities = knowledge.polities
        self.ceremonial = knowledge.ceremonial_presidents
        self.conflicts = knowledge.conflicts
        self.words = knowledge.english.actors
        self.female_names = frozenset(knowledge.nominals.female_names)
        self.powers = frozenset(knowledge.nominals.powers)
        self.not_actors = frozenset(knowledge.nominals.not_actors)
        self.regions = {
            alias: actor.id
            for actor in knowledge.actors.values() if actor.kind == "state"
            for alias, kind in actor.aliases() if kind in {"name", "acronym"}
        } | {
            name: state for state, names in knowledge.nominals.regions.items() for name in names
        }  # fmt: skip
        self._exact, self._loose = Wordings("ORTH"), Wordings("LOWER")
        self._nlp, self._cut = nlp, {} if cut is None else cut
        self._add_all(knowledge)
        self._holders: dict[tuple[str, str], list[tuple[str, dt.date | None, dt.date | None]]] = (
            defaultdict(list)
        )
        for actor in knowledge.actors.values():
            for office in actor.offices:
                if office.of:
                    self._holders[office.role, office.of].append(
                        (actor.id, office.start, office.end)
                    )
        self.surnames: dict[str, set[str]] = defaultdict(set)
        for actor in knowledge.actors.values():
            for surname in actor.surnames:
                self.surnames[surname].add(actor.id)

    def find(self, doc: Doc) -> list[Match]:
        """The longest aliases in DOC that do not overlap, in order."""
        found = [*self._exact.find(doc), *self._loose.find(doc)]
        found.sort(key=lambda match: (match[0] - match[1], match[0]))
        taken: set[int] = set()
        matches: dict[tuple[int, int], list[Sense]] = {}
        for start, end, senses in found:
            if (start, end) in matches:
                matches[start, end] += senses
            elif taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                matches[start, end] = list(senses)
        return [
            Match(start, end, tuple(dict.fromkeys(senses)))
            for (start, end), senses in sorted(matches.items())
        ]

    def holder(self, role: str, of: str, day: dt.date | None) -> str | None:
        """Who held ROLE of the state or organisation OF on DAY; None where that is not one.

        On the day of a handover it is who takes over.
        """
        holders = {
            actor: start
            for actor, start, end in self._holders.get((role, of), ())
            if (end is None if day is None else _covers(start, end, day))
        }
        incoming = [actor for actor, start in holders.items() if start is not None and start == day]
        if len(holders) > 1 and len(incoming) == 1:
            return incoming[0]
        return next(iter(holders)) if len(holders) == 1 else None

    def ever(self, role: str, of: str) -> set[str]:
        """Who held ROLE of the state or organisation OF at any time."""
        return {actor for actor, _, _ in self._holders.get((role, of), ())}

    def head_of(self, of: str, day: dt.date | None) -> str | None:
        """The leader of a state on DAY: the first office of those that lead which is filled."""
        roles = HEADS[1:] if of in self.ceremonial else HEADS
        return next((found for role in roles if (found := self.holder(role, of, day))), None)

    def roles_of(self, person: str, day: dt.date | None) -> list[str]:
        """The roles that PERSON held on DAY."""
        actor = self.actors.get(person)
        return [office.role for office in actor.offices if office.holds_on(day)] if actor else []

    def country(self, actor_id: str) -> str | None:
        """The state an actor belongs to: itself, where it is one."""
        actor = self.actors.get(actor_id)
        return actor.country if actor else None

    def kind(self, actor_id: str) -> str | None:
        """The kind of an actor; None for those that no codebook holds."""
        actor = self.actors.get(actor_id)
        return actor.kind if actor else None

    def is_person(self, actor_id: str) -> bool:
        """Whether the actor is one person."""
        return self.kind(actor_id) in _PERSONS

    def is_many(self, actor_id: str) -> bool:
        """Whether the actor is people without a name as one body: "Europeans", "the rebels".

        A region that stands for its people is one ("Tigray, which"), and so is an armed group
        with a name.
        """
        actor = self.actors.get(actor_id)
        if actor is None:
            return False
        if actor.kind in _MANY:
            return not actor.metonyms
        return actor.kind == "armed_group" and actor.name.islower()

    def _add_all(self, knowledge: Knowledge) -> None:
        for actor in knowledge.actors.values():
            if actor.id != AUTHOR:
                for alias, kind in actor.aliases():
                    self._add(alias, Sense(actor.id, kind), _is_loose(actor, alias, kind))
        for phrase in knowledge.party_phrases:
            self._add(phrase, Sense(PARTIES, "name"), True)
        for name in knowledge.nominals.not_actors:
            self._add(name, Sense(NOBODY, "name"), False)

    def _add(self, alias: str, sense: Sense, loose: bool) -> None:
        spellings = {alias, alias.replace("'", "’")}
        if alias.startswith(_ARTICLES):  # "Al-Shabaab" opens a sentence, "al-Shabaab" does not
            spellings |= {"a" + spelling[1:] for spelling in set(spellings)}
        if alias.startswith("the "):
            spellings |= {"T" + spelling[1:] for spelling in set(spellings)}
        wordings = self._loose if loose else self._exact
        for spelling in spellings:
            text = spelling.lower() if loose else spelling
            if words := self._words(text, wordings.attribute):
                wordings.add(words, sense)

    def _words(self, text: str, attribute: str) -> Words:
        key = attribute, text
        if key not in self._cut:
            self._cut[key] = words_of(self._nlp.make_doc(text), attribute)
        return self._cut[key]


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one document: those of the book, and those that it alone names."""

    book: ActorBook
    found: Found

    def kind(self, actor_id: str) -> str | None:
        """The kind of an actor."""
        new = self.found.actors.get(actor_id)
        return new.kind if new else self.book.kind(actor_id)

    def country(self, actor_id: str) -> str | None:
        """The state an actor belongs to; None where none is known."""
        new = self.found.actors.get(actor_id)
        return new.country if new else self.book.country(actor_id)

    def name(self, actor_id: str) -> str:
        """The name of an actor; "" where it has none."""
        known = self.found.actors.get(actor_id) or self.book.actors.get(actor_id)
        return known.name if known else ""

    def is_person(self, actor_id: str) -> bool:
        """Whether the actor is one person."""
        return self.kind(actor_id) in _PERSONS


def _is_loose(actor: Actor, alias: str, kind: str) -> bool:
    """Whether case says nothing: a common-noun wording, such as 'foreign fighters'."""
    return kind == "title" or (actor.kind in _LOWER_KINDS and alias == alias.lower())


def _covers(start: dt.date | None, end: dt.date | None, day: dt.date) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)
