"""Persons and organisations that a text names and no codebook holds.

The model's entities are proposals: each needs a form that fits its kind, or a sign in the text
that somebody acts, before it becomes an actor.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from slugify import slugify
from spacy.tokens import Doc, Span, Token

from parley.transforms.reading.actors.book import ActorBook
from parley.transforms.reading.actors.names.abbreviations import defined_abbreviations
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.records import Mention, NewActor, Wording, in_reference

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "his", "their"})
_PARTICLES = frozenset({"of", "for", "and", "on", "the"})
_LONGEST_BODY = 8
_LONGEST_PERSON = 5


class Newcomers:
    """Mentions of actors that the codebooks lack, in one Doc at a time."""

    def __init__(
        self,
        book: ActorBook,
        titles: frozenset[str],
        gazetteer: Gazetteer,
        verbs: frozenset[str] = frozenset(),
    ) -> None:
        self.book, self.titles, self.gazetteer, self.verbs = book, titles, gazetteer, verbs

    def mentions(
        self, doc: Doc, taken: set[int], in_full: Mapping[str, str] = MappingProxyType({})
    ) -> list[Mention]:
        """Mentions at entities that overlap no token of TAKEN; the actors go to `doc._.found`.

        IN_FULL maps the surnames of persons whom codebooks hold and DOC names in full.
        """
        spans = [s for s in map(self._span, doc.ents) if s is not None and _is_free(s, taken)]
        full = [s for s in spans if _is_full(s) and self._is_person(s)]
        by_part = {**in_full, **_by_part(full)}
        made = [self._person(s) for s in full] + [self._shorter(s, by_part) for s in spans]
        found = [mention for mention in made if mention]
        covered = {i for mention in found for i in range(mention.start, mention.end)}
        return found + self._repeated(doc, taken | covered, by_part)

    def _person(self, span: Span) -> Mention | None:
        return self._mention(span, "person", _id("person", span))

    def _shorter(self, span: Span, by_part: dict[str, str]) -> Mention | None:
        """The mention at a name other than a person's full one.

        A part of a full name ("Lindqvist"), a body ("Baltic Watch"), or a person of whom the text
        tells but one name ("Mr Holm").
        """
        if len(span) == 1 and span.text in by_part:
            return self._mention(span, "person", by_part[span.text])
        if span.label_ == "ORG":
            return self.organisation(span) if self._is_body(span) else None
        return self._person(span) if len(span) == 1 and self._is_lone_person(span) else None

    def organisation(self, span: Span) -> Mention | None:
        """The mention of an organisation whose name is SPAN; None where it cannot act."""
        return self._mention(span, "other", _id("org", span))

    def abbreviated(self, doc: Doc, mentions: Iterable[Mention]) -> list[Mention]:
        """MENTIONS with those of the abbreviations that DOC defines for actors."""
        kept = list(mentions)
        for start, end, at in defined_abbreviations(doc):
            inside = [m for m in kept if start <= m.start and m.end <= end]
            whole = [m for m in inside if m.start <= start + 1 and m.end == end and m.actors]
            if not whole:
                span = doc[start:end]
                if in_reference(span[0]) or not self._is_body(span):
                    continue
                made = self.organisation(span)
                if made is None:
                    continue
                kept = [m for m in kept if m not in inside]
                kept.append(made)
                whole = [made]
            kept = _renamed(doc, kept, doc[at].text, whole[0])
        return kept

    def _repeated(self, doc: Doc, taken: set[int], by_part: dict[str, str]) -> list[Mention]:
        """Later surnames of persons named in full, where the model sees no person."""
        made = [
            self._mention(doc[token.i : token.i + 1], "person", by_part[token.text])
            for token in doc
            if token.text in by_part and token.i not in taken and token.pos_ == "PROPN"
            and len(token) > 2 and token.dep_ != "compound" and not in_reference(token)
        ]  # fmt: skip
        return [mention for mention in made if mention]

    def _mention(self, span: Span, kind: str, actor_id: str | None) -> Mention | None:
        if actor_id is None:
            return None
        if actor_id not in self.book.actors:
            span.doc._.found.add_actor(actor_id, NewActor(span.text, kind))
        person = kind == "person"
        label, wording = ("PERSON", Wording.OTHER) if person else ("ORG", Wording.ORGANISATION)
        return Mention(
            span.start, span.end, span.root.i, "name", (actor_id,), 0.6,
            f"entity_{label.lower()}", label, person, wording,
        )  # fmt: skip

    def _span(self, entity: Span) -> Span | None:
        """The name in ENTITY, where it may be an actor's; titles belong to no person's name."""
        if entity.label_ not in {"PERSON", "ORG"} or in_reference(entity[0]):
            return None
        drop = self.titles if entity.label_ == "PERSON" else frozenset()
        span = trimmed(entity, drop)
        if span is None or any(token.is_space or token.like_num for token in span):
            return None
        if not span.text[0].isupper() or is_dateline(span) or _is_citation(span):
            return None
        if entity[-1].lower_ in english(entity[-1]).actors.regions or self.gazetteer.find(
            span.text
        ):
            return None
        if span.label_ == "ORG" and _stands_with_person(span) and self._is_person(span):
            return Span(span.doc, span.start, span.end, label="PERSON")
        return span

    def _is_person(self, span: Span) -> bool:
        """Whether a name of several words looks like a person's."""
        if len(span) > _LONGEST_PERSON or span[-1].tag_ == "NNS":
            return False
        if any(
            token.lower_ in english(token).actors.bodies | english(token).actors.matters
            for token in span
        ):
            return False
        if any(token.tag_ in {"VBG", "VBN", "VBD", "JJ", "RB", "CC"} for token in span):
            return False
        if not all(t.text[:1].isupper() or t.lower_ in english(t).actors.small_parts for t in span):
            return False
        return not (_in_heading(span) and span[-1].tag_ == "NNPS")

    def _is_lone_person(self, span: Span) -> bool:
        """Whether one word is a person's name: by a title before it, or because it acts."""
        token = span[0]
        if len(token) < 3 or token.is_upper or not token.is_alpha or _in_heading(span):
            return False
        if token.i and self._is_title(token.nbor(-1)):
            return True
        return token.pos_ == "PROPN" and self._acts(token)

    def _is_title(self, token: Token) -> bool:
        return token.lower_ in self.titles and (
            token.text[0].isupper()
            or token.lower_
            in english(token).actors.male_titles | english(token).actors.female_titles
        )

    def _is_body(self, span: Span) -> bool:
        """Whether the name is an organisation's: by its words, or because it acts."""
        if len(span) > _LONGEST_BODY or any(t.text in {",", ":", ";", "&"} for t in span):
            return False
        if span[-1].lower_ in english(span[-1]).actors.matters | _PARTICLES or (
            len(span) > 1 and span[0].tag_ == "VBG"
        ):
            return False
        if not any(token.pos_ == "PROPN" for token in span):
            return False
        words = [t.lower_ for t in span]
        ends = (words.index(word) for word in ("of", "for") if word in words)
        core = words[: min(ends, default=len(words))]
        named = (
            len(span) > 1
            and bool(core)
            and (
                core[-1] in english(span).actors.bodies or words[-1] in english(span).actors.bodies
            )
        )
        if named and not _in_heading(span):
            return True
        return not _in_heading(span) and self._acts(span.root)

    def _acts(self, token: Token) -> bool:
        """Whether TOKEN is, alone or beside others, the subject of what only somebody can do."""
        while token.dep_ == "conj" and token.head.pos_ == "PROPN":
            token = token.head
        verb = token.head
        if token.dep_ == "pobj" and verb.dep_ == "agent":
            return True
        return token.dep_ in _SUBJECTS and verb.lemma_.lower() in self.verbs


def _stands_with_person(span: Span) -> bool:
    """Whether the model sees a person in what SPAN is joined to: "Ann Lee and | Hage Geingob"."""
    root = span.root
    joined = [root.head] if root.dep_ == "conj" else []
    joined += [child for child in root.children if child.dep_ == "conj"]
    return any(token.ent_type_ == "PERSON" for token in joined)


def trimmed(entity: Span, titles: frozenset[str] = frozenset()) -> Span | None:
    """An entity without the article, TITLES and possessive mark at its ends."""
    start, end, doc = entity.start, entity.end, entity.doc
    while start < end and (
        doc[start].lower_ in titles
        or doc[start].lower_ in _ARTICLES
        or doc[start].pos_ in {"DET", "PUNCT", "PART"}
    ):
        start += 1
    while start < end and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[-1].isalnum()):
        end -= 1
    if start >= end:
        return None
    return Span(doc, start, end, label=entity.label)


def _id(prefix: str, span: Span) -> str | None:
    slug = slugify(span.text, separator="_")
    return f"{prefix}:{slug}" if slug else None


def _is_full(span: Span) -> bool:
    return span.label_ == "PERSON" and len(span) > 1


def _is_free(span: Span, taken: set[int]) -> bool:
    return taken.isdisjoint(range(span.start, span.end))


def _by_part(full: Iterable[Span]) -> dict[str, str]:
    """The first and last words of FULL names, each to the person who bears it."""
    return {part.text: actor for s in full if (actor := _id("person", s)) for part in (s[0], s[-1])}


def _in_heading(span: Span) -> bool:
    return bool(span.sent._.kind == "heading")


def is_dateline(span: Span) -> bool:
    """Whether the name stands in the capitals that open a report ("TEL AVIV (Reuters)")."""
    at = span.sent.start
    if not all(token.is_upper for token in span) or span.start - at > 3:
        return False
    while at < len(span.doc) and (span.doc[at].is_upper or span.doc[at].text in {",", "."}):
        at += 1
    return at >= span.end and at < len(span.doc) and span.doc[at].text in {"(", "-", "–", "—", ":"}


def _is_citation(span: Span) -> bool:
    """Whether the name cites a work: "(Wilson, 2022)", "Leiner (2025)"."""
    after = [token.text for token in span.doc[span.end : span.end + 5]]
    if any(text.startswith("al.") or text == "al" for text in after[:3]):
        return True
    return bool(after) and after[0] in {",", "("} and any(_is_year(text) for text in after[1:2])


def _is_year(text: str) -> bool:
    return len(text) >= 4 and text[:4].isdigit() and text[:2] in {"19", "20"} and len(text) <= 5


def _renamed(doc: Doc, mentions: list[Mention], short: str, whole: Mention) -> list[Mention]:
    """MENTIONS where each token SHORT means what WHOLE does."""
    spots = {t.i for t in doc if t.text == short and t.i >= whole.end and not in_reference(t)}
    kept = [m for m in mentions if not (m.end - m.start == 1 and m.start in spots)]
    taken = {i for m in kept for i in range(m.start, m.end)}
    return kept + [
        Mention(i, i + 1, i, "name", whole.actors, 0.8, "defined_abbreviation", whole.label,
                whole.person)
        for i in sorted(spots - taken)
    ]  # fmt: skip
