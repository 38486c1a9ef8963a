"""Placeholder while being written."""
from __future__ import annotations
from spacy.language import Language
from spacy.tokens import Doc
from transforms.components.component import Component


@Language.factory("parley_attributions")
class Attributions(Component):
    def annotate(self, doc: Doc) -> None:
        pass
