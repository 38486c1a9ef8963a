"""The spaCy component that finds agreements, what became of them, and their terms."""

# Without `from __future__ import annotations`: spaCy checks settings against signatures.
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.knowledge.sides import sides
from parley.transforms.reading.actors.component import Mentions
from parley.transforms.reading.attributions.scope import voice_of
from parley.transforms.reading.component import WeighingComponent
from parley.transforms.reading.events.factuality.judge import Factuality
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.process.agreements.certain import certain
from parley.transforms.reading.process.agreements.chains import Chain, chained
from parley.transforms.reading.process.agreements.finder import AgreementFinder
from parley.transforms.reading.process.agreements.naming import CONFIDENCE, How, Told
from parley.transforms.reading.process.agreements.telling import (
    PUT,
    date_and_judge,
    fact_of,
    judge,
)
from parley.transforms.reading.process.terms.bound import Bound
from parley.transforms.reading.process.terms.limits import Limits
from parley.transforms.reading.process.terms.provisions import Provisions, Put
from parley.transforms.reading.records import Agreement, AgreementMention, AgreementStatus
from parley.transforms.reading.stances.component import Stances


@Language.factory(
    "parley_agreements",
    requires=["doc._.mentions", "doc._.times", "doc._.attributions", "doc._.events", "token.dep"],
    assigns=[
        "doc._.agreements", "doc._.agreement_mentions", "doc._.agreement_status", "doc._.provisions"
    ],
    default_config={"min_confidence": 0.0},
)  # fmt: skip
class Agreements(WeighingComponent):
    """Instruments by name and by noun, joined within the text; not those below MIN_CONFIDENCE."""

    def prepare(self, knowledge: Knowledge) -> None:
        """Index the instruments, words and issues of KNOWLEDGE."""
        mentions = self.beside("parley_mentions", Mentions, knowledge)
        stances = self.beside("parley_stances", Stances, knowledge)
        participants = Participants(mentions.book, Gazetteer(), sides(knowledge))
        words = knowledge.instruments.words
        units = (form for u in knowledge.units if u.unit_class == "time" for form in u.alternatives)
        self.finder = AgreementFinder(knowledge, participants)
        self.factuality = Factuality(knowledge.factuality, self.nlp.vocab)
        bound = Bound(participants, self.finder.whose, words.parties)
        self.provisions = Provisions(knowledge, stances.finder, Limits(words, units), bound)

    def annotate(self, doc: Doc) -> None:
        """Put the agreements on DOC, with their mentions, statuses and provisions."""
        told = self.finder.find(doc)
        date_and_judge(doc, told.namings, self.factuality)
        told.keep(certain(told.namings))
        anchor = doc._.anchor
        chains = chained(told.namings, self.finder.known, anchor.day if anchor else None)
        provisions, put = self.provisions.of(doc, told, chains)
        places = {id(naming): at for at, chain in enumerate(chains) for naming in chain.namings}
        doc._.agreements = [_agreement(chain, doc) for chain in chains]
        doc._.agreement_mentions = [
            AgreementMention(n.start, n.end, places[id(n)], CONFIDENCE[n.how], n.how.value)
            for n in told.namings
            if n.how is not None and CONFIDENCE[n.how] >= self.min_confidence
        ]
        stated = [(places[id(n)], n.how, each) for n in told.namings for each in n.told]
        stated += [(at, None, each) for at, each in self._put(doc, put)]
        doc._.agreement_status = list(self._status(stated, chains, doc))
        doc._.provisions = provisions

    def _put(self, doc: Doc, put: Iterable[Put]) -> list[tuple[int, Told]]:
        """What terms say of an instrument that they alone tell: that it is agreed or proposed."""
        told: dict[tuple[int, int], Told] = {}
        for at, term in put:
            status = PUT.get(term.method)
            if status is not None and term.governing.pos_ in VERBAL:
                by = self.provisions.putting(term)
                told.setdefault((term.governing.i, at), Told(term.governing, status, by))
        judge(doc, list(told.values()), self.factuality)
        return [(at, each) for (_, at), each in told.items()]

    def _status(
        self, stated: Iterable[tuple[int, How | None, Told]], chains: list[Chain], doc: Doc
    ) -> Iterable[AgreementStatus]:
        seen: set[tuple[int, int]] = set()
        for at, how, told in stated:
            token = told.token
            if (token.i, at) in seen:
                continue
            seen.add((token.i, at))
            status, factuality = fact_of(told)
            yield AgreementStatus(
                start=token.i,
                end=token.i + 1,
                agreement=at,
                status=status,
                by=self._by(told.by, chains[at], doc),
                date=told.date,
                factuality=factuality,
                attributed_to=voice_of(doc, token.i),
                confidence=0.5,
                method=f"{told.row.pos}_{how.value if how else 'put'}",
            )

    def _by(self, actors: tuple[str, ...], chain: Chain, doc: Doc) -> tuple[str, ...]:
        """Who so acts; nobody in particular where all parties do."""
        acting = set(self.finder.whose.polities(doc, actors))
        parties = set(chain.parties or doc._.rivals)
        return () if len(parties) > 1 and parties <= acting else actors


def _agreement(chain: Chain, doc: Doc) -> Agreement:
    return Agreement(
        start=chain.first[0],
        end=chain.first[1],
        known=chain.known,
        name=chain.name or _name(chain, doc),
        kind=chain.kind,
        parties=chain.parties,
        third=chain.third,
        date=chain.date,
        words=tuple(sorted(chain.content | chain.names)),
    )


def _name(chain: Chain, doc: Doc) -> str:
    """How the text describes it best: the phrase that says most, without its article."""
    best = max(
        chain.namings,
        key=lambda n: (len(n.names) + len(n.content), n.end - n.start, -n.start),
    )
    start = best.start
    while start < best.head.i and doc[start].pos_ in {"DET", "PUNCT"}:
        start += 1
    words = " ".join(doc[start : best.end].text.split())
    return words[:1].upper() + words[1:]
