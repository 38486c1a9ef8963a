"""The spaCy component that finds what actors want, need and fear, and what presses on them."""

# Without `from __future__ import annotations`: spaCy checks settings against signatures.
from spacy.language import Language
from spacy.tokens import Doc, Span

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.actors.component import Mentions
from parley.transforms.reading.attributions.scope import voice_of
from parley.transforms.reading.component import WeighingComponent
from parley.transforms.reading.events.participants.open import OpenActors
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.process.interests.finder import InterestFinder
from parley.transforms.reading.records import Interest
from parley.transforms.reading.stances.component import Stances

# By method: the share of right ones that we expect (docs/accuracy.md).
CONFIDENCE = {"goal_purpose": 0.4}
_OTHERWISE = 0.5


@Language.factory(
    "parley_interests",
    requires=["doc._.mentions", "doc._.attributions", "doc._.issuer", "token.dep"],
    assigns=["doc._.interests", "doc._.wishers", "doc._.found", "doc.spans"],
    default_config={"min_confidence": 0.0},
)
class Interests(WeighingComponent):
    """Goals, needs, fears and pressures by the words that tell them; not below MIN_CONFIDENCE."""

    def prepare(self, knowledge: Knowledge) -> None:
        """Index the words of KNOWLEDGE."""
        mentions = self.beside("parley_mentions", Mentions, knowledge)
        stances = self.beside("parley_stances", Stances, knowledge)
        participants = Participants(mentions.book, Gazetteer())
        open_actors = OpenActors.of(knowledge, participants, mentions.local)
        self.finder = InterestFinder(knowledge, participants, open_actors)
        self.issues = stances.finder

    def annotate(self, doc: Doc) -> None:
        """Put the interests on DOC, a record a holder."""
        doc._.interests = [
            Interest(
                start=wanted.content.start,
                end=wanted.content.end,
                holder=holder,
                kind=wanted.kind,
                issue=self._issue(doc[wanted.content.start : wanted.content.end]),
                attributed_to=voice_of(doc, wanted.word.i),
                confidence=CONFIDENCE.get(wanted.method, _OTHERWISE),
                method=wanted.method,
            )
            for wanted in self.finder.find(doc)
            for holder in wanted.holders
            if CONFIDENCE.get(wanted.method, _OTHERWISE) >= self.min_confidence
        ]

    def _issue(self, content: Span) -> str | None:
        """The issue that the words of CONTENT name, by the longest of its wordings."""
        named = self.issues.book_of(content.doc).named_in(content)
        best = min(named, key=lambda n: (-len(n.tokens), n.tokens, n.issue), default=None)
        return best.issue if best is not None else None
