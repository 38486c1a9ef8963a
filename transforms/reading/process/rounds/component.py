"""The spaCy component that finds rounds of talks, who takes part, and what they brought."""

# Without `from __future__ import annotations`: spaCy checks settings against signatures.
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.knowledge.sides import sides
from parley.transforms.reading.actors.component import Mentions
from parley.transforms.reading.component import WeighingComponent
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.process.rounds.chains import Chain, chained
from parley.transforms.reading.process.rounds.finder import RoundFinder
from parley.transforms.reading.process.rounds.telling import CONFIDENCE, Telling
from parley.transforms.reading.records import Round, RoundMention


@Language.factory(
    "parley_rounds",
    requires=["doc._.mentions", "doc._.times", "doc._.events", "token.dep"],
    assigns=["doc._.rounds", "doc._.round_mentions"],
    default_config={"min_confidence": 0.0},
)
class RoundsOfTalks(WeighingComponent):
    """Rounds by noun and by act, joined within the text; not those below MIN_CONFIDENCE."""

    def prepare(self, knowledge: Knowledge) -> None:
        """Index the nouns and words of KNOWLEDGE."""
        mentions = self.beside("parley_mentions", Mentions, knowledge)
        participants = Participants(mentions.book, Gazetteer(), sides(knowledge))
        self.participants = participants
        self.finder = RoundFinder(knowledge.rounds, participants)

    def annotate(self, doc: Doc) -> None:
        """Put the rounds on DOC, with the phrases that tell of them."""
        tellings = [t for t in self.finder.find(doc) if CONFIDENCE[t.how] >= self.min_confidence]
        chains = chained(tellings)
        self._send(doc, chains)
        number = {id(t): at for at, chain in enumerate(chains) for t in chain.tellings}
        doc._.rounds = [self._round(chain, doc) for chain in chains]
        doc._.round_mentions = [_mention(t, number[id(t)]) for t in tellings]

    def _send(self, doc: Doc, chains: list[Chain]) -> None:
        """Write on CHAINS who was sent to the talks told just before."""
        for word, person in self.finder.who.delegates(doc) if chains else ():
            side = self.participants.side(person)
            near = [
                (
                    max(
                        (t.head.i for t in chain.tellings if t.head.i <= word.sent.end), default=-1
                    ),
                    at,
                )
                for at, chain in enumerate(chains)
                if not chain.sides or side in chain.sides
            ]
            last, at = max(near, default=(-1, -1))
            if last >= 0 and person not in chains[at].delegates:
                chains[at].delegates += (person,)

    def _round(self, chain: Chain, doc: Doc) -> Round:
        first = chain.tellings[0]
        home = chain.place.country if chain.place is not None else None
        hosts = chain.hosts
        if home is not None and home in self.participants.book.actors and not hosts:
            hosts = (home,)
        sides = _sorted(chain.sides or doc._.rivals)
        delegates = _sorted({*chain.persons, *chain.delegates})
        return Round(
            start=first.start,
            end=first.end,
            kind=chain.kind,
            parties=sides,
            hosts=hosts,
            mediators=chain.mediators,
            delegates=delegates,
            level=chain.level or self.finder.who.rank(doc, delegates),
            place=chain.place.name if chain.place else None,
            place_id=chain.place.place_id if chain.place else None,
            date=chain.date,
            outcome=chain.outcome,
        )


def _sorted(actors: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(actors))


def _mention(telling: Telling, number: int) -> RoundMention:
    return RoundMention(
        start=telling.start,
        end=telling.end,
        round=number,
        event=telling.event,
        outcome=telling.outcome,
        confidence=CONFIDENCE[telling.how],
        method=telling.how.value,
    )
