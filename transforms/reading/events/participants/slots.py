"""From the heads of phrases to actors: who fills the slots of an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc, Token

from parley.schemas.codebook.lexicons import EventRow, split
from parley.transforms.reading.actors.book import ActorBook
from parley.transforms.reading.grammar.arguments import Clause, coordinated
from parley.transforms.reading.grammar.descendants import behind
from parley.transforms.reading.grammar.determiners import has_article
from parley.transforms.reading.grammar.labels import INNER, PLURAL
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.places.packed import folded
from parley.transforms.reading.records import Mention, country_at, issuer_at, mention_at
from parley.transforms.reading.times.wordings import MONTHS

_VERB_SLOTS = ("subj", "obj|iobj|prep:with|prep:against|prep:to|prep:on|prep:from|prep:for|prep:of")
_NOUN_SLOTS = ("poss|prep:by|prep:from|prep:of", "prep:against|prep:on|prep:with|prep:to|prep:of")
_TOGETHER = ("subj", "poss", "obj", "prep:with", "prep:between", "prep:among", "prep:of", "prep:by")
_WHERE = frozenset({"in", "at", "near", "to", "into"})
_WRITERS = frozenset({"author", "media"})
_WHOSE = frozenset({"of", "from"})
_NAME = 4  # words among which the head of a name stands
_BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "conj"})
PERSON = "person"


class Participants:
    """Resolve slots to actor ids; SIDES are the parties and states to which actors belong."""

    def __init__(
        self, book: ActorBook, gazetteer: Gazetteer, sides: Mapping[str, str] | None = None
    ) -> None:
        self.book, self.gazetteer, self.sides = book, gazetteer, sides or {}

    def of(self, row: EventRow, clause: Clause, noun: bool) -> tuple[list[str], list[str]]:
        """Sources and targets of a trigger; all parties are sources of a symmetric event."""
        if row.symmetric:
            return self._all(clause, _TOGETHER), []
        source, target = _NOUN_SLOTS if noun else _VERB_SLOTS
        sources = self._first(clause, row.source or source) or self._giver(row, clause, noun)
        targets = [a for a in self._first(clause, row.target or target) if a not in sources]
        if not targets and not noun and row.target != "none":
            targets = [a for a in self.named_by(clause.indirect) if a not in sources]
        return sources, targets

    def _giver(self, row: EventRow, clause: Clause, noun: bool) -> list[str]:
        """Who gives what the subject of a verb gets, where the thing has him: "a loan from X"."""
        if noun or not row.source.startswith("prep:from"):
            return []
        things = [*clause.objects, *(h for o in clause.objects for h in behind(o, "of"))]
        return self.named_by(head for thing in things for head in behind(thing, "from"))

    def actors(self, token: Token, *, within: bool = False) -> list[str]:
        """The actors that a phrase with head TOKEN stands for.

        WITHIN looks into the phrase, so that "Russia's demands" gives Russia.
        """
        return list(issuer_at(token)) or self._mentioned(token, within)

    def _mentioned(self, token: Token, within: bool) -> list[str]:
        if is_venue(token):
            return []
        mention = mention_at(token)
        if mention and mention.actors:
            members = self._members(token) or self._of_named(token, mention)
            return members or [*self._beside(token, mention), *mention.actors]
        named = self._name_after(token) or _leader(token) if mention is None else None
        if named is not None:
            return list(named.actors)
        if (
            mention is None
            and token.ent_type_ == "GPE"
            and token.dep_ == "nsubj"
            and not has_article(token)  # "the Duma" is no town
        ):
            place = self.gazetteer.find(token.text)
            country = country_at(token) or (place.country if place is not None else None)
            if country is not None and country in self.book.actors:
                return [country]
        return _inner(token) if within else []

    def _name_after(self, token: Token) -> Mention | None:
        """Who is named right after the noun for what he is: "minister Lee", "the group Hezbollah".

        The noun's own adjective tells only whence that is: "the Lebanese group Hezbollah".
        """
        for child in token.children:
            if child.dep_ == "appos" and child.left_edge.i == token.i + 1:
                named = mention_at(child)
                if named is None or not named.actors:
                    return None
                states = any(self.book.kind(actor) == "state" for actor in named.actors)
                return named if named.person or not states else None
        return None

    def named_by(self, heads: Iterable[Token], *, within: bool = True) -> list[str]:
        """The actors that the phrases with HEADS stand for, or WITHIN them name, each once."""
        found = (actor for head in heads for actor in self.actors(head, within=within))
        return list(dict.fromkeys(found))

    def state_of(self, token: Token) -> list[str]:
        """The state in which the place with head TOKEN lies; empty where it is no named place."""
        tagged = token.ent_type_ in {"GPE", "LOC"} or self._is_town(token)
        if not tagged or not (token.pos_ == "PROPN" or token.is_title):
            return []
        if token.lower_ in english(token).actors.alone and not any(
            child.dep_ in INNER or child.lower_ == "of" for child in token.children
        ):
            return []
        country = country_at(token)
        if country is not None and country in self.book.actors:
            return [country]
        inner = [c.text for c in token.lefts if c.dep_ == "compound" and c.ent_type_]
        return self.state_named(" ".join([*inner, token.text])) or self.state_named(token.text)

    def _is_town(self, token: Token) -> bool:
        """Whether the model took a town for somebody: "arrived in Kyiv"."""
        where = token.head
        inside = token.dep_ == "pobj" and (
            where.lower_ in _WHERE
            or (where.lower_ == "of" and where.head.lower_ in english(where.head).actors.regions)
        )
        alone = not any(child.dep_ == "compound" for child in token.children)
        named = inside and alone and token.lower_ not in MONTHS  # "in March"
        return named and self.gazetteer.is_city(token.text)

    def state_named(self, name: str, by_own_name: bool = False) -> list[str]:
        """The state in which the place called NAME lies; empty where none is known.

        BY_OWN_NAME leaves out those that are called so beside: Topeka once was "Google".
        """
        if name in self.book.regions:
            return [self.book.regions[name]]
        place = self.gazetteer.find(name)
        if place is None or place.country not in self.book.actors:
            return []
        return [] if by_own_name and folded(place.name) != folded(name) else [place.country]

    def home(self, actor_id: str) -> str:
        """The state to which an actor belongs; the actor itself where none is known."""
        actor = self.book.actors.get(actor_id)
        return actor.country or actor_id if actor else actor_id

    def side(self, actor_id: str) -> str:
        """The party or the state to which an actor belongs."""
        return self.sides.get(actor_id) or self.home(actor_id)

    def kind_of(self, doc: Doc, actor_id: str) -> str | None:
        """The kind of an actor that a codebook holds or that DOC alone names."""
        actor = self.book.actors.get(actor_id)
        if actor is not None:
            return actor.kind
        found = doc._.found.actors.get(actor_id) if doc._.found is not None else None
        return None if found is None else str(found.kind)

    def is_person(self, doc: Doc, actor_id: str) -> bool:
        """Whether the actor is one person, and no writer who is only cited."""
        return self.kind_of(doc, actor_id) == PERSON

    def is_writer(self, doc: Doc, actor_id: str) -> bool:
        """Whether the actor is who writes or publishes, whose words are reports and no acts."""
        return self.kind_of(doc, actor_id) in _WRITERS

    def _members(self, token: Token) -> list[str]:
        """The actors that a collective is said to include ("mediators including Turkey")."""
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"including", "as"}:
                named = [
                    a
                    for p in child.children
                    if p.dep_ == "pobj"
                    for a in self.named_by(coordinated(p), within=False)
                ]
                if named:
                    return named
        return []

    def _of_named(self, token: Token, mention: Mention) -> list[str]:
        """The group named right behind what it is called: "men of the Irish group | IRA"."""
        doc, group = token.doc, _group_of(token, mention)
        if group is None:
            return []
        after = doc[group.i + 1 : group.i + 1 + _NAME]
        named = next((m for m in map(mention_at, after) if m and m.start == group.i + 1), None)
        if named is None or named.person:
            return []
        return [a for a in named.actors if self.book.kind(a) not in {"state", "person"}]

    def _beside(self, token: Token, mention: Mention) -> list[str]:
        """The polity joined to a modifier of the mention ("the US and European countries")."""
        found: list[str] = []
        for child in token.children:
            if child.dep_ in INNER and child.i < mention.start and child.dep_ != "poss":
                other = mention_at(child)
                if other and _goes_on(child):
                    found += [a for a in other.actors if a not in mention.actors]
        return found

    def is_actor(self, token: Token) -> bool:
        """Whether TOKEN heads the mention of an actor."""
        return bool(self.actors(token))

    def _first(self, clause: Clause, slots: str) -> list[str]:
        """The actors of the first slot that has any."""
        for slot in split(slots):
            heads = clause.slot(slot)
            found = self.named_by(heads)
            if found:
                return found
        return []

    def _all(self, clause: Clause, slots: Sequence[str]) -> list[str]:
        found: list[str] = []
        for slot in slots:
            heads = clause.slot(slot)
            if slot == "poss":
                heads = [head for head in heads if not is_venue(head)]
            found += self.named_by(heads, within=slot == "subj")
        return [actor for actor in dict.fromkeys(found) if not self.is_crowd(actor)]

    def is_crowd(self, actor_id: str) -> bool:
        """People who are dealt with, such as prisoners, are no party to a deal."""
        actor = self.book.actors.get(actor_id)
        return actor is not None and actor.kind == "population"


def _inner(token: Token) -> list[str]:
    """The actors that the modifiers of TOKEN name: "[French and British] aircraft"."""
    inner = [child for child in token.children if child.dep_ in INNER]
    if token.lemma_.lower() in english(token).events.made_at:
        inner = [child for child in inner if not is_venue(child)]
    for child in inner:
        found = [a for at in coordinated(child) if (m := mention_at(at)) for a in m.actors]
        if found:
            return list(dict.fromkeys(found))
    phrases = (child for child in inner if child.tag_ not in {"VBN", "VBG"})  # "X-trained troops"
    for below in (below for child in phrases for below in child.children):
        mention = mention_at(below)  # "Syrian army helicopters"
        if mention is not None and mention.actors:
            return list(mention.actors)
    return []


def is_venue(token: Token) -> bool:
    """Whether a city before a noun tells where it was made, and not who ("the Geneva deal").

    So do two before several: "the Pretoria and Luanda accords".
    """
    mention = mention_at(token)
    if mention is None or mention.kind != "metonym":
        return False
    lone = not any(token.conjuncts)
    noun = token.conjuncts[0].head if token.dep_ == "conj" else token.head
    if noun.lemma_.lower() in english(noun).events.made_at:
        return token.dep_ in _BEFORE_NOUN and (lone or noun.tag_ in PLURAL)
    return token.dep_ == "compound" and lone


def _goes_on(modifier: Token) -> bool:
    """Whether another modifier is joined to MODIFIER: "French, German and Polish officials"."""
    if any(child.dep_ == "cc" for child in modifier.children):
        return True
    rest = modifier.doc[modifier.i + 1 : modifier.i + 4]
    after = next((token for token in rest if token.text not in {",", "and"}), None)
    if after is None or after.i == modifier.i + 1:
        return False
    return after.pos_ in {"ADJ", "PROPN"} and mention_at(after) is not None


def _group_of(token: Token, mention: Mention) -> Token | None:
    """The noun for the group whose men MENTION at TOKEN are, within it or right behind it."""
    last = token.doc[mention.end - 1]
    if last.i != token.i:
        return last if last.pos_ == "NOUN" and last.head.head == token else None
    rest = token.doc[token.i + 1 : token.sent.end]
    if not rest or rest[0].lower_ not in _WHOSE:
        return None
    noun = next((word for word in rest[1:] if word.pos_ not in {"DET", "ADJ"}), None)
    return noun if noun is not None and noun.tag_ == "NN" else None


def _leader(token: Token) -> Mention | None:
    """The state that leads those whom TOKEN heads: "the French-led force"."""
    for child in token.children:
        if child.dep_ == "amod" and child.lower_ == "led":
            for below in child.children:
                mention = mention_at(below)
                if mention is not None and mention.actors:
                    return mention
    return None
