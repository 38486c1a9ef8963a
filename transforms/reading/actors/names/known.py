"""Names of actors in a text: aliases of the codebooks, and names that no codebook holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from parley.transforms.knowledge.kinds import KindBook
from parley.transforms.reading.actors.book import PARTIES, ActorBook, Match
from parley.transforms.reading.actors.names.metonyms import is_part_of_name, is_place
from parley.transforms.reading.actors.names.peoples import peoples_elsewhere
from parley.transforms.reading.actors.names.unknown import Newcomers, is_dateline
from parley.transforms.reading.grammar.entities import entity_at
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.records import Mention, Wording, country_at, in_reference

_AT_WHOM = frozenset({"on", "against", "upon", "toward", "towards"})
_WORDINGS = {"surname": Wording.SURNAME, "demonym": Wording.DEMONYM}


class Names:
    """Turn aliases and entities of one Doc into mentions."""

    def __init__(
        self,
        book: ActorBook,
        kinds: KindBook,
        titles: frozenset[str],
        gazetteer: Gazetteer,
        verbs: frozenset[str] = frozenset(),
    ) -> None:
        self.book, self.kinds, self.titles, self.gazetteer = book, kinds, titles, gazetteer
        self.newcomers = Newcomers(book, titles, gazetteer, verbs)

    def mentions(self, doc: Doc) -> list[Mention]:
        """Name and metonym mentions of DOC.

        Whom "both sides" means goes to `doc._.parties`, new actors to `doc._.found`.
        """
        aliases = [
            match
            for match in self.book.find(doc)
            if not self._is_other_person(doc, match) and not self._is_in_office(doc, match)
        ]
        civic = [(name, m) for m in aliases if (name := self._civic_name(doc, m)) is not None]
        inside = {i for name, _ in civic for i in range(name.start, name.end)}
        matches = [m for m in aliases if m.start not in inside]
        doc._.parties = main_parties(self.book, matches)
        known = self._known(doc, matches)
        taken = _tokens(known) | _tokens(matches)
        seats = self._seats(doc, taken)
        bodies = self._civic_bodies(civic)
        new = bodies + self.newcomers.mentions(doc, taken | _tokens(bodies), _in_full(doc, known))
        named = _namesakes(doc, known + seats + new)
        return self.newcomers.abbreviated(doc, named)

    def _known(self, doc: Doc, matches: list[Match]) -> list[Mention]:
        """The mentions at the aliases of the codebooks that name an actor where they stand."""
        labels = {token.i: entity.label_ for entity in doc.ents for token in entity}
        named = self._full_names(matches)
        mentions = []
        for match in matches:
            span = doc[match.start : match.end]
            if match.is_nobody or in_reference(span[0]) or is_part_of_name(span):
                continue
            if self._is_elsewhere(span, match) or _begins_people(span, match):
                continue
            mention = self._mention(span, match, doc._.parties, labels, named)
            if mention:
                mentions.append(mention)
        states = {a for a in self.book.polities if self.book.kind(a) == "state"}
        return peoples_elsewhere(doc, mentions, states)

    def _is_elsewhere(self, span: Span, match: Match) -> bool:
        """Whether the text means another place of that name: "Moscow, Idaho"."""
        country = country_at(span[0])
        named = {sense.actor for sense in match.senses if sense.kind != "demonym"}
        states = {actor for actor in named if self.book.kind(actor) == "state"}
        return country is not None and bool(states) and country not in states

    def _civic_name(self, doc: Doc, match: Match) -> Span | None:
        """The name of a body that is no organ of the state that MATCH names in it.

        "Norwegian Union of Teachers" or "Communist Party of Nepal".
        """
        kinds = {sense.kind for sense in match.senses}
        if kinds == {"metonym"}:
            return _named_after_city(doc, match)
        if kinds == {"demonym"}:
            at = match.end
            while at < len(doc) and _is_capitalised(doc[at]):
                at += 1
                if self.kinds.is_civic([token.lower_ for token in doc[match.start : at]]):
                    return _whole(doc[match.start : at])
            return None
        states = all(self.book.kind(sense.actor) == "state" for sense in match.senses)
        end = _before_of(doc, match.start) if states else None
        if end is None or (match.end < len(doc) and _is_capitalised(doc[match.end])):
            return None
        start = end
        while start and _is_capitalised(doc[start - 1]) and doc[start - 1].pos_ != "DET":
            start -= 1
        civic = self.kinds.is_civic([token.lower_ for token in doc[start:end]])
        return doc[start : match.end] if civic else None

    def _civic_bodies(self, civic: Iterable[tuple[Span, Match]]) -> list[Mention]:
        """The organisations named by CIVIC, each of the state that the match beside it tells."""
        made: list[Mention] = []
        for name, match in civic:
            mention = self.newcomers.organisation(name)
            if mention is None or name.start in _tokens(made):
                continue
            states = {sense.actor for sense in match.senses}
            for new in map(name.doc._.found.actors.get, mention.actors):
                own = not all(sense.kind == "metonym" for sense in match.senses)
                if (
                    new is not None
                    and own
                    and len(states) == 1
                    and self.book.kind(*states) == "state"
                ):
                    (new.country,) = states
            made.append(mention)
        return made

    def _mention(
        self,
        span: Span,
        match: Match,
        parties: tuple[str, ...],
        labels: dict[int, str],
        named: Counter[str],
    ) -> Mention | None:
        kinds = {sense.kind for sense in match.senses}
        actors = list(dict.fromkeys(sense.actor for sense in match.senses))
        if len(span) > 1 and span[0].lower_ == "the":
            span = span[1:]
        head, label = span.root, labels.get(span.root.i)
        if actors == [PARTIES]:
            return Mention(
                span.start, span.end, head.i, "nominal", parties, 0.8, "party_phrase",
                wording=Wording.SIDES,
            )  # fmt: skip
        if len(actors) > 1:
            spoken = [actor for actor in actors if named[actor]]
            actors = spoken if len(spoken) == 1 else []
        kind = "metonym" if "metonym" in kinds else "name"
        if kind == "metonym" and is_place(head):
            return None
        if actors and self.book.kind(actors[0]) == "state" and is_place(head):
            return None
        if kinds == {"demonym"}:
            kind = "nominal"
        confidence = 0.95 if actors else 0.3
        if kinds == {"surname"}:
            confidence = 0.85
        person = bool(actors) and self.book.is_person(actors[0])
        alias = min(kinds)
        return Mention(
            span.start, span.end, head.i, kind, tuple(actors), confidence, f"alias_{alias}", label,
            person, _WORDINGS.get(alias, Wording.OTHER),
        )  # fmt: skip

    def _full_names(self, matches: Iterable[Match]) -> Counter[str]:
        """How often DOC names each actor by a wording that means it alone."""
        return Counter(m.senses[0].actor for m in matches if len(m.senses) == 1)

    def _is_in_office(self, doc: Doc, match: Match) -> bool:
        """Whether MATCH is what an office is for: "Ministers of Foreign Affairs", no magazine."""
        first = match.start - 1
        if first < 1 or doc[first].lower_ not in {"of", "for"}:
            return False
        words = {token.lower_ for token in doc[match.start : match.end]}
        return words <= self.titles and doc[first - 1].lemma_.lower() in self.titles

    def _is_other_person(self, doc: Doc, match: Match) -> bool:
        """A surname with somebody else's name around it ("Mike Johnson", "Johnson Toribiong").

        Also the name of a state as a part of somebody's: "Chad Ruiz", "Ana Jordan".
        """
        if any(sense.kind != "surname" for sense in match.senses):
            return self._is_name_of_person(doc, match)
        if _goes_on(doc, match.end):
            return True
        if match.start == 0:
            return False
        before = doc[match.start - 1]
        return (
            before.pos_ == "PROPN"
            and (before.ent_type_ == "PERSON" or before.head.i == match.end - 1)
            and before.ent_type_ not in {"GPE", "NORP", "ORG", "LOC", "DATE"}
            and before.is_title
            and before.is_alpha
            and before.lower_ not in self.titles
            and before.lower_ not in english(before).actors.honorifics
        )

    def _is_name_of_person(self, doc: Doc, match: Match) -> bool:
        """Whether the state or town that MATCH names is a word of the name of a person."""
        if any(self.book.kind(s.actor) != "state" or s.kind == "demonym" for s in match.senses):
            return False
        if match.is_nobody or match.end - match.start > 1:
            return False
        person = entity_at(doc[match.start])
        if person is None or person.label_ != "PERSON" or len(person) == 1:
            return False
        words = [token for token in person if token.i != match.start]
        return all(token.is_alpha and token.is_title for token in words) and not any(
            token.lower_ in self.titles or token.lower_ in english(token).actors.bodies
            for token in words
        )

    def _seats(self, doc: Doc, taken: set[int]) -> list[Mention]:
        """The cities of DOC that stand for their states, but where aliases stand (TAKEN)."""
        places = (
            entity
            for entity in doc.ents
            if entity.label_ == "GPE" and taken.isdisjoint(range(entity.start, entity.end))
        )
        return [mention for entity in places if (mention := self._seat(entity)) is not None]

    def _seat(self, entity: Span) -> Mention | None:
        """A city that stands for its state: where something is done to it, or it acts."""
        head = entity.root
        acts = head.dep_ in {"nsubj", "nsubjpass", "dobj"}
        if is_dateline(entity) or _has_article(entity):
            return None
        if not acts and not (head.dep_ == "pobj" and head.head.lower_ in _AT_WHOM):
            return None
        place = self.gazetteer.find(trimmed_name(entity))
        country = country_at(head) or (place.country if place is not None else None)
        if place is None or country is None or country not in self.book.actors:
            return None
        return Mention(
            entity.start, entity.end, head.i, "metonym", (country,), 0.5, "city_metonym",
            "GPE",
        )  # fmt: skip


def _has_article(entity: Span) -> bool:
    """Whether an article makes of ENTITY no town: "the Duma"."""
    return any(child.lower_ in {"the", "a", "an"} for child in entity.root.lefts)


def _begins_people(span: Span, match: Match) -> bool:
    """Whether SPAN, a name, is but the first word of a people's: "[West] African"."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    people = after is not None and after.ent_type_ == "NORP" and after.ent_iob_ == "I"
    return people and all(sense.kind != "demonym" for sense in match.senses)


def _tokens(stretches: Iterable[Match | Mention]) -> set[int]:
    """The tokens that STRETCHES take up."""
    return {i for stretch in stretches for i in range(stretch.start, stretch.end)}


def _is_capitalised(token: Token) -> bool:
    return token.text[0].isupper() and token.is_alpha


def _whole(name: Span) -> Span:
    """NAME, or the longer one that the model sees ("Norwegian Union | of Teachers")."""
    entity = entity_at(name[0])
    longer = entity is not None and entity.label_ == "ORG" and entity.end > name.end
    return name.doc[name.start : entity.end] if entity is not None and longer else name


def _before_of(doc: Doc, start: int) -> int | None:
    """The place of the "of" before START, where it stands there: "Bank of (the) Philippines"."""
    at = start - 1
    if at > 0 and doc[at].lower_ == "the":
        at -= 1
    return at if at > 0 and doc[at].lower_ == "of" else None


def _named_after_city(doc: Doc, match: Match) -> Span | None:
    """The name of a body that is called after a city: "the Minsk Group"."""
    after = doc[match.end] if match.end < len(doc) else doc[match.start]
    named = _is_capitalised(after) and after.lower_ in english(after).actors.city_named
    return doc[match.start : match.end + 1] if named else None


def _in_full(doc: Doc, known: Iterable[Mention]) -> dict[str, str]:
    """The last words of the full names among KNOWN, each to the person who bears it."""
    full = (m for m in known if m.person and m.kind == "name" and m.end - m.start > 1)
    return {doc[m.end - 1].text: m.actors[0] for m in full if len(m.actors) == 1}


def _namesakes(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """MENTIONS where a surname is that of somebody else named in full before ("Mike Johnson")."""
    full = [m for m in mentions if m.person and m.end - m.start > 1 and len(m.actors) == 1]
    spoken = {m.actors for m in full}
    result = []
    for mention in mentions:
        if mention.wording is Wording.SURNAME and mention.actors not in spoken:
            name = doc[mention.head].text
            others = [m for m in full if m.start < mention.start and doc[m.end - 1].text == name]
            if others:
                actors = others[-1].actors
                mention = replace(mention, actors=actors, confidence=0.6, person=True)
        result.append(mention)
    return result


def main_parties(book: ActorBook, matches: Iterable[Match]) -> tuple[str, ...]:
    """The parties of the conflict that the text speaks of most: whom "both sides" means."""
    counts: Counter[str] = Counter()
    for match in matches:
        for actor in {sense.actor for sense in match.senses}:
            counts[actor] += 1
            country = book.country(actor)
            if country and country != actor:
                counts[country] += 1
    best: tuple[str, ...] = ()
    most = 0
    for conflict in book.conflicts:
        weight = min((counts[party] for party in conflict.parties), default=0)
        if weight > most:
            best, most = conflict.parties, weight
    return best or _rebellion(book, counts)


def _rebellion(book: ActorBook, counts: Counter[str]) -> tuple[str, ...]:
    """The state and the only armed group of it that a text about no known conflict speaks of."""
    groups = [a for a in counts if book.kind(a) == "armed_group" and not book.is_many(a)]
    state = book.country(groups[0]) if len(groups) == 1 else None
    if state is None or counts[state] <= counts[groups[0]]:
        return ()  # the group itself has counted for its state once each time
    return state, groups[0]


def trimmed_name(entity: Span) -> str:
    """The name of a place without its article."""
    return entity.text.removeprefix("the ").removeprefix("The ")


def _goes_on(doc: Doc, end: int) -> bool:
    """Whether the name of a person that the model sees goes on behind END."""
    after = doc[end : end + 1]
    return any(
        token.ent_iob_ == "I" and token.ent_type_ == "PERSON" and token.is_title and token.is_alpha
        for token in after
    )
