"""The layer of actors on parses written by hand, with the shipped knowledge and without a model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.actors.component import Mentions
from parley.transforms.reading.records import Source
from tests.transforms.parsed import parsed

Meet = Callable[..., Doc]


@pytest.fixture(scope="session")
def meet(vocab: Vocab, knowledge: Knowledge) -> Meet:
    """Find the actors in a parse: meet(lines, ents={"Oslo": "GPE"})."""
    component = Mentions(spacy.blank("en", vocab=vocab), "parley_mentions")
    component.prepare(knowledge)

    def meeting(lines: str, ents: Mapping[str, str] | None = None) -> Doc:
        doc = parsed(vocab, lines, ents)
        doc._.source = Source(published=dt.date(2022, 5, 1), published_precision="day")
        component.annotate(doc)
        return doc

    return meeting
