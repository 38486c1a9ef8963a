"""Terms that a text gives an instrument."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from parley.schemas.codebook.agreements import AgreementWords
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.labels import (
    ACTIVE_SUBJECTS,
    NOMINAL,
    PRESENT,
    SUBJECTS,
    TIMES,
    VERBAL,
)
from parley.transforms.reading.grammar.modality import CAN, OUGHT, TO_COME
from parley.transforms.reading.grammar.tense import is_infinitive, is_to_be_done
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.process.agreements.naming import Naming
from parley.transforms.reading.process.agreements.nouns import behind, is_to_do
from parley.transforms.reading.process.extents import full_clause, own_clause
from parley.transforms.reading.process.terms.parts import parts_of

_ABOUT = frozenset({"on", "for", "about", "over", "regarding", "concerning", "of"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_MODALS = TO_COME | OUGHT | CAN | {"may", "could"}
_ENDED = frozenset({"violated", "expired", "collapsed"})
_BARE_PREPOSITIONS = frozenset({"in", "by", "with", "as"})
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
    """Find what stands behind instruments, and what the clauses around them say of them."""

    def __init__(self, words: AgreementWords, participants: Participants) -> None:
        self._words, self._participants = words, participants

    def of(self, naming: Naming) -> Iterator[Term]:
        """The terms that the sentence of NAMING gives its instrument."""
        yield from self._of_phrase(naming)
        yield from self._of_verb_over(naming)
        yield from self._under(naming)
        yield from self._beside(naming)
        yield from _lasting(naming)

    def _of_phrase(self, naming: Naming) -> Iterator[Term]:
        """What stands behind the noun: "deal on X", "accord to do X", "plan including X"."""
        for child in behind(naming.head):
            word = child.lower_
            if child.dep_ == "prep" and word in _ABOUT and naming.family != "truce":
                if word != "of" or naming.family == "offer":
                    yield from self.listed(child, naming, "complement")
            elif child.dep_ in {"acl", "relcl"}:
                yield from self._of_clause(child, naming)
            elif child.dep_ == "prep" and word in self._words.listing:
                yield from self.listed(child, naming, "listed")
        yield from self._lists(naming)

    def _lists(self, naming: Naming) -> Iterator[Term]:
        """A list behind the noun: "a plan providing for: X", "proposals: X and Y"."""
        for child in naming.head.rights:
            if child.dep_ == "acl" and child.lower_ in self._words.listing:
                for inner in child.subtree:
                    if inner.dep_ == "prep" and inner.lower_ in self._words.listing:
                        yield from self.listed(inner, naming, "listed")
            elif child.dep_ == "appos" and _is_behind_colon(child):
                yield from self._parts(child, naming.head, naming, "listed")

    def _of_clause(self, verb: Token, naming: Naming) -> Iterator[Term]:
        """A clause behind the noun: "agreement [to exchange X]", "treaty [defining X]"."""
        if is_to_do(verb):
            done = self._words.firm | self._words.talking  # "a deal to sign"
            if verb.lemma_.lower() not in done:
                yield from self.clauses(verb, naming.head, OF_ALL, naming, "infinitive")
            return
        for each in joined(verb):
            if each.lower_ in self._words.listing or (
                each.dep_ != "acl" and each.lemma_.lower() in self._words.providing
            ):
                yield from self.objects(each, naming, OF_ALL, "provided")

    def _of_verb_over(self, naming: Naming) -> Iterator[Term]:
        """What the instrument is said to provide: "the accord bans X and calls for Y"."""
        head = naming.head
        verb = head.head
        if head.dep_ not in ACTIVE_SUBJECTS or verb.pos_ not in VERBAL:
            return
        for each in joined(_to_be_done(verb)):
            if each.lemma_.lower() in self._words.providing:
                yield from self.objects(each, naming, OF_ALL, "provided")

    def _under(self, naming: Naming) -> Iterator[Term]:
        """The clause that tells a term: "Under the deal, both armies would withdraw"."""
        preposition = naming.head.head
        verb = preposition.head
        if preposition.lower_ == "to" and verb.lower_ in self._words.under:
            preposition, verb = verb, verb.head  # "according to the plan"
        if naming.head.dep_ != "pobj" or preposition.lower_ not in self._words.under:
            return
        if preposition.lower_ in _BARE_PREPOSITIONS:
            return
        if verb.pos_ in NOMINAL and verb.dep_ in {*SUBJECTS, "dobj"}:
            verb = verb.head
        ahead = preposition.i < verb.i and _is_ahead(verb)
        if verb.lemma_.lower() in self._words.signing:  # "under the deal [they signed], X goes"
            preposition, verb = verb, verb.head
        if verb.pos_ in VERBAL and (ahead or is_to_be_done(verb)):
            for each in _side_by_side(verb):
                yield from self.clauses(each, each, STATED, naming, "under")

    def _beside(self, naming: Naming) -> Iterator[Term]:
        """What who makes it agrees to: "signed a truce, [agreeing to refrain from attacks]"."""
        verb = naming.head.head
        if naming.head.dep_ not in {"dobj", "nsubjpass"} or verb.pos_ not in VERBAL:
            return
        for child in verb.rights:
            if child.dep_ == "advcl" and child.tag_ == "VBG":
                telling = self._words.agreeing | self._words.providing
                for each in joined(child):
                    if each.lemma_.lower() in telling:
                        yield from self.objects(each, naming, OF_ALL, "provided")

    def listed(self, preposition: Token, naming: Naming | None, method: str) -> Iterator[Term]:
        """What stands behind PREPOSITION, a term each."""
        for child in preposition.children:
            if child.dep_ == "pobj":
                yield from self._parts(child, preposition, naming, method)
            elif child.dep_ == "pcomp":
                yield from self.clauses(child, preposition, OF_ALL, naming, method)

    def _parts(
        self, noun: Token, governing: Token, naming: Naming | None, method: str
    ) -> Iterator[Term]:
        for start, end, main in parts_of(noun):
            described = any(c.dep_ == "amod" for c in main.children)
            if main.pos_ in NOMINAL and (described or not self._participants.actors(main)):
                yield Term(start, end, main, governing, OF_ALL, (), naming, method)

    def acts(self, subject: Token) -> bool:
        """Whether SUBJECT is an actor."""
        return bool(self._participants.actors(subject))

    def objects(self, verb: Token, naming: Naming, side: str, method: str) -> Iterator[Term]:
        """The terms that a verb of providing has for objects or clauses."""
        for child in verb.rights:
            if child.dep_ in {"dobj", "attr"} and child.pos_ in NOMINAL:
                yield from self._object(child, verb, naming, side, method)
            elif child.dep_ == "prep" and child.lower_ in {"for", "on", "to"}:
                for inner in (c for c in child.children if c.dep_ == "pobj"):
                    for term in self._parts(inner, verb, naming, method):
                        yield replace(term, side=side)
                for inner in (c for c in child.children if c.dep_ == "pcomp"):
                    yield from self.clauses(inner, verb, side, naming, method)
            elif child.dep_ in _CLAUSES and child.pos_ in VERBAL:
                yield from self.clauses(child, verb, STATED, naming, method)

    def _object(
        self, noun: Token, verb: Token, naming: Naming, side: str, method: str
    ) -> Iterator[Term]:
        """What NOUN tells behind a verb of providing; an actor only with what it has to do."""
        if self._participants.actors(noun):
            if any(c.dep_ == "amod" for c in noun.children):  # "envisages a neutral X"
                yield from self._parts(noun, verb, naming, method)
            if verb.lemma_.lower() in self._words.acting:
                end = own_clause(verb).end
                yield Term(verb.i, end, verb, verb, side, (), naming, method)
            return
        for start, end, main in parts_of(noun):
            if main != noun and self._participants.actors(main):
                continue  # "shared the posts between X and [Y]"
            acts = start <= noun.left_edge.i and verb.lemma_.lower() in self._words.acting
            if acts and main == noun:
                end = max(end, _with_receiver(noun, verb, end))
            yield Term(verb.i if acts else start, end, main, verb, side, (), naming, method)

    def clauses(
        self, verb: Token, governing: Token, side: str, naming: Naming | None, method: str,
        *, who: tuple[Token, ...] = (),
    ) -> Iterator[Term]:  # fmt: skip
        """The clause of VERB, and those joined to it under one subject, as terms.

        The words begin behind a subject who has to do it: "the rebels would [disarm]".
        """
        for each in joined(verb):
            start, end = self._extent(each)
            yield Term(start, end, each, governing, side, who, naming, method)

    def _extent(self, verb: Token) -> tuple[int, int]:
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        whole = subject is not None and (
            subject.dep_ == "nsubjpass"
            or any(c.dep_ in {"det", "preconj"} and c.lower_ in self._words.forbidding
                   for c in subject.children)
            or not (subject.pos_ == "PRON" or self._participants.actors(subject))
        )  # fmt: skip
        told = full_clause(verb) if whole else own_clause(verb)
        start = told.start
        while start < verb.i and not whole and verb.doc[start].dep_ in {"aux", "mark", "cc"}:
            start += 1
        return start, told.end


def joined(verb: Token) -> Iterator[Token]:
    """VERB and the verbs joined to it that have no subject of their own."""
    yield verb
    for child in verb.rights:
        own = any(c.dep_ in SUBJECTS for c in child.children)
        if child.dep_ == "conj" and child.pos_ in VERBAL and not own:
            yield from joined(child)


def _side_by_side(verb: Token) -> Iterator[Token]:
    """VERB and the clauses told beside it, each with a subject of its own: "X leaves, Y pays"."""
    yield verb
    first = verb
    if verb.dep_ == "ccomp" and verb.i < verb.head.i and _is_term(verb.head):
        first = verb.head
        yield first
    for child in first.rights:
        own = any(c.dep_ in SUBJECTS for c in child.children)
        if child.dep_ == "conj" and child.pos_ in VERBAL and own and _is_term(child):
            yield child


def _is_term(verb: Token) -> bool:
    """Whether VERB, of a clause beside a term, tells what is to be done and not who says so."""
    if verb.lemma_.lower() in english(verb).stances.saying:
        return False
    return verb.tag_ in PRESENT or any(c.dep_ == "aux" and c.lower_ in _MODALS for c in verb.lefts)


def _to_be_done(verb: Token) -> Token:
    """What VERB says is to be done: "the accord was [to give] them seats"."""
    told = (c for c in verb.rights if c.dep_ == "xcomp" and is_infinitive(c))
    return next(told, verb) if verb.lemma_ == "be" else verb


def _lasting(naming: Naming) -> Iterator[Term]:
    """A truce, by how long it is to hold: "a 30-day ceasefire", "a truce of seven days"."""
    head = naming.head
    if any(told.row.status in _ENDED for told in naming.told):
        return
    if naming.family != "truce" or not any(
        t.ent_type_ in TIMES and _is_of(t, head) for t in head.subtree if t != head
    ):
        return
    inside = [c for c in head.children if c.dep_ not in {"relcl", "acl", "advcl", "conj", "cc"}]
    end = max([head.i + 1, *(c.right_edge.i + 1 for c in inside if c.dep_ in {"prep"})])
    yield Term(naming.start, min(end, naming.end) if end < naming.end else naming.end,
               head, head, OF_ALL, (), naming, "lasting")  # fmt: skip


def _is_of(time: Token, noun: Token) -> bool:
    """Whether TIME says how long NOUN is: in its compound or behind "of" or "for"."""
    at = time
    while at.head != noun and at.head != at:
        at = at.head
    if at.dep_ in {"compound", "nmod", "amod", "npadvmod", "nummod"}:
        return any(t.like_num for t in at.subtree) or at.like_num
    return at.dep_ == "prep" and at.lower_ in {"of", "for"}


def _is_behind_colon(noun: Token) -> bool:
    edge = noun.left_edge.i
    return edge > 0 and noun.doc[edge - 1].text == ":"


def _with_receiver(noun: Token, verb: Token, end: int) -> int:
    """END, or behind a phrase of whom it goes to: "leaves the range [to Peru]"."""
    for child in verb.rights:
        if child.dep_ in {"dative", "prep"} and child.i == noun.right_edge.i + 1:
            return child.right_edge.i + 1
    return end


def _is_ahead(verb: Token) -> bool:
    """Whether VERB tells what is to be done, or what is as the instrument has it."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if auxiliaries & _MODALS or verb.tag_ in PRESENT:
        return True
    return bool(auxiliaries & {"was", "were", "is", "are"}) or verb.tag_ == "VBD"


def apart(found: Iterable[Term]) -> list[Term]:
    """The terms that do not overlap; of those that do, the one told of an instrument, then the
    shorter one."""
    ranked = sorted(
        found, key=lambda t: (t.naming is None, t.method == "lasting", t.end - t.start, t.start)
    )
    kept: list[Term] = []
    for term in ranked:
        if all(term.end <= other.start or other.end <= term.start for other in kept):
            kept.append(term)
    return sorted(kept, key=lambda term: term.start)


Namings = Mapping[int, Naming]
"""The instruments of a sentence by the token of the head."""
