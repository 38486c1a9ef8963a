"""Common nouns that stand for actors: "Ukrainian officials", "Turkey's foreign minister"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parley.schemas.codebook.actors import Nominals as NominalWords
from parley.schemas.codebook.actors import Office
from parley.transforms.reading.actors.book import HEADS, ActorBook
from parley.transforms.reading.actors.nominals.titles import (
    are_coordinated,
    described,
    extent,
    inside_title,
    is_owner,
    name_after,
    renaming,
)
from parley.transforms.reading.grammar.descendants import behind
from parley.transforms.reading.grammar.entities import entity_at
from parley.transforms.reading.grammar.labels import NOMINAL, SUBJECTS
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.records import Mention, Wording, country_at, in_reference

_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nn"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a telling noun makes of the mentions around it.

    `made` is the mention of the whole phrase, None where the noun is but the title of a name;
    `absorbed` are the starts of the mentions that are parts of the phrase and none of their own.
    `newcomer`, where the text may name somebody new, is who belongs to `modifiers`.
    """

    made: Mention | None
    absorbed: frozenset[int]
    newcomer: Mention | None = None
    modifiers: tuple[Mention, ...] = ()


class Nominals:
    """Read noun phrases whose modifier is an actor and whose head is a telling noun."""

    def __init__(
        self,
        book: ActorBook,
        offices: Iterable[Office],
        words: NominalWords,
        gazetteer: Gazetteer,
    ) -> None:
        self.book, self.gazetteer = book, gazetteer
        self.capitals = {
            alias: actor.id
            for actor in book.actors.values()
            if actor.kind == "state"
            for alias, kind in actor.aliases()
            if kind == "metonym"
        }
        self.state_nouns = _last_words(words.state_nominals)
        self.person_nouns = _last_words(words.person_nominals)
        self.roles: dict[str, str] = {}
        for office in offices:
            for form in office.forms:
                self.roles.setdefault(form.lower(), office.role)
        self.office_nouns = _last_words(self.roles) - book.words.no_offices
        self.describing = self.office_nouns | self.person_nouns
        heads = (form.partition(" of ")[0] for form in self.roles)  # "[head] of state"
        plurals = {f"{head}s" for head in heads if " " not in head}
        self.telling = self.describing | self.state_nouns | plurals
        self.body_words = frozenset(words.state_bodies)
        self.title_words = (
            frozenset(
                word for form in (*self.roles, *words.honorifics) for word in form.lower().split()
            )
            | book.words.title_words
        )

    def extended(self, doc: Doc, mentions: list[Mention], day: dt.date | None) -> list[Mention]:
        """MENTIONS with nominal mentions around them, and without modifiers these take up."""
        by_token = {i: mention for mention in mentions for i in range(mention.start, mention.end)}
        persons = [(m.head, m.actors[0]) for m in mentions if m.person and len(m.actors) == 1]
        phrases = [
            phrase
            for token in doc
            if self._may_head(token, by_token) and not self._in_form(token)
            and (phrase := self._phrase(token, by_token, persons, day)) is not None
        ]  # fmt: skip
        for phrase in phrases:
            self._give_country(doc, phrase)
        absorbed = frozenset[int]().union(*(phrase.absorbed for phrase in phrases))
        kept = [
            m
            for m in mentions
            if m.start not in absorbed and not inside_title(m, doc, by_token, self.title_words)
        ]
        return kept + [phrase.made for phrase in phrases if phrase.made is not None]

    def _phrase(
        self,
        noun: Token,
        by_token: dict[int, Mention],
        persons: list[tuple[int, str]],
        day: dt.date | None,
    ) -> Phrase | None:
        """The phrase with head NOUN; None where it names no actor, or one that is known."""
        same = renaming(noun, by_token) if noun.lower_ in self.describing else None
        modifiers = self._modifiers(noun, by_token)
        if same is not None:
            return _renaming(noun, same, modifiers, by_token)
        if not modifiers:
            return self._at_seat(noun, persons, day)
        if self._leads_others(noun):
            return None
        named = name_after(noun, by_token, self.title_words)
        if named is not None:
            return _title_of(named, modifiers)
        made = self._nominal(noun, modifiers, persons, day)
        return Phrase(made, _parts(made, modifiers, by_token, noun.doc))

    def _at_seat(
        self, noun: Token, persons: list[tuple[int, str]], day: dt.date | None
    ) -> Phrase | None:
        """Who holds an office in the capital that opens the clause: "In London, the minister"."""
        role = self.role(noun)
        states = [s for c in noun.head.children if (s := self._seat_before(c, noun))]
        told = any(role in self.book.roles_of(person, day) for at, person in persons if at < noun.i)
        if role is None or not states or told or noun.dep_ not in SUBJECTS:
            return None
        holder = self.book.holder(role, states[0], day)
        if holder is None:
            return None
        start, end = extent(noun, [])
        made = Mention(start, end, noun.i, "nominal", (holder,), 0.6, "office", None, True)
        return Phrase(made, frozenset())

    def _seat_before(self, preposition: Token, noun: Token) -> str | None:
        """The state whose capital PREPOSITION names, before NOUN."""
        if preposition.lower_ != "in" or preposition.i > noun.i:
            return None
        places = (child.text for child in preposition.children if child.dep_ == "pobj")
        return next((self.capitals[name] for name in places if name in self.capitals), None)

    def _give_country(self, doc: Doc, phrase: Phrase) -> None:
        """Give the newcomer of PHRASE the only state that modifies it: "the Swedish minister".

        Who is told to be of a body above states, "the UN envoy", belongs to none.
        """
        named = phrase.newcomer.actors if phrase.newcomer else ()
        new = doc._.found.actors.get(named[0]) if len(named) == 1 else None
        told = {actor for m in phrase.modifiers for actor in m.actors}
        states = [actor for actor in told if self.book.kind(actor) == "state"]
        if new is not None and new.country is None and len(states) == 1:
            new.country = states[0]
        elif new is not None and told and not any(self.book.country(actor) for actor in told):
            new.stateless = True

    def form_start(self, noun: Token) -> int:
        """Where the office that ends at NOUN begins ("prime minister")."""
        for start in range(max(noun.i - 4, noun.sent.start), noun.i):
            words = [t.lower_ for t in noun.doc[start : noun.i]]
            if any(" ".join([*words, w]) in self.roles for w in (noun.lower_, noun.lemma_.lower())):
                return start
        return noun.i

    def _in_form(self, noun: Token) -> bool:
        """Whether NOUN is but the last word of an office ("chief of staff")."""
        return noun.i > 1 and noun.dep_ == "pobj" and self.form_start(noun) < noun.i

    def _may_head(self, token: Token, by_token: dict[int, Mention]) -> bool:
        """Whether TOKEN is a noun that may stand for an actor, and no name stands there."""
        if token.lower_ not in self.telling or token.pos_ not in NOMINAL:
            return False
        if in_reference(token) or (token.dep_ == "compound" and token.head.i > token.i):
            return False
        known = by_token.get(token.i)
        return known is None or self._is_unnamed(known) or self._is_body(known, token)

    def _modifiers(self, noun: Token, by_token: dict[int, Mention]) -> list[Mention]:
        """The mentions of polities that modify NOUN, with those coordinated to them."""
        found: list[Mention] = []
        for child in noun.children:
            if child.dep_ in _MODIFIERS and child.i < noun.i:
                found += self._polities(child, by_token)
            elif child.dep_ == "prep" and child.lower_ in {"of", "from"}:
                for pobj in child.children:
                    if pobj.dep_ == "pobj":
                        found += self._polities(self._below_title(pobj), by_token)
            elif (
                child.dep_ == "prep"
                and child.lower_ == "in"
                and noun.lower_ in self.state_nouns
                and not found  # the Swedish embassy in Baghdad is Sweden's alone
            ):
                found += self._seats(child)
        if not found and noun.i > 0 and noun.nbor(-1).i in by_token:
            before = by_token[noun.i - 1]
            if before.head == noun.i - 1 and self._is_polity(before):
                found = [before]
        return list({mention.start: mention for mention in found}.values())

    def _below_title(self, noun: Token) -> Token:
        """What stands behind "of" below NOUN where that is what an office is for, else NOUN.

        "The ministers of foreign affairs of Ghana" are Ghana's, whatever the parser hangs it on.
        """
        owners = behind(noun, "of") if noun.lower_ in self.title_words else []
        return owners[0] if owners else noun

    def _seats(self, preposition: Token) -> list[Mention]:
        """The state in which unnamed officials sit ("authorities in Pakistan")."""
        for child in preposition.children:
            if child.dep_ == "pobj" and child.ent_type_ == "GPE":
                entity = entity_at(child)
                named = entity is not None and entity.root == child
                name = entity.text if entity is not None and named else child.text
                place = self.gazetteer.find(name)
                country = country_at(child) or (place.country if place is not None else None)
                if country is not None and country in self.book.polities:
                    return [
                        Mention(
                            child.i, child.i + 1, child.i, "nominal", (country,), 0.6, "seat", "GPE"
                        )
                    ]
        return []

    def _polities(self, token: Token, by_token: dict[int, Mention]) -> list[Mention]:
        found = []
        for each in (token, *token.conjuncts, *(c for c in token.children if c.dep_ in _MODIFIERS)):
            mention = by_token.get(each.i)
            if mention and self._is_polity(mention):
                found.append(mention)
        return found

    def _is_unnamed(self, mention: Mention) -> bool:
        """Whether the mention is a lone noun for a group ("diplomats"), open to whose they are."""
        kinds = {self.book.kind(a) for a in mention.actors if a in self.book.actors}
        return mention.end == mention.start + 1 and bool(kinds) and kinds <= {
            "collective", "population", "armed_group",
        }  # fmt: skip

    def _is_body(self, mention: Mention, noun: Token) -> bool:
        """Whether a name that no codebook has is every state's ("Supreme Court")."""
        new = mention.wording is Wording.ORGANISATION and mention.actors[0] not in self.book.actors
        words = noun.doc[mention.start : mention.end]
        return new and mention.end == noun.i + 1 and all(w.lower_ in self.body_words for w in words)

    def _is_polity(self, mention: Mention) -> bool:
        return bool(mention.actors) and all(a in self.book.polities for a in mention.actors)

    def _nominal(
        self,
        noun: Token,
        modifiers: list[Mention],
        persons: list[tuple[int, str]],
        day: dt.date | None,
    ) -> Mention:
        polities = tuple(dict.fromkeys(actor for m in modifiers for actor in m.actors))
        start, end = extent(noun, modifiers)
        lemma = noun.lemma_.lower()
        offices = (
            self.office_nouns - english(noun).actors.leaders | english(noun).actors.counterparts
        )
        if noun.lower_ in self.describing or lemma in offices:
            found = self._persons(noun, polities, persons, day)
            if found is not None:
                sure = 0.8 if found else 0.3
                return Mention(start, end, noun.i, "nominal", found, sure, "office", None, True)
        last = modifiers[-1]
        if len(modifiers) > 1 and are_coordinated(modifiers, noun):
            # "Russian and Ukrainian negotiators" are two delegations, named apart.
            modifiers, polities = [last], last.actors
            start, end = last.start, extent(noun, modifiers)[1]
        return Mention(start, end, noun.i, "nominal", polities, 0.8, "demonym_nominal")

    def _persons(
        self,
        noun: Token,
        polities: tuple[str, ...],
        before: list[tuple[int, str]],
        day: dt.date | None,
    ) -> tuple[str, ...] | None:
        """Who held the office on DAY; empty for a former holder; None where it cannot be told."""
        if any(child.lower_ in english(child).actors.former for child in noun.children):
            return ()
        if noun.lemma_.lower() == "counterpart":
            return self._counterparts(noun, polities, before, day)
        role = self.role(noun)
        if role:
            found = [self._holder(role, polity, before, day) for polity in polities]
        elif noun.lemma_ in english(noun).actors.leaders:
            found = [self.book.head_of(polity, day) for polity in polities]
        else:
            return None
        persons = tuple(person for person in found if person)
        return persons if len(persons) == len(polities) else None

    def _leads_others(self, noun: Token) -> bool:
        """Whether NOUN leads but a part of the people: "rebel leader", "opposition leader"."""
        return noun.lemma_ in english(noun).actors.leaders and any(
            child.dep_ == "compound"
            and child.pos_ == "NOUN"
            and child.lemma_.lower() not in english(noun).actors.of_leaders
            for child in noun.children
        )

    def _holder(
        self, role: str, polity: str, named: list[tuple[int, str]], day: dt.date | None
    ) -> str | None:
        """Who held ROLE on DAY, unless the text names but one other who ever held it."""
        holder = self.book.holder(role, polity, day)
        told = {person for _, person in named}
        if holder in told:
            return holder
        others = told & self.book.ever(role, polity)
        return others.pop() if len(others) == 1 else holder

    def _counterparts(
        self,
        noun: Token,
        polities: tuple[str, ...],
        before: list[tuple[int, str]],
        day: dt.date | None,
    ) -> tuple[str, ...] | None:
        """Who has in other states the office of the person named last ("his counterparts")."""
        person = next((p for p in reversed(before) if p[0] < noun.i), None)
        if person is None:
            return None
        for role in self.book.roles_of(person[1], day):
            leads = role in HEADS
            found = [
                self.book.holder(role, polity, day)
                or (self.book.head_of(polity, day) if leads else None)
                for polity in polities
            ]
            if all(found):
                return tuple(holder for holder in found if holder)
        return None

    def role(self, noun: Token) -> str | None:
        """The office that the words before and at NOUN name, the longest form first."""
        first = max(noun.i - 4, noun.sent.start)
        for start in range(first, noun.i + 1):
            words = [*(t.lower_ for t in noun.doc[start : noun.i])]
            for last in (noun.lower_, noun.lemma_.lower()):
                role = self.roles.get(" ".join([*words, last]))
                if role:
                    return role
        return None


def _renaming(
    noun: Token, same: Mention, modifiers: list[Mention], by_token: dict[int, Mention]
) -> Phrase | None:
    """The phrase that says who SAME is: "the Swedish foreign minister" behind a name."""
    made = described(noun, same, modifiers)
    if not same.actors or made.start <= same.head < made.end:
        return None
    absorbed = _parts(made, modifiers, by_token, noun.doc)
    return Phrase(made, absorbed, same, tuple(modifiers))


def _title_of(named: Mention, modifiers: list[Mention]) -> Phrase:
    """The title before a name, which is no mention beside it: "US President | Trump"."""
    absorbed = frozenset(m.start for m in modifiers if m.kind == "nominal")
    return Phrase(None, absorbed, named, tuple(modifiers))


def _parts(
    made: Mention, modifiers: list[Mention], by_token: dict[int, Mention], doc: Doc
) -> frozenset[int]:
    """The starts of the mentions that MADE takes up.

    An owner stays a mention beside a person who is known: "Turkey's | foreign minister".
    """
    keeps = made.person and bool(made.actors)
    inside = [
        m
        for m in modifiers
        if made.start <= m.start < made.end and not (keeps and is_owner(m, doc))
    ]
    at_noun = by_token.get(made.head)
    return frozenset(m.start for m in (*inside, *([at_noun] if at_noun else [])))


def _last_words(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(form.lower().split()[-1] for form in forms)
