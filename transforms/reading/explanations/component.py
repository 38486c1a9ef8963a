"""The spaCy component that finds the reasons which a text gives for outcomes of peace talks."""

# Without `from __future__ import annotations`: spaCy checks settings against signatures.
from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.attributions.scope import voice_of
from parley.transforms.reading.component import WeighingComponent
from parley.transforms.reading.explanations.finder import ExplanationFinder
from parley.transforms.reading.records import Explanation


@Language.factory(
    "parley_explanations",
    requires=[
        "doc._.mentions",
        "doc._.speakers",
        "doc._.participants",
        "doc._.attributions",
        "doc._.read_reasons",
        "token.dep",
    ],
    assigns=["doc._.explanations"],
    default_config={"min_confidence": 0.0, "sure": 0.6},
)
class Explanations(WeighingComponent):
    """Wordings of reasons beside causal cues and outcomes; not those below MIN_CONFIDENCE.

    Of a conflict that no codebook holds they are those of the trained reader that are SURE.
    """

    def __init__(self, nlp: Language, name: str, min_confidence: float, sure: float) -> None:
        super().__init__(nlp, name, min_confidence)
        self.sure = sure

    def prepare(self, knowledge: Knowledge) -> None:
        """Index the reasons, outcomes and cues of KNOWLEDGE."""
        self.finder = ExplanationFinder(knowledge, self.sure)

    def annotate(self, doc: Doc) -> None:
        """Put the explanations on DOC."""
        doc._.explanations = [
            Explanation(
                start=given.start,
                end=given.end,
                outcome=given.outcome,
                reason=given.reason,
                attributed_to=voice_of(doc, given.start),
                confidence=given.confidence,
                method=given.method,
            )
            for given in self.finder.find(doc)
            if given.confidence >= self.min_confidence
        ]
