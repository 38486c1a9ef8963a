"""The spaCy component that finds the reasons which a text gives for outcomes of peace talks."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from transforms.annotations import Explanation
from transforms.attributions.scope import speaker_of
from transforms.components.component import Component
from transforms.explanations.document import ExplanationFinder
from transforms.knowledge.knowledge import AUTHOR, Knowledge


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
