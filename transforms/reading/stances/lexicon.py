"""The words of stance.csv, and which of their senses a token has in its clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from parley.schemas.codebook.lexicons import StanceRow
from parley.transforms.reading.grammar.arguments import RELATIVES, Clause
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import FINITE, NOMINAL
from parley.transforms.reading.grammar.modality import OUGHT, TO_COME
from parley.transforms.reading.grammar.tense import is_infinitive
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.patterns import Patterns, Words

CLAUSE = "@clause"
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
_ARTICLES = frozenset({"a", "an", "the"})  # the pattern language passes them over
_MODALS = TO_COME | OUGHT
_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "pcomp"})


@dataclass(frozen=True, slots=True)
class Use:
    """A stance word in a sentence: its sense, its own tokens, what it is about."""

    token: Token
    row: StanceRow
    own: frozenset[int]
    about: tuple[Token, ...]
    clause: Clause

    @property
    def judges(self) -> bool:
        """Whether it judges what it is said of, so that the speaker holds the position."""
        row = self.row
        return row.pos != "verb" and not row.preposition and not row.object


class StanceLexicon:
    """Rows by lemma and part of speech; phrases by the pattern language."""

    def __init__(self, rows: Iterable[StanceRow]) -> None:
        self._rows: dict[tuple[str, str], list[StanceRow]] = defaultdict(list)
        phrases = []
        for row in rows:
            if " " in row.lemma or "-" in row.lemma:
                words = row.lemma.replace("-", " ").split()
                phrases.append((" ".join(w for w in words if w not in _ARTICLES), row))
            else:
                self._rows[row.lemma, row.pos].append(row)
        for entries in self._rows.values():
            entries.sort(key=_demands, reverse=True)
        self._phrases = Patterns(phrases)

    def uses(self, sentence: Span, words: Words) -> Iterator[Use]:
        """The stance words of SENTENCE, each in the sense that asks for most and fits."""
        taken: set[int] = set()
        for match in self._phrases.find(words):
            tokens = [sentence.doc[i] for i in match.tokens]
            head = next((t for t in reversed(tokens) if t.head not in tokens), tokens[-1])
            use = _fitted([match.value], head, frozenset(match.tokens))
            if use and head.i not in taken:
                taken.update(match.tokens)
                yield use
        for token in sentence:
            if token.i not in taken and token.pos_ in _POS:
                rows = self._candidates(token)
                use = _fitted(rows, token, frozenset({token.i})) if rows else None
                if use:
                    yield use

    def _candidates(self, token: Token) -> list[StanceRow]:
        lower = token.lower_
        if token.tag_ in {"VBN", "VBD"} or token.pos_ == "ADJ":
            rows = self._rows.get((lower, "adj"), [])
            if rows and (token.pos_ == "ADJ" or _is_state(token)):
                return rows
        return self._rows.get((token.lemma_.lower(), _POS[token.pos_]), [])


def _is_state(token: Token) -> bool:
    """A participle without an agent tells a state: "is committed to", "countries aligned with"."""
    return not any(child.dep_ in {"agent", "dobj"} for child in token.children) and (
        token.dep_ in {"acl", "amod", "advcl", "acomp"}
        or any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children)
        or (token.dep_ in {"conj", "xcomp", "ccomp", "relcl", "ROOT"} and token.tag_ == "VBN")
    )


def _demands(row: StanceRow) -> tuple[bool, bool, bool]:
    return bool(row.particle), bool(row.preposition), bool(row.object)


def _fitted(rows: Iterable[StanceRow], token: Token, own: frozenset[int]) -> Use | None:
    clause = None
    for row in rows:
        clause = clause or clause_of(token)
        about = _about(token, row, clause)
        if about is not None:
            return Use(token, row, own, tuple(about), clause)
    return None


def _about(token: Token, row: StanceRow, clause: Clause) -> list[Token] | None:
    """The roots of what TOKEN is about in the sense of ROW; None where the sense does not fit."""
    base = token
    if row.particle:
        particles = [c for c in token.children if c.lower_ == row.particle and c.i > token.i]
        if not particles or (row.preposition and clause.objects):
            return None  # "pull its forces out of" is not "pull out of"
        base = particles[0]
    if row.preposition == "as" and row.pos == "verb":
        judged = _after_preposition(token, base, "as")
        return _objects(token, clause) if judged else None
    if row.preposition:
        found = _after_preposition(token, base, row.preposition)
        return [*found, *_what_for(token, row)] if found else None
    if row.object == CLAUSE:
        return [c for c in _clauses(token) if _says(c, row)] or None
    if row.pos == "verb":
        objects = _objects(token, clause)
        return objects if objects or row.particle else None
    return []


def _what_for(token: Token, row: StanceRow) -> list[Token]:
    """What those are to do behind "for" whom a verb asks: "called for both sides to talk"."""
    if row.pos != "verb" or row.preposition != "for":
        return []
    return [c for c in token.children if c.dep_ in {"advcl", "xcomp"} and is_infinitive(c)]


def _objects(token: Token, clause: Clause) -> list[Token]:
    return [t for t in clause.objects if t.i != token.i]


def _after_preposition(token: Token, base: Token, wanted: str) -> list[Token]:
    """What TOKEN is about by the preposition WANTED behind it, or behind BASE, its particle."""
    places = [token] if base is token else [base, token]
    found = [c for place in places for c in place.children if _takes(c, wanted)]
    if found:
        return found
    if token.dep_ == "relcl" and token.head.pos_ in NOMINAL:
        return _stranded(token, places, wanted)
    if token.dep_ in {"acomp", "xcomp"} and token.head.dep_ == "relcl":
        return _stranded(token.head, [*places, token.head], wanted)
    return _hung_on_verb(token, wanted) if token.pos_ == "NOUN" else []


def _takes(child: Token, wanted: str) -> bool:
    """Whether CHILD is the preposition WANTED with a complement: not in "that he insists on"."""
    named = child.lower_ == wanted and child.dep_ != "mark"
    return named and any(below.lower_ not in RELATIVES for below in child.children)


def _hung_on_verb(noun: Token, wanted: str) -> list[Token]:
    """What a parser often hangs on the verb, and belongs to its object: "has trust in them"."""
    if noun.dep_ not in {"dobj", "attr"}:
        return []
    return [
        c
        for c in noun.head.children
        if c.lower_ == wanted
        and c.dep_ in {"prep", "dative"}
        and c.i > noun.i
        and any(True for _ in c.children)
    ]


def _stranded(verb: Token, places: list[Token], wanted: str) -> list[Token]:
    """What a relative clause is about: "the truce that he insists on"."""
    bare = any(
        c.lower_ == wanted and c.dep_ == "prep" and all(b.lower_ in RELATIVES for b in c.children)
        for place in places
        for c in place.children
    )
    return [verb.head] if bare else []


def _clauses(token: Token) -> list[Token]:
    """The clauses that say what TOKEN is about: "agreed to meet", "a promise that they would"."""
    found = [c for c in token.children if c.dep_ in _CLAUSES and c.i > token.i]
    if token.pos_ in NOMINAL:
        return _clauses_of_noun(token, found)
    return found + [
        c for c in token.children if c.dep_ == "advcl" and c.i > token.i and is_infinitive(c)
    ]


def _clauses_of_noun(noun: Token, found: list[Token]) -> list[Token]:
    """Those of FOUND below NOUN that tell its content; else the infinitive behind its verb."""
    inside = [c for c in found if c.dep_ != "acl" or c.tag_ in {"VB", "VBN"}]
    inside += [
        c for c in noun.children if c.dep_ == "relcl" and (_is_content(c) or is_infinitive(c))
    ]
    if inside or noun.dep_ not in {"dobj", "attr"}:
        return inside
    return [
        c
        for c in noun.head.children
        if c.dep_ in {"xcomp", "advcl"} and c.i > noun.i and is_infinitive(c)
    ]


def _says(clause: Token, row: StanceRow) -> bool:
    """Whether CLAUSE says what should be: "argues that it grew" tells no wish that it grow."""
    if row.pos != "verb" or row.position != "support" or clause.dep_ != "ccomp":
        return True
    helpers = [c for c in clause.children if c.dep_ in {"aux", "auxpass"}]
    finite = next((c.tag_ for c in helpers if c.tag_ in FINITE), clause.tag_)
    if finite not in FINITE or any(c.lower_ in _MODALS for c in helpers):
        return True
    # "demands that they leave": the wish looks like the present, but for "be" and "is".
    wish = finite == "VBP" and clause.lemma_ != "be" and not helpers
    return wish and row.lemma in english(clause).stances.mandative


def _is_content(verb: Token) -> bool:
    """Whether a clause after a noun says what it holds: "that" is no argument of it."""
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.children)
