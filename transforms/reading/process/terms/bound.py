"""Whom a term binds, and who gets something by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from spacy.tokens import Doc, Token

from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.arguments import coordinated
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import INNER, NOMINAL, VERBAL
from parley.transforms.reading.process.agreements.who import Whose
from parley.transforms.reading.process.terms.terms import ASKED, OF_ALL, OFFERED, STATED, Term
from parley.transforms.reading.records import mention_at


class Bound:
    """Tell who is obliged by a term and who benefits."""

    def __init__(self, participants: Participants, whose: Whose, parties: AbstractSet[str]) -> None:
        self._participants, self._whose, self._parties = participants, whose, parties

    def of(
        self, term: Term, force: str, parties: Sequence[str]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Obliged and beneficiaries of TERM of an instrument of PARTIES, as polities."""
        doc = term.main.doc
        putting = self._polities(doc, term.who)
        everyone = tuple(parties) or tuple(doc._.rivals)
        others = _without(everyone, putting)
        acting = everyone if self._is_of_all(term) else self.acting(term)
        if force == "grants":
            favoured = putting if term.side == ASKED else acting
            if term.side == OFFERED:
                return putting, favoured or others
            return _without(everyone, favoured), favoured
        if term.side == OFFERED:
            return putting, others
        if term.side == ASKED:
            return _without(acting, putting) or others, putting
        return (acting, _without(everyone, acting)) if acting else (everyone, everyone)

    def _is_of_all(self, term: Term) -> bool:
        """Whether the subject means all parties: "The Parties shall", "they undertake"."""
        if term.method != "own_text":
            return False
        subjects = term.who or tuple(clause_of(term.main).subjects)
        return any(s.lemma_.lower() in self._parties or s.lower_ in self._parties for s in subjects)

    def putting(self, term: Term) -> tuple[str, ...]:
        """The polities that put TERM."""
        return self._polities(term.main.doc, term.who)

    def acting(self, term: Term) -> tuple[str, ...]:
        """Who does what the term says: the subject of a clause, or whose forces a noun names."""
        main = term.main
        if term.method == "own_text" and term.side == OF_ALL:
            return self._called_upon(term)
        if main.pos_ in NOMINAL:
            return self._polities(main.doc, _owners(main))
        if term.side == STATED and term.who and term.method in {"provided", "own_text"}:
            return self._polities(main.doc, term.who)
        return self._polities(main.doc, clause_of(main).subjects)

    def _called_upon(self, term: Term) -> tuple[str, ...]:
        """Whom a clause of a resolution names first: "Requests X to", "Calls upon X and Y to"."""
        doc = term.main.doc
        for token in doc[term.main.i + 1 : term.end]:
            if token.pos_ in VERBAL:
                break
            if mention_at(token) is not None:
                return self._polities(doc, coordinated(token))
        return ()

    def _polities(self, doc: Doc, heads: Iterable[Token]) -> tuple[str, ...]:
        actors = self._participants.named_by(heads)
        return self._whose.polities(doc, (a for a in actors if a != AUTHOR))


def _without(some: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    left_out = set(others)
    return tuple(each for each in some if each not in left_out)


def _owners(noun: Token) -> list[Token]:
    """Whose the thing is: "[Russian] withdrawal", "withdrawal of [Syrian] troops"."""
    found = [
        token
        for child in noun.lefts
        if child.dep_ in INNER
        for token in child.subtree
        if mention_at(token) is not None
    ]
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in {"by", "of"}:
            found += [c for c in child.children if c.dep_ == "pobj"]
    return found
