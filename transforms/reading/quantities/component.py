"""The spaCy component that finds counts, ranges, terms and durations."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.component import Component
from parley.transforms.reading.quantities.read import read_quantities
from parley.transforms.reading.quantities.units import Units


@Language.factory(
    "parley_quantities",
    requires=["token.dep", "doc._.mentions", "doc._.events", "doc._.times", "doc._.attributions"],
    assigns=["doc._.quantities"],
)
class Quantities(Component):
    """Numbers with what they count, what they are about and whose word they are."""

    def prepare(self, knowledge: Knowledge) -> None:
        """Build the table of units from KNOWLEDGE."""
        self.units = Units(knowledge.units)

    def annotate(self, doc: Doc) -> None:
        """Put the quantities on DOC."""
        doc._.quantities = read_quantities(doc, self.units)
