"""The event lexicon, indexed by lemma, with the test of each row's conditions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from parley.schemas.codebook.lexicons import EventRow, split
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.grammar.arguments import Clause
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import NOMINAL, PLACES, VERBAL
from parley.transforms.reading.grammar.negation import is_negated
from parley.transforms.reading.grammar.tense import is_infinitive
from parley.transforms.reading.records import mention_at

NONE, TO_ATTACK = "NONE", "@to_attack"
_ATTACK = "ASSAULT"
_TESTS_ALONE = frozenset({"@actor", "@clause", "@denied", "@none", "@speech", TO_ATTACK})
_BUILT_IN = _TESTS_ALONE | {"@armed", "@person", "@place"}
_JUDGEMENTS = frozenset({"negative", "positive"})
_STANDS_FOR = {"it": False, "them": True, "they": True, "these": True, "those": True, "this": False}
_REMEMBERED = 60


class EventLexicon:
    """Find the row that fits a word in its clause: the most specific one whose conditions hold."""

    def __init__(
        self,
        rows: tuple[EventRow, ...],
        classes: Mapping[str, frozenset[str]],
        is_actor: Callable[[Token], bool],
        is_armed: Callable[[Token], bool] = lambda _: False,
    ) -> None:
        self._classes, self._is_actor, self._is_armed = classes, is_actor, is_armed
        self._rows: dict[tuple[str, str], list[EventRow]] = defaultdict(list)
        self._wanted: dict[str, Wanted] = {}
        for row in sorted(rows, key=lambda r: (-r.specificity, r.event_type != NONE)):
            self._rows[row.pos, row.lemma].append(row)

    def candidates(self, token: Token) -> list[EventRow]:
        """The rows for TOKEN's lemma and part of speech, whatever their conditions."""
        if token.pos_ in VERBAL:
            return self._rows.get(("verb", _verb_form(token)), [])
        if token.pos_ in NOMINAL:
            for form in noun_forms(token):
                if rows := self._rows.get(("noun", form)):
                    return rows
        return []

    def sense(self, token: Token, clause: Clause) -> EventRow | None:
        """The row that fits TOKEN; None where none does or where the use tells no event."""
        rows = self.candidates(token)
        use = _Use(token, clause)
        row = self._first(rows, use)
        if row is None or not row.object or row.excludes:
            row = self._by_antecedent(rows, use) or row
        return None if row is None or row.event_type == NONE else row

    def only_states(self, token: Token, clause: Clause) -> bool:
        """Whether TOKEN, with a clause in its CLAUSE, but says how things are: "denied that"."""
        row = self._first(self.candidates(token), _Use(token, clause))
        return row is not None and row.event_type == NONE and "@clause" in row.object

    def _first(self, rows: list[EventRow], use: _Use) -> EventRow | None:
        return next((row for row in rows if self._fits(row, use)), None)

    def _by_antecedent(self, rows: list[EventRow], use: _Use) -> EventRow | None:
        """The row that asks for a thing which a pronoun in the object stands for.

        The pronoun takes the nearest noun before it, in this sentence or the last, that any of
        the verb's rows asks for: "suspended its aid ... and resumed it".
        """
        pronouns = [head for head in use.clause.objects if head.lower_ in _STANDS_FOR]
        if not pronouns or use.token.pos_ not in VERBAL:
            return None
        wanting = [row for row in rows if _asks_for_a_thing(row)]
        for noun in _nouns_before(pronouns[0]):
            row = self._first(wanting, use.with_object(noun))
            if row is not None:
                return row
        return None

    def in_class(self, token: Token, name: str) -> bool:
        """Whether a noun belongs to the class called NAME."""
        words = self._classes.get(name, frozenset())
        return any(form in words for form in noun_forms(token))

    def _is_judgement(self, token: Token, name: str) -> bool:
        """Whether a predicate or an adjective before it judges ("a positive sign")."""
        words = [token, *(c for c in token.children if c.dep_ in {"amod", "conj"})]
        return any(self.in_class(word, name) for word in words)

    def _is_declined(self, verb: Token) -> bool:
        """Whether VERB is a denied infinitive: what somebody will not do, unless it is harm."""
        harm = any(row.event_type in traits(verb).harming for row in self.candidates(verb))
        return verb.dep_ in {"xcomp", "acl"} and is_negated(verb) and not harm

    def _is_violent(self, verb: Token) -> bool:
        """Whether VERB is an infinitive by which somebody will use violence: "to bomb the port"."""
        if verb.dep_ not in {"xcomp", "acl"} or not is_infinitive(verb) or is_negated(verb):
            return False
        row = self.sense(verb, clause_of(verb))
        return row is not None and row.event_type == _ATTACK

    def _fits(self, row: EventRow, use: _Use) -> bool:
        clause = use.clause
        if row.particle and row.particle not in clause.particles:
            return False
        if row.subject:
            acts = self._met(row.subject, clause.subjects, use)
            if acts == row.excludes_subjects:
                return False
        if row.preposition:
            if row.preposition not in clause.prepositions:
                return False
            heads = clause.prepositions[row.preposition]
        elif row.pos == "verb":
            heads = clause.objects
        else:
            heads = clause.complements
        if not row.object:
            return True
        return self._met(row.object, heads, use) != row.excludes

    def _met(self, cell: str, heads: list[Token], use: _Use) -> bool:
        wanted = self._wanted.get(cell)
        if wanted is None:
            wanted = self._wanted[cell] = Wanted.of(cell, self._classes)
        if any(self._holds(name, heads, use) for name in wanted.built_in):
            return True
        return bool(wanted.words) and any(
            not wanted.words.isdisjoint(use.forms_of(head)) for head in heads
        )

    def _holds(self, name: str, heads: list[Token], use: _Use) -> bool:
        """Whether a condition holds that is no list of words."""
        match name:
            case "@none":
                return not heads
            case "@clause":
                return use.clause.has_clause
            case "@actor":
                return any(self._is_actor(head) for head in heads)
            case "@armed":
                return any(self._is_armed(head) for head in heads)
            case "@person":
                return any(_is_person(head) for head in heads)
            case "@place":
                return any(head.ent_type_ in PLACES for head in heads)
            case "@speech":
                asked = (c for c in use.token.children if c.dep_ == "xcomp")
                return any(self.in_class(c, "speech") for c in asked)
            case "@to_attack":
                return any(self._is_violent(c) for c in use.token.children)
            case "@denied":
                return any(self._is_declined(c) for c in use.token.children)
            case _:
                return any(self._is_judgement(head, name[1:]) for head in heads)


@dataclass(frozen=True, slots=True)
class _Use:
    """A word in its clause, with the forms of its arguments: a verb may have many rows to try."""

    token: Token
    clause: Clause
    forms: dict[int, list[str]] = field(default_factory=dict)

    def forms_of(self, head: Token) -> list[str]:
        """The forms under which a lexicon may list HEAD."""
        forms = self.forms.get(head.i)
        if forms is None:
            forms = self.forms[head.i] = noun_forms(head)
        return forms

    def with_object(self, noun: Token) -> _Use:
        """The same use, with NOUN for the object."""
        return replace(self, clause=replace(self.clause, objects=[noun]))


def _asks_for_a_thing(row: EventRow) -> bool:
    """Whether ROW names the things that may be its object: "suspend aid"."""
    named = any(each not in _BUILT_IN for each in row.objects)
    return named and not row.excludes and not row.preposition


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a cell of the lexicon asks for: words, classes written out, and other conditions."""

    words: frozenset[str]
    built_in: tuple[str, ...]

    @classmethod
    def of(cls, cell: str, classes: Mapping[str, frozenset[str]]) -> Wanted:
        """CELL with its alternatives sorted out; a class may be a list and a condition both."""
        words: set[str] = set()
        built_in = []
        for each in split(cell.removeprefix("!")):
            name = each.removeprefix("@")
            if not each.startswith("@"):
                words.add(each)
            elif name in _JUDGEMENTS or each in _TESTS_ALONE:
                built_in.append(each)
            else:
                words |= classes.get(name, frozenset())
                if each in _BUILT_IN:
                    built_in.append(each)
        return cls(frozenset(words), tuple(built_in))


def _is_person(token: Token) -> bool:
    mention = mention_at(token)
    return bool(mention and mention.person and mention.kind != "pronoun")


def _nouns_before(pronoun: Token) -> Iterator[Token]:
    """The nouns that PRONOUN may stand for, nearest first: those of its number, one sentence back.

    What stands behind "in", "at" or "on" as a time is passed over by the classes that ask for it.
    """
    plural = _STANDS_FOR[pronoun.lower_]
    first = pronoun.sent.start
    if first > 0:
        first = pronoun.doc[first - 1].sent.start
    for i in range(pronoun.i - 1, max(first, pronoun.i - _REMEMBERED) - 1, -1):
        token = pronoun.doc[i]
        if token.pos_ == "NOUN" and (token.tag_ == "NNS") == plural and token.dep_ != "compound":
            yield token


def _verb_form(token: Token) -> str:
    """The lemma of a verb with its hyphenated prefix: "de-escalate", not "escalate"."""
    lemma = token.lemma_.lower()
    if token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        return f"{token.nbor(-2).lower_}-{lemma}"
    return lemma


def noun_forms(token: Token) -> list[str]:
    """The forms under which a lexicon may list a noun: compound, hyphenated, lemma, plural."""
    lemma, lower = token.lemma_.lower(), token.lower_
    forms = [lemma, lower, lower.removesuffix("s")]
    before = token.nbor(-1) if token.i > 0 else None
    if before is not None and before.text == "-" and token.i > 1:
        first = token.nbor(-2).lower_
        forms = [f"{first}-{lemma}", f"{first}{lemma}", *forms]
    elif before is not None and before.dep_ in {"compound", "amod"} and before.head == token:
        forms = [f"{before.lower_} {lemma}", *forms]
    return forms
