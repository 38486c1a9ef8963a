"""Whose a goal, a need, a fear or a pressure is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from parley.schemas.codebook.interests import InterestWords
from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.events.participants.mentions import add_open
from parley.transforms.reading.events.participants.open import OpenActors
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.arguments import (
    coordinated_above,
    first_conjunct,
    heads_of,
    is_passive,
    noun_arguments,
)
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import NOMINAL, SUBJECTS, VERBAL
from parley.transforms.reading.grammar.negation import is_negated
from parley.transforms.reading.grammar.subjects import subjects_of

_PEOPLE = "population"
_NOBODY = frozenset({"media", "author"})
_AMONG = frozenset({"in", "among", "within", "inside"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_EQUATED = frozenset({"attr", "nsubj"})
_ON_NOUNS = frozenset({"acl", "relcl", "appos", "advmod"})
_PREDICATES = frozenset({"acomp", "oprd", "attr", "ccomp", "xcomp", "conj"})


class Holders:
    """Find who fills the slots of a word."""

    def __init__(
        self, participants: Participants, open_actors: OpenActors, words: InterestWords
    ) -> None:
        self._participants, self._open, self._words = participants, open_actors, words

    def of(self, word: Token, slots: Iterable[str]) -> tuple[str, ...]:
        """The actors in the first of SLOTS that names any beside WORD."""
        for slot in slots:
            heads = list(self._heads(word, slot))
            within = slot in {"owner", "poss"} or slot.startswith(("prep:", "said:"))
            found = self._actors(word.doc, heads, within and slot != "prep:of")
            found = found or self._some_of(heads)
            if not found and slot.startswith("said:"):
                found = self._actors(word.doc, _said_above(word, slot[5:]), False)
            if found:
                return found
        return ()

    def _some_of(self, heads: list[Token]) -> tuple[str, ...]:
        """Among whom some are: "many [in the army]", "nobody [in Kyiv]"."""
        inner = [
            each
            for head in heads if head.lower_ in self._words.some
            for child in head.children if child.lower_ in _AMONG
            for each in child.children if each.dep_ == "pobj"
        ]  # fmt: skip
        found = (self._participants.actors(t) or self._participants.state_of(t) for t in inner)
        told = tuple(dict.fromkeys(actor for each in found for actor in each))
        return told or next((tuple(h.doc._.rivals) for h in heads if self._is_both(h)), ())

    def _is_both(self, head: Token) -> bool:
        """Whether HEAD alone stands for the two sides of the text: "[both] needed a way out"."""
        two = head.lower_ in self._words.pair and len(head.doc._.rivals) == 2
        return two and not any(child.dep_ == "prep" for child in head.children)

    def somebody(self, heads: Iterable[Token]) -> bool:
        """Whether one of HEADS is an actor."""
        return any(self._participants.actors(head) for head in heads)

    def _actors(self, doc: Doc, heads: Iterable[Token], within: bool) -> tuple[str, ...]:
        heads = list(heads)
        named = self._participants.named_by(heads, within=within)
        kind_of = self._participants.kind_of
        found = tuple(a for a in named if a != AUTHOR and kind_of(doc, a) not in _NOBODY)
        return found or tuple(dict.fromkeys(a for head in heads for a in self._new(head)))

    def _new(self, head: Token) -> tuple[str, ...]:
        """The actor that the phrase of HEAD alone names: a name, or by the kind its noun tells."""
        kinds, lemma = self._open.kinds, [head.lemma_.lower()]
        told = kinds.of_person(lemma) or kinds.of_name(lemma) or kinds.beside(lemma)
        kind = told.kind if told is not None else _PEOPLE if _is_a_people(head) else ""
        made = self._open.at(head, kind) if kind not in _NOBODY else None
        if made is None:
            return ()
        add_open(head.doc, [made], "wishers")
        return made[0].actors

    def _heads(self, word: Token, slot: str) -> Iterator[Token]:
        name, _, preposition = slot.partition(":")
        if name in {"subj", "owner"}:
            yield from _told_of(word)
        elif name == "obj":
            yield from clause_of(word).objects
        elif name == "by":
            yield from (clause_of(word).subjects if is_passive(word) else ())
        elif name == "poss":
            yield from noun_arguments(word).owners
        elif name == "prep":
            yield from _behind(word, preposition)
        elif name == "said":
            yield from _said_of(word, preposition)
        else:
            verbs = self._words.having if name == "has" else self._words.bearing
            yield from _over(word, verbs)


def _is_a_people(head: Token) -> bool:
    """Whether HEAD is the name of a people or of those of a faith: "the Karen", "Maronites"."""
    return head.ent_type_ == "NORP" and head.pos_ in NOMINAL and head.text[:1].isupper()


def _told_of(word: Token) -> list[Token]:
    """Of whom WORD is said: the subject of a verb, or whom an adjective tells of."""
    if word.pos_ in VERBAL and word.dep_ not in {"acomp", "oprd", "amod"}:
        return subjects_of(word)
    above = first_conjunct(word)
    verb = above.head
    if above.dep_ == "amod" or (above.dep_ in _ON_NOUNS and verb.pos_ in NOMINAL):
        return _described(above)
    if above.dep_ in _PREDICATES and verb.pos_ in VERBAL:
        clause = clause_of(verb)
        own = [h for c in verb.children if c.dep_ in SUBJECTS for h in heads_of(c)]
        return own or clause.subjects or clause.objects
    if above.dep_ == "advcl" and verb.pos_ in VERBAL:
        return clause_of(verb).subjects
    return [h for c in word.children if c.dep_ == "nsubj" for h in heads_of(c)]


def _described(word: Token) -> list[Token]:
    """The noun of which WORD, which hangs on it, tells, or who acts: "made peace, [anxious]"."""
    noun = word.head
    apart = word.i > noun.i and word.doc[word.left_edge.i - 1].text == ","
    loose = word.dep_ == "amod" and apart and noun.dep_ not in SUBJECTS
    return _subjects_above(noun) if loose else coordinated_above(noun)


def _behind(word: Token, preposition: str) -> Iterator[Token]:
    ahead = () if word.dep_ not in _EQUATED else (c for c in word.head.lefts if c.i < word.i)
    for child in (*word.children, *ahead):
        if child.dep_ in {"prep", "dative", "agent"} and child.lower_ == preposition:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from heads_of(inner)


def _said_of(noun: Token, preposition: str) -> list[Token]:
    """Of whom a phrase with PREPOSITION over NOUN is said: "X, [under pressure], agreed"."""
    over = first_conjunct(noun)
    above = over.head
    if over.dep_ != "pobj" or above.lower_ != preposition:
        return []
    governor = above.head
    while governor.pos_ == "ADP" and governor.head != governor:
        governor = governor.head
    if governor.pos_ in NOMINAL:
        return coordinated_above(governor)
    if noun.i > governor.i and is_negated(governor):
        return []
    return _told_of(governor) or _subjects_above(governor)


def _said_above(noun: Token, preposition: str) -> list[Token]:
    """Who is above those of whom a phrase is said: "wanted the war to go on [in order to]"."""
    own = _said_of(noun, preposition)
    verb = own[0].head if own else noun
    return _subjects_above(verb) if verb.pos_ in VERBAL and verb.dep_ in _CLAUSES else []


def _subjects_above(verb: Token) -> list[Token]:
    """The subject of the nearest verb above VERB that has one."""
    for above in verb.ancestors:
        if above.pos_ in VERBAL:
            found = _told_of(above)
            if found:
                return found
    return []


def _over(noun: Token, verbs: Iterable[str]) -> list[Token]:
    """The subject of one of VERBS whose object NOUN is."""
    over = first_conjunct(noun)
    verb = over.head
    if over.dep_ not in {"dobj", "attr"} or verb.lemma_.lower() not in verbs:
        return []
    return clause_of(verb).subjects
