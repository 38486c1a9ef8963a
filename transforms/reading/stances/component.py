"""The spaCy component that finds positions of actors on issues and toward other actors."""

# Without `from __future__ import annotations`: spaCy checks settings against signatures.
from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.actors.component import Mentions
from parley.transforms.reading.attributions.scope import voice_of
from parley.transforms.reading.component import WeighingComponent
from parley.transforms.reading.events.participants.open import OpenActors
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.records import Stance
from parley.transforms.reading.stances.finder import StanceFinder


@Language.factory(
    "parley_stances",
    requires=[
        "doc._.mentions",
        "doc._.speakers",
        "doc._.participants",
        "doc._.attributions",
        "doc._.issuer",
        "doc._.read_stances",
        "doc._.events",
        "token.dep",
    ],
    assigns=["doc._.stances", "doc._.holders", "doc._.found", "doc.spans"],
    default_config={
        "min_confidence": 0.0,
        "toward": 0.8,
        "on": 0.9,
        "outside": 0.9,
        "known": 1.0,
        "backing": 0.97,
    },
)
class Stances(WeighingComponent):
    """Stance words with an issue or an actor in their reach, and events that show a position.

    Stances below MIN_CONFIDENCE are left out; `Seen` explains the other settings.
    """

    def __init__(
        self, nlp: Language, name: str, min_confidence: float,
        toward: float, on: float, outside: float, known: float, backing: float,
    ) -> None:  # fmt: skip
        super().__init__(nlp, name, min_confidence)
        self.settings = (toward, on, outside, known, backing)

    def prepare(self, knowledge: Knowledge) -> None:
        """Index the stance words, the issues and the rules of KNOWLEDGE."""
        mentions = self.beside("parley_mentions", Mentions, knowledge)
        participants = Participants(mentions.book, Gazetteer())
        open_actors = OpenActors.of(knowledge, participants, mentions.local)
        self.finder = StanceFinder(knowledge, participants, open_actors, *self.settings)

    def annotate(self, doc: Doc) -> None:
        """Put the stances on DOC."""
        doc._.holders = []
        doc._.stances = [
            Stance(
                start=found.start,
                end=found.end,
                holder=found.holder,
                issue=found.issue,
                target=found.target,
                position=found.position,
                strength=found.strength,
                attributed_to=voice_of(doc, found.at),
                confidence=found.confidence,
                method=found.method,
                about=found.about,
            )
            for found in self.finder.find(doc)
            if found.confidence >= self.min_confidence
        ]
