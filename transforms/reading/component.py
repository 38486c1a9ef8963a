"""What our spaCy components have in common: knowledge comes in by `initialize`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import Knowledge


class Component:
    """A rule component: `initialize` gives it the knowledge, a call annotates a Doc.

    Subclasses build what they need in `prepare` and write their records in `annotate`.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp, self.name = nlp, name
        self.ready = False

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Any]] | None = None,
        *,
        nlp: Language | None = None,
        knowledge: Knowledge,
    ) -> None:
        """Take KNOWLEDGE; the signature is that of spaCy's own components."""
        self.prepare(knowledge)
        self.ready = True

    def prepare(self, knowledge: Knowledge) -> None:
        """Build matchers and tables from KNOWLEDGE."""

    def annotate(self, doc: Doc) -> None:
        """Write this component's records on DOC."""
        raise NotImplementedError

    def __call__(self, doc: Doc) -> Doc:
        if not self.ready:
            raise ValueError(f"{self.name} needs knowledge: call its initialize first.")
        self.annotate(doc)
        return doc
