"""All that a document tells of agreements: what names them, what became of them, their terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from parley.schemas.codebook.agreements import Agreement as Entry
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.labels import NOMINAL, VERBAL
from parley.transforms.reading.patterns import Words
from parley.transforms.reading.process.agreements.known import Known
from parley.transforms.reading.process.agreements.meant import how_meant
from parley.transforms.reading.process.agreements.naming import How, Naming
from parley.transforms.reading.process.agreements.naming import Told as StatusTold
from parley.transforms.reading.process.agreements.nouns import Nouns, extent
from parley.transforms.reading.process.agreements.status import StatusWords
from parley.transforms.reading.process.agreements.who import Whose
from parley.transforms.reading.process.terms.own_text import OwnText, OwnTexts
from parley.transforms.reading.process.terms.putting import Before, Putting
from parley.transforms.reading.process.terms.terms import Term
from parley.transforms.reading.records import in_reference

_FRESH = 60
_POINTING = frozenset({"it", "its"})
_SEVERAL = frozenset({"them", "they"})
_FAMILIES = {"treaty": "accord", "other": "accord", "ceasefire": "truce", "exchange": "exchange",
             "proposal": "offer", "plan": "offer", "resolution": "resolution",
             "mechanism": "mechanism"}  # fmt: skip


@dataclass(slots=True)
class Told:
    """What one document tells, in its order."""

    namings: list[Naming] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    own: OwnText | None = None

    def keep(self, namings: list[Naming]) -> None:
        """Go on with NAMINGS alone, and without the terms of the others."""
        kept = {id(naming) for naming in namings}
        self.namings = namings
        self.terms = [t for t in self.terms if t.naming is None or id(t.naming) in kept]


class AgreementFinder:
    """Find namings and terms, sentence by sentence."""

    def __init__(self, knowledge: Knowledge, participants: Participants) -> None:
        instruments = knowledge.instruments
        self.words = instruments.words
        self._side = participants.side
        self.known = Known(knowledge.agreements)
        self.whose = Whose(participants, instruments.words)
        self._nouns = Nouns(instruments.nouns, instruments.words)
        self._status = StatusWords(instruments.status, instruments.words, participants)
        self._terms = Putting(instruments.words, participants)
        self._own = OwnTexts(instruments.words, self._nouns)
        self._beside_it = instruments.words.firm | instruments.words.told_of_it
        self._pointing = _POINTING | _SEVERAL | instruments.words.signing

    def find(self, doc: Doc) -> Told:
        """What DOC tells of agreements."""
        told = Told(own=self._own.of(doc))
        if told.own is not None:
            told.namings.append(told.own.title)
            self.whose.fill(told.own.title)
            self.whose.add_preamble(told.own.title, told.own.first)
        actors = frozenset(
            polity for m in doc._.mentions for actor in m.actors
            for polity in (actor, self._side(actor))
        )  # fmt: skip
        before = Before()
        for sentence in doc.sents:
            if in_reference(sentence[0]) or not _may_tell(sentence):
                continue
            here = self._of_sentence(sentence, actors, told.namings)
            self._alone(sentence, [*told.namings[-1:], *here])
            told.namings += here
            if told.own is None and sentence._.kind != "heading":
                terms = self._terms.find(sentence, {n.head.i: n for n in here}, before)
                before = before.after(here, terms)
                told.terms += terms
        if told.own is not None:
            told.terms += self._own.terms(told.own)
        told.namings.sort(key=lambda naming: naming.head.i)
        return told

    def _of_sentence(
        self, sentence: Span, actors: frozenset[str], before: Iterable[Naming]
    ) -> list[Naming]:
        known = self.known.find(sentence, actors)
        heads = self._nouns.heads(Words.of(sentence), sentence.doc)
        candidates = {n.head.i: n for n in map(self._nouns.naming, heads) if n}
        for at, (agreement, tokens) in known.items():
            self._name(sentence.doc, at, agreement, tokens, candidates)
        found: list[Naming] = []
        earlier = list(before)
        for naming in earlier:
            if naming.head.i in known:  # the title of an own text
                naming.known = known[naming.head.i][0]
        for at in sorted(candidates):
            naming = candidates[at]
            if any(n.head.i == at for n in earlier):
                continue
            if naming.known is None and any(n.start <= at < n.end for n in found):
                continue
            self.whose.fill(naming)
            naming.told = self._status.told(naming)
            naming.how = how_meant(naming, [*earlier, *found], self.words)
            if naming.known is None and sentence._.kind == "heading":
                continue
            naming.same = _equated(naming, found)
            if naming.how is None and naming.same is not None:
                naming.how = How.DETAILED
            if naming.how is not None:
                self.whose.add_those_told(naming)
                found.append(naming)
        return found

    def _alone(self, sentence: Span, near: list[Naming]) -> None:
        """Add what is told of an instrument by "it", or by a verb that says no more: "has signed".

        That is the one named last before, in SENTENCE or NEAR it.
        """
        places = Words.of(sentence).places
        if not near or places.keys().isdisjoint(self._pointing):
            return
        for token in sentence:
            lemma = token.lemma_.lower()
            before = [n for n in near if n.head.i < token.i and token.i - n.head.i < _FRESH]
            if token.lower_ in _SEVERAL:
                before = [n for n in before if n.plural]
            if not before or not (told := list(self._told_alone(token, lemma))):
                continue
            known = {each.token.i for naming in before for each in naming.told}
            before[-1].told += [each for each in told if each.token.i not in known]

    def _told_alone(self, token: Token, lemma: str) -> Iterable[StatusTold]:
        if token.lower_ in _SEVERAL:
            return self._status.told_by_pronoun(token, self.words.firm)
        if token.lower_ in _POINTING:
            return self._status.told_by_pronoun(token, self._beside_it)
        if lemma in self.words.signing and token.pos_ in VERBAL:
            return self._status.without_object(token)
        return ()

    def _name(
        self, doc: Doc, at: int, agreement: str, tokens: range, candidates: dict[int, Naming]
    ) -> None:
        """Let the name over TOKENS be one of CANDIDATES, in the place of those inside it."""
        head = doc[at]
        naming = candidates.get(at)
        if naming is None and head.pos_ in NOMINAL and head.head.i in candidates:
            above = candidates[head.head.i]
            joined = head.dep_ == "compound"
            naming = above if above.start <= at < above.end and joined else None
        if naming is None:
            entry: Entry = self.known.entry(agreement)
            start, end = extent(head)
            family = _FAMILIES.get(entry.kind, "text")
            naming = Naming(head, start, end, entry.kind, family, definite=True)
        for inner in [i for i in candidates if i in tokens and candidates[i] is not naming]:
            del candidates[inner]
        naming.known = agreement
        naming.start, naming.end = min(naming.start, tokens[0]), max(naming.end, tokens[-1] + 1)
        while naming.end - 1 > tokens[-1] and doc[naming.end - 1].is_punct:
            naming.end -= 1
        candidates[naming.head.i] = naming


def _equated(naming: Naming, found: Iterable[Naming]) -> Naming | None:
    """The one of FOUND of which NAMING says what it is: "drew up a text [as a basis]", "X, a Y"."""
    head = naming.head
    if head.dep_ == "appos":
        return next((n for n in found if n.head == head.head), None)
    if head.dep_ != "pobj" or head.head.lower_ != "as":
        return None
    above = head.head.head
    return next((n for n in found if n.head == above or n.head.head == above), None)


def _may_tell(sentence: Span) -> bool:
    return len(sentence) > 1
