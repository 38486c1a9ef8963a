"""The text of an instrument itself: a treaty in articles, a resolution in numbered clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from parley.schemas.codebook.agreements import AgreementWords
from parley.transforms.reading.grammar.labels import ACTIVE_SUBJECTS, VERBAL
from parley.transforms.reading.process.agreements.naming import How, Naming
from parley.transforms.reading.process.agreements.nouns import Nouns, extent
from parley.transforms.reading.process.terms.terms import OF_ALL, STATED, Term
from parley.transforms.reading.records import in_reference

_NUMBER = re.compile(r"^\(?(?:\d{1,3}|[ivxlc]{1,5}|[a-z])\s*[.)]", re.IGNORECASE)
_LEAST_HEADS, _LEAST_TERMS, _LEAST_SHARE = 2, 3, 0.3
_TITLE_WITHIN, _TITLE_LENGTH = 8, 40
_SUBJECTS = ACTIVE_SUBJECTS | {"nsubjpass"}
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis", "dep"})
_FINITE = frozenset({"VBZ", "VBP", "VB"})
_CLOSING = frozenset({".", ",", ";", ":"})
_ITEM = "bullet"


@dataclass(frozen=True, slots=True)
class OwnText:
    """A document that is itself an instrument: its title, and where its clauses begin."""

    title: Naming
    first: int


class OwnTexts:
    """Tell the text of an instrument from a text about one, and read its clauses."""

    def __init__(self, words: AgreementWords, nouns: Nouns) -> None:
        self._words, self._nouns = words, nouns

    def of(self, doc: Doc) -> OwnText | None:
        """What DOC is the text of; None where it is no instrument's own text."""
        sentences = [s for s in doc.sents if any(t.is_alpha for t in s)]
        title = self._title(sentences)
        if title is None:
            return None
        heads = sum(self._is_head(s) or _is_numbered(s) for s in sentences)
        binding = [s for s in sentences if not in_reference(s[0]) and self._binding(s[:])]
        if heads < _LEAST_HEADS or len(binding) < _LEAST_TERMS:
            return None
        spoken = sum(any(t.pos_ in VERBAL for t in s) for s in sentences)
        if len(binding) < _LEAST_SHARE * spoken:
            return None
        return OwnText(title, binding[0].start)

    def terms(self, own: OwnText) -> Iterator[Term]:
        """The terms of OWN, one or more a clause; items of a list take up what leads in to them."""
        lead: Term | None = None
        for sentence in own.title.head.doc.sents:
            if sentence.start < own.first or self._is_head(sentence):
                continue
            for piece in _pieces(sentence):
                verb = self._binding(piece)
                if verb is not None:
                    term = _term(piece, verb, own.title)
                    if _leads_in(piece):
                        lead = term
                    else:
                        yield term
                        lead = lead if _is_item(piece) else None
                elif lead is not None and _is_item(piece):
                    yield _item(piece, lead)

    def _is_head(self, sentence: Span) -> bool:
        """Whether SENTENCE heads a part: "Article 3", "Annex B"."""
        first = [t for t in sentence if t.is_alpha or t.like_num][:2]
        return (
            len(first) == 2
            and first[0].lower_ in self._words.articles
            and (first[1].like_num or first[1].text.isupper())
        )

    def _binding(self, piece: Span) -> Token | None:
        """The verb of PIECE that binds somebody: "shall refrain", "decides to"."""
        opening = next((t for t in piece if t.is_alpha), None)
        for token in piece:
            if token.lower_ not in self._words.binding:
                continue
            if token.pos_ == "AUX" and token.dep_ == "aux" and token.head.pos_ in VERBAL:
                return token.head
            if opening is not None and token.i <= opening.i + 1 and _is_item(piece):
                return token
            finite = token.tag_ in _FINITE and token.dep_ in _MAIN
            if finite and any(c.dep_ in _SUBJECTS for c in token.children):
                return token
        return None

    def _title(self, sentences: list[Span]) -> Naming | None:
        """The title: the first of the opening lines that names an instrument by a noun."""
        for sentence in sentences[:_TITLE_WITHIN]:
            if self._is_head(sentence) or len(sentence) > _TITLE_LENGTH:
                continue
            for token in sentence:
                row = self._nouns.row(token)
                if row is None or not (token.is_title or token.is_upper):
                    continue
                naming = self._nouns.naming(token)
                if naming is None:
                    naming = Naming(token, *extent(token), row.kind, row.family)
                naming.how, naming.weak = How.TITLE, False
                naming.start, naming.end = _bounds(sentence)
                return naming
        return None


def _term(piece: Span, verb: Token, title: Naming) -> Term:
    start, end = _bounds(piece)
    told = any(c.dep_ in _SUBJECTS for c in verb.children)
    return Term(start, end, verb, verb, STATED if told else OF_ALL, (), title, "own_text")


def _item(piece: Span, lead: Term) -> Term:
    """An item of a list, of which LEAD says whom it binds: "X undertakes: - [to refrain]"."""
    start, end = _bounds(piece)
    main = next((t for t in piece if t.pos_ in VERBAL and t.dep_ != "aux"), piece.root)
    subjects = tuple(c for c in lead.main.children if c.dep_ in _SUBJECTS)
    return Term(start, end, main, main, STATED, subjects, lead.naming, "own_text")


def _pieces(sentence: Span) -> Iterator[Span]:
    """SENTENCE, cut at its semicolons."""
    start = sentence.start
    for token in sentence:
        if token.text == ";":
            if token.i > start:
                yield sentence.doc[start : token.i]
            start = token.i + 1
    if start < sentence.end and any(t.is_alpha for t in sentence.doc[start : sentence.end]):
        yield sentence.doc[start : sentence.end]


def _is_numbered(sentence: Span) -> bool:
    return sentence._.kind == _ITEM or bool(_NUMBER.match(sentence.text.lstrip()))


def _is_item(piece: Span) -> bool:
    """Whether PIECE stands in a list, by its layout or its number."""
    kinds = piece.doc._.kinds
    layout = bool(kinds) and kinds[piece.start] == _ITEM
    return layout or bool(_NUMBER.match(piece.sent.text.lstrip()))


def _leads_in(piece: Span) -> bool:
    """Whether a list follows: "Cambodia undertakes:"."""
    last = next((t for t in reversed(list(piece)) if not t.is_space), None)
    return last is not None and last.text == ":"


def _bounds(piece: Span) -> tuple[int, int]:
    """The words of PIECE without its number and the marks around them."""
    match = _NUMBER.match(piece.text)
    start, end = piece.start, piece.end
    if match:
        reach = piece.start_char + match.end()
        while start < end - 1 and piece.doc[start].idx < reach:
            start += 1
    while start < end - 1 and (piece.doc[start].is_space or piece.doc[start].is_punct):
        start += 1
    while end - 1 > start and (piece.doc[end - 1].is_space or piece.doc[end - 1].text in _CLOSING):
        end -= 1
    return start, end
