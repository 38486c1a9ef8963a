"""Who issues a text, by its title, its head, its signature, its publisher and its authors.

Where none of these tells, nobody is taken for the issuer, and the text has but an author.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from parley.schemas.codebook.issuers import IssuerWords
from parley.transforms.reading.actors.book import ActorBook
from parley.transforms.reading.attributions.issuers.clauses import Clauses, joined
from parley.transforms.reading.attributions.issuers.names import IssuerNames, Made
from parley.transforms.reading.attributions.reports.extents import FINITE
from parley.transforms.reading.attributions.sources.phrases import UnnamedSources
from parley.transforms.reading.grammar.labels import NOMINAL
from parley.transforms.reading.records import Issuer, Mention, NewActor, mention_at

_STATEMENT = "statement"
_PAUSE = r"[,;:(–—\n]|\s-\s"
_HEAD_LINES, _LAST_LINES = 3, 3
_LONGEST_LINE, _LONGEST_SIGNATURE = 30, 12
_LONGEST_HEAD = 40
_FEWEST_CLAUSES = 2
_SENTENCES = 3
_FARTHEST_HEAD = 8
_PAUSES = frozenset({",", ":"})
_THE = frozenset({"the", "this", "our"})
_SURE = 0.6


@dataclass(frozen=True, slots=True)
class _Told:
    """The issuers of a text, and the head of the phrase in it that its clauses have as subject."""

    made: Sequence[Made]
    head: Token | None = None


class Issuers:
    """Find issuers, and where a text names its own."""

    def __init__(
        self, words: IssuerWords, book: ActorBook, names: IssuerNames, sources: UnnamedSources
    ) -> None:
        self.book, self.names, self.sources = book, names, sources
        self.clauses = Clauses(words)
        self.own = frozenset(words.own)
        kinds = "|".join(re.escape(kind) for kind in words.documents)
        ends = "|".join(re.escape(word) for word in words.ends) or "(?!)"
        self._document = re.compile(rf"\b(?:{kinds})s?\b", re.IGNORECASE)
        self._issued = re.compile(
            rf"\b(?:{kinds})s?\b(?:\s+\w+)?\s+(?:by|of|from)\s+(?P<who>.+?)(?={_PAUSE}|\b(?:{ends})\b|\.?$)",
            re.IGNORECASE,
        )

    def find(self, doc: Doc) -> Issuer | None:
        """The issuer of DOC; None where it is no statement, or nothing tells."""
        if doc._.source.genre != _STATEMENT:
            return None
        openers = self.clauses.of(doc)
        told = self._told(doc, openers)
        if not told.made:
            return None
        for actor, new in told.made:
            if new is not None:
                doc._.found.add_actor(actor, new)
        actors = tuple(dict.fromkeys(actor for actor, _ in told.made))
        singular = actors if len(actors) == 1 and self._is_person(doc, actors[0]) else ()
        plural = tuple(dict.fromkeys(self._body(doc, actor) for actor in actors))
        named = self._named(doc, plural)
        if told.head is None:
            return Issuer(singular, plural, named)
        after = [token for token in openers if token.i > told.head.i]
        named = tuple(sorted({*named, told.head.i}))
        return Issuer(singular, plural, named, told.head.i, joined(after))

    def _named(self, doc: Doc, actors: tuple[str, ...]) -> tuple[int, ...]:
        """Where DOC names its issuers ACTORS by a noun alone: "the Council", "this Government"."""
        nouns = self._own_nouns(doc, actors)
        return tuple(
            token.i
            for token in doc
            if token.lower_ in nouns and _points_at_self(token) and self._is_nobody_else(token)
        )

    def _is_nobody_else(self, token: Token) -> bool:
        """Whether TOKEN is no known actor, or one of whom the text gives but this noun."""
        mention = mention_at(token)
        if mention is None:
            return True
        alone = mention.end - mention.start == 1 and mention.kind == "name"
        return alone and all(actor not in self.book.actors for actor in mention.actors)

    def _told(self, doc: Doc, openers: Sequence[Token]) -> _Told:
        """The issuers by what tells them first."""
        if len(openers) >= _FEWEST_CLAUSES:
            told = self._of_clauses(doc, openers[0])
            if told.made:
                return told
        for line in self._lines(doc):
            made = self._of_line(line, doc)
            if made:
                return _Told(made)
        we = _after_we(doc)
        return _Told(
            (self.names.read(_plain(we), doc) if we is not None else [])
            or self._of_signature(doc) or self._of_publisher(doc) or self._of_authors(doc)
            or self._of_unknown_publisher(doc)
        )  # fmt: skip

    def _lines(self, doc: Doc) -> Iterator[str]:
        """The title of DOC and its first lines."""
        if doc._.source.title:
            yield doc._.source.title
        lines = [line for line in doc.text.splitlines() if line.strip()]
        for line in lines[:_HEAD_LINES]:
            if len(line.split()) <= _LONGEST_LINE:
                yield line

    def _of_line(self, line: str, doc: Doc) -> list[Made]:
        """Who issues what LINE heads: "Statement by the Ministry on ...", "Aland: statement"."""
        issued = self._issued.search(line)
        if issued is not None:
            return self.names.read(issued["who"], doc)
        kind = self._document.search(line)
        is_title = kind is not None and not line.rstrip().endswith(".")
        return self.names.read(line[: kind.start()], doc) if kind and is_title else []

    def _of_clauses(self, doc: Doc, first: Token) -> _Told:
        """Who stands at the head of clauses of which FIRST opens the first."""
        phrase = _phrase_before(doc, first)
        if phrase is None:
            return _Told(())
        head = phrase.root
        while head.head.i != head.i and head.head in phrase and head.dep_ == "conj":
            head = head.head
        publisher = doc._.source.publisher or ""
        words = {token.lower_ for token in phrase if token.pos_ in NOMINAL}
        if words and words < set(publisher.lower().split()):
            return _Told(self._of_publisher(doc, is_body=True), head)
        is_body = sum(token.is_title for token in phrase if token.pos_ in NOMINAL) > 1
        made = self.names.read(_plain(phrase), doc, is_body=is_body)
        return _Told(made, head)

    def _of_signature(self, doc: Doc) -> list[Made]:
        """Who signs DOC in its last lines."""
        lines = [line for line in doc.text.splitlines() if line.strip()][-_LAST_LINES:]
        for line in reversed(lines):
            if len(line.split()) <= _LONGEST_SIGNATURE and line.rstrip()[-1] not in '.!?”"':
                made = self.names.read(line, doc)
                if made and all(self._is_person(doc, actor) for actor, _ in made):
                    return made
        return []

    def _of_publisher(self, doc: Doc, *, is_body: bool = False) -> list[Made]:
        publisher = doc._.source.publisher
        return self.names.read(publisher, doc, is_body=is_body) if publisher else []

    def _of_unknown_publisher(self, doc: Doc) -> list[Made]:
        """The publisher of a statement, by whatever name: "Network of Elders"."""
        name = (doc._.source.publisher or "").split(",")[0]
        return self.names.read(name, doc, is_body=True) if name else []

    def _of_authors(self, doc: Doc) -> list[Made]:
        """The one author, where he is a person who holds an office."""
        authors: tuple[str, ...] = doc._.source.authors
        made = self.names.read(authors[0], doc) if len(authors) == 1 else []
        return [each for each in made if self._office(doc, each[0])]

    def _is_person(self, doc: Doc, actor: str) -> bool:
        new: NewActor | None = doc._.found.actors.get(actor)
        return (new.kind if new is not None else self.book.kind(actor)) == "person"

    def _office(self, doc: Doc, actor: str) -> str | None:
        """The state or body for which the person ACTOR holds an office on the day of DOC."""
        known = self.book.actors.get(actor)
        if known is None or not self.book.is_person(actor):
            return None
        held = (o.of for o in known.offices if o.of and o.holds_on(doc._.anchor.day))
        return next(held, None)

    def _body(self, doc: Doc, actor: str) -> str:
        """For whom ACTOR says "we": the state or body of his office, else himself."""
        return self._office(doc, actor) or actor

    def _own_nouns(self, doc: Doc, actors: Iterable[str]) -> frozenset[str]:
        """The nouns by which ACTORS may name themselves."""
        found: set[str] = set()
        for actor in actors:
            if actor in self.book.polities:
                found |= self.own
                continue
            new = doc._.found.actors.get(actor)
            known = self.book.actors.get(actor)
            name = new.name if new is not None else known.name if known is not None else ""
            core = re.split(r"\s(?:of|for|on)\s|,", name)[0].split()
            found |= {core[-1].lower()} if len(core) > 0 else set()
        return frozenset(found)


def _phrase_before(doc: Doc, first: Token) -> Span | None:
    """The noun phrase that begins a sentence before the clause that FIRST opens, the nearest."""
    start = first.sent.start
    for _ in range(_FARTHEST_HEAD):
        phrase = _opening_phrase(doc, start, first.i)
        if phrase is not None:
            return phrase
        if start == 0:
            return None
        start = doc[start - 1].sent.start
    return None


def _opening_phrase(doc: Doc, start: int, first: int) -> Span | None:
    """The noun phrase at START that ends before a comma, a colon, a verb, or the token FIRST."""
    limit = min(first, doc[start].sent.end)
    while start < limit and doc[start].is_space:
        start += 1
    end = next(
        (t.i for t in doc[start:limit] if t.text in _PAUSES or t.tag_ in FINITE or t.is_space),
        limit,
    )
    phrase = doc[start:end]
    if not 0 < len(phrase) <= _LONGEST_HEAD or not phrase[0].text[0].isupper():
        return None
    is_whole = end == first or doc[end].text in _PAUSES or doc[end].is_space
    return phrase if is_whole and phrase.root.pos_ in NOMINAL else None


def _after_we(doc: Doc) -> Span | None:
    """Who "we" are at the start of DOC: "We, the ministers of Peru and Chile, have met"."""
    for sentence in itertools.islice(doc.sents, _SENTENCES):
        start = next((t for t in sentence if t.lower_ == "we"), None)
        if start is not None and start.i + 2 < sentence.end and start.nbor(1).text == ",":
            return _until_verb(doc, start.i + 2, sentence.end)
    return None


def _until_verb(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens from START up to the first finite verb; None where that has none before END."""
    verb = next((t.i for t in doc[start:end] if t.tag_ in FINITE), None)
    return doc[start:verb] if verb is not None and verb > start else None


def _plain(phrase: Span) -> str:
    return str(phrase.text.strip(" ,\n"))


def own_mentions(doc: Doc) -> list[Mention]:
    """The mentions of the issuer of DOC by nouns that no layer before has read."""
    issuer = doc._.issuer
    if issuer is None:
        return []
    heads = [doc[at] for at in issuer.named]
    return [_whole(head, issuer.plural) for head in heads if mention_at(head) is None]


def _points_at_self(token: Token) -> bool:
    """Whether TOKEN is a bare noun with "this" or "our", or "the" before its capital."""
    if token.i == 0 or token.pos_ not in NOMINAL or token.nbor(-1).lower_ not in _THE:
        return False
    if any(child.dep_ in ("prep", "compound", "amod", "relcl") for child in token.children):
        return False
    if token.dep_ in ("compound", "amod", "nmod"):
        return False
    return token.nbor(-1).lower_ != "the" or token.text[0].isupper()


def _whole(head: Token, actors: tuple[str, ...]) -> Mention:
    """The mention at HEAD, from the words before it that belong to its phrase."""
    lefts = [t.i for t in head.lefts if t.dep_ in ("det", "compound", "amod", "poss", "nummod")]
    start = min([head.i, *lefts])
    return Mention(start, head.i + 1, head.i, "nominal", actors, _SURE, "issuer")
