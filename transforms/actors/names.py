"""Names of actors in a text: aliases of the codebooks, and names that no codebook holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from slugify import slugify
from spacy.tokens import Doc, Span, Token

from transforms.actors.book import PARTIES, ActorBook, Match
from transforms.annotations import Mention, NewActor, in_reference
from transforms.places.gazetteer import Gazetteer

_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "throughout", "within", "around",
     "into", "onto", "via", "through", "over", "under"}
)  # fmt: skip
_AT_WHOM = frozenset({"on", "against", "upon", "toward", "towards"})
_NEW_KINDS = {"PERSON": "person", "ORG": "other"}
_HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord"})


class Names:
    """Turn aliases and entities of one Doc into mentions."""

    def __init__(self, book: ActorBook, titles: frozenset[str], gazetteer: Gazetteer) -> None:
        self.book, self.titles, self.gazetteer = book, titles, gazetteer

    def mentions(self, doc: Doc) -> list[Mention]:
        """Name and metonym mentions of DOC; new actors go to `doc._.found`."""
        matches = self.book.find(doc)
        parties = main_parties(self.book, matches)
        doc._.parties = parties
        labels = {token.i: entity.label_ for entity in doc.ents for token in entity}
        named = self._full_names(doc, matches)
        mentions = []
        for match in matches:
            if match.is_nobody:
                continue
            span = doc[match.start : match.end]
            if in_reference(span[0]) or self._is_other_person(doc, match):
                continue
            mention = self._mention(span, match, parties, labels, named)
            if mention:
                mentions.append(mention)
        taken = {i for mention in mentions for i in range(mention.start, mention.end)}
        taken |= {i for match in matches for i in range(match.start, match.end)}
        return mentions + self._newcomers(doc, taken)

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
        head, label = span.root, labels.get(span.root.i)
        if actors == [PARTIES]:
            return Mention(span.start, span.end, head.i, "nominal", parties, 0.8, "party_phrase")
        if len(actors) > 1:
            spoken = [actor for actor in actors if named[actor]]
            actors = spoken if len(spoken) == 1 else []
        kind = "metonym" if "metonym" in kinds else "name"
        if kind == "metonym" and is_place(head):
            return None
        if actors and self.book.actors[actors[0]].kind == "state" and is_place(head):
            return None
        if kinds == {"demonym"}:
            kind = "nominal"
        confidence = 0.95 if actors else 0.3
        if kinds == {"surname"}:
            confidence = 0.85
        person = bool(actors) and self.book.is_person(actors[0])
        return Mention(
            span.start, span.end, head.i, kind, tuple(actors), confidence,
            f"alias_{sorted(kinds)[0]}", label, person,
        )  # fmt: skip

    def _full_names(self, doc: Doc, matches: Iterable[Match]) -> Counter[str]:
        """How often DOC names each actor by a wording that means it alone."""
        return Counter(m.senses[0].actor for m in matches if len(m.senses) == 1)

    def _is_other_person(self, doc: Doc, match: Match) -> bool:
        """A surname with somebody else's first name before it ("Mike Johnson")."""
        if match.start == 0 or any(sense.kind != "surname" for sense in match.senses):
            return False
        before = doc[match.start - 1]
        return (
            before.pos_ == "PROPN"
            and before.ent_type_ == "PERSON"
            and before.text[:1].isupper()
            and before.lower_ not in self.titles
            and before.lower_ not in _HONORIFICS
        )

    def _seat(self, entity: Span) -> list[Mention]:
        """A city that stands for its state: where something is done to it, or it acts."""
        head = entity.root
        acts = head.dep_ in {"nsubj", "nsubjpass", "dobj"}
        if not acts and not (head.dep_ == "pobj" and head.head.lower_ in _AT_WHOM):
            return []
        place = self.gazetteer.find(trimmed_name(entity))
        if place is None or place.country not in self.book.actors:
            return []
        return [
            Mention(
                entity.start, entity.end, head.i, "metonym", (place.country,), 0.5,
                "city_metonym", "GPE",
            )
        ]  # fmt: skip

    def _newcomers(self, doc: Doc, taken: set[int]) -> list[Mention]:
        """Mentions of persons and organisations that no codebook holds."""
        mentions: list[Mention] = []
        by_surname: dict[str, str] = {}
        for entity in doc.ents:
            if entity.label_ == "GPE" and taken.isdisjoint(range(entity.start, entity.end)):
                mentions += self._seat(entity)
            kind = _NEW_KINDS.get(entity.label_)
            span = trimmed(entity, self.titles)
            if kind is None or span is None or in_reference(span[0]):
                continue
            if not taken.isdisjoint(range(span.start, span.end)):
                continue
            name = span.text
            if not _looks_like_name(span, kind) or self.gazetteer.find(name):
                continue
            if kind == "person" and len(span) == 1:
                actor_id = by_surname.get(name, f"person:{slugify(name, separator='_')}")
            else:
                prefix = "person" if kind == "person" else "org"
                actor_id = f"{prefix}:{slugify(name, separator='_')}"
                if kind == "person":
                    by_surname[span[-1].text] = actor_id
            if actor_id.endswith(":"):
                continue
            if actor_id not in self.book.actors:
                doc._.found.actors.setdefault(actor_id, NewActor(name, kind))
            mentions.append(
                Mention(
                    span.start, span.end, span.root.i, "name", (actor_id,), 0.6,
                    f"entity_{entity.label_.lower()}", entity.label_, kind == "person",
                )
            )  # fmt: skip
        return mentions


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
    return best


def is_place(token: Token) -> bool:
    """Whether a place name stands for the place: where something is, not who acts."""
    head = token.head
    if token.dep_ == "pobj":
        return head.lower_ in _PLACE_PREPOSITIONS
    if token.dep_ in {"npadvmod", "advmod"}:
        return True
    if token.dep_ == "conj" and head is not token:
        return is_place(head)
    return False


def trimmed_name(entity: Span) -> str:
    """The name of a place without its article."""
    return entity.text.removeprefix("the ").removeprefix("The ")


def trimmed(entity: Span, titles: frozenset[str]) -> Span | None:
    """An entity without the article, titles and possessive mark at its ends."""
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end and (doc[start].lower_ in titles or doc[start].pos_ in {"DET", "PUNCT"}):
        start += 1
    while start < end and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[-1].isalnum()):
        end -= 1
    return doc[start:end] if start < end else None


def _looks_like_name(span: Span, kind: str) -> bool:
    words = [token for token in span if token.is_alpha]
    if not words or any(token.is_space for token in span) or len(span) > 8:
        return False
    if not span.text[0].isupper() or any(token.like_num for token in span):
        return False
    if kind == "person":
        return all(token.text[:1].isupper() or token.lower_ in _LOWER_PARTS for token in span)
    return any(token.pos_ == "PROPN" for token in span)


_LOWER_PARTS = frozenset(
    {"de", "da", "del", "di", "du", "van", "von", "der", "bin", "al", "el", "-", "."}
)
