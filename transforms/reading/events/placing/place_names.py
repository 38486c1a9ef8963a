"""Which words of a text name places, and under what name: "eastern X", "the port of X"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Span, Token

from parley.schemas.codebook.places import PlaceWords
from parley.transforms.reading.places.gazetteer import Gazetteer, Place
from parley.transforms.reading.records import mention_at
from parley.transforms.reading.times.wordings import MONTHS

LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "across", "around", "inside", "within", "over", "along"}
)
TOWARD = frozenset({"to", "into", "toward", "towards"})
_UPON = frozenset({"on", "upon", "against"})
_FALLS_ON = frozenset({"ASSAULT", "COERCE"})

Found = tuple[str, Place | None]


class PlaceNames:
    """Find the names of places in a text, by the model's entities, the gazetteer and WORDS."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.gazetteer, self.words = gazetteer, words

    def find(self, doc: Doc, types: Mapping[int, str] | None = None) -> list[Span]:
        """The places that the model names, and the cities that it missed.

        These are among the actors' names, or stand where places do: behind a preposition of
        place, or as what is attacked or taken.
        """
        found = [entity for entity in doc.ents if entity.label_ in {"GPE", "LOC", "FAC"}]
        taken = {i for entity in found for i in range(entity.start, entity.end)}
        for mention in doc._.mentions:
            span = doc[mention.start : mention.end]
            if (
                mention.start not in taken
                and mention.kind == "metonym"
                and self.gazetteer.is_city(span.text)
            ):
                found.append(span)
                taken |= set(range(span.start, span.end))
        for token in doc:
            if token.pos_ != "PROPN" or token.i in taken or not self._in_slot(token, types or {}):
                continue
            if token.lower_ in MONTHS:
                continue
            mention = mention_at(token)
            span = doc[_first_of_name(token) : token.i + 1]
            if (mention is None or not mention.actors) and self.gazetteer.is_city(span.text):
                found.append(span)
        return found

    def _in_slot(self, token: Token, types: Mapping[int, str]) -> bool:
        """Whether TOKEN stands where the names of places do."""
        if token.dep_ == "pobj":
            above = token.head
            part = above.lower_ == "of" and above.head.lower_ in self.words.parts
            return (
                part
                or above.lower_ in LOCATIVE | TOWARD
                or self.acted_upon(token, types) is not None
            )
        return token.dep_ in {"dobj", "nsubjpass"} and types.get(token.head.i) in _FALLS_ON

    def is_where(self, entity: Span) -> bool:
        """Whether ENTITY stands in a phrase that says where its clause happens."""
        root = self.outermost(entity.root)
        return root.dep_ == "pobj" and root.head.lower_ in LOCATIVE

    def outermost(self, token: Token) -> Token:
        """The head of the phrase that names the place: "the port of X", "X region", "X and Y"."""
        for _ in range(4):
            listed = token.dep_ == "conj" and token.head != token
            if listed or (token.dep_ == "compound" and token.head.lower_ in self.words.parts):
                token = token.head
            elif (
                token.dep_ == "pobj"
                and token.head.lower_ == "of"
                and token.head.head.lower_ in self.words.parts
            ):
                token = token.head.head
            else:
                break
        return token

    def acted_upon(self, place: Token, types: Mapping[int, str]) -> int | None:
        """The trigger of what is done to PLACE: "visited the city", "the invasion of X"."""
        above = place.head
        kind = types.get(above.i)
        if place.dep_ in {"dobj", "nsubjpass"}:
            if kind == "RETREAT":
                return above.i if above.lemma_ in self.words.leaving else None
            forced = any(child.dep_ in {"xcomp", "ccomp"} for child in above.children)
            fallen = kind in _FALLS_ON and not forced
            visited = kind == "CONSULT" and above.lemma_ in self.words.visiting
            return above.i if fallen or visited else None
        if place.dep_ == "pobj" and above.lower_ in _UPON | {"of"}:
            act = above.head
            if act.dep_ == "dobj" and act.head.lemma_ in self.words.light and act.i not in types:
                act = act.head
            return act.i if types.get(act.i) in _FALLS_ON else None
        return None

    def told_name(self, entity: Span) -> str:
        """The name as told, without article and possessive mark: "eastern X", "X region"."""
        doc, start, end = entity.doc, entity.start, entity.end
        if start and doc[start - 1].lower_ in self.words.directions:
            start -= 1
        if end < len(doc) and doc[end].lower_ in self.words.areas:
            end += 1
        words: str = doc[start:end].text
        for mark in ("’s", "'s"):
            words = words.removesuffix(mark)
        return words.removeprefix("the ").removeprefix("The ").strip()

    def found(self, entity: Span) -> Found:
        """The name of ENTITY as told, with its record where the gazetteer has it."""
        name = self.told_name(entity)
        return name, self.gazetteer.find(name)


def _first_of_name(token: Token) -> int:
    """The first token of the name that ends with TOKEN."""
    start = token.i
    while start and token.doc[start - 1].pos_ == "PROPN" and token.doc[start - 1].head == token:
        start -= 1
    return start
