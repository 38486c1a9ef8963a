"""Terms that a text gives an instrument, or that somebody puts as terms of a settlement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Span, Token

from parley.schemas.codebook.agreements import AgreementWords
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import ACTIVE_SUBJECTS, NOMINAL, VERBAL
from parley.transforms.reading.grammar.tense import is_told_as_done
from parley.transforms.reading.patterns import Words
from parley.transforms.reading.process.agreements.naming import Naming
from parley.transforms.reading.process.agreements.nouns import behind, is_to_do
from parley.transforms.reading.process.agreements.parts import parts_of

_ABOUT = frozenset({"on", "for", "about", "over", "regarding", "concerning", "of"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_ON = frozenset({"on", "for", "upon", "to", "as"})
_MODALS = frozenset({"will", "would", "shall", "must", "may", "should", "could", "can", "’ll"})
_TO_BE_DONE = frozenset({"would", "shall", "will", "must", "’ll"})
_DEPENDENT = frozenset({"relcl", "advcl", "acl", "csubj"})
_FULL = frozenset({"under", "provided", "listed", "goes_on"})
OF_ALL, ASKED, OFFERED, STATED = "all", "asked", "offered", "stated"


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its words from `start` to `end`, its `main` word, and the word that governs it.

    `side` says upon whom it falls: on all parties, on others than who asks for it, on who offers
    it, or on the subject of what is `stated`; `who` are the heads of who asks or offers.
    """

    start: int
    end: int
    main: Token
    governing: Token
    side: str
    who: tuple[Token, ...] = ()
    naming: Naming | None = None
    method: str = "term"


class Terms:
    """Find terms by the words of the lexicon and by what stands behind instruments."""

    def __init__(self, words: AgreementWords, participants: Participants) -> None:
        self._words, self._participants = words, participants
        self._putting = words.asking | words.offering | words.agreeing

    def find(
        self, sentence: Span, namings: Mapping[int, Naming], before: Naming | None
    ) -> list[Term]:
        """The terms in SENTENCE, in order; NAMINGS are its instruments by the token of the head.

        BEFORE is the instrument whose terms the sentence before has told.
        """
        found: list[Term] = []
        for naming in namings.values():
            found += self._of_phrase(naming)
            found += self._of_verb_over(naming)
            found += self._under(naming)
        words = Words.of(sentence)
        putting = self._putting & words.places.keys()
        for place in sorted({place for form in putting for place in words.places[form]}):
            token = sentence.doc[words.at[place]]
            if token.pos_ in VERBAL or token.tag_ == "VBG":
                found += self._put(token, namings)
        told = next((t.naming for t in found if t.method in _FULL), None)
        going_on = told or (before if not namings else None)
        if going_on is not None:
            found += self._goes_on(sentence, going_on)
        return _apart(found)

    def _goes_on(self, sentence: Span, naming: Naming) -> Iterator[Term]:
        """What else is to be done by the instrument: "the rebels would disarm, and X would go"."""
        for verb in sentence:
            helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
            if verb.pos_ not in VERBAL or not helpers & _TO_BE_DONE or "have" in helpers:
                continue
            subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
            if subject is None or verb.dep_ in _DEPENDENT or subject == naming.head:
                continue
            yield self._clause(verb, verb, STATED, naming, "goes_on")

    def _of_phrase(self, naming: Naming) -> Iterator[Term]:
        """What stands behind the noun: "deal on X", "accord to do X", "plan including X"."""
        head = naming.head
        for child in behind(head):
            word = child.lower_
            if child.dep_ == "prep" and word in _ABOUT and naming.family != "truce":
                if word == "of" and naming.family not in {"offer"}:
                    continue
                yield from self._listed(child, naming, "complement")
            elif child.dep_ in {"acl", "relcl"}:
                yield from self._of_clause(child, naming)
            elif child.dep_ == "prep" and word in self._words.listing:
                yield from self._listed(child, naming, "listed")
        for child in head.rights:
            if child.dep_ == "acl" and child.lower_ in self._words.listing:
                for inner in child.subtree:
                    if inner.dep_ == "prep" and inner.lower_ in self._words.listing:
                        yield from self._listed(inner, naming, "listed")

    def _of_clause(self, verb: Token, naming: Naming) -> Iterator[Term]:
        """A clause behind the noun: "agreement [to exchange X]", "treaty [defining X]"."""
        if is_to_do(verb):
            yield self._clause(verb, naming.head, OF_ALL, naming, "infinitive")
        elif verb.lower_ in self._words.listing or (
            verb.dep_ == "relcl" and verb.lemma_.lower() in self._words.providing
        ):
            yield from self._objects(verb, naming, OF_ALL, "provided")

    def _of_verb_over(self, naming: Naming) -> Iterator[Term]:
        """What the instrument is said to provide: "the accord bans X and calls for Y"."""
        head = naming.head
        verb = head.head
        if head.dep_ not in ACTIVE_SUBJECTS or verb.pos_ not in VERBAL:
            return
        if verb.lemma_.lower() not in self._words.providing:
            return
        for each in (verb, *(c for c in verb.children if c.dep_ == "conj" and c.pos_ in VERBAL)):
            if each.lemma_.lower() in self._words.providing:
                yield from self._objects(each, naming, OF_ALL, "provided")

    def _under(self, naming: Naming) -> Iterator[Term]:
        """The clause that tells a term: "Under the deal, both armies would withdraw"."""
        preposition = naming.head.head
        verb = preposition.head
        if naming.head.dep_ != "pobj" or preposition.lower_ not in self._words.under:
            return
        if verb.pos_ not in VERBAL or not _is_ahead(verb):
            return
        if preposition.lower_ in {"in", "by", "with", "as"}:
            return
        for each in (verb, *(c for c in verb.children if c.dep_ == "conj" and c.pos_ in VERBAL)):
            yield self._clause(each, each, STATED, naming, "under", without=preposition)

    def _put(self, verb: Token, namings: Mapping[int, Naming]) -> Iterator[Term]:
        """What somebody demands, offers, or agrees to: "X insists on Y", "they agreed to Z"."""
        lemma = verb.lemma_.lower()
        side = self._side(lemma)
        if side is None or verb.dep_ in {"amod", "compound"}:
            return
        clause = clause_of(verb)
        who = tuple(t for t in clause.subjects if self._participants.actors(t))
        if not who:
            return
        for child in verb.rights:
            if child.dep_ == "dobj":
                yield from self._nouns(child, verb, side, who, namings)
            elif child.dep_ == "prep" and child.lower_ in _ON:
                for inner in (c for c in child.children if c.dep_ == "pobj"):
                    yield from self._nouns(inner, verb, side, who, namings)
            elif child.dep_ in _CLAUSES and child.pos_ in VERBAL and not _is_statement(child):
                own = any(c.dep_ in _SUBJECTS for c in child.children)
                yield self._clause(
                    child, verb, STATED if own else side, None, f"put_{side}", who=who
                )

    def _side(self, lemma: str) -> str | None:
        if lemma in self._words.asking:
            return ASKED
        if lemma in self._words.offering:
            return OFFERED
        return OF_ALL if lemma in self._words.agreeing else None

    def _nouns(
        self, noun: Token, verb: Token, side: str, who: tuple[Token, ...],
        namings: Mapping[int, Naming],
    ) -> Iterator[Term]:  # fmt: skip
        for start, end, main in parts_of(noun):
            if main.pos_ not in NOMINAL or self._participants.actors(main):
                continue
            naming = namings.get(main.i)
            if naming is not None and naming.family not in {"truce", "exchange", "mechanism"}:
                continue
            yield Term(start, end, main, verb, side, who, naming, f"put_{side}")

    def _listed(self, preposition: Token, naming: Naming, method: str) -> Iterator[Term]:
        for child in preposition.children:
            if child.dep_ == "pobj":
                for start, end, main in parts_of(child):
                    if main.pos_ in NOMINAL and not self._participants.actors(main):
                        yield Term(start, end, main, preposition, OF_ALL, (), naming, method)
            elif child.dep_ == "pcomp":
                yield self._clause(child, preposition, OF_ALL, naming, method)

    def _objects(self, verb: Token, naming: Naming, side: str, method: str) -> Iterator[Term]:
        """The terms that a verb of providing has for objects or clauses."""
        for child in verb.rights:
            if child.dep_ in {"dobj", "attr"} and child.pos_ in NOMINAL:
                yield from self._object(child, verb, naming, side, method)
            elif child.dep_ == "prep" and child.lower_ in {"for", "on", "to"}:
                for inner in (c for c in child.children if c.dep_ == "pobj"):
                    for start, end, main in parts_of(inner):
                        yield Term(start, end, main, verb, side, (), naming, method)
            elif child.dep_ in _CLAUSES and child.pos_ in VERBAL:
                yield self._clause(child, verb, STATED, naming, method)

    def _object(
        self, noun: Token, verb: Token, naming: Naming, side: str, method: str
    ) -> Iterator[Term]:
        """What NOUN tells behind a verb of providing; an actor only with what it has to do."""
        if self._participants.actors(noun):
            bound = [c for c in (*verb.rights, *noun.rights) if _binds(c)]
            if bound:
                yield self._stretch(noun, bound[-1], verb, naming, method)
            return
        for start, end, main in parts_of(noun):
            acts = start <= noun.left_edge.i and verb.lemma_.lower() in self._words.acting
            yield Term(verb.i if acts else start, end, main, verb, side, (), naming, method)

    def _stretch(self, first: Token, last: Token, verb: Token, naming: Naming, method: str) -> Term:
        """From whom a term binds to what it says: "bars [both armies from crossing]"."""
        start, end = first.left_edge.i, last.right_edge.i + 1
        return Term(start, end, last, verb, STATED, (first,), naming, method)

    def _clause(
        self, verb: Token, governing: Token, side: str, naming: Naming | None, method: str,
        *, who: tuple[Token, ...] = (), without: Token | None = None,
    ) -> Term:  # fmt: skip
        """A clause as a term, without "that" and "to", and without what stands before it."""
        left_out = set(without.subtree) if without is not None else set()
        for child in verb.children:
            if child.dep_ == "conj" and any(c.dep_ in _SUBJECTS for c in child.children):
                left_out |= set(child.subtree)
        tokens = [t for t in verb.subtree if t not in left_out]
        if without is not None and without.i < verb.i:
            tokens = [t for t in tokens if t.i > without.right_edge.i]
        while tokens and (tokens[0].dep_ in {"mark"} or tokens[0].lower_ in {"to", "that", ","}):
            tokens.pop(0)
        if not tokens:
            tokens = [verb]
        start = tokens[0].i
        return Term(start, _unbroken(tokens), verb, governing, side, who, naming, method)


def _unbroken(tokens: list[Token]) -> int:
    """The end of the stretch that TOKENS begin, without "and" and commas there."""
    end = tokens[0].i
    for token in tokens:
        if token.i != end:
            break
        end += 1
    last = tokens[0].doc[end - 1]
    while end - 1 > tokens[0].i and (last.is_punct or last.pos_ == "CCONJ"):
        end -= 1
        last = tokens[0].doc[end - 1]
    return end


def _is_statement(clause: Token) -> bool:
    """Whether a clause says what is, and asks for nothing: "insists that it seeks peace"."""
    told = any(c.dep_ in _SUBJECTS for c in clause.children)
    return clause.dep_ == "ccomp" and (not told or is_told_as_done(clause))


def _binds(child: Token) -> bool:
    """Whether CHILD says what an actor has to do or be: "requires X [to leave]", "X [as host]"."""
    if child.dep_ in _CLAUSES or (child.dep_ == "acl" and child.tag_ == "VBG"):
        return True
    return child.dep_ == "prep" and child.lower_ in {"from", "as"}


def _is_ahead(verb: Token) -> bool:
    """Whether VERB tells what is to be done, or what is as the instrument has it."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if auxiliaries & _MODALS or verb.tag_ in {"VBZ", "VBP"}:
        return True
    return bool(auxiliaries & {"was", "were", "is", "are"}) or verb.tag_ == "VBD"


def _apart(found: Iterable[Term]) -> list[Term]:
    """The terms that do not overlap; of those that do, the one told of an instrument, then the
    shorter one."""
    ranked = sorted(found, key=lambda t: (t.naming is None, t.end - t.start, t.start))
    kept: list[Term] = []
    for term in ranked:
        if all(term.end <= other.start or other.end <= term.start for other in kept):
            kept.append(term)
    return sorted(kept, key=lambda term: term.start)
