"""The terms of a document as provisions: of which instrument, on which issue, with what limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.attributions.scope import voice_of
from parley.transforms.reading.process.agreements.chains import Chain
from parley.transforms.reading.process.agreements.finder import Told
from parley.transforms.reading.process.agreements.naming import Naming
from parley.transforms.reading.process.terms.bound import Bound
from parley.transforms.reading.process.terms.limits import Limits, Span
from parley.transforms.reading.process.terms.parts import parts_of
from parley.transforms.reading.process.terms.terms import (
    ASKED,
    OF_ALL,
    OFFERED,
    Term,
)
from parley.transforms.reading.records import Provision
from parley.transforms.reading.stances.finder import StanceFinder

CONFIDENCE = {"own_text": 0.7, "under": 0.6, "provided": 0.55, "infinitive": 0.6}
_OTHERWISE = 0.45
_TWO, _NAME = 2, 8
_TOLD_OF_IT = frozenset({"under", "provided", "infinitive", "goes_on", "lasting",
                          "taken_on"})  # fmt: skip
"""Ways of telling a term that leave no doubt that it is one of the instrument."""


Put = tuple[int, Term]
"""The number of a chain without phrases, and a term by which it is told."""


class Provisions:
    """Make provisions of terms."""

    def __init__(
        self, knowledge: Knowledge, stances: StanceFinder, limits: Limits, bound: Bound
    ) -> None:
        self._knowledge, self._stances = knowledge, stances
        self._limits, self._bound = limits, bound
        self._content = knowledge.instruments.words.content
        self._topics = self._content | knowledge.instruments.words.topics

    def of(self, doc: Doc, told: Told, chains: list[Chain]) -> tuple[list[Provision], list[Put]]:
        """The provisions of DOC, and what of them is put without an instrument.

        CHAINS gets those instruments that terms alone tell of.
        """
        chain_of = {id(n): at for at, chain in enumerate(chains) for n in chain.namings}
        found: list[Provision] = []
        put: list[Put] = []
        for term in told.terms:
            if not self._counts(term, self._issues(term)):
                continue
            at = self._instrument(term, told.namings, chain_of, chains)
            if at is None:
                continue
            for each in (term, *self._in_return(term)):
                made = self._provision(each, at, chains[at])
                if all((made.start, made.end) != (other.start, other.end) for other in found):
                    found.append(made)
            if not chains[at].namings:
                put.append((at, term))
        return sorted(found, key=lambda p: (p.start, p.end)), put

    def putting(self, term: Term) -> tuple[str, ...]:
        """The polities that put TERM."""
        return self._bound.putting(term)

    def _issues(self, term: Term) -> list[str]:
        """The issues that the words of TERM name, the one with the longest wording first."""
        doc = term.main.doc
        named = self._stances.book_of(doc).named_in(doc[term.start : term.end])
        ranked = sorted(named, key=lambda each: (-len(each.tokens), each.tokens, each.issue))
        return list(dict.fromkeys(each.issue for each in ranked))

    def _counts(self, term: Term, issues: Sequence[str]) -> bool:
        """Whether TERM is one of an instrument or of a settlement, and no other wish."""
        if term.method == "own_text":
            return True
        tokens = term.main.doc[term.start : term.end]
        topical = any(t.lemma_.lower() in self._topics or t.lower_ in self._topics for t in tokens)
        if term.naming is not None and term.method in _TOLD_OF_IT:
            return True
        return bool(issues) or topical

    def _instrument(
        self, term: Term, namings: Iterable[Naming], chain_of: dict[int, int], chains: list[Chain]
    ) -> int | None:
        """Of which of CHAINS it is a term: that of its phrase, of its sentence, or a new one."""
        if term.naming is not None:
            return chain_of.get(id(term.naming))
        sentence = term.main.sent
        near = [n for n in namings if sentence.start <= n.head.i < sentence.end]
        if term.side == OF_ALL or term.method == "put_all":
            if near:
                return chain_of.get(id(near[0]))
            alone = len(term.who) == 1 and len(self._bound.putting(term)) == 1
            return self._demands(term, chains) if alone else self._unnamed(term, chains)
        if len(self._bound.putting(term)) > 1 and term.side != ASKED:
            return self._unnamed(term, chains)
        return self._demands(term, chains)

    def _unnamed(self, term: Term, chains: list[Chain]) -> int | None:
        """What two or more agree to do, as an instrument that the text gives no name."""
        parties = self._bound.putting(term)
        if len(parties) < _TWO and len(term.who) == 1:
            return None
        doc, sentence = term.main.doc, term.main.sent
        for at, chain in enumerate(chains):
            if not chain.namings and sentence.start <= chain.first[0] < sentence.end:
                return at
        words = " ".join(doc[term.start : term.end].text.split()[:_NAME])
        chains.append(
            Chain(
                family="accord", name=f"Agreement: {words}", parties=parties,
                first=(term.start, term.end),
                content=frozenset(
                    t.lemma_.lower() for t in doc[term.start : term.end]
                    if t.lemma_.lower() in self._content
                ),
            )
        )  # fmt: skip
        return len(chains) - 1

    def _demands(self, term: Term, chains: list[Chain]) -> int | None:
        """The terms that one side puts, as an instrument of its own."""
        doc = term.main.doc
        putting = self._bound.putting(term)
        if len(putting) != 1 or not self._concerns(term, putting[0]):
            return None
        kind = "Demands" if term.method == "put_asked" else "Offers"
        name = f"{kind} of {self._called(putting[0], doc)}"
        for at, chain in enumerate(chains):
            if chain.name == name and not chain.namings:
                return at
        others = tuple(p for p in doc._.rivals if p not in putting)
        chains.append(
            Chain(
                kind="proposal", family="offer", name=name, first=(term.start, term.end),
                parties=(*putting, *others) if putting[0] in doc._.rivals else putting,
            )
        )  # fmt: skip
        return len(chains) - 1

    def _called(self, actor: str, doc: Doc) -> str:
        """The name of ACTOR, as a codebook has it or DOC."""
        known = self._knowledge.actors.get(actor) or doc._.found.actors.get(actor)
        return known.name if known is not None else actor

    def _in_return(self, term: Term) -> Iterator[Term]:
        """What the other side gives for TERM: "neutrality in return for [guarantees]"."""
        span = self._limits.exchanged_in(_around(term))
        if span is None:
            return
        heads = (t for t in term.main.doc[slice(*span)] if t.dep_ == "pobj" and t.head.i < span[0])
        for start, end, main in (part for head in heads for part in parts_of(head)):
            yield replace(term, start=start, end=end, main=main, governing=main, side=ASKED)

    def _concerns(self, term: Term, putting: str) -> bool:
        """Whether who puts TERM is a party, or asks something of one."""
        parties = set(term.main.doc._.rivals)
        if not parties or putting in parties:
            return True
        return term.side != OFFERED and bool(parties & {*self._bound.acting(term)})

    def _provision(self, term: Term, at: int, chain: Chain) -> Provision:
        doc, issues = term.main.doc, self._issues(term)
        tokens = _around(term)
        condition = self._limits.condition_in(tokens, first=term.method == "own_text")
        duration = self._limits.duration_in([t for t in tokens if not _in(t, condition)])
        start, end = _without(term, condition, self._limits.exchanged_in(tokens))
        force = self._limits.force(start, end, term.governing, term.main)
        obliged, beneficiary = self._bound.of(term, force, chain.parties)
        return Provision(
            start=start,
            end=end,
            agreement=at,
            issue=issues[0] if issues else None,
            pax=self._pax(issues[0]) if issues else None,
            obliged=obliged,
            beneficiary=beneficiary,
            force=force,
            condition=condition,
            duration=duration,
            attributed_to=voice_of(doc, term.main.i),
            confidence=CONFIDENCE.get(term.method, _OTHERWISE),
            method=term.method,
        )

    def _pax(self, issue: str) -> str | None:
        """The first PA-X code of ISSUE, or of the general issue that it refines."""
        at = self._knowledge.issues.get(issue)
        while at is not None and not at.pax:
            wider = next(iter(at.covers), at.parent)
            at = self._knowledge.issues.get(wider) if wider else None
        return at.pax[0] if at is not None else None


def _around(term: Term) -> list[Token]:
    """The words of TERM, and those of its clause behind it, where its limits may stand."""
    doc = term.main.doc
    end = max(term.end, term.governing.right_edge.i + 1)
    return [t for t in doc[term.start : min(end, term.main.sent.end)] if not t.is_space]


def _in(token: Token, span: Span | None) -> bool:
    return span is not None and span[0] <= token.i < span[1]


def _without(term: Term, condition: Span | None, given: Span | None) -> Span:
    """The words of TERM without a condition at its beginning or its end, where it is the shorter.

    What is GIVEN in return is never part of it. "No state may act unless all agree" says little
    without it.
    """
    start, end, doc = term.start, term.end, term.main.doc
    if condition is not None and not given and condition[0] > start:
        condition = None if 2 * (condition[1] - condition[0]) > end - start else condition
    if condition is not None and condition[0] == start and condition[1] < end - 1:
        start = condition[1]
        while start < end - 1 and doc[start].is_punct:
            start += 1
    elif condition is not None and start < condition[0] and condition[1] >= end - 1:
        end = condition[0]
    while end - 1 > start and doc[end - 1].is_punct:
        end -= 1
    return start, end
