"""What a text has spoken of so far, and how salient each of it is.

A salience method in the line of Lappin and Leass (1994): nearer sentences before farther ones,
subjects before others, what is spoken of often before what is named once. Things that are no
actors compete too, so that an "it" that means a treaty finds no state.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from parley.transforms.reading.actors.book import Cast
from parley.transforms.reading.grammar.labels import INNER, PLURAL
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.records import Mention, Wording

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_THING_SLOTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj"})
_BELOW = frozenset({"ccomp", "relcl", "acl"})
_OLDEST, _PAIR_BACK = 60, 6
_HYPHENS = frozenset("-–—")
_GROUPS = frozenset({"armed_group", "party", "population", "collective", "ngo"})


@dataclass(frozen=True, slots=True)
class Referent:
    """An actor, or several together, or a thing (no actors), at a place in the text."""

    actors: tuple[str, ...]
    head: int
    start: int
    person: bool
    plural: bool
    named: bool = True

    @property
    def single(self) -> bool:
        """Whether it is one actor that "he" or "it" may mean."""
        return len(self.actors) == 1 and not self.plural


@dataclass(slots=True)
class History:
    """The referents of one Doc up to a token."""

    doc: Doc
    sentence_of: list[int]
    by_token: dict[int, Mention]
    person_nouns: frozenset[str]
    cast: Cast
    referents: list[Referent] = field(default_factory=list)
    gender: dict[str, str] = field(default_factory=dict)
    mentions: dict[int, Mention] = field(default_factory=dict)
    called: dict[str, set[str]] = field(default_factory=dict)
    """Person to the nouns that the text has put beside the name."""

    def add(self, mention: Mention) -> None:
        """Take up MENTION, and with it the group that it completes ("Russia and Ukraine")."""
        self.mentions[mention.head] = mention
        head = self.doc[mention.head]
        noun = mention.kind == "nominal" and not mention.person
        person = mention.person or (
            noun and head.tag_ == "NN" and head.lemma_.lower() in self.person_nouns
        )
        several = len(mention.actors) > 1 or any(map(self.cast.book.is_many, mention.actors))
        national = mention.wording is Wording.DEMONYM and head.lower_.endswith("s")
        plural = several or (noun and (national or head.tag_ in PLURAL))
        if mention.kind == "pronoun":
            plural = plural or head.lower_ in {"they", "them", "their", "themselves"}
        if mention.actors:
            self.referents.append(
                Referent(mention.actors, mention.head, mention.start, person, plural)
            )
            self._learn_gender(mention)
            if mention.wording is Wording.APPOSITION:
                self.called.setdefault(mention.actors[0], set()).add(head.lemma_.lower())
        group = self._group(mention)
        if group:
            people = all(self.cast.is_person(actor) for actor in group)
            self.referents.append(Referent(group, mention.head, mention.start, people, True))

    def add_thing(self, token: Token) -> None:
        """Take up the noun TOKEN, which is no mention, as what a pronoun may mean instead."""
        if (
            token.dep_ not in _THING_SLOTS
            or token.lower_ in english(token).actors.times
            or token.i in self.by_token
        ):
            return
        person = token.lemma_.lower() in self.person_nouns
        self.referents.append(Referent((), token.i, token.i, person, token.tag_ == "NNS", False))

    def recent(self, token: Token, back: int) -> Iterable[tuple[int, Referent]]:
        """The referents of the last BACK sentences before TOKEN, the last first."""
        here = self.sentence_of[token.i]
        for referent in reversed(self.referents[-_OLDEST:]):
            distance = here - self.sentence_of[referent.head]
            if distance > back:
                return
            yield distance, referent

    def is_group(self, referent: Referent) -> bool:
        """Whether REFERENT is one body of people, of which "they" may speak: "the militia"."""
        kinds = {self.cast.kind(actor) for actor in referent.actors}
        return bool(kinds) and kinds <= _GROUPS

    def pair(self, token: Token) -> tuple[str, ...]:
        """The two sides that were named together last before TOKEN; persons are none."""
        for _, referent in self.recent(token, _PAIR_BACK):
            if len(referent.actors) == 2 and not referent.person and referent.head < token.i:
                return referent.actors
        return ()

    def salience(self, referent: Referent, distance: int, age: int) -> float:
        """How near REFERENT is to the front of a reader's mind."""
        head = self.doc[referent.head]
        weight = 10.0 - 4 * distance - 0.1 * age
        weight -= 0.5 * (head.dep_ in SUBJECTS and head.head.dep_ in _BELOW)
        weight += 3 * (head.dep_ in SUBJECTS) - 2 * (head.dep_ in INNER)
        weight -= 1.5 * (head.dep_ == "pobj")
        return weight - (0 if referent.actors else 1.0)

    def may_be(self, actor: str, pronoun: str) -> float:
        """How well a "he" or "she" fits the person ACTOR: below zero, it does not."""
        wanted = "f" if pronoun in {"she", "her", "hers", "herself"} else "m"
        known = self.gender.get(actor)
        if known:
            return (4.0 if wanted == "f" else 1.0) if known == wanted else -1.0
        if self.cast.name(actor).partition(" ")[0].lower() in self.cast.book.female_names:
            return 4.0 if wanted == "f" else -1.0
        return 0.0 if wanted == "f" else 0.5

    def _learn_gender(self, mention: Mention) -> None:
        if not mention.person or len(mention.actors) != 1 or mention.start == 0:
            return
        before = self.doc[mention.start - 1].lower_
        if before in english(self.doc).actors.female_titles:
            self.gender[mention.actors[0]] = "f"
        elif before in english(self.doc).actors.male_titles:
            self.gender[mention.actors[0]] = "m"

    def _group(self, mention: Mention) -> tuple[str, ...]:
        """The actors of a coordination that ends with MENTION."""
        if mention.kind == "pronoun" or len(mention.actors) > 1:
            return ()
        found: dict[str, None] = {}
        at = mention.start
        if at > 1 and self.doc[at - 1].text in _HYPHENS and not self.doc[at - 1].whitespace_:
            before = self.by_token.get(at - 2)  # "the Nixon-Mao meeting"
            if before is not None and before.actors != mention.actors:
                found |= dict.fromkeys(before.actors)
        for token in self.doc[mention.start : mention.end]:
            if token.dep_ != "conj":
                continue
            if any(child.dep_ == "conj" for child in token.children):
                return ()
            for other in token.conjuncts:
                joined = self.by_token.get(other.i)
                if other.i < token.i and joined and joined is not mention:
                    found |= dict.fromkeys(joined.actors)
        if not found:
            return ()
        return tuple(dict.fromkeys((*found, *mention.actors)))


def sentence_numbers(doc: Doc) -> list[int]:
    """The number of the sentence of each token."""
    numbers = [0] * len(doc)
    for number, sentence in enumerate(doc.sents):
        numbers[sentence.start : sentence.end] = [number] * len(sentence)
    return numbers
