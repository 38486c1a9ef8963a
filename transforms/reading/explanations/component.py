"""The spaCy component that finds the reasons which a text gives for outcomes of peace talks."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import AUTHOR, Knowledge
from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.component import Component
from parley.transforms.reading.explanations.finder import ExplanationFinder
from parley.transforms.reading.records import Explanation


@Language.factory(
    "parley_explanations",
    requires=["doc._.mentions", "doc._.attributions", "token.dep"],
    assigns=["doc._.explanations"],
)
class Explanations(Component):
    """Wordings of reasons beside causal cues and outcomes."""

    def prepare(self, knowledge: Knowledge) -> None:
        """Index the reasons, outcomes and cues of KNOWLEDGE."""
        self.finder = ExplanationFinder(knowledge)

    def annotate(self, doc: Doc) -> None:
        """Put the explanations on DOC."""
        doc._.explanations = [
            Explanation(
                start=given.start,
                end=given.end,
                outcome=given.outcome,
                reason=given.reason,
                attributed_to=next(iter(speaker_of(doc, given.start)), AUTHOR),
                confidence=given.confidence,
                method=given.method,
            )
            for given in self.finder.find(doc)
        ]
