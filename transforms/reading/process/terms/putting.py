"""Terms that somebody puts as terms of a settlement: demands, offers, and what is agreed to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from parley.schemas.codebook.agreements import AgreementWords
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.control import agents_of_noun, clause_of, subject_of_clauses
from parley.transforms.reading.grammar.labels import NOMINAL, PLURAL, SUBJECTS, VERBAL
from parley.transforms.reading.grammar.negation import is_negated
from parley.transforms.reading.grammar.tense import is_infinitive, is_told_as_done
from parley.transforms.reading.patterns import Words
from parley.transforms.reading.process.agreements.naming import How, Naming
from parley.transforms.reading.process.terms.following import Following
from parley.transforms.reading.process.terms.parts import parts_of
from parley.transforms.reading.process.terms.terms import (
    ASKED,
    OF_ALL,
    OFFERED,
    STATED,
    Namings,
    Term,
    Terms,
    apart,
)

_CLAUSES = frozenset({"ccomp", "xcomp"})
_ON = frozenset({"on", "for", "upon", "to", "as"})
_MADE = frozenset(
    {"signed", "accepted_in_principle", "proposed", "drafted", "ratified", "in_force"}
)
_FAR = 3
_TAKEN = frozenset({"xcomp", "conj"})
_FULL = frozenset({"under", "provided", "listed", "goes_on", "infinitive"})


@dataclass(frozen=True, slots=True)
class Before:
    """The instrument of which the sentence before has told that it was made, or TERMS of it.

    `ago` is how many sentences back that was; further back only what is bound to be done is of it.
    """

    naming: Naming | None = None
    terms: bool = False
    ago: int = 0

    def after(self, namings: Sequence[Naming], terms: Iterable[Term]) -> Before:
        """What to go on with behind a sentence with NAMINGS and TERMS."""
        told = next((t.naming for t in terms if t.naming is not None), None)
        if told is not None:
            return Before(told, terms=True)
        made = next((n for n in namings if _is_made(n)), None)
        if made is not None or namings or self.ago >= _FAR:
            return Before(made)
        return replace(self, ago=self.ago + 1)

    @property
    def near(self) -> Naming | None:
        """The instrument, where the sentence right before tells of it."""
        return self.naming if not self.ago else None


def _is_made(naming: Naming) -> bool:
    """Whether NAMING tells that there is such an instrument, or is a name of one."""
    named = naming.how in {How.KNOWN, How.NAMED} and not naming.told
    return named or any(t.row.status in _MADE for t in naming.told)


class Putting:
    """Find the terms of sentences: those of instruments, and those that somebody puts."""

    def __init__(self, words: AgreementWords, participants: Participants) -> None:
        self._words, self._participants = words, participants
        self._terms = Terms(words, participants)
        self._following = Following(words, self._terms)
        self._idle = words.talking | words.firm | words.agreeing
        self._putting = words.asking | words.offering | words.agreeing | words.promises

    def find(self, sentence: Span, namings: Namings, before: Before) -> list[Term]:
        """The terms in SENTENCE, in order; NAMINGS are its instruments by the token of the head.

        BEFORE tells of which instrument the sentence before it has told.
        """
        found = [term for naming in namings.values() for term in self._terms.of(naming)]
        for token in Words.of(sentence).having(self._putting, sentence.doc):
            acts = token.pos_ in VERBAL or token.tag_ == "VBG"
            if acts or subject_of_clauses(token) is not None:
                found += self._put(token, namings)
            elif token.pos_ in NOMINAL and token.lemma_.lower() in self._words.promises:
                found += self._promised(token, namings)
        told = next((t.naming for t in found if t.method in _FULL), None)
        if told is not None:
            found += self._following.of(sentence, told, told=True)
        elif before.naming is not None and not namings:
            found = [self._taken_on(term, before) for term in found]
            if before.ago:
                found += self._following.bound(sentence, before.naming)
            else:
                found += self._following.of(sentence, before.naming, told=before.terms)
                found += self._following.by_it(sentence, before.naming)
        return apart(found)

    def _taken_on(self, term: Term, before: Before) -> Term:
        """TERM as one of the instrument told right before, where somebody takes it upon himself."""
        lemma = term.governing.lemma_.lower()
        parties = {actor for head in term.who for actor in self._participants.actors(head)}
        alone = term.naming is None and len(parties) <= 1
        own = alone and lemma in self._words.agreeing and term.main.dep_ in _TAKEN
        return replace(term, naming=before.near, method="taken_on") if own else term

    def _put(self, verb: Token, namings: Namings) -> Iterator[Term]:
        """What somebody demands, offers, or agrees to: "X insists on Y", "they agreed to Z"."""
        side = self._side(verb.lemma_.lower())
        if side is None or verb.dep_ in {"amod", "compound"} or self._is_unreal(verb, side):
            return
        subjects = _subjects(verb)
        who = tuple(t for t in subjects if self._participants.actors(t))
        if who and side == OF_ALL:
            who = tuple(subjects)
        if not who and not (side == OF_ALL and any(_are_several(t) for t in subjects)):
            return
        for child in verb.rights:
            if child.dep_ == "dobj" and not _is_called(verb):
                yield from self._nouns(child, verb, side, who, namings)
            elif child.dep_ == "prep" and child.lower_ in _ON:
                yield from self._behind(child, verb, side, who, namings)
            elif child.dep_ in _CLAUSES and child.pos_ in VERBAL and not _is_statement(child):
                yield from self._clauses(child, verb, side, who)

    def _clauses(
        self, clause: Token, verb: Token, side: str, who: tuple[Token, ...]
    ) -> Iterator[Term]:
        own = any(c.dep_ in SUBJECTS for c in clause.children)
        put = f"put_{side}"
        for term in self._terms.clauses(clause, verb, STATED if own else side, None, put, who=who):
            if term.main.lemma_.lower() not in self._idle:
                yield term

    def _is_unreal(self, verb: Token, side: str) -> bool:
        """Whether nobody puts it: denied, or what others only ask for ("urged them to agree")."""
        if is_negated(verb):
            return True
        return side == OF_ALL and is_infinitive(verb) and verb.dep_ in {"xcomp", "ccomp", "advcl"}

    def _promised(self, noun: Token, namings: Namings) -> Iterator[Term]:
        """What a noun of asking or offering has behind it: "its pledge [to leave]"."""
        if noun.i in namings:
            return
        lemma = noun.lemma_.lower()
        side = ASKED if lemma in self._words.asking else OFFERED
        who = tuple(t for t in agents_of_noun(noun) if self._participants.actors(t))
        if not who:
            return
        for child in noun.rights:
            if child.dep_ in {"acl", "ccomp", "xcomp"} and child.pos_ in VERBAL:
                if is_infinitive(child) or not is_told_as_done(child):
                    yield from self._clauses(child, noun, side, who)
            elif child.dep_ == "prep" and child.lower_ in {"for", "on", "including"}:
                yield from self._behind(child, noun, side, who, namings)

    def _behind(
        self, preposition: Token, above: Token, side: str, who: tuple[Token, ...], namings: Namings
    ) -> Iterator[Term]:
        for inner in preposition.children:
            if inner.dep_ == "pobj":
                yield from self._nouns(inner, above, side, who, namings)
            elif inner.dep_ == "pcomp" and inner.pos_ in VERBAL:
                yield from self._clauses(inner, above, side, who)

    def _side(self, lemma: str) -> str | None:
        if lemma in self._words.asking:
            return ASKED
        if lemma in self._words.offering:
            return OFFERED
        return OF_ALL if lemma in self._words.agreeing else None

    def _nouns(
        self, noun: Token, verb: Token, side: str, who: tuple[Token, ...], namings: Namings
    ) -> Iterator[Term]:
        for start, end, main in parts_of(noun):
            if main.pos_ not in NOMINAL or self._participants.actors(main):
                continue
            if main.lemma_.lower() in self._words.talking:
                continue
            naming = namings.get(main.i)
            if naming is not None and naming.family not in {"truce", "exchange", "mechanism"}:
                continue
            yield Term(start, end, main, verb, side, who, naming, f"put_{side}")


def _subjects(verb: Token) -> list[Token]:
    """Who acts in VERB, which the parse may join to an object: "offered X and [promised] Y"."""
    subjects = clause_of(verb).subjects
    if not subjects and verb.dep_ == "conj" and verb.head.dep_ == "dobj":
        return clause_of(verb.head.head).subjects
    return subjects


def _is_called(verb: Token) -> bool:
    """Whether VERB says what its object is: "called the war [a mistake]"."""
    return any(child.dep_ == "oprd" for child in verb.children)


def _are_several(subject: Token) -> bool:
    """Whether SUBJECT stands for several who may agree with one another: "they", "both armies"."""
    return subject.tag_ in PLURAL or subject.lower_ in {"they", "both"}


def _is_statement(clause: Token) -> bool:
    """Whether a clause says what is, and asks for nothing: "insists that it seeks peace"."""
    told = any(c.dep_ in SUBJECTS for c in clause.children)
    return clause.dep_ == "ccomp" and (not told or is_told_as_done(clause))
