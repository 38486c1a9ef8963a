"""The spaCy component that finds counts, ranges, terms and durations."""

# Without `from __future__ import annotations`: spaCy checks settings against signatures.
from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.component import WeighingComponent
from parley.transforms.reading.quantities.read import read_quantities
from parley.transforms.reading.quantities.units import Units


@Language.factory(
    "parley_quantities",
    requires=[
        "token.dep",
        "doc._.mentions",
        "doc._.speakers",
        "doc._.participants",
        "doc._.events",
        "doc._.times",
        "doc._.attributions",
    ],
    assigns=["doc._.quantities"],
    default_config={"min_confidence": 0.0},
)
class Quantities(WeighingComponent):
    """Numbers with what they count, what they are about and whose word they are.

    Those below MIN_CONFIDENCE are left out.
    """

    def prepare(self, knowledge: Knowledge) -> None:
        """Build the table of units from KNOWLEDGE."""
        self.units = Units(knowledge.units)

    def annotate(self, doc: Doc) -> None:
        """Put the quantities on DOC."""
        doc._.quantities = [
            quantity
            for quantity in read_quantities(doc, self.units)
            if quantity.confidence >= self.min_confidence
        ]
