"""Common nouns that stand for actors: "Ukrainian officials", "Turkey's foreign minister"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from schemas.codebook.actors import Nominals as NominalWords
from schemas.codebook.actors import Office
from transforms.actors.book import ActorBook
from transforms.annotations import Mention, in_reference
from transforms.places.gazetteer import Gazetteer

_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nn"})
_FORMER = frozenset({"former", "ex", "late", "onetime", "then"})
_JOINING = frozenset({"and", "or", "of", "for", "the", "to", "in", "with"})
_LEADERS = frozenset({"leader", "strongman", "ruler"})


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
        self.state_nouns = _last_words(words.state_nominals)
        self.person_nouns = _last_words(words.person_nominals)
        self.roles: dict[str, str] = {}
        self._persons_before: list[tuple[int, str]] = []
        for office in offices:
            for form in office.forms:
                self.roles.setdefault(form.lower(), office.role)
        self.office_nouns = _last_words(self.roles) - {"republic", "state", "affairs"}
        self.title_words = frozenset(
            word for form in (*self.roles, *words.honorifics) for word in form.lower().split()
        ) | frozenset({"former", "ex", "then", "acting", "late", "outgoing", "longtime"})

    def extended(self, doc: Doc, mentions: list[Mention], day: dt.date | None) -> list[Mention]:
        """MENTIONS with nominal mentions around them, and without modifiers these take up."""
        by_token = {i: mention for mention in mentions for i in range(mention.start, mention.end)}
        self._persons_before = [
            (m.head, m.actors[0]) for m in mentions if m.person and len(m.actors) == 1
        ]
        nominal: list[Mention] = []
        absorbed: set[int] = set()
        for token in doc:
            if token.pos_ not in {"NOUN", "PROPN"} or in_reference(token):
                continue
            if token.dep_ == "compound" and token.head.i > token.i:
                continue
            if token.i in by_token and not self._is_unnamed(by_token[token.i]):
                continue
            state = token.lower_ in self.state_nouns
            office = token.lower_ in self.office_nouns or token.lower_ in self.person_nouns
            if not (state or office):
                continue
            modifiers = self._modifiers(token, by_token)
            if not modifiers:
                continue
            named = _name_after(token, by_token, self.book)
            if named is not None:
                absorbed |= {m.start for m in modifiers if m.kind == "nominal"}
                continue
            made = self._nominal(token, modifiers, office, day)
            nominal.append(made)
            if token.i in by_token:
                absorbed.add(by_token[token.i].start)
            absorbed |= {m.start for m in modifiers if m.start >= made.start and not _owner(m, doc)}
        kept = [m for m in mentions if m.start not in absorbed]
        return [m for m in kept if not _inside_title(m, doc, by_token, self)] + nominal

    def _modifiers(self, noun: Token, by_token: dict[int, Mention]) -> list[Mention]:
        """The mentions of polities that modify NOUN, with those coordinated to them."""
        found: list[Mention] = []
        for child in noun.children:
            if child.dep_ in _MODIFIERS and child.i < noun.i:
                found += self._polities(child, by_token)
            elif child.dep_ == "prep" and child.lower_ in {"of", "from"}:
                for pobj in child.children:
                    if pobj.dep_ == "pobj":
                        found += self._polities(pobj, by_token)
            elif child.dep_ == "prep" and child.lower_ == "in" and noun.lower_ in self.state_nouns:
                found += self._seats(child)
        if not found and noun.i > 0 and noun.nbor(-1).i in by_token:
            before = by_token[noun.i - 1]
            if before.head == noun.i - 1 and self._is_polity(before):
                found = [before]
        return list({mention.start: mention for mention in found}.values())

    def _seats(self, preposition: Token) -> list[Mention]:
        """The state in which unnamed officials sit ("authorities in Pakistan")."""
        for child in preposition.children:
            if child.dep_ == "pobj" and child.ent_type_ == "GPE":
                name = next((e.text for e in child.doc.ents if e.root == child), child.text)
                place = self.gazetteer.find(name)
                if place and place.country in self.book.polities:
                    return [
                        Mention(
                            child.i, child.i + 1, child.i, "nominal", (str(place.country),), 0.6,
                            "seat", "GPE",
                        )
                    ]  # fmt: skip
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
        kinds = {self.book.actors[a].kind for a in mention.actors if a in self.book.actors}
        return mention.end == mention.start + 1 and bool(kinds) and kinds <= {
            "collective", "population", "armed_group",
        }  # fmt: skip

    def _is_polity(self, mention: Mention) -> bool:
        return bool(mention.actors) and all(a in self.book.polities for a in mention.actors)

    def _nominal(
        self, noun: Token, modifiers: list[Mention], office: bool, day: dt.date | None
    ) -> Mention:
        start = min(noun.i, *(m.start for m in modifiers if m.start < noun.i), noun.i)
        end = max(noun.i + 1, *(m.end for m in modifiers))
        polities = tuple(dict.fromkeys(actor for m in modifiers for actor in m.actors))
        if office:
            persons = self._persons(noun, polities, day)
            if persons is not None:
                sure = 0.8 if persons else 0.3
                return Mention(start, end, noun.i, "nominal", persons, sure, "office", None, True)
        return Mention(start, end, noun.i, "nominal", polities, 0.8, "demonym_nominal")

    def _persons(
        self, noun: Token, polities: tuple[str, ...], day: dt.date | None
    ) -> tuple[str, ...] | None:
        """Who held the office on DAY; empty for a former holder; None where it cannot be told."""
        if any(child.lower_ in _FORMER for child in noun.children):
            return ()
        if noun.lemma_.lower() == "counterpart":
            return self._counterparts(noun, polities, day)
        role = self.role(noun)
        if noun.lemma_ in _LEADERS:
            found = [self.book.head_of(polity, day) for polity in polities]
        elif role:
            found = [self.book.holder(role, polity, day) for polity in polities]
        else:
            return None
        persons = tuple(person for person in found if person)
        return persons if len(persons) == len(polities) else None

    def _counterparts(
        self, noun: Token, polities: tuple[str, ...], day: dt.date | None
    ) -> tuple[str, ...] | None:
        """Who has in other states the office of the person named last ("his counterparts")."""
        person = next((p for p in reversed(self._persons_before) if p[0] < noun.i), None)
        if person is None:
            return None
        for role in self.book.roles_of(person[1], day):
            found = [self.book.holder(role, polity, day) for polity in polities]
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


def _last_words(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(form.lower().split()[-1] for form in forms)


def _owner(mention: Mention, doc: Doc) -> bool:
    """Whether MENTION is a possessor or stands behind "of": a participant of its own."""
    return doc[mention.head].dep_ in {"poss", "pobj"} and mention.kind != "nominal"


def _name_after(noun: Token, by_token: dict[int, Mention], book: ActorBook) -> Mention | None:
    """The name that the title ending in NOUN belongs to ("President | Putin")."""
    for after in (noun.i + 1, noun.i + 2):
        mention = by_token.get(after)
        if mention and mention.start == after and mention.actors and mention.person:
            return mention if after == noun.i + 1 or noun.doc[noun.i + 1].text == "," else None
    return None


def _inside_title(
    mention: Mention, doc: Doc, by_token: dict[int, Mention], nominals: Nominals
) -> bool:
    """A demonym or name of a state that is but a part of a person's title before the name."""
    at = mention.end
    if mention.person or _owner(mention, doc) or (at < len(doc) and doc[at].lower_ in _JOINING):
        return False
    seen_title = False
    while at < len(doc) and doc[at].lower_ in nominals.title_words:
        seen_title = True
        at += 1
    after = by_token.get(at)
    return bool(seen_title and after and after.start == at and after.person)
